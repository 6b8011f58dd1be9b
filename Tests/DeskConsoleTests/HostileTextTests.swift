import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@testable import DeskConsole

@Suite("Text from outside at the prompt")
struct HostileTextTests {
  let room: ReviewRoom

  init() throws { room = try ReviewRoom() }

  /// An escape sequence, a bidirectional override, a carriage return, a bell, a C1 control.
  static let poison =
    "fine \u{1B}[2Jwords \u{202E}txet\u{2066} \r\n\u{7}\u{9B}31m\u{200B}\u{FEFF} end"

  private func isSafe(_ line: String) -> Bool {
    line.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
  }

  @Test func `never reaches the terminal as it is, by any command`() throws {
    let desk = try room.desk("amara")
    let document = try room.takeIn(
      "Poison \(Self.poison)\n\nThe mayor \(Self.poison) said it will cost 12 million euros.",
      outlet: Self.poison, on: desk)
    let claim = try desk.addClaim(words: "it will cost 12 million euros", in: document)
    try desk.reword(claim, to: Self.poison)
    try desk.attribute(claim, to: Attribution(speaker: Self.poison, outlet: Self.poison))
    try desk.tag(claim, adding: [Self.poison], removing: [])
    _ = try desk.addNote(Self.poison, to: claim)
    _ = try desk.ask(Self.poison, to: Self.poison, about: claim)
    _ = try desk.offer(
      .init(
        stance: .supports,
        source: .outside(url: "", title: Self.poison, quote: Self.poison),
        origin: Self.poison, note: Self.poison), on: claim)
    _ = try room.desk("boris").rate(claim, .init(rating: "false", rationale: Self.poison))
    var amara = try Sitting(desk)
    try amara.type("open \(claim.text)")
    for line in [
      "show", "show evidence", "show reveal", "context 3", "history", "gate", "queue", "similar",
      "quotes", "find fine", "conflicts", "who", "true 90 \(Self.poison)", "undo", "redo",
      "note \(Self.poison)", "reword \(Self.poison)", "attribute \(Self.poison)",
      "tag +\(Self.poison)",
      "query \(Self.poison)", "show all", "cover", "exempt \(Self.poison)", "cover show", "sweep",
    ] {
      for shown in try amara.type(line) { #expect(isSafe(shown), "\(line): \(shown)") }
    }
  }

  @Test func `is safe in errors too`() throws {
    var amara = try room.sitting("amara")
    for line in [
      Self.poison, "open \(Self.poison)", "rate \(Self.poison)", "evidence supports \(Self.poison)",
      "evidence \"x\" \(Self.poison)", "report \(Self.poison) x", "queue \(Self.poison)",
      "share \(Self.poison).stet", "merge \(Self.poison)", "help \(Self.poison)",
    ] {
      #expect { try amara.type(line) } throws: { error in
        guard let error = error as? any ActionableError else { return false }
        return isSafe(error.problem + error.remedy + (error.place ?? ""))
      }
    }
  }

  @Test func `of any kind is read without harm, and replies stay narrow`() throws {
    var amara = try room.sitting("amara")
    var generator = SeededGenerator(seed: 20_170_128)
    let pieces = [
      "evidence", "supports", "\"", "“", "”", "rate", "true", "tag", "+", "-", "resolve", "open",
      "1",
      "-1", "999999999999999999999", "%", ",", "in", "from", "note", "\u{301}", "👩‍👩‍👧", "漢字", "\u{1B}",
      " ",
      " ", " ", "attribute", "by", "#", "show", "help", "\u{0}",
    ]
    for _ in 1...400 {
      let count = Int.random(in: 1...9, using: &generator)
      let line = (0..<count).map { _ in pieces[Int.random(in: pieces.indices, using: &generator)] }
        .joined(separator: Bool.random(using: &generator) ? " " : "")
      // What is refused is refused with an error; nothing may trap.
      let reply = (try? amara.type(line)) ?? []
      #expect(reply.allSatisfy { isSafe($0) || $0.contains("\u{200D}") }, "\(line)")
      #expect(reply.allSatisfy { Columns.width($0) <= 80 }, "\(line)")
    }
  }

  @Test func `of a quarter of a megabyte is read and wrapped`() throws {
    let many = 50_000
    for text in [
      String(repeating: "\" ", count: many), String(repeating: "a,", count: many),
      String(repeating: "word ", count: many), String(repeating: "x", count: many),
      String(repeating: "“” ", count: many), String(repeating: " ", count: many),
    ] {
      _ = Attribution(phrase: text)
      _ = try? EvidencePhrase(Arguments("supports \"\(text)", of: "evidence"))
      _ = try? EvidencePhrase(Arguments("supports 1 from \(text)", of: "evidence"))
      _ = Line.field("claim", text)
      #expect(Columns.wrap(text, to: 70).allSatisfy { $0.count <= 70 })
      _ = Columns.cutStart(text, to: 70)
      _ = Prefix.near(text, among: ["evidence"])
    }
  }
}
