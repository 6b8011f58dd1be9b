import ArgumentParser
import ClaimModel
import EditorialDesk

/// What a shell may put in where a command line names something of a desk.
///
/// It is read from the desk that the line is about: `--desk`, else as for every command. Where that cannot be
/// opened nothing is offered, since a shell has no place for an error.
enum DeskCompletion {
  static var claims: CompletionKind {
    .custom { words, _, begun in
      offers(words) { try $0.claimNames(beginningWith: begun, limit: most).map(\.text) }
    }
  }

  static var documents: CompletionKind {
    .custom { words, _, begun in
      offers(words) { desk in
        let names = try desk.documents().lazy.map(\.id.text)
        return Array(names.filter { $0.hasPrefix(begun) }.prefix(most))
      }
    }
  }

  /// The grades of the desk's scale.
  static var ratings: CompletionKind {
    .custom { words, _, _ in offers(words) { try $0.scale().grades.map(\.name) } }
  }

  /// More than a person would look through.
  private static let most = 200

  private static func offers(_ words: [String], _ read: (Desk) throws -> [String]) -> [String] {
    (try? read(Desk.open(at: namedDesk(in: words)))) ?? []
  }

  /// The desk that a command line names with `--desk`; `nil` where it names none.
  private static func namedDesk(in words: [String]) -> String? {
    let option = "--desk"
    if let place = words.firstIndex(of: option), place + 1 < words.count { return words[place + 1] }
    return words.first { $0.hasPrefix(option + "=") }.map { String($0.dropFirst(option.count + 1)) }
  }
}
