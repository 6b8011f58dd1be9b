public import ClaimModel

extension Desk.DocumentCoverage {
  /// The object that `stet cover --json` prints.
  public var json: JSONValue {
    [
      "document": .string(document.id.text), "title": document.title.map { .string($0) } ?? .null,
      "ticked": .int(coverage.count(.ticked)), "exempt": .int(coverage.count(.exempt)),
      "open": .int(coverage.count(.open)), "boilerplate": .int(coverage.boilerplate),
      "versions": .array(versions.map { .string($0.text) }),
      "sentences": .array(coverage.sentences.map(\.json)),
    ]
  }
}

extension Coverage.Sentence {
  /// One of the `sentences` of a coverage.
  fileprivate var json: JSONValue {
    var (claims, by, because, carried, contested):
      ([JSONValue], JSONValue, JSONValue, JSONValue, Bool)
    (claims, by, because, carried, contested) = ([], .null, .null, .null, false)
    switch reason {
    case .claims(let names): claims = names.map { .string($0.text) }
    case .mark(let mark):
      by = .string(mark.by.name)
      because = mark.because.isEmpty ? .null : .string(mark.because)
    case .carried(let document): carried = .string(document.text)
    case .contested: contested = true
    case nil: break
    }
    return [
      "number": .int(number), "start": .int(span.start), "end": .int(span.end),
      "text": .string(text), "kind": .string(kind), "state": .string(state.rawValue),
      "claims": .array(claims), "by": by, "because": because, "carried_from": carried,
      "contested": .bool(contested),
    ]
  }
}
