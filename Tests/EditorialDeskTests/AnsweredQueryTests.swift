import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("A query that somebody has settled")
struct AnsweredQueryTests {
  private let newsroom: Newsroom
  private let desk: Desk
  private let boris: Desk
  private let claim: ClaimID
  private let query: QueryID

  init() throws {
    newsroom = try Newsroom()
    (desk, claim) = try newsroom.deskWithClaim()
    boris = try newsroom.desk(of: "boris")
    query = try desk.ask("Which year?", to: "writer", about: claim)
  }

  private func outcome() throws -> String? {
    try desk.claim(claim).queries.first { $0.id == query }?.outcome
  }

  @Test(arguments: [true, false])
  func `keeps its answer or waiver until somebody replaces it on purpose`(isWaived: Bool) throws {
    if isWaived {
      _ = try boris.waive(query.text, because: "It is printed.")
    } else {
      _ = try boris.answer(query.text, with: "It is printed.")
    }
    let before = try outcome()
    let refusal = try desk.expectRefusal { _ = try desk.answer(query.text, with: "2026.") }
    let verb = isWaived ? "waived" : "answered"
    #expect(
      refusal?.problem
        == "The query is settled: boris \(verb) it, 2026-03-01 09:00 UTC: “It is printed.”.")
    #expect(refusal?.remedy.contains("stet query answer QUERY TEXT --instead") ?? false)
    #expect(try outcome() == before)
    _ = try desk.answer(query.text, with: "2026.", instead: true)
    #expect(try outcome() == "2026.")
  }

  @Test func `is waived anew only on purpose, and not at all where it is answered`() throws {
    _ = try boris.waive(query.text, because: "It is printed.")
    let refusal = try desk.expectRefusal { _ = try desk.waive(query.text, because: "Old.") }
    #expect(refusal?.remedy.contains("stet query waive QUERY WHY --instead") ?? false)
    _ = try desk.waive(query.text, because: "Old.", instead: true)
    #expect(try outcome() == "waived by amara: Old.")
    _ = try boris.answer(query.text, with: "2026.", instead: true)
    let answered = try desk.expectRefusal {
      _ = try desk.waive(query.text, because: "Old.", instead: true)
    }
    #expect(answered?.problem.contains("boris answered it") ?? false)
  }

  @Test func `is answered again by who answered it, and by others with the same words`() throws {
    _ = try boris.answer(query.text, with: "2025.")
    _ = try boris.answer(query.text, with: "2026.")
    let count = try desk.operationCount()
    _ = try desk.answer(query.text, with: "2026.")
    #expect(try desk.operationCount() == count)
  }

  @Test func `is open where only people have settled it whose work does not count`() throws {
    let (chief, stranger, claim) = try newsroom.deskWithStranger()
    let query = try chief.ask("Whose rents?", to: "", about: claim)
    try newsroom.pass(from: chief, to: stranger)
    _ = try stranger.answer(query.text, with: "Everybody's.")
    try newsroom.pass(from: stranger, to: chief)
    _ = try chief.answer(query.text, with: "Those of the city.")
    #expect(try chief.judged(claim).claim.queries.map(\.outcome) == ["Those of the city."])
  }

  @Test func `has the waiver of who gave it, after undo brought it back`() throws {
    _ = try boris.waive(query.text, because: "It is printed.")
    _ = try desk.waive(query.text, because: "Old.", instead: true)
    _ = try desk.undo()
    #expect(try outcome() == "waived by boris: It is printed.")
    let report = try JSONValue(parsing: Array(desk.report(.json, includesAll: true).utf8))
    let told = report["claims"]?.array?.first?["queries"]?.array?.first
    #expect(told?["waived"]?["by"]?.string == "boris")
  }
}

@Suite("Queries of a claim")
struct AskedOrderTests {
  @Test func `stand in the order in which they were asked, everywhere`() throws {
    let newsroom = try Newsroom()
    let (desk, claim) = try newsroom.deskWithClaim()
    let asked = ["Which year?", "Whose line?", "How long?", "Since when?", "For whom?"]
    for text in asked { _ = try desk.ask(text, to: "", about: claim) }
    #expect(try desk.claim(claim).queries.map(\.text) == asked)
    #expect(try desk.queue([.query]).map(\.text) == asked)
    #expect(try desk.claim(claim).queries.allSatisfy { $0.at == "2026-03-01T09:00:00.123Z" })
    let other = try newsroom.desk("other", of: "boris")
    try newsroom.pass(from: desk, to: other)
    #expect(try other.claim(claim).queries.map(\.text) == asked)
    let report = try JSONValue(parsing: Array(desk.report(.json, includesAll: true).utf8))
    let told = report["claims"]?.array?.first?["queries"]?.array
    #expect(told?.compactMap { $0["text"]?.string } == asked)
    #expect(told?.first?["at"]?.string == "2026-03-01T09:00:00.123Z")
  }
}
