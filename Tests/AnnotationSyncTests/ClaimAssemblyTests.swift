import AnnotationSync
import ClaimModel
import DeskTestSupport
import Testing

/// The words of a document that a claim or an evidence lies in, as members of an operation.
private func words(_ exact: String, _ start: Int, _ end: Int, in digit: Character = "a")
  -> JSONValue
{
  [
    "document": .string(String(repeating: digit, count: 64)), "start": .int(start),
    "end": .int(end), "exact": .string(exact), "prefix": "that ", "suffix": " last",
  ]
}

@Suite("A claim put together")
struct ClaimAssemblyTests {
  private var amara = Editor("amara")
  private var bela = Editor("bela")
  private let addition: Operation
  private let claim: String

  init() throws {
    addition = try amara.write(.claimAdd, with: words("rents rose by 12 %", 40, 58))
    claim = try #require(addition.target?.entity)
  }

  private func assembled(_ operations: Operation...) throws -> Claim {
    try #require(AnnotationLog([addition] + operations).claim(claim))
  }

  @Test mutating func `is worded as its words stand in the document until somebody words it`()
    throws
  {
    #expect(try assembled().wording == "rents rose by 12 %")
    let word = try bela.write(.claimWord, on: claim, with: ["wording": "Rents rose by 12 %."])
    #expect(try assembled(word).wording == "Rents rose by 12 %.")
    let again = try amara.write(
      .claimWord, on: claim, with: ["wording": "Rents rose by 12 % in 2025."], over: [word])
    #expect(try assembled(word, again).wording == "Rents rose by 12 % in 2025.")
  }

  @Test mutating func `is worded as it was added where it lies in no document`() throws {
    let added = try amara.write(.claimAdd, with: ["wording": "Nobody was told."])
    let claim = try #require(AnnotationLog([added]).claim(added.id.text))
    #expect(claim.wording == "Nobody was told." && claim.id == ClaimID(added.id))
    #expect(claim.appearances.isEmpty && claim.status == .open)
  }

  @Test mutating func `shows the wording with the greatest name where two stand, and says so`()
    throws
  {
    let one = try amara.write(.claimWord, on: claim, with: ["wording": "12 %"])
    let other = try bela.write(.claimWord, on: claim, with: ["wording": "21 %"])
    let shown = try assembled(one, other)
    #expect(shown.wording == (one.id > other.id ? "12 %" : "21 %"))
    #expect(shown.contested == [Facet(.wording)])
  }

