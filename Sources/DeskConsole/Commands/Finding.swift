import ClaimModel
import EditorialDesk

/// Lists claims alike to the one in hand.
struct FindSimilar: Command {
  static let name = "similar"
  static let synopsis = "similar"
  static let summary = "List claims alike to this one"
  static let example = "similar"

  init(_ arguments: Arguments) throws { try Self.end(arguments) }

  func run(on session: inout Session) throws -> [Line] {
    let claim = try session.claim()
    let found = try session.desk.similar(to: claim.wording, limit: 9).filter {
      $0.claim != claim.id
    }
    guard !found.isEmpty else { return Line.plain("No claim here is like it.") }
    return found.flatMap { Line.field($0.claim.short, $0.wording, wide: 12) }
  }
}

/// Lists what holds all the words given.
struct FindWords: Command {
  static let name = "find"
  static let synopsis = "find WORDS"
  static let summary = "Find claims, documents and notes by their words"
  static let example = "find sanctions"

  let words: String

  init(_ arguments: Arguments) throws { words = try Self.text(arguments) }

  func run(on session: inout Session) throws -> [Line] {
    let hits = try session.desk.find(words, limit: 10)
    guard !hits.isEmpty else { return Line.plain("Nothing here has all these words.") }
    return hits.flatMap { hit in
      Line.field("\(Columns.padded(hit.kind, to: 10))\(hit.name.prefix(10))", hit.snippet, wide: 22)
    }
  }
}
