import AnnotationSync
import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

@Suite("A look at the others' verdicts")
struct LookRecordTests {
  private let newsroom: Newsroom
  private let desk: Desk
  private let claim: ClaimID
  private let other: Desk

  /// Two desks that have the same article; on the first one amara has rated a claim.
  init() throws {
    newsroom = try Newsroom()
    (desk, claim) = try newsroom.deskWithClaim()
    other = try newsroom.desk("other", of: "boris")
    _ = try other.ingest(newsroom.write(Newsroom.article, to: "tram.txt"))
    try desk.rate(claim, "true")
  }

  @Test func `is known on every desk on which the home writes`() throws {
    let boris = try newsroom.desk(of: "boris")
    #expect(try boris.reveal(claim))
    #expect(
      try other.rate(
        claim, Desk.VerdictOffer(rating: "true"))
        == .informed(.look))
    #expect(try newsroom.desk("other", of: "chen").rate(claim, "true") == .blind)
  }

  @Test(
    "counts for every name that a reader takes for it, on each desk",
    arguments: ["BORIS", "Boris.", "bοris"])
  func isOfAPerson(name: String) throws {
    try newsroom.desk(of: "boris").reveal(claim)
    for desk in ["city", "other"] {
      let twin = try newsroom.desk(desk, of: name, at: "boris")
      #expect(try twin.rate(claim, Desk.VerdictOffer(rating: "true")) == .informed(.look))
    }
  }

  @Test func `is known on one desk whatever home the other name is of`() throws {
    try newsroom.desk(of: "boris").reveal(claim)
    #expect(try newsroom.desk(of: "Boris").rate(claim, "true") == .informed)
  }

  @Test func `is what who gave a verdict under a name like it was free to take`() throws {
    try newsroom.desk(of: "boris").rate(claim, "false")
    let twin = try newsroom.desk(of: "BORIS")
    #expect(
      try twin.rate(claim, Desk.VerdictOffer(rating: "true")) == .informed(.ownVerdict))
    try newsroom.desk(of: "boris").withdrawVerdict(on: claim)
    try twin.withdrawVerdict(on: claim)
    #expect(
      try newsroom.desk(of: "Boris").rate(claim, Desk.VerdictOffer(rating: "true"))
        == .informed(.withdrawnVerdict))
  }

  @Test(
    "counts for a claim that is said to be the same, by way of another too",
    arguments: [false, true])
  func isOfTheSameClaim(isJudgedThere: Bool) throws {
    let (twin, between) = (
      try desk.addClaim(wording: "The line costs forty million euros."),
      try desk.addClaim(wording: "Forty million euros for the line.")
    )
    try desk.join(claim, with: between)
    try desk.join(between, with: twin)
    try desk.rate(twin, "true")
    let boris = try newsroom.desk(of: "boris")
    if isJudgedThere { try boris.rate(claim, "false") } else { try boris.reveal(claim) }
    #expect(
      try boris.rate(twin, Desk.VerdictOffer(rating: "true")) == .informed(.sameClaim))
    // Who looked nowhere is blind on each, and who says the same of it once more too.
    let chen = try newsroom.desk(of: "chen")
    for claim in [claim, twin] { #expect(try chen.rate(claim, "true") == .blind) }
  }

  @Test(
    "counts whatever became of what was remembered before",
    arguments: [[], [7], [UInt8](repeating: 1, count: 16 * 5_000 + 3)])
  func outlivesBrokenRecords(bytes: [UInt8]) throws {
    let boris = try newsroom.desk(of: "boris")
    _ = try boris.identity()
    let looks = newsroom.home(of: "boris") + "/looks"
    try newsroom.write(bytes, to: "home-boris/looks")
    try boris.reveal(claim)
    try boris.reveal(claim)
    let length = try FileManager.default.attributesOfItem(atPath: looks)[.size] as? Int
    #expect(length == bytes.count / 16 * 16 + 16)
    #expect(try other.rate(claim, "true") == .informed)
  }

  @Test func `is remembered by the desk where the home can remember nothing`() throws {
    let boris = try newsroom.desk(of: "boris")
    _ = try boris.identity()
    try FileManager.default.createDirectory(
      atPath: newsroom.home(of: "boris") + "/looks", withIntermediateDirectories: false)
    try boris.reveal(claim)
    #expect(try boris.rate(claim, "true") == .informed)
    #expect(try other.rate(claim, "true") == .blind)
  }

  @Test func `is none where there is nothing of others to see`() throws {
    #expect(try !desk.reveal(claim))
    #expect(try desk.rate(claim, "half-true") == .blind)
    let boris = try newsroom.desk(of: "boris")
    try boris.rate(claim, "true")
    #expect(try desk.reveal(claim))
  }
}
