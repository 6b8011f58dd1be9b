import ClaimModel
import EditorialDesk
import Foundation
import Testing

/// However a desk or a home is copied, brought back or lost, no number of a chain is given twice.
@Suite("A number in a chain")
struct ChainNumberTests {
  private let newsroom: Newsroom

  init() throws { newsroom = try Newsroom() }

  private func write(_ count: Int, on desk: Desk) throws {
    // Words of their own each time: equal lines would not show that a number was given twice.
    for _ in 1...count { _ = try desk.addClaim(wording: "Tram \(UUID().uuidString)") }
  }

  /// The kinds of findings when all the lines that two desks hold come together, and the chains.
  private func findings(_ one: Desk, _ other: Desk) throws -> ([FindingKind], chains: Int) {
    let both = try newsroom.desk("both-\(UUID().uuidString)", of: "chen")
    let reports = try [newsroom.pass(from: one, to: both), newsroom.pass(from: other, to: both)]
    #expect(try both.verify().problems.isEmpty)
    return (reports.flatMap(\.findings).map(\.kind), try both.verify().chains)
  }

  @Test func `follows the one before, on the same desk opened again`() throws {
    for _ in 1...3 { try write(2, on: newsroom.desk()) }
    let report = try newsroom.desk().verify()
    #expect(report.operations == 6)
    #expect(report.chains == 1)
    #expect(report.problems.isEmpty)
  }

  @Test func `is not given again when an older desk is put back in its place`() throws {
    try write(2, on: newsroom.desk())
    try newsroom.copy("city.stet", to: "backup")
    try write(3, on: newsroom.desk())
    try newsroom.copy("city.stet", to: "lost.stet")
    try newsroom.copy("backup", to: "city.stet")
    try write(3, on: newsroom.desk())
    let (kinds, chains) = try findings(newsroom.desk("lost"), newsroom.desk())
    #expect(kinds.isEmpty)
    #expect(chains == 2)
  }

  @Test func `is not given again when what was lost comes back by mail`() throws {
    try write(2, on: newsroom.desk())
    try newsroom.copy("city.stet", to: "backup")
    try write(3, on: newsroom.desk())
    _ = try newsroom.desk().share(to: newsroom.file("mailed.jsonl"))
    try newsroom.copy("backup", to: "city.stet")
    let report = try newsroom.desk().merge([newsroom.file("mailed.jsonl")])
    #expect(report.new == 4, "3 acts and a seal")
    try write(1, on: newsroom.desk())
    #expect(try newsroom.desk().verify().problems.isEmpty)
  }

  @Test func `is not given again on a copy of the desk in another place`() throws {
    try write(2, on: newsroom.desk())
    try newsroom.copy("city.stet", to: "copy.stet")
    try write(2, on: newsroom.desk())
    try write(2, on: newsroom.desk("copy"))
    try write(2, on: newsroom.desk())
    let (kinds, chains) = try findings(newsroom.desk(), newsroom.desk("copy"))
    #expect(kinds.isEmpty)
    #expect(chains == 2)
  }

  @Test func `is not given again by a home that lost its record of chains`() throws {
    try write(2, on: newsroom.desk())
    try newsroom.copy("city.stet", to: "lost.stet")
    try write(1, on: newsroom.desk())
    try FileManager.default.removeItem(atPath: newsroom.home(of: "amara") + "/chains")
    try write(2, on: newsroom.desk())
    try write(2, on: newsroom.desk("lost"))
    let (kinds, chains) = try findings(newsroom.desk(), newsroom.desk("lost"))
    #expect(kinds.isEmpty)
    #expect(chains == 3)
  }

  @Test func `is not given again on another desk by a home that lost its record of chains`() throws
  {
    try write(2, on: newsroom.desk())
    try FileManager.default.removeItem(atPath: newsroom.home(of: "amara") + "/chains")
    try write(2, on: newsroom.desk("port"))
    let (kinds, chains) = try findings(newsroom.desk(), newsroom.desk("port"))
    #expect(kinds.isEmpty)
    #expect(chains == 2)
  }

  @Test func `is not given again where only the identity was carried to another machine`() throws {
    try write(2, on: newsroom.desk())
    try FileManager.default.createDirectory(
      atPath: newsroom.home(of: "laptop"), withIntermediateDirectories: true)
    try newsroom.copy("home-amara/identity.json", to: "home-laptop/identity.json")
    try write(2, on: newsroom.desk("port", of: "laptop"))
    let (kinds, chains) = try findings(newsroom.desk(), newsroom.desk("port"))
    #expect(kinds.isEmpty)
    #expect(chains == 2)
  }

  @Test func `is not given again when an older home is put back`() throws {
    try write(1, on: newsroom.desk())
    try newsroom.copy("home-amara", to: "backup")
    try write(3, on: newsroom.desk())
    try newsroom.copy("city.stet", to: "before.stet")
    try newsroom.copy("backup", to: "home-amara")
    try write(3, on: newsroom.desk())
    let (kinds, chains) = try findings(newsroom.desk("before"), newsroom.desk())
    #expect(kinds.isEmpty)
    #expect(chains == 2)
  }

  @Test func `is not used up by what was refused`() throws {
    let (desk, claim) = try newsroom.deskWithClaim()
    let before = try desk.verify().chains
    for _ in 1...2 { #expect(throws: ModelError.self) { try desk.rate(claim, "splendid") } }
    try desk.rate(claim, "true")
    #expect(try desk.verify().chains == before)
    #expect(try desk.verify().problems.isEmpty)
  }

  @Test func `is one chain's on each desk of one person`() throws {
    try write(1, on: newsroom.desk("city"))
    try write(1, on: newsroom.desk("port"))
    try write(1, on: newsroom.desk("city"))
    let (kinds, chains) = try findings(newsroom.desk("city"), newsroom.desk("port"))
    #expect(kinds.isEmpty)
    #expect(chains == 2)
  }
}
