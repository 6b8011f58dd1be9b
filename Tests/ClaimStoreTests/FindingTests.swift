import AnnotationSync
import ClaimModel
import ClaimStore
import DeskTestSupport
import Testing

@Suite("Finding by words")
struct FindingTests {
  private let desk: Store
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    desk = try folder.desk()
    try desk.actOfAmara { act in
      for wording in [
        "Sanctions were not among the subjects.", "They spoke near the border OR at sea.",
        "Trade and \u{E9}conomie were.", "Der Zoll stieg um 12 % auf 3,5 Milliarden.",
      ] {
        try act.write(OperationDraft(.claimAdd, with: ["wording": .string(wording)]))
      }
    }
  }

  private func found(_ words: String) throws -> [String] {
    try desk.read { try $0.find(words) }.map(\.snippet)
  }

  @Test(
    "takes every word as a word",
    arguments: [
      "sanctions", "\"sanctions", "sanctions\"", "\"\"sanctions\"\"", "sanctions*", "*sanctions",
      "sanctions)", "(sanctions", "^sanctions", "-sanctions",
      "body:sanctions".replacing("body:", with: ""),
      "sanctions;", "'sanctions'", "sanctions -- ", "sanction",
    ])
  func takesWordsAsWords(query: String) throws {
    #expect(try found(query).count == 1)
  }

  @Test(
    "does no harm with what would be an operator",
    arguments: [
      "NEAR(", "NEAR(sanctions trade)", "sanctions NOT trade", "sanctions AND", "OR", "AND", "NOT",
      "body:", "{body}: sanctions", "sanctions + trade", "a\0b", "\u{1B}[31m",
      "'; DROP TABLE claim; --",
      "\"", "\"\"\"", "*", "(((((", "",
    ])
  func doesNoHarm(query: String) throws {
    let before = try desk.state()
    _ = try found(query)
    #expect(try desk.state() == before)
  }

  @Test func `finds a word that is an operator elsewhere`() throws {
    #expect(try found("OR").count == 1)
    #expect(try found("spoke OR sea").count == 1)
    #expect(try found("sanctions OR trade").isEmpty)
  }

  @Test func `needs all the words, in any order`() throws {
    #expect(try found("subjects sanctions").count == 1)
    #expect(try found("subjects trade").isEmpty)
  }

  @Test func `finds letters with and without their marks, in either spelling`() throws {
    for query in ["économie", "e\u{301}conomie", "ECONOMIE"] {
      #expect(try found(query).count == 1, "\(query)")
    }
    #expect(try found("12 3,5").count == 1)
  }

  @Test func `finds a claim by its new wording and no longer by the old one`() throws {
    let claim = try #require(try desk.read { try $0.find("border") }.first)
    try desk.actOfAmara { act in
      _ = try act.write(
        OperationDraft(.claimWord, on: claim.name, with: ["wording": "They met on a ship."]))
    }
    #expect(try found("ship").count == 1)
    #expect(try found("border").isEmpty)
  }

  @Test func `finds a note until it is taken back`() throws {
    let claim = try #require(try desk.read { try $0.find("border") }.first)
    let note = try desk.actOfAmara { act in
      try act.write(OperationDraft(.noteAdd, on: claim.name, with: ["text": "Ask the harbour."]))
    }
    let hit = try #require(try desk.read { try $0.find("harbour") }.first)
    #expect(hit.kind == "note")
    #expect(hit.name == note.id.text)
    try desk.actOfAmara { act in
      _ = try act.write(OperationDraft(.noteWithdraw, on: note.id.text, with: .object([])))
    }
    #expect(try found("harbour").isEmpty)
  }

  @Test func `lists what is found alike whenever it came`() throws {
    let other = try folder.desk()
    let lines = try desk.state().shared.split(separator: 0x0A).reversed()
    for line in lines { try other.merge([Array(line) + [0x0A]]) }
    for query in ["were", "the", "sanctions", "at"] {
      let here = try desk.read { try $0.find(query) }.map { "\($0.kind) \($0.name) \($0.snippet)" }
      let there = try other.read { try $0.find(query) }.map {
        "\($0.kind) \($0.name) \($0.snippet)"
      }
      #expect(here == there, "\(query)")
    }
  }

  @Test func `has a history in which nothing comes before what it replaces`() throws {
    let files = try Array(Fixture.phoneCallBytes().reversed())
    try desk.merge(files)
    for claim in try desk.read({ try $0.claimNames() }) {
      let history = try desk.read { try $0.history(of: claim.text, .claim) }
      var seen: Set<OperationID> = []
      var ends: [Chain: Int] = [:]
      for (operation, _) in history {
        let later = operation.over.filter { id in history.contains { $0.operation.id == id } }
        #expect(seen.isSuperset(of: later))
        #expect(operation.number > ends[operation.chain, default: 0])
        ends[operation.chain] = operation.number
        seen.insert(operation.id)
      }
      #expect(seen.count == history.count)
      let replaced = Set(history.flatMap(\.operation.over))
      #expect(history.allSatisfy { $0.isReplaced == replaced.contains($0.operation.id) })
    }
  }
}
