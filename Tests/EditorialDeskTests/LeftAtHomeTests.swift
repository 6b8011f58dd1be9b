import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("What an export says of what stays")
struct LeftAtHomeTests {
  private func lost(_ desk: Desk, as format: String, in room: Newsroom) throws -> [String] {
    let foreign = try #require(Desk.ForeignFormat(format))
    return try desk.exportClaims(as: foreign, to: .path(room.file("out-\(format).csv"))).lost
      .map(\.what)
  }

  @Test(arguments: ["csv", "w3c"])
  func `is that no side of a contested ruling goes out`(format: String) throws {
    let room = try Newsroom()
    let (desk, claim) = try room.deskWithVerdicts()
    let other = try room.desk("other", of: "chief")
    try room.pass(from: desk, to: other)
    try other.rule(claim, "false", because: "the budget")
    try room.desk(of: "editor").rule(claim, "true", because: "the record")
    try room.pass(from: other, to: desk)
    #expect(try desk.claim(claim).contested.contains { $0.kind == .ruling })
    let lost = try lost(desk, as: format, in: room)
    #expect(
      lost.contains(
        "contested rulings, queries and what else of a claim stays here, of which no side goes out")
    )
    #expect(!lost.contains { $0.hasPrefix("contested facets") })
  }

  @Test func `is nothing of a tag that only looks like a name`() throws {
    let room = try Newsroom()
    let (desk, claim) = try room.deskWithClaim()
    _ = try desk.tag(claim, adding: ["id:", "tram"], removing: [])
    _ = try lost(desk, as: "csv", in: room)
    let there = try room.desk("there", of: "dana")
    _ = try there.importFiles(
      [room.file("out-csv.csv")], as: try #require(Desk.ForeignFormat("csv")))
    #expect(Set(try there.claim(claim).tags) == ["id:", "tram"])
  }
}
