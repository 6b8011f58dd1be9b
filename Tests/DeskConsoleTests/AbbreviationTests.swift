import ClaimModel
@testable import DeskConsole
import Testing

@Suite("A shortened command")
struct AbbreviationTests {
  private static let table = CommandTable(Scale.standard)

  /// The words that the prompt has promised from the start, with the standard scale's ratings.
  private static let promised = [
    "next", "prev", "open", "show", "context", "accept", "reject", "reword", "attribute", "rate",
    "evidence", "note", "query", "answer", "tag", "similar", "quotes", "find", "history", "undo",
    "redo", "conflicts", "resolve", "rule", "gate", "merge", "share", "report", "queue", "progress",
    "who", "scale", "policy", "help", "quit",
  ]

  private static func beginnings(of word: String) -> [String] {
    (1...word.count).map { String(word.prefix($0)) }
  }

  @Test(arguments: table.names)
  func `is the one command that begins so, or is answered by naming all of them`(word: String) {
    for short in Self.beginnings(of: word) {
      let candidates = Self.table.names.filter { $0.hasPrefix(short) }
      do {
        let meant = try Self.table.entry(for: short).name
        let others = candidates.filter { $0 != meant }
        // A whole word is itself; else only those that came later give way.
        #expect(meant.hasPrefix(short))
        #expect(
          meant == short || others.allSatisfy(Self.givesWay), "'\(short)' is taken for \(meant)")
      } catch {
        guard case .ambiguous(short, let matches) = error else {
          Issue.record("'\(short)': \(error)")
          continue
        }
        #expect(matches.count > 1 && matches.allSatisfy { $0.hasPrefix(short) })
        #expect(candidates.filter { !matches.contains($0) }.allSatisfy(Self.givesWay))
      }
    }
  }

  @Test(arguments: promised)
  func `means what was promised wherever only one of the promised words begins so`(
    word: String
  ) throws {
    let words = Self.promised + Scale.standard.grades.map(\.name)
    for short in Self.beginnings(of: word) where words.count(where: { $0.hasPrefix(short) }) == 1 {
      #expect(try Self.table.entry(for: short).name == word, "\(short)")
    }
  }

  private static func givesWay(_ word: String) -> Bool {
    CommandTable.families.flatMap(\.commands).contains { $0.name == word && $0.givesWay }
  }
}
