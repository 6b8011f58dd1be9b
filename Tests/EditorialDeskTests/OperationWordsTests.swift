import DeskTestSupport
import AnnotationSync
import ClaimModel
import Foundation
import Testing

@testable import EditorialDesk

@Suite("The words for an operation")
struct OperationWordsTests {
  private let room: Newsroom
  private let desk: Desk
  private let claim: ClaimID

  init() throws {
    room = try Newsroom()
    desk = try room.desk()
    claim = try desk.addClaim(wording: "The bridge cost 12 million euros.")
  }

  /// The latest change in the history of the claim.
  private func latest(_ thing: String) throws -> String {
    try #require(desk.history(of: claim.text).last { $0.thing == thing }).change
  }

  @Test func `say which parts of an attribution are otherwise`() throws {
    try desk.attribute(
      claim, to: Attribution(speaker: "the mayor", channel: "interview", outlet: "Harbour Post"))
    #expect(try latest("attribution") == "the mayor, by interview, in Harbour Post")
    try desk.attribute(
      claim, to: Attribution(speaker: "the mayor", channel: "briefing", isUnnamed: true))
    #expect(
      try latest("attribution")
        == "channel interview → briefing; outlet Harbour Post → –; named → unnamed")
  }

  @Test func `say once what two have said alike before`() throws {
    let other = try room.desk("other", of: "boris")
    try room.pass(from: desk, to: other)
    try desk.decide(claim, .rejected, because: "An opinion.")
    try other.decide(claim, .rejected, because: "No fact.")
    try room.pass(from: other, to: desk)
    try desk.decide(claim, .accepted)
    #expect(try latest("decision") == "rejected → accepted")
  }

  @Test func `say which tag, and whether it was added`() throws {
    try desk.tag(claim, adding: ["politics"], removing: [])
    #expect(try latest("tag") == "politics added")
    try desk.tag(claim, adding: [], removing: ["politics"])
    #expect(try latest("tag") == "politics added → politics taken off")
  }

  @Test func `say of evidence its stance, words and origin`() throws {
    let offer = Desk.EvidenceOffer(
      stance: .refutes,
      source: .outside(url: "https://city.example/budget", title: "", quote: "14 million"),
      origin: "City budget")
    _ = try desk.offer(offer, on: claim)
    #expect(
      try latest("evidence")
        == "refutes “14 million”, https://city.example/budget, from City budget")
  }

  @Test func `say of a verdict how sure it was before and after`() throws {
    _ = try desk.rate(claim, Desk.VerdictOffer(rating: "true", confidence: 70))
    _ = try desk.rate(claim, Desk.VerdictOffer(rating: "true", confidence: 90))
    #expect(try latest("verdict") == "true 70 → true 90")
    #expect(try desk.undo().what == ["verdict: true 90"])
  }

  @Test func `never name a kind of the annotation file`() throws {
    _ = try desk.rate(claim, Desk.VerdictOffer(rating: "true", confidence: 70))
    try desk.decide(claim, .rejected, because: "an opinion")
    let words = try desk.history(of: claim.text).flatMap { [$0.thing, $0.change] }
    let kinds = OperationKind.allCases.map(\.rawValue).filter { $0.contains(".") }
    #expect(!words.contains { word in kinds.contains { word.contains($0) } })
  }

  @Test func `are refused for an attribution that says nothing`() throws {
    let before = try desk.digest()
    for empty in [Attribution(), Attribution(speaker: " ", outlet: "")] {
      #expect(throws: DeskError.self) { try desk.attribute(claim, to: empty) }
    }
    #expect(try desk.digest() == before)
  }
}

@Suite("The home folder")
struct HomeFolderTests {
  @Test(
    "is the first that the environment names",
    arguments: [
      (["STET_HOME": "/a", "XDG_CONFIG_HOME": "/b", "HOME": "/c"], "/a"),
      (["STET_HOME": "", "XDG_CONFIG_HOME": "/b", "HOME": "/c"], "/b/stet"),
      (["HOME": "/c"], "/c/.config/stet"),
    ])
  func isTheFirstNamed(environment: [String: String], home: String) {
    let surroundings = Surroundings(environment: environment, folder: "/", now: { .distantPast })
    #expect(surroundings.home == home)
  }

  @Test func `knows whether anybody said the name`() throws {
    let room = try Newsroom()
    var environment = ["STET_HOME": room.home(of: "new"), "USER": "staff"]
    func identity() throws -> Identity {
      let surroundings = Surroundings(
        environment: environment, folder: room.path, now: { .distantPast })
      return try Identity(named: nil, in: surroundings)
    }
    #expect(try identity().isGuessed)
    environment["STET_ANNOTATOR"] = "dana"
    #expect(try !identity().isGuessed)
  }
}