  @Test mutating func `is worded by the place that names it, though it appears earlier too`() throws
  {
    let earlier = try bela.write(.claimAdd, on: claim, with: words("rents up 12 %", 3, 16))
    let elsewhere = try bela.write(.claimAdd, on: claim, with: words("12 % dearer", 3, 14, in: "0"))
    let shown = try assembled(earlier, elsewhere)
    #expect(shown.wording == "rents rose by 12 %")
    #expect(
      shown.appearances.map(\.selector.exact) == [
        "12 % dearer", "rents up 12 %", "rents rose by 12 %",
      ])
    #expect(shown.appearances.allSatisfy { $0.anchor == .documentAbsent })
    #expect(shown.appearances.first?.selector.prefix == "that ")
  }

  @Test mutating func `is none where nothing says that it exists, or its name is no claim's`()
    throws
  {
    let word = try amara.write(.claimWord, on: Example.other, with: ["wording": "12 %"])
    #expect(AnnotationLog([word]).claim(Example.other) == nil)
    let odd = try amara.write(.claimAdd, on: "odd", with: ["wording": "12 %"])
    #expect(AnnotationLog([odd]).claim("odd") == nil)
  }

  @Test mutating func `has the attribution and the decision that stand`() throws {
    let said = try amara.write(
      .claimAttribute, on: claim,
      with: ["speaker": "an official", "channel": "briefing", "outlet": "", "unnamed": true])
    let decided = try bela.write(
      .claimDecide, on: claim, with: ["as": "rejected", "because": "an opinion"])
    let shown = try assembled(said, decided)
    #expect(
      shown.attribution
        == Attribution(speaker: "an official", channel: "briefing", isUnnamed: true))
    #expect(
      shown.decision
        == Decision(outcome: .rejected, because: "an opinion", by: bela.annotator))
    let unknown = try bela.write(.claimDecide, on: claim, with: ["as": "perhaps"], over: [decided])
    #expect(try assembled(decided, unknown).decision == nil)
  }

  @Test mutating func `has the tags and the other claims that are said to be there`() throws {
    func tag(_ text: String, _ present: Bool, over heads: [Operation] = []) throws -> Operation {
      try bela.write(
        .claimTag, on: claim, with: ["tag": .string(text), "present": .bool(present)], over: heads)
    }
    let gone = try tag("council", true)
    let operations = [
      try tag("rents", true), try tag("a\\b", true), gone, try tag("council", false, over: [gone]),
      try tag("\u{301}", true),
      try bela.write(
        .claimSame, on: claim, with: ["other": .string(Example.other), "present": true]),
      try bela.write(.claimSame, on: claim, with: ["other": "no claim", "present": true]),
    ]
    let shown = try #require(AnnotationLog([addition] + operations).claim(claim))
    #expect(shown.tags.map { ExactText($0) } == ["a\\b", "rents", "\u{301}"])
    #expect(shown.sameAs.map(\.text) == [Example.other])
  }

  @Test mutating func `has its queries, open and answered, in the order in which they were asked`()
    throws
  {
    let open = try amara.write(.queryAsk, on: claim, with: ["to": "writer", "text": "Since when?"])
    let asked = try amara.write(.queryAsk, on: claim, with: ["to": "lawyer", "text": "May we?"])
    let answer = try bela.write(.queryAnswer, on: asked.id.text, with: ["text": "Yes."])
    let queries = try assembled(open, asked, answer).queries
    #expect(queries.map(\.id) == [open, asked].map { QueryID($0.id) })
    #expect(queries.map(\.at) == [open, asked].map(\.at))
    #expect(queries.first { $0.to == "lawyer" }?.answer == "Yes.")
    #expect(queries.first { $0.to == "writer" }?.answer == nil)
    let taken = try bela.write(.queryAnswer, on: asked.id.text, with: ["text": ""], over: [answer])
    #expect(try assembled(asked, answer, taken).queries.first?.answer == nil)
  }

  @Test mutating func `has its notes but those taken back`() throws {
    let kept = try amara.write(.noteAdd, on: claim, with: ["text": "Ask again."])
    let gone = try amara.write(.noteAdd, on: claim, with: ["text": "Typo."])
    let back = try amara.write(.noteWithdraw, on: gone.id.text, with: [:], over: [gone])
    let notes = try assembled(kept, gone, back).notes
    #expect(notes == [Note(id: NoteID(kept.id), text: "Ask again.", by: amara.annotator)])
  }

  @Test mutating func `has its notes in the order in which they were written`() throws {
    let texts = (0..<8).map { "Note \($0)" }
    let written = try texts.enumerated().map { place, text in
      try amara.write(
        .noteAdd, on: claim, with: ["text": .string(text)], at: "2026-03-01T09:0\(place):00.000Z")
    }
    let shown = try #require(AnnotationLog([addition] + written.reversed()).claim(claim))
    #expect(shown.notes.map(\.text) == texts)
  }

  @Test mutating func `lists the contested facets of its evidence and queries with its own`() throws
  {
    let asked = try amara.write(
      .queryAsk, on: claim, with: ["to": "writer", "text": "Since when?"])
    let operations = [
      asked, try amara.write(.queryAnswer, on: asked.id.text, with: ["text": "May."]),
      try bela.write(.queryAnswer, on: asked.id.text, with: ["text": "June."]),
      try amara.write(.claimWord, on: claim, with: ["wording": "12 %"]),
      try bela.write(.claimWord, on: claim, with: ["wording": "21 %"]),
      try amara.write(.verdictGive, on: claim, with: ["rating": "true"]),
      try bela.write(.verdictGive, on: claim, with: ["rating": "false"]),
    ]
    let shown = try #require(AnnotationLog([addition] + operations).claim(claim))
    #expect(shown.contested == [Facet(.wording), Facet(.answer)])
    #expect(shown.status == .disputed)
  }
}

