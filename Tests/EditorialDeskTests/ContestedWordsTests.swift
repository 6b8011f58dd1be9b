import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("What is contested, in words")
struct ContestedWordsTests {
  private let newsroom: Newsroom
  private let chief: Desk
  private let eve: Desk
  private let claim: ClaimID

  /// The chief and Eve rule on one claim apart, and the chief merges.
  init() throws {
    newsroom = try Newsroom()
    (chief, claim) = try newsroom.deskWithClaim()
    try chief.rate(claim, "true")
    eve = try newsroom.desk("other", of: "eve")
    try newsroom.pass(from: chief, to: eve)
    try eve.rule(claim, "half-true", because: "Half of it.")
    try chief.rule(claim, "false", because: "None of it.")
    try newsroom.pass(from: eve, to: chief)
  }

  private func conflict() throws -> Desk.Conflict { try #require(try chief.conflicts().first) }

  @Test func `tells each ruling with its reason, what it judged, whose it is and when`() throws {
    let told = try Set(conflict().heads.map(\.told))
    #expect(
      told == [
        "false, because “None of it.”; judged 1 verdict, 0 evidence",
        "half-true, because “Half of it.”; judged 1 verdict, 0 evidence",
      ])
    #expect(try conflict().sidesPhrase.contains("eve, 2026-03-01 09:00: half-true"))
  }

  @Test func `stands so in the queue, with both sides`() throws {
    let task = try #require(try chief.queue([.contested]).first)
    #expect(task.conflict?.heads.count == 2)
    #expect(task.text.contains("half-true, because “Half of it.”"))
    #expect(!task.text.contains("{"))
  }

  @Test func `stands so in the replies of resolve and undo`() throws {
    let stands = try chief.resolve(claim.text, Facet(.ruling), choosing: 1).stands
    #expect(stands.hasSuffix("judged 1 verdict, 0 evidence"))
    let remarks = try chief.undo().remarks.joined(separator: " ")
    #expect(remarks.contains("ruling is contested again: 1 "))
    #expect(!remarks.contains("{"))
  }

  @Test func `tells what the author of a side had seen`() throws {
    let stands = try chief.resolve(claim.text, Facet(.ruling), choosing: 1).stands
    try newsroom.pass(from: chief, to: eve)
    try eve.rule(claim, "true", because: "After all.")
    try chief.rule(claim, "unproven", because: "Nobody knows.")
    try newsroom.pass(from: eve, to: chief)
    #expect(try conflict().heads.allSatisfy { $0.seenPhrase.hasPrefix("had seen ") })
    #expect(try conflict().heads.contains { $0.seenPhrase.contains(stands) })
  }

  @Test(
    "shows by its number what nobody sees, where two sides differ in nothing else",
    arguments: [
      ("Rents rose.", "Rents\u{A0}rose.", ["Rents⟨U+0020⟩rose.", "Rents⟨U+00A0⟩rose."]),
      ("Rents rose.", "Rents  rose.", ["Rents⟨U+0020⟩rose.", "Rents⟨U+0020⟩⟨U+0020⟩rose."]),
      ("Café rents.", "Cafe\u{301} rents.", ["Caf⟨U+00E9⟩ rents.", "Cafe⟨U+0301⟩ rents."]),
      ("Rosa paid.", "R\u{43E}sa paid.", ["Rosa paid.", "R⟨U+043E⟩sa paid."]),
      ("Rents rose.", "Rents fell.", ["Rents rose.", "Rents fell."]),
      ("Rents rose.", "rents rose.", ["Rents rose.", "rents rose."]),
    ])
  func showsInvisible(one: String, other: String, told: [String]) throws {
    try chief.reword(claim, to: one)
    try eve.reword(claim, to: other)
    try newsroom.pass(from: eve, to: chief)
    let conflict = try #require(
      try chief.conflicts(of: [claim.text]).first { $0.facet.kind == .wording })
    #expect(Set(conflict.heads.map { ExactText($0.told) }) == Set(told.map { ExactText($0) }))
    #expect(
      Set(conflict.heads.map { ExactText($0.value ?? "") }) == [ExactText(one), ExactText(other)])
  }

  @Test func `tells both answers to a query`() throws {
    let query = try chief.ask("Which year?", to: "writer", about: claim)
    try newsroom.pass(from: chief, to: eve)
    _ = try chief.answer(query.text, with: "2016.")
    _ = try eve.answer(query.text, with: "2017.")
    try newsroom.pass(from: eve, to: chief)
    let answers = try #require(try chief.conflicts(of: [query.text]).first)
    #expect(Set(answers.heads.map(\.told)) == ["2016.", "2017."])
  }
}
