import AnnotationSync
import ClaimModel
import DeskTestSupport
import Testing

@Suite("The places of a claim")
struct AppearanceAssemblyTests {
  private var amara = Editor("amara")
  private var bela = Editor("bela")
  private let addition: Operation
  private let claim: String

  init() throws {
    addition = try amara.write(.claimAdd, with: Self.place("rents rose by 12 %", 40, 58))
    claim = try #require(addition.target?.entity)
  }

  private static func place(
    _ exact: String, _ start: Int, _ end: Int, in digit: Character = "a", present: Bool? = nil
  ) -> JSONValue {
    .members([
      ("document", .string(String(repeating: digit, count: 64))), ("start", .int(start)),
      ("end", .int(end)), ("exact", .string(exact)), ("prefix", "that "), ("suffix", " last"),
      ("present", present.map { .bool($0) }),
    ])
  }

  private func assembled(_ operations: Operation...) throws -> Claim {
    try #require(AnnotationLog([addition] + operations).claim(claim))
  }

  @Test mutating func `are taken back by who has seen them; the claim keeps its name and words`()
    throws
  {
    let back = try bela.write(
      .claimAdd, on: claim, with: Self.place("rents rose by 12 %", 40, 58, present: false),
      over: [addition])
    let bare = try assembled(back)
    #expect(bare.appearances.isEmpty && bare.wording == "rents rose by 12 %")
    #expect(bare.id.text == claim && bare.status == .open && bare.contested.isEmpty)
    #expect(back.value == nil && back.target?.facet == addition.target?.facet)
    let again = try amara.write(
      .claimAdd, on: claim, with: Self.place("rents rose by 12 %", 40, 58), over: [back])
    #expect(try assembled(back, again).appearances.count == 1)
  }

  @Test mutating func `are contested where one says it stands there and another that it does not`()
    throws
  {
    let back = try bela.write(
      .claimAdd, on: claim, with: Self.place("rents rose by 12 %", 40, 58, present: false))
    let shown = try assembled(back)
    #expect(shown.contested == [try #require(addition.target?.facet)])
    #expect(shown.appearances.isEmpty == (back.id > addition.id))
  }

  @Test mutating func `leave the others where they are when one is taken back`() throws {
    let further = try bela.write(
      .claimAdd, on: claim, with: Self.place("rents rose by 13 %", 7, 25, in: "b"))
    let back = try amara.write(
      .claimAdd, on: claim, with: Self.place("rents rose by 13 %", 7, 25, in: "b", present: false),
      over: [further])
    #expect(try assembled(further).appearances.count == 2)
    #expect(
      try assembled(further, back).appearances.map(\.selector.exact) == ["rents rose by 12 %"])
  }

  @Test mutating func `are not taken back by a wording alone`() throws {
    let added = try amara.write(
      .claimAdd, with: ["wording": "Nobody was told.", "present": false])
    #expect(added.value == "Nobody was told.")
  }

  @Test mutating func `are denied to a document by who looked, until that is taken back`() throws {
    let document = String(repeating: "b", count: 64)
    let absent = try bela.write(
      .claimAbsent, on: claim,
      with: ["document": .string(document), "because": "cut", "present": true])
    let absence = try #require(try assembled(absent).absences.first)
    #expect(absence.by.name == "bela" && absence.because == "cut")
    #expect(absence.document.text == document && absence.operation == absent.id)
    let back = try amara.write(
      .claimAbsent, on: claim, with: ["document": .string(document), "present": false],
      over: [absent])
    #expect(try assembled(absent, back).absences.isEmpty)
  }

  @Test mutating func `are denied to nothing but a document`() throws {
    let nowhere = try bela.write(
      .claimAbsent, on: claim, with: ["document": "elsewhere", "present": true])
    #expect(nowhere.target == nil)
  }
}
