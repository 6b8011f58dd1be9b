import ClaimModel
import DeskConsole
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

@Suite("Publishing at the prompt")
struct PublishingTests {
  @Test func `records the claim in hand, and a correction with its reason`() throws {
    let room = try ReviewRoom()
    var amara = try room.sitting("amara")
    try amara.type("true 90")
    let claim = try #require(try amara.desk.claims().first { $0.claim.verdicts.count == 1 }).claim
    try amara.type("open \(claim.id)")
    let first = try amara.read("publish https://news.example/7")
    #expect(first.hasPrefix("published, version 1, first: https://news.example/7"))
    #expect(first.contains("the gate does not pass it"))
    try amara.type("reword Something else.")
    #expect(try amara.desk.corrections().count == 1)
    #expect(
      try amara.read("report html \(room.file("r.html"))").hasSuffix("1 correction is due"))
    let second = try amara.read("pub factual We had it wrong.")
    #expect(second.hasPrefix("published, version 2, factual: https://news.example/7"))
    let publication = try #require(try amara.desk.claim(claim.id).publications.last)
    #expect(publication.because == "We had it wrong.")
    #expect(try amara.desk.corrections().isEmpty)
  }

  @Test func `withdraws what was recorded by mistake, with its reason`() throws {
    let room = try ReviewRoom()
    var amara = try room.sitting("amara")
    try amara.type("true 90")
    let claim = try #require(try amara.desk.claims().first { $0.claim.verdicts.count == 1 }).claim
    try amara.type("open \(claim.id)")
    try amara.type("publish https://news.example/7")
    #expect(throws: DeskError.self) { try amara.type("publish withdraw 1") }
    let gone = try amara.read("publish withdraw 1 Of another claim.")
    #expect(gone == "withdrawn, version 1: https://news.example/7")
    let record = try #require(try amara.desk.claim(claim.id).publications.first)
    #expect(record.withdrawal?.because == "Of another claim.")
  }

  @Test func `is refused without an address`() throws {
    let room = try ReviewRoom()
    var amara = try room.sitting("amara")
    #expect(throws: DeskError.self) { try amara.type("publish") }
    #expect(throws: DeskError.self) { try amara.type("publish javascript:alert(1)") }
  }

  @Test func `writes every form of a report`() throws {
    let room = try ReviewRoom()
    var amara = try room.sitting("amara")
    for format in Desk.ReportFormat.allCases {
      let path = room.file("report.\(format)")
      #expect(try amara.read("report \(format.rawValue) \(path)").hasPrefix("wrote \(path), "))
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)).last == 0x0A)
    }
  }

  @Test func `tells a long address on lines that fit`() throws {
    let room = try ReviewRoom()
    var amara = try room.sitting("amara")
    let told = try amara.type(
      "publish https://news.example/\(String(repeating: "bridge-", count: 20))")
    #expect(told.allSatisfy { Completion.width(of: $0) <= 80 })
    #expect(
      told.joined().filter { !$0.isWhitespace }.contains(String(repeating: "bridge-", count: 20)))
  }
}
