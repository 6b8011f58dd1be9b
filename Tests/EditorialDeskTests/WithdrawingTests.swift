import ClaimModel
import EditorialDesk
import Testing

@Suite("Withdrawing a publication")
struct WithdrawingTests {
  private let newsroom: Newsroom
  private let desk: Desk
  private let claim: ClaimID

  init() throws {
    newsroom = try Newsroom()
    (desk, claim) = try newsroom.deskWithClaim()
    try desk.rate(claim, "true", because: "The budget says so.")
  }

  private static let address = "https://news.example/checks/7"

  private func publish(at address: String = Self.address) throws -> Publication {
    try desk.publish(claim, Desk.PublicationOffer(url: address, change: nil, because: ""))
      .publication
  }

  private func records() throws -> [Publication] { try desk.claim(claim).publications }

  @Test func `keeps it on record with who, when and why, and asks for no correction`() throws {
    _ = try publish()
    try desk.rate(claim, "false", because: "No.")
    let gone = try desk.withdrawPublication(Self.address, of: claim, because: "The wrong page.")
    let record = try #require(try records().first)
    #expect(record == gone && record.url == Self.address)
    #expect(record.withdrawal?.by == (try desk.annotator()))
    #expect(record.withdrawal?.because == "The wrong page.")
    #expect(record.withdrawal?.at.isEmpty == false)
    #expect(try desk.corrections().isEmpty)
  }

  @Test func `holds later changes against the version before`() throws {
    _ = try publish()
    try desk.rate(claim, "false", because: "No.")
    #expect(try publish().version == 2)
    _ = try desk.withdrawPublication("2", of: claim, because: "Never went out.")
    let due = try #require(try desk.corrections(includingMade: true).map(\.correction).first)
    #expect(due.later == nil && due.earlier.version == 1 && due.change == .rating)
    let next = try publish()
    #expect(next.version == 3 && next.change == .rating)
  }

  @Test func `makes what goes out next the first again where nothing else stands`() throws {
    _ = try publish()
    _ = try desk.withdrawPublication("1", of: claim, because: "A slip.")
    let next = try publish(at: "https://news.example/checks/8")
    #expect(next.version == 2 && next.change == .first)
    #expect(try desk.claim(claim).madeCorrections.isEmpty)
  }

  @Test func `is what undo does to a publication, without end and deleting nothing`() throws {
    _ = try publish()
    for round in 1...3 {
      let undone = try desk.undo()
      #expect(undone.passedOver.isEmpty)
      if round == 1 {
        #expect(undone.what == ["publication: first, \(Self.address)"])
        #expect(undone.remarks.contains { $0.contains("stays on record as withdrawn") })
      }
      #expect(try records().map { $0.withdrawal?.because } == ["taken back with undo"])
      _ = try desk.redo()
      #expect(try records().map(\.withdrawal) == [nil])
    }
    #expect(try desk.history(of: claim.text).count { $0.kind == "publish" } == 1)
  }

  @Test func `is taken back by undo itself`() throws {
    _ = try publish()
    _ = try desk.withdrawPublication("1", of: claim, because: "A slip.")
    _ = try desk.undo()
    #expect(try records().map(\.withdrawal) == [nil])
  }

  @Test func `is the same on a colleague's desk, whatever arrives first`() throws {
    _ = try publish()
    _ = try desk.withdrawPublication("1", of: claim, because: "A slip.")
    let other = try newsroom.desk("other", of: "boris")
    try newsroom.pass(from: desk, to: other)
    #expect(try other.claim(claim).publications == records())
    #expect(try other.stateDigest() == desk.stateDigest())
  }

  @Test func `is refused without a reason, twice, and of what never went out`() throws {
    _ = try publish()
    for (name, because) in [("1", " "), ("2", "x"), ("https://e.example/", "x")] {
      #expect(
        try desk.expectRefusal {
          _ = try desk.withdrawPublication(name, of: claim, because: because)
        } != nil)
    }
    _ = try desk.withdrawPublication("1", of: claim, because: "A slip.")
    let twice = try desk.expectRefusal {
      _ = try desk.withdrawPublication("1", of: claim, because: "A slip.")
    }
    #expect(twice?.problem.hasPrefix("Version 1 was withdrawn by ") ?? false)
  }

  @Test(arguments: Desk.ReportFormat.allCases)
  func `shows in every report that has the claim`(format: Desk.ReportFormat) throws {
    _ = try publish()
    _ = try desk.withdrawPublication("1", of: claim, because: "Of another town.")
    let report = try desk.report(format, includesAll: true)
    // Reviews are of verified claims, and give no address that was withdrawn.
    #expect(report.contains("Of another town.") == (format != .claimreview))
    if format == .claimreview { #expect(!report.contains(Self.address)) }
  }
}
