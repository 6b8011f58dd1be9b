import ClaimModel
import DeskConsole
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

@Suite("Completion")
struct CompletionTests {
  let room: ReviewRoom
  var amara: Sitting

  init() throws {
    room = try ReviewRoom()
    amara = try room.sitting("amara")
  }

  private func texts(_ line: String) throws -> [String] {
    try amara.console.completion(of: line).candidates.map(\.text)
  }

  /// What the line has become when Tab was pressed at its end; `nil` where nothing is put in.
  private func tab(_ line: String) throws -> String? {
    guard case .insert(let text, let replaced) = try amara.console.completion(of: line).step else {
      return nil
    }
    return String(String.UnicodeScalarView(line.unicodeScalars.dropLast(replaced))) + text
  }

  @Test func `puts in the one word that fits, and what all have in common of several`() throws {
    #expect(try tab("evid") == "evidence ")
    #expect(try tab("  evid") == "  evidence ")
    #expect(try tab("mostl") == "mostly-")
    #expect(try amara.console.completion(of: "mostly-").step == .list)
    #expect(try amara.console.completion(of: "nonsense").step == .nothing)
    #expect(try tab("EVID") == "evidence ")
  }

  @Test func `looks only at what stands before the cursor`() throws {
    let line = "rate mostly-f because"
    let completion = try amara.console.completion(of: line, at: 13)
    #expect(completion.step == .insert("mostly-false ", replacing: 8))
    #expect(try amara.console.completion(of: "évid", at: 0).candidates.count > 30)
    #expect(try amara.console.completion(of: "evid", at: -3).candidates.count > 30)
    #expect(
      try amara.console.completion(of: "evid", at: 900).step == .insert("evidence ", replacing: 4))
  }

  @Test mutating func `changes nothing and says nothing that is hidden`() throws {
    let before = try amara.desk.digest()
    for line in ["", "open ", "evidence ", "evidence s ", "tag ", "answer ", "merge ", "rule "] {
      _ = try amara.console.completion(of: line)
    }
    #expect(try amara.desk.digest() == before)
    let boris = try room.desk("boris")
    _ = try boris.rate(try amara.claim().id, .init(rating: "false", rationale: "hidden words"))
    for line in ["open ", "evidence ", "queue "] {
      let hints = try amara.console.completion(of: line).candidates.map(\.hint)
      #expect(!hints.contains { $0.contains("hidden words") })
    }
  }

  @Test mutating func `shows beside a claim's name its wording, beside a number the evidence`()
    throws
  {
    let claim = try amara.claim()
    let opened = try amara.console.completion(of: "open \(claim.id.text.prefix(4))")
    #expect(opened.candidates.map(\.hint) == [claim.wording])
    #expect(opened.step == .insert("\(claim.id.short) ", replacing: 4))
    try amara.type("evidence supports https://example.org/a title The ledger")
    let cited = try amara.console.completion(of: "evidence ").candidates
    #expect(cited.map(\.text).prefix(5) == ["supports", "refutes", "context", "silent", "1"])
    #expect(cited.last?.hint.contains("The ledger") ?? false)
    try amara.type("query writer: Who counted it?")
    #expect(
      try amara.console.completion(of: "answer ").candidates.map(\.hint) == [
        "to writer: Who counted it?"
      ])
  }

  @Test mutating func `knows tags, outlets of several words, and documents`() throws {
    try amara.type("tag +budget +\"two words\"")
    #expect(try texts("tag -b") == ["-budget"])
    #expect(try texts("tag ") == ["-budget", "-\"two words\""])
    let other = try amara.desk.addClaim(wording: "Another claim.")
    try amara.type("open \(other.text)")
    #expect(try texts("tag +b") == ["+budget"])
    #expect(try texts("tag b") == ["budget"])
    #expect(
      try tab("attribute Edda Lund, unnamed, in Harb")
        == "attribute Edda Lund, unnamed, in Harbour Post ")
    #expect(try tab("attribute Edda Lund, in Harbour P") == "attribute Edda Lund, in Harbour Post ")
    #expect(try texts("attribute Edda Lund, in Harbour Post, on ").isEmpty)
    let document = try #require(try amara.desk.documents().first)
    #expect(try texts("evidence silent \(document.id.text.prefix(3))") == [document.id.short])
    #expect(try texts("evidence supports 1 in ") == [document.id.short])
    #expect(try texts("evidence supports 1 pr") == ["primary"])
  }

  @Test func `knows files and folders, in quotation marks where it must be`() throws {
    let folder = room.file("mail")
    try FileManager.default.createDirectory(
      atPath: folder + "/from boris", withIntermediateDirectories: true)
    for name in ["chen.jsonl", "der Bär.jsonl", ".hidden", "bell\u{7}.jsonl"] {
      _ = FileManager.default.createFile(atPath: "\(folder)/\(name)", contents: nil)
    }
    #expect(
      try texts("merge \(folder)/") == [
        "\(folder)/chen.jsonl", "\"\(folder)/der Bär.jsonl\"", "\"\(folder)/from boris/",
      ])
    #expect(try tab("merge \(folder)/ch") == "merge \(folder)/chen.jsonl ")
    #expect(try tab("merge a.jsonl \"\(folder)/fr") == "merge a.jsonl \"\(folder)/from boris/")
    #expect(try tab("share \(folder)/der B") == "share \"\(folder)/der Bär.jsonl\" ")
    #expect(try tab("report markdown \(folder)/ch") == "report markdown \(folder)/chen.jsonl ")
    #expect(try texts("merge \(folder)/nowhere/").isEmpty)
    #expect(try texts("merge \(folder)/.h") == ["\(folder)/.hidden"])
  }

  @Test func `offers nothing that a terminal would obey`() throws {
    let desk = amara.desk
    let claim = try desk.addClaim(wording: "A \u{1B}[2J claim.")
    try desk.tag(claim, adding: ["evil\u{1B}[2Jtag", "good"], removing: [])
    try room.takeIn("Words of another article.", outlet: "Evil\u{202E} Post", on: desk)
    #expect(try texts("tag +") == ["+good"])
    #expect(try texts("attribute X, in ") == ["Harbour Post"])
    let listing = try amara.console.completion(of: "open ").listing(columns: 80, rows: 20)
    #expect(!listing.joined().contains("\u{1B}"))
    #expect(listing.contains { $0.contains("⟨U+001B⟩") })
  }

  @Test func `lists no more than fits, in columns or beside hints`() throws {
    for number in 1...250 { _ = try amara.desk.addClaim(wording: "Claim \(number) 橋について") }
    let claims = try amara.console.completion(of: "open ")
    #expect(claims.candidates.count == Completion.most)
    #expect(claims.isCut)
    for (columns, rows) in [(80, 22), (20, 4), (1, 1), (200, 500)] {
      let lines = claims.listing(columns: columns, rows: rows)
      #expect(lines.count <= max(2, rows) + 1)
      #expect(lines.dropLast().allSatisfy { Completion.width(of: $0) < max(21, columns) })
      #expect(lines.last?.hasSuffix("more: type on, then Tab") ?? false)
    }
    let commands = try amara.console.completion(of: "").listing(columns: 80, rows: 22)
    #expect(commands.count < 14)
    #expect(commands.allSatisfy { Completion.width(of: $0) < 80 })
  }
}
