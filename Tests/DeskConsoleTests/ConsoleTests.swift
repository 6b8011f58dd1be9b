import ClaimModel
import EditorialDesk
import Testing

@testable import DeskConsole

@Suite("The prompt")
struct ConsoleTests {
  let room: ReviewRoom
  var amara: Sitting

  init() throws {
    room = try ReviewRoom()
    amara = try room.sitting("amara")
  }

  /// Every name that the contract promises.
  static let promised = [
    "next", "prev", "open", "show", "context", "accept", "reject", "reword", "attribute", "rate",
    "evidence", "note", "query", "answer", "tag", "similar", "quotes", "find", "history", "undo",
    "redo", "conflicts", "resolve", "rule", "gate", "merge", "share", "report", "queue",
    "progress", "who", "scale", "policy", "help", "quit",
  ]

  @Test(arguments: ["", "   ", "\t", "# a remark", "  #true 90"])
  mutating func `does nothing for a blank line or a remark`(line: String) throws {
    let before = try amara.desk.digest()
    #expect(try amara.type(line).isEmpty)
    #expect(try amara.desk.digest() == before)
  }

  @Test mutating func `knows every promised name, in help and on the line`() throws {
    let help = try amara.type("help")
    for name in Self.promised {
      #expect(help.contains { $0.hasPrefix("  \(name) ") }, "help does not list \(name)")
      #expect(try amara.type("help \(name)").count >= 3, "help \(name) says too little")
      #expect(try amara.console.completions(for: name).contains(name))
    }
  }

  private static let givingWay = Set(
    CommandTable.families.flatMap(\.commands).filter { $0.givesWay }.map { $0.name })

  @Test mutating func `takes any beginning that only one word has`() throws {
    let words = CommandTable(.standard).names
    #expect(Set(words).isSuperset(of: Self.promised))
    for word in words {
      for length in 1...word.count {
        let short = String(word.prefix(length))
        let begun = words.contains(short) ? [short] : words.filter { $0.hasPrefix(short) }
        // A command that came later gives way to those whose beginnings were promised.
        let firm = begun.filter { !Self.givingWay.contains($0) }
        let meant = firm.isEmpty ? begun : firm
        if meant.count == 1 {
          #expect(try amara.type("help \(short)") == amara.type("help \(meant[0])"))
        } else {
          #expect(throws: ConsoleError.self) { try amara.type("help \(short)") }
        }
      }
    }
  }

  @Test mutating func `names what a short word may be, ratings among the commands`() throws {
    #expect { try amara.type("t") } throws: { error in
      guard case ConsoleError.ambiguous("t", let matches) = error else { return false }
      return Set(matches) == ["tag", "tick", "true"]
    }
  }

  @Test mutating func `takes a slip of the finger for what it is`() throws {
    #expect(throws: ConsoleError.unknownCommand("evdience", near: ["evidence"])) {
      try amara.type("evdience supports 1")
    }
    #expect(throws: ConsoleError.unknownCommand("zzzzzz", near: [])) { try amara.type("zzzzzz") }
  }

  @Test mutating func `leaves when asked to`() throws {
    #expect(try !amara.console.run("show").isLeaving)
    #expect(try amara.console.run("quit").isLeaving)
  }

  @Test mutating func `says with every error what was not changed`() throws {
    let lines = [
      "rate", "true 140 too sure", "true 0.9 too exact", "rate maybe", "open", "open ????",
      "context x",
      "evidence", "evidence supports", "evidence \"no end", "evidence s 1", "evidence supports 9",
      "evidence supports \"words that stand nowhere\"", "resolve", "resolve 1", "resolve x",
      "answer",
      "answer 1 text", "reword", "note", "query", "query writer:", "tag", "find", "rule",
      "rule true",
      "rule true because", "merge", "merge nothing.jsonl", "share", "share city.stet", "report",
      "report markdown", "report parchment x", "next week", "help zz", "queue what", "undo it",
      "redo",
      "attribute", "attribute ,,",
    ]
    let before = try amara.desk.digest()
    for line in lines {
      #expect { try amara.type(line) } throws: { error in
        guard let error = error as? any ActionableError else { return false }
        return !error.problem.isEmpty && error.remedy.contains("nothing was")
          || error.remedy.contains("no ruling was")
      }
    }
    #expect(try amara.desk.digest() == before)
  }

  @Test mutating func `shows at the start a claim to begin with, and what is left`() throws {
    let opening = try amara.console.opening().lines
    let first = try #require(opening.first)
    #expect(first.contains("1/") || first.contains("/"))
    #expect(opening.last?.contains("`help` says what to type") ?? false)
    #expect(amara.console.prompt.hasPrefix("stet "))
    #expect(amara.console.prompt.hasSuffix("> "))
  }

  @Test func `says on an empty desk how to begin, and has no claim to work on`() throws {
    let desk = try room.desk("amara", file: "empty.stet")
    var sitting = try Sitting(desk)
    #expect(try sitting.console.opening().lines.joined().contains("stet ingest"))
    #expect(sitting.console.prompt == "stet> ")
    for line in ["next", "show", "accept", "true 90", "note x", "gate", "quotes", "context"] {
      #expect(throws: ConsoleError.noCurrentClaim) { try sitting.type(line) }
    }
    #expect(try sitting.type("queue") == ["Nothing waits."])
    try room.takeIn(ReviewRoom.harbour, outlet: "Harbour Post", on: desk)
    #expect(try !sitting.type("next").isEmpty)
  }

  @Test func `carries colour only when asked to`() throws {
    let desk = try room.desk("amara")
    var plain = try Sitting(desk)
    var coloured = try Sitting(desk, usesColour: true)
    let escape = "\u{1B}["
    #expect(try !plain.type("show").joined().contains(escape))
    let lines = try coloured.type("show")
    #expect(lines.joined().contains(escape))
    #expect(lines.filter { $0.contains(escape) }.allSatisfy { $0.contains("\u{1B}[0m") })
  }

  @Test mutating func `completes commands, ratings, names and what a command knows`() throws {
    func completions(_ line: String) throws -> [String] { try amara.console.completions(for: line) }
    #expect(try completions("mo") == ["mostly-true", "mostly-false"])
    #expect(try completions("rate mostly-f") == ["mostly-false"])
    #expect(try completions("evidence ").prefix(4) == ["supports", "refutes", "context", "silent"])
    #expect(try completions("evidence supports ").contains { $0.count == 10 })
    #expect(try completions("open ") == amara.desk.walk().map(\.short))
    #expect(try completions("report m") == ["markdown"])
    #expect(try completions("help ev") == ["evidence"])
    #expect(try completions("attribute Edda Lund, in H") == ["Harbour Post"])
    #expect(try completions("note any").isEmpty)
    #expect(try completions("nonsense any").isEmpty)
  }
}
