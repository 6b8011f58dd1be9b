import AnnotationSync
import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

@Suite("A report as of an earlier state")
struct EarlierReportTests {
  private let newsroom: Newsroom

  init() throws { newsroom = try Newsroom() }

  private func report(_ desk: Desk, at state: String? = nil) throws -> JSONValue {
    var request = Desk.ReportRequest(.json)
    request.includesAll = true
    request.asOf = state
    return try JSONValue(parsing: Array(text(desk, request).utf8))
  }

  private func text(_ desk: Desk, _ request: Desk.ReportRequest) throws -> String {
    var bytes: [UInt8] = []
    _ = try desk.report(request, to: .stream { bytes.append(contentsOf: $0) })
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What a report says, without in which state it was made.
  private func told(_ report: JSONValue) -> JSONValue {
    .object(
      (report.members ?? []).filter { !["as_of", "left_out", "agreement"].contains($0.key) })
  }

  @Test func `says what the report of that digest said`() throws {
    let (desk, claim) = try newsroom.deskWithClaim()
    try desk.rate(claim, "true", because: "The budget.")
    let digest = try desk.digest()
    let before = try report(desk)
    try desk.rate(claim, "false", because: "Not the budget.")
    _ = try desk.ask("Which year?", to: "writer", about: claim)
    #expect(told(try report(desk)) != told(before))
    let count = try #require(before["operations"]?.int)
    for name in [digest, String(digest.prefix(12)), "\(count):\(digest)"] {
      let again = try report(desk, at: name)
      #expect(told(again) == told(before), "\(name)")
      #expect(again["as_of"]?.string?.contains("the first \(count) of") ?? false)
    }
    // Nothing of it stays.
    #expect(try desk.claim(claim).queries.count == 1)
  }

  @Test(
    "tells no more of people than the present policy lets be told",
    arguments: [Desk.ReportFormat.markdown, .html, .json, .csv])
  func namesNobody(format: Desk.ReportFormat) throws {
    let (desk, claim) = try newsroom.deskWithVerdicts()
    try desk.rule(claim, "true", because: "The budget.")
    let digest = try desk.digest()
    var request = Desk.ReportRequest(format)
    request.includesAll = true
    request.asOf = digest
    #expect(try text(desk, request).contains("boris"))
    _ = try desk.setPolicy(Policy(text: "policy: quiet\npeople: roles\n"))
    #expect(try !text(desk, request).contains("boris"))
    request.people = .names
    _ = try desk.expectRefusal { _ = try text(desk, request) }
  }

  @Test func `leaves out by a time what says that it was written later`() throws {
    let desk = try newsroom.desk()
    var amara = Editor("amara")
    let add = try amara.write(
      .claimAdd, with: ["wording": "It rained."], at: "2026-03-01T09:00:00.000Z")
    let verdict = try amara.write(
      .verdictGive, on: add.id.text, with: ["rating": "true", "seen": "blind"],
      at: "2026-03-02T09:00:00.000Z")
    let strange = try amara.write(
      .claimTag, on: add.id.text, with: ["tag": "x", "present": true], at: "yesterday")
    let lines: [UInt8] = [add, verdict, strange].map { $0.line + [0x0A] }.joined().map(\.self)
    _ = try desk.merge([newsroom.write(lines, to: "amara.jsonl")])
    let early = try report(desk, at: "2026-03-01")
    #expect(early["claims"]?.array?.first?["verdicts"] == [])
    let words = early["as_of"]?.string ?? ""
    #expect(words.contains("which nothing proves: 1 later ones are left out, and 1 without"))
    let late = try report(desk, at: "2026-03-02T09:00Z")
    #expect(late["claims"]?.array?.first?["verdicts"]?.array?.count == 1)
    #expect(late["claims"]?.array?.first?["tags"] == [])
  }

  @Test(arguments: [
    "", "now", "12", "2026-3-1", "zz:00000000", "5:00000000", "-1:00000000",
    "00000000", "9999999999999999999999:00000000", "2026-03-01T9", "1:2:33333333",
  ])
  func `is refused where no such state is known`(name: String) throws {
    let (desk, _) = try newsroom.deskWithClaim()
    let refusal = try desk.expectRefusal { _ = try report(desk, at: name) }
    #expect(refusal?.remedy.hasSuffix("no report was written.") ?? false)
  }

  @Test func `has the same bytes on desks that were merged in another order`() throws {
    for seed in lawSeeds(6) {
      var law = try LawCase(seed: seed)
      let parts = law.files(4)
      var reports: [[String]] = []
      for (number, order) in [[0, 1, 2, 3], [3, 1, 0, 2]].enumerated() {
        let folder = "seed-\(seed)-\(number)"
        try FileManager.default.createDirectory(
          atPath: newsroom.file(folder), withIntermediateDirectories: true)
        let desk = try newsroom.desk("\(folder)/city")
        for part in order { _ = try desk.merge([newsroom.write(parts[part], to: "part.jsonl")]) }
        reports.append(
          try Desk.ReportFormat.allCases.map { format in
            var request = Desk.ReportRequest(format)
            request.includesAll = true
            return try text(desk, request)
          })
      }
      #expect(reports[0] == reports[1], "seed \(seed)")
    }
  }

  @Test func `can be asked for documents, tags and a period`() throws {
    let desk = try newsroom.desk()
    let made = try [("a", "2017-01-28"), ("b", "2018-05-01"), ("c", nil)].map { tag, day in
      let id = try desk.addClaim(wording: "Claim \(tag).")
      try desk.tag(id, adding: [tag], removing: [])
      if let day { try desk.attribute(id, to: Attribution(speaker: "S", madeOn: day)) }
      return id
    }
    func names(_ change: (inout Desk.ReportRequest) -> Void) throws -> [String] {
      var request = Desk.ReportRequest(.json)
      request.includesAll = true
      change(&request)
      let report = try JSONValue(parsing: Array(text(desk, request).utf8))
      let shown = (report["claims"]?.array ?? []).compactMap { $0["claim"]?.string }
      #expect(report["left_out"]?.int == made.count - shown.count)
      return shown.sorted()
    }
    func texts(_ places: Int...) -> [String] { places.map { made[$0].text }.sorted() }
    #expect(try names { _ in } == texts(0, 1, 2))
    #expect(try names { $0.tags = ["a", "c"] } == texts(0, 2))
    #expect(try names { $0.from = "2017" } == texts(0, 1))
    #expect(try names { $0.until = "2017-01" } == texts(0))
    #expect(
      try names {
        $0.from = "2017-01-29"
        $0.until = "2018-05-01"
      } == texts(1))
    #expect(try desk.expectRefusal { _ = try names { $0.from = "May" } } != nil)
    let document = try #require(DocumentID(String(repeating: "a", count: 64)))
    #expect(try names { $0.documents = [document] }.isEmpty)
  }
}
