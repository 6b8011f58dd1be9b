import ClaimModel

/// What the texts of an exchange are called in files where a text's name is a file's: by the names that marks in
/// them have from there, see ``MarkName/name``, or as on the desk.
struct TextNames {
  private var names: [ExactText: String] = [:]

  init(_ layers: [StandoffLayer]) {
    var given: [ExactText: Set<ExactText>] = [:]
    for layer in layers {
      let texts = layer.claims.flatMap { $0.names.values.compactMap(Self.text) }
      given[ExactText(layer.document.key), default: []].formUnion(texts.map { ExactText($0) })
    }
    // A name that two texts have, and the second name of a text, would lead to another one.
    let uses = given.values.joined().reduce(into: [:]) { $0[$1, default: 0] += 1 }
    for (document, texts) in given {
      guard let only = texts.first, texts.count == 1, uses[only] == 1, given[only] == nil else {
        continue
      }
      names[document] = only.text
    }
  }

  func name(of document: ExchangedDocument) -> String {
    names[ExactText(document.key)] ?? document.key
  }

  /// What of a text's name is kept with its marks: nothing of one that is a document's, as that is its own.
  static func kept(_ name: String) -> String { DocumentID(name) == nil ? name : "" }

  /// What the text is called that a mark's whole name tells of.
  private static func text(_ name: String) -> String? {
    name.lastIndex(of: "/").map { String(name[..<$0]) }.flatMap(\.filled)
  }

  /// What a mark is called within its text.
  static func mark(_ name: String) -> String {
    name.lastIndex(of: "/").map { String(name[name.index(after: $0)...]) } ?? name
  }
}

extension StandoffLayer {
  /// What its marks are called within their text.
  var markNames: [String] { claims.flatMap { $0.names.values.map(TextNames.mark) } }
}
