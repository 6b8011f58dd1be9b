import ClaimModel
import EditorialDesk
import Testing

@testable import DeskConsole

@Suite("A card on a screen of 80 by 24")
struct CardScreenTests {
  let room: ReviewRoom
  var amara: Sitting

  init() throws {
    room = try ReviewRoom()
    amara = try room.sitting("amara")
  }

  /// A claim that has much of everything.
  private mutating func crowd(with text: String) throws -> ClaimID {
    let claim = try amara.claim().id
    try amara.desk.reword(claim, to: text)
    try amara.desk.attribute(claim, to: Attribution(speaker: text, channel: text, outlet: text))
    try amara.desk.tag(claim, adding: ["\(text) 1", "\(text) 2"], removing: [])
    for number in 1...9 {
      _ = try amara.desk.offer(
        .init(
          stance: .supports,
          source: .outside(url: "https://a.example/\(number)", title: text, quote: text),
          origin: text, isPrimary: true), on: claim)
      _ = try amara.desk.ask(text, to: "writer", about: claim)
      _ = try amara.desk.addNote(text, to: claim)
      let other = try room.desk("annotator \(number)")
      _ = try other.rate(
        claim, .init(rating: number > 3 ? "true" : "false", rationale: text))
    }
    _ = try amara.desk.rate(claim, .init(rating: "true", rationale: text))
    try room.desk("boris").rule(claim, "true", because: text)
    return claim
  }

  private static let texts = [
    String(repeating: "Donaudampfschifffahrt ", count: 80), String(repeating: "x", count: 5_000),
    String(repeating: "漢字を書く。", count: 400), String(repeating: "قالت الحكومة إن ", count: 200),
    String(repeating: "👩‍👩‍👧 👍🏽 🇪🇺 ❤️ ", count: 200),
    String(repeating: "a\u{301}\u{327}\u{20DD}", count: 900),
    String(repeating: "한국어 ", count: 300), "e" + String(repeating: "\u{301}", count: 4_000),
    String(repeating: "\u{1B}[31m\u{202E}\r\n", count: 100),
  ]

  @Test(arguments: texts)
  mutating func `fits, whatever was written, and says how to see the rest`(text: String) throws {
    let claim = try crowd(with: text)
    let card = try amara.type("open \(claim.text)")
    #expect(card.count <= Columns.height)
    #expect(card.allSatisfy { Columns.width($0) <= 80 })
    let more = try #require(card.last)
    #expect(more.hasPrefix("more"))
    #expect(more.contains("`show all`: the whole wording"))
    #expect(card.contains { $0.hasPrefix("gate") })
    #expect(card.contains { $0.contains("1 supports") })
    let whole = try amara.type("show all")
    #expect(whole.count > card.count)
    #expect(!whole.contains { $0.hasPrefix("more") })
    #expect(whole.count { $0.contains(" supports") } >= 9)
  }

  @Test mutating func `shows a small claim whole, and its paragraph around it`() throws {
    let card = try amara.read("show")
    #expect(!card.contains("show all"))
    #expect(
      card.contains(
        "The council approved the new bridge on Monday. «It will cost 12 million euros», the city "
          + "treasury said in a statement. Mayor Edda Lund said"))
  }

  @Test mutating func `cuts a long paragraph on both sides, and keeps the words`() throws {
    let side = String(
      repeating: "Many words stand around what is claimed, and none of them matter. ", count: 40)
    let document = try room.takeIn(
      "A long report about a bridge\n\n\(side)The bridge will cost a billion.\(side)\n",
      outlet: "Long",
      on: amara.desk)
    let claim = try amara.desk.addClaim(words: "The bridge will cost a billion.", in: document)
    let card = try amara.type("open \(claim.text)")
    #expect(card.joined(separator: " ").flowing.contains("«The bridge will cost a billion.»"))
    #expect(card.contains { $0.contains("…") })
    #expect(card.count <= Columns.height)
  }

  // MARK: Colour

  @Test mutating func `sets the words apart by colour, which changes no letter`() throws {
    let plain = try amara.type("show")
    var coloured = try Sitting(amara.desk, usesColour: true)
    let claim = try amara.claim()
    let card = try coloured.type("open \(claim.id.text)")
    #expect(card.contains { $0.contains("«\u{1B}[1mIt will cost") })
    #expect(card.contains { $0.contains("euros\u{1B}[22m»") })
    let bare = card.map { line in
      line.replacing("\u{1B}[0m", with: "").replacing("\u{1B}[1m", with: "")
        .replacing("\u{1B}[22m", with: "").replacing("\u{1B}[36m", with: "")
        .replacing("\u{1B}[33m", with: "")
    }
    #expect(bare == plain)
    #expect(plain.allSatisfy { !$0.contains("\u{1B}") })
  }

  @Test func `ends what it emphasises on the line where it began`() {
    let line = Line(label: " ", text: "one two three", emphasis: 4..<99)
    #expect(line.rendered(usesColour: true).hasSuffix("one \u{1B}[1mtwo three\u{1B}[22m"))
    #expect(line.rendered(usesColour: false).hasSuffix("one two three"))
  }

  // MARK: Width

  @Test(
    arguments: [
      ("abc", 3), ("漢字", 4), ("한글", 4), ("ｶﾅ", 2), ("Ａ", 2), ("é", 1), ("e\u{301}", 1),
      ("a\u{20DD}", 1), ("ก็", 1), ("हि", 2), ("👍", 2), ("👍🏽", 4), ("🇪🇺", 2), ("☃", 1), ("⌚", 2),
      ("€", 1), ("…", 1), ("\u{1112}\u{1161}\u{11AB}", 2), ("קֶ", 1), ("سّ", 1), ("、", 2),
      ("\u{303F}", 1), ("𠀀", 2), ("—", 1),
    ])
  func `counts the cells of a terminal`(text: String, cells: Int) {
    #expect(Columns.width(text) == cells)
  }
}
