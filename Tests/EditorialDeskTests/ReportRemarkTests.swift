import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

@Suite("What a report of a desk says beside its claims")
struct ReportRemarkTests {
  private let room: Newsroom

  init() throws { room = try Newsroom() }

  private func copy(of desk: Desk) throws -> String {
    let document = try #require(try desk.documents().first)
    let path = room.file("copy.md")
    var request = Desk.ReportRequest(.markdown)
    request.includesAll = true
    _ = try desk.annotatedCopy(of: document.id, request, to: .file(path))
    return try String(contentsOfFile: path, encoding: .utf8)
  }

  // MARK: - Blind verdicts that were changed

  @Test func `names and counts the blind verdicts that were changed when others could be seen`()
    throws
  {
    let (desk, claim) = try room.deskWithClaim()
    let boris = try room.desk(of: "boris")
    #expect(try desk.rate(claim, "true") == .blind)
    #expect(try boris.rate(claim, "false") == .blind)
    let before = try desk.report(.markdown, includesAll: true)
    #expect(!before.contains("changed when free"))
    try boris.reveal(claim)
    #expect(try boris.rate(claim, "true") == .informed)
    let text = try desk.report(.markdown, includesAll: true)
    #expect(
      text.contains(
        "Left out: 1 blind verdict that its author changed when free to look at the others’ (boris 1)."
      ))
    #expect(try desk.report(.html, includesAll: true).contains("(boris 1)"))
    var policy = Policy.standard
    policy.people = .roles
    _ = try desk.setPolicy(policy)
    let told = try desk.report(.markdown, includesAll: true)
    #expect(told.contains("changed when free to look at the others’ (checkers 1)."))
    #expect(!told.contains("boris"))
  }

  @Test func `counts for a look on claims alone that the reader has not rated`() throws {
    let (desk, claim) = try room.deskWithClaim()
    try desk.rate(claim, "true")
    #expect(try informed(by: desk) == 0)
    let boris = try room.desk(of: "boris")
    #expect(try boris.rate(claim, "true") == .blind)
    #expect(try informed(by: boris) == 0)
    let chen = try room.desk(of: "chen")
    #expect(try informed(by: chen) == 1)
    #expect(try chen.rate(claim, "true") == .informed)
    try desk.withdrawVerdict(on: claim)
  }

  /// On how many claims reading the annotated copy is a look.
  private func informed(by desk: Desk) throws -> Int {
    let document = try #require(try desk.documents().first)
    var request = Desk.ReportRequest(.markdown)
    request.includesAll = true
    return try desk.annotatedCopy(of: document.id, request, to: .file(room.file("copy.md")))
      .informed
  }

  // MARK: - Claims that are said to be one

  @Test func `says which claim is said to be the same`() throws {
    let (desk, claim) = try room.deskWithVerdicts()
    let other = try desk.addClaim(wording: "The tram line costs 40 million euros.")
    try desk.join(claim, with: other)
    for text in [try desk.report(.markdown), try desk.report(.html)] {
      let lead = try #require(text.range(of: "Said to be the same claim"))
      #expect(text[lead.upperBound...].prefix(60).contains(other.text))
    }
  }

  // MARK: - Evidence in the reasons of the gate

  @Test func `calls the evidence that a clause rests on as it lists it`() throws {
    let (desk, claim) = try room.deskWithVerdicts()
    let id = try #require(try desk.claim(claim).evidence.first).id.short
    let reason = "A primary document is cited: E1."
    for text in [try desk.report(.markdown), try desk.report(.html)] {
      #expect(text.contains(reason))
      #expect(!text.contains("cited: \(id)"))
    }
    let json = try desk.report(.json)
    #expect(json.contains("A primary document is cited: \(id)."), "programs get the name itself")
    let alone = try desk.offer(.record("a source", isUnnamed: true), on: claim)
    _ = try desk.rate(claim, Desk.VerdictOffer(rating: "true", evidence: [alone.text]))
    let boris = try room.desk(of: "boris")
    _ = try boris.rate(claim, Desk.VerdictOffer(rating: "true", evidence: [alone.text]))
    var policy = Policy.standard
    policy.attestations = 1
    _ = try desk.setPolicy(policy)
    let known = try #require(
      desk.claim(claim).evidence.firstIndex { $0.id == alone }.map { "E\($0 + 1)" })
    let unmet = "0 of 1 person attests to know evidence \(known)."
    #expect(try desk.report(.markdown, includesAll: true).contains(unmet))
    #expect(try copy(of: desk).contains(unmet))
  }

  // MARK: - Queries

  @Test func `says nothing of a query that was undone`() throws {
    let (desk, claim) = try room.deskWithVerdicts()
    _ = try desk.ask("Which year is meant?", to: "writer", about: claim)
    #expect(try desk.report(.markdown, includesAll: true).contains("Which year is meant?"))
    #expect(try copy(of: desk).contains("Which year is meant?"))
    #expect(try !desk.judged(claim).gate.isVerified)
    _ = try desk.undo()
    #expect(try desk.claim(claim).queries.isEmpty)
    #expect(try desk.judged(claim).gate.isVerified)
    for format in [Desk.ReportFormat.markdown, .html, .json, .csv] {
      let text = try desk.report(format, includesAll: true)
      let shown = format == .json ? "\"text\":\"Which year" : "Which year"
      #expect(!text.contains(shown), "\(format)")
      #expect(format == .json || !text.contains("(taken back)"), "\(format)")
    }
    #expect(try !copy(of: desk).contains("Which year"))
    _ = try desk.redo()
    #expect(try desk.claim(claim).queries.map(\.isOpen) == [true])
  }

  @Test func `shows a query that somebody answered with the words of an undoing`() throws {
    let (desk, claim) = try room.deskWithVerdicts()
    let query = try desk.ask("Which year is meant?", to: "writer", about: claim)
    _ = try room.desk(of: "boris").answer(query.text, with: "(taken back)")
    #expect(try desk.claim(claim).queries.map(\.outcome) == ["(taken back)"])
    #expect(try desk.report(.markdown).contains("Which year is meant?"))
  }
}
