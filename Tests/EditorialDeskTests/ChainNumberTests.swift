import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

/// However a desk or a home is copied, brought back or lost, no number of a chain is given twice.
@Suite("A number in a chain")
struct ChainNumberTests {
  private let newsroom: Newsroom

  init() throws { newsroom = try Newsroom() }

  /// The kinds of findings when all the lines that two desks hold come together, and the chains.
  private func findings(_ one: Desk, _ other: Desk) throws -> ([FindingKind], chains: Int) {
    let both = try newsroom.desk("both-\(UUID().uuidString)", of: "chen")
    let reports = try [newsroom.pass(from: one, to: both), newsroom.pass(from: other, to: both)]
    #expect(try both.verify().problems.isEmpty)
    return (reports.flatMap(\.findings).map(\.kind), try both.verify().chains)
  }

  @Test func `follows the one before, on the same desk opened again`() throws {
    for _ in 1...3 { try newsroom.write(2, on: newsroom.desk()) }
    let report = try newsroom.desk().verify()
    #expect(report.operations == 6)
    #expect(report.chains == 1)
    #expect(report.problems.isEmpty)
  }

  @Test func `is not given again when an older desk is put back in its place`() throws {
    try newsroom.write(2, on: newsroom.desk())
    try newsroom.copy("city.stet", to: "backup")
    try newsroom.write(3, on: newsroom.desk())
    try newsroom.copy("city.stet", to: "lost.stet")
    try newsroom.copy("backup", to: "city.stet")
    try newsroom.write(3, on: newsroom.desk())
    let (kinds, chains) = try findings(newsroom.desk("lost"), newsroom.desk())
    #expect(kinds.isEmpty)
    #expect(chains == 2)
  }

  @Test func `is not given again when what was lost comes back by mail`() throws {
    try newsroom.write(2, on: newsroom.desk())
    try newsroom.copy("city.stet", to: "backup")
    try newsroom.write(3, on: newsroom.desk())
    _ = try newsroom.desk().share(to: newsroom.file("mailed.jsonl"))
    try newsroom.copy("backup", to: "city.stet")
    let report = try newsroom.desk().merge([newsroom.file("mailed.jsonl")])
    #expect(report.new == 4, "3 acts and a seal")
    try newsroom.write(1, on: newsroom.desk())
    #expect(try newsroom.desk().verify().problems.isEmpty)
  }

  @Test func `is not given again on a copy of the desk in another place`() throws {
    try newsroom.write(2, on: newsroom.desk())
    try newsroom.copy("city.stet", to: "copy.stet")
    try newsroom.write(2, on: newsroom.desk())
    try newsroom.write(2, on: newsroom.desk("copy"))
    try newsroom.write(2, on: newsroom.desk())
    let (kinds, chains) = try findings(newsroom.desk(), newsroom.desk("copy"))
    #expect(kinds.isEmpty)
    #expect(chains == 2)
  }

  @Test func `is not given again by a home that lost its record of chains`() throws {
    try newsroom.write(2, on: newsroom.desk())
    try newsroom.copy("city.stet", to: "lost.stet")
    try newsroom.write(1, on: newsroom.desk())
    try FileManager.default.removeItem(atPath: newsroom.home(of: "amara") + "/chains")
    try newsroom.write(2, on: newsroom.desk())
    try newsroom.write(2, on: newsroom.desk("lost"))
    let (kinds, chains) = try findings(newsroom.desk(), newsroom.desk("lost"))
    #expect(kinds.isEmpty)
    #expect(chains == 3)
  }

  @Test func `is not given again on another desk by a home that lost its record of chains`() throws
  {
    try newsroom.write(2, on: newsroom.desk())
    try FileManager.default.removeItem(atPath: newsroom.home(of: "amara") + "/chains")
    try newsroom.write(2, on: newsroom.desk("port"))
    let (kinds, chains) = try findings(newsroom.desk(), newsroom.desk("port"))
    #expect(kinds.isEmpty)
    #expect(chains == 2)
  }

  @Test func `is not given again where only the identity was carried to another machine`() throws {
    try newsroom.write(2, on: newsroom.desk())
    try FileManager.default.createDirectory(
      atPath: newsroom.home(of: "laptop"), withIntermediateDirectories: true)
    try newsroom.copy("home-amara/identity.json", to: "home-laptop/identity.json")
    try newsroom.write(2, on: newsroom.desk("port", of: "laptop"))
    let (kinds, chains) = try findings(newsroom.desk(), newsroom.desk("port"))
    #expect(kinds.isEmpty)
    #expect(chains == 2)
  }

  @Test func `is not given again when an older home is put back`() throws {
    try newsroom.write(1, on: newsroom.desk())
    try newsroom.copy("home-amara", to: "backup")
    try newsroom.write(3, on: newsroom.desk())
    try newsroom.copy("city.stet", to: "before.stet")
    try newsroom.copy("backup", to: "home-amara")
    try newsroom.write(3, on: newsroom.desk())
    let (kinds, chains) = try findings(newsroom.desk("before"), newsroom.desk())
    #expect(kinds.isEmpty)
    #expect(chains == 2)
  }

  /// The bytes of the one record that the home keeps, and where it lies.
  private func record() throws -> (path: String, bytes: Data) {
    let folder = newsroom.home(of: "amara") + "/chains"
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
    return ("\(folder)/\(name)", try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")))
  }

  /// Puts bytes into a file that stays the same file.
  private func put(_ bytes: Data, into path: String) throws {
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.write(contentsOf: bytes)
    try file.close()
  }

  @Test func `is not given again where a loss of power left half a record`() throws {
    try newsroom.write(2, on: newsroom.desk())
    try newsroom.copy("city.stet", to: "lost.stet")
    let (path, bytes) = try record()
    try put(bytes.prefix(40) + Data(count: bytes.count - 40), into: path)
    try newsroom.write(2, on: newsroom.desk())
    let (kinds, chains) = try findings(newsroom.desk("lost"), newsroom.desk())
    #expect(kinds.isEmpty)
    #expect(chains == 2)
  }

  @Test func `is not given again where a loss of power took the last record`() throws {
    try newsroom.write(1, on: newsroom.desk())
    let (path, bytes) = try record()
    try newsroom.write(1, on: newsroom.desk())
    #expect(try record().bytes.count == bytes.count)
    try put(bytes, into: path)
    try newsroom.write(2, on: newsroom.desk())
    let report = try newsroom.desk().verify()
    #expect(report.operations == 4)
    #expect(report.chains == 2)
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
    try newsroom.write(1, on: newsroom.desk("city"))
    try newsroom.write(1, on: newsroom.desk("port"))
    try newsroom.write(1, on: newsroom.desk("city"))
    let (kinds, chains) = try findings(newsroom.desk("city"), newsroom.desk("port"))
    #expect(kinds.isEmpty)
    #expect(chains == 2)
  }
}
