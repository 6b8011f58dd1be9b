public import ClaimModel

extension SourceDocument {
  /// A line of `document list --json`.
  public var value: JSONValue {
    func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
    return [
      "document": .string(id.text), "title": text(title), "url": text(url), "outlet": text(outlet),
      "author": text(author), "published": text(published),
      "origins": .array(origins.map { .string($0) }), "present": .bool(isPresent),
      "has_text": .bool(hasText),
    ]
  }
}
