import AnnotationSync
import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("A rating that counts as a grade")
struct ScaleSenseTests {
  private let newsroom: Newsroom
  private let desk: Desk
  private let boris: Desk
  private let claim: ClaimID

  /// Amara and Boris have both rated a claim `true`; then the scale became another one.
  init() throws {
    newsroom = try Newsroom()
    (desk, claim) = try newsroom.deskWithVerdicts()
    boris = try newsroom.desk(of: "boris")
    _ = try desk.change(
      ScaleChange(to: .averitec, counting: [ScaleChange.Count("true=supported")]))
  }

  private func status(on desk: Desk) throws -> [Claim.Status] {
    let listed = try Claim.Status.allCases.filter { status in
      try desk.claims(ClaimFilter(status: status)).contains { $0.claim.id == claim }
    }
    return listed + [try desk.judged(claim).claim.status]
  }

  @Test func `agrees with that grade, given anew`() throws {
    try boris.rate(claim, "supported")
    #expect(try status(on: desk) == [.agreed, .agreed])
    #expect(try desk.disputes().isEmpty)
    #expect(try desk.taskCount(.disputed) == 0)
    let agreement = try desk.judged(claim).gate.results.first { $0.clause == .agreement }
    #expect(agreement?.isMet == true)
    #expect(
      agreement?.reason == "All verdicts say supported: amara, who said true "
        + "(on the scale stet, counts as supported), boris.")
  }

  @Test func `differs from another grade, given anew`() throws {
    try boris.rate(claim, "refuted")
    #expect(try status(on: desk) == [.disputed, .disputed])
    let dispute = try #require(try desk.disputes().first)
    #expect(
      dispute.sides.map(\.rating) == ["refuted", "true (on the scale stet, counts as supported)"])
    #expect(try desk.taskCount(.disputed) == 1)
  }

  @Test func `is one label with that grade where agreement is counted`() throws {
    let chen = try newsroom.desk(of: "chen")
    try chen.rate(claim, "supported")
    let categories = try desk.agreement()["categories"]?.members ?? []
    #expect(categories.map(\.key) == ["supported"])
    #expect(categories.map { $0.value.int } == [3])
  }

  @Test func `stands apart, with its scale, where the desk said nothing of it`() throws {
    _ = try desk.change(ScaleChange(to: .truthSix, keepsOthers: true))
    try newsroom.desk(of: "chen").rate(claim, "true")
    #expect(try status(on: desk) == [.disputed, .disputed])
    let categories = try desk.agreement()["categories"]?.members ?? []
    #expect(categories.map(\.key).sorted() == ["stet/true", "true"])
  }

  @Test func `is a dispute or none as the scale is taken back and brought back`() throws {
    try boris.rate(claim, "supported")
    _ = try desk.undo()
    #expect(try status(on: desk) == [.disputed, .disputed])
    _ = try desk.redo()
    #expect(try status(on: desk) == [.agreed, .agreed])
    #expect(try desk.verify().problems.isEmpty)
  }

  @Test func `asks for no correction of what went out in its word`() throws {
    _ = try desk.publish(claim, Desk.PublicationOffer(url: "https://news.example/1"))
    try boris.rate(claim, "supported")
    // Boris saw what had been said: that the gate no longer passes it is another matter.
    let differences = try desk.corrections().flatMap(\.correction.differences)
    #expect(differences.map(\.what) == [.verified])
  }

  @Test func `counts by the scale of those who are trusted, whoever else sets one`() throws {
    try boris.rate(claim, "supported")
    try desk.foundRoster()
    let other = try newsroom.desk("other", of: "stranger")
    _ = try newsroom.pass(from: desk, to: other)
    _ = try other.change(ScaleChange(to: .ticks, keepsOthers: true))
    _ = try newsroom.pass(from: other, to: desk)
    #expect(try desk.scale().name == "averitec")
    #expect(try desk.verify().problems.isEmpty)
    let before = try desk.counts()
    _ = try desk.rebuild()
    #expect(try desk.counts() == before)
  }
}

extension Desk {
  fileprivate func counts() throws -> [Claim.Status: Int] { try progress().claims }
}