@Suite("An evidence put together")
struct EvidenceAssemblyTests {
  private var amara = Editor("amara")
  private var bela = Editor("bela")
  private let addition: Operation
  private let claim: String

  init() throws {
    addition = try amara.write(.claimAdd, with: ["wording": "Rents rose by 12 %."])
    claim = addition.id.text
  }

  private func evidence(_ operations: Operation...) throws -> [Evidence] {
    let document = try #require(DocumentID(String(repeating: "a", count: 64)))
    let log = AnnotationLog([addition] + operations)
    return try #require(log.claim(claim, originsOfDocument: [document: ["wire"]])).evidence
  }

  @Test mutating func `has what was said of it, and rests on what its document rests on`() throws {
    var members = words("a rise of 12 %", 7, 21).members ?? []
    members += [.init("stance", "supports"), .init("primary", true), .init("note", "table 3")]
    let given = try amara.write(.evidenceGive, on: claim, with: .object(members))
    let shown = try #require(try evidence(given).first)
    #expect(shown.id == EvidenceID(given.id) && shown.by == amara.annotator)
    #expect(shown.stance == .supports && shown.isPrimary && !shown.isUnnamed)
    #expect(shown.words == "a rise of 12 %" && shown.note == "table 3")
    #expect(shown.origin == nil && shown.origins == ["wire"])
  }

  @Test mutating func `has the source outside that it names, what is empty being not said`() throws
  {
    let given = try amara.write(
      .evidenceGive, on: claim,
      with: [
        "stance": "refutes", "url": "https://example.org", "title": "", "quote": "8 %",
        "origin": "office",
      ])
    let shown = try #require(try evidence(given).first)
    #expect(shown.url == "https://example.org" && shown.title == nil && shown.selector == nil)
    #expect(shown.words == "8 %" && shown.origins == ["office"])
  }

  @Test mutating func `is gone when withdrawn and there again when restored`() throws {
    let given = try amara.write(.evidenceGive, on: claim, with: ["stance": "supports"])
    let withdrawn = try bela.write(
      .evidenceWithdraw, on: given.id.text, with: ["because": "a misreading"], over: [given])
    #expect(try evidence(given, withdrawn).isEmpty)
    let restored = try amara.write(
      .evidenceRestore, on: given.id.text, with: given.with, over: [withdrawn])
    #expect(try evidence(given, withdrawn, restored).map(\.id) == [EvidenceID(given.id)])
    #expect(try evidence(restored, withdrawn, given).map(\.stance) == [.supports])
  }

  @Test mutating func `is left out while its stance is none that is known`() throws {
    let odd = try amara.write(.evidenceGive, on: claim, with: ["stance": "proves"])
    let none = try amara.write(.evidenceGive, on: claim, with: ["note": "…"])
    #expect(try evidence(odd, none).isEmpty)
  }

  @Test mutating func `is contested where it is withdrawn by somebody who does not know it`() throws
  {
    let given = try amara.write(.evidenceGive, on: claim, with: ["stance": "supports"])
    let withdrawn = try bela.write(.evidenceWithdraw, on: given.id.text, with: [:])
    let log = AnnotationLog([addition, given, withdrawn])
    #expect(log.claim(claim)?.contested == [Facet(.evidence)])
    #expect(log.claim(claim)?.evidence.isEmpty == (withdrawn.id > given.id))
  }
}
