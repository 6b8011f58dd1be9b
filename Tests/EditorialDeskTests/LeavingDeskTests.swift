import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

@Suite("A report that leaves the desk")
struct LeavingDeskTests {
  private let newsroom: Newsroom

  init() throws { newsroom = try Newsroom() }

  private func text(_ desk: Desk, _ request: Desk.ReportRequest) throws -> String {
    var bytes: [UInt8] = []
    _ = try desk.report(request, to: .stream { bytes.append(contentsOf: $0) })
    return String(decoding: bytes, as: UTF8.self)
  }

  private func copy(
    _ desk: Desk, of document: DocumentID, _ request: Desk.ReportRequest
  ) throws -> String {
    var bytes: [UInt8] = []
    _ = try desk.annotatedCopy(
      of: document, request, to: .stream { bytes.append(contentsOf: $0) })
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Everything that leaves the desk, in each form.
  private func everything(_ desk: Desk, at state: String? = nil) throws -> [String] {
    let reports = try Desk.ReportFormat.allCases.map { format in
      var request = Desk.ReportRequest(format)
      (request.includesAll, request.asOf) = (true, state)
      return try text(desk, request)
    }
    let copies = try desk.documents().map(\.id).sorted().flatMap { document in
      try [Desk.ReportFormat.html, .markdown].map { format in
        var request = Desk.ReportRequest(format)
        request.asOf = state
        return try copy(desk, of: document, request)
      }
    }
    return reports + copies
  }

  /// A desk with the two reports on one phone call and three people's work.
  private func phoneCall(_ name: String = "city") throws -> Desk {
    let desk = try newsroom.desk(name, of: "dana")
    for article in ["northern-dispatch.txt", "capital-wire.txt"] {
      _ = try desk.ingest(Fixture.path("phone-call/\(article)"))
    }
    _ = try desk.merge(
      ["amara", "boris", "chen"].map { Fixture.path("phone-call/\($0).jsonl") })
    return desk
  }

  @Test func `is the same, byte for byte, where the texts came in with the operations`() throws {
    for seed in lawSeeds(2) {
      var generator = SeededGenerator(seed: seed)
      for folder in ["one", "two"] {
        try FileManager.default.createDirectory(
          atPath: newsroom.file("\(folder)-\(seed)"), withIntermediateDirectories: true)
      }
      let desk = try phoneCall("one-\(seed)/city")
      let shared = newsroom.file("all-\(seed).jsonl")
      _ = try desk.share(.init(withDocuments: true), to: .file(shared))
      let lines = try String(contentsOfFile: shared, encoding: .utf8)
        .split(separator: "\n").shuffled(using: &generator)
      let shuffled = try newsroom.write(
        lines.joined(separator: "\n") + "\n", to: "shuffled-\(seed).jsonl")
      let other = try newsroom.desk("two-\(seed)/city", of: "eve")
      _ = try other.merge([shuffled])
      #expect(try other.digest() == desk.digest(), "seed \(seed)")
      for (here, there) in zip(try everything(desk), try everything(other)) {
        #expect(here == there, "seed \(seed)")
      }
    }
  }

  @Test func `is the same when it is asked for by the state that it names`() throws {
    let desk = try phoneCall()
    let plain = try everything(desk)
    let state = try #require(
      plain[0].components(separatedBy: "(their number and digest): `").last?
        .components(separatedBy: "`").first)
    #expect(state == "\(try desk.operationCount()):\(try desk.digest())")
    #expect(try everything(desk, at: state) == plain)
    #expect(try everything(desk, at: try desk.digest()) == plain)
  }

  @Test func `names people as the policy lets them be named, and never more`() throws {
    let desk = try phoneCall()
    #expect(try text(desk, .init(.markdown)).contains("amara says"))
    _ = try desk.setPolicy(try Policy(text: "policy: city\npeople: initials\n"))
    for format in Desk.ReportFormat.allCases {
      let told = try text(desk, .init(format))
      for name in ["amara", "boris", "chen"] { #expect(!told.contains(name), "\(format)") }
    }
    #expect(try text(desk, .init(.markdown)).contains("A says"))
    let document = try #require(try desk.documents().first).id
    #expect(try !copy(desk, of: document, .init(.markdown)).contains("## Initials"))
    var request = Desk.ReportRequest(.markdown)
    request.people = .roles
    #expect(try text(desk, request).contains("checker 1 says"))
    request.people = .names
    let refusal = try desk.expectRefusal { _ = try text(desk, request) }
    #expect(refusal?.remedy.contains("no report was written") == true)
  }

  @Test func `gives an annotated copy the key of its initials, where names may be shown`() throws {
    let desk = try phoneCall()
    let document = try #require(try desk.documents().first).id
    let plain = try copy(desk, of: document, .init(.markdown))
    #expect(plain.contains("## Initials") && plain.contains("- A: amara"))
    var request = Desk.ReportRequest(.markdown)
    request.people = .initials
    let strict = try copy(desk, of: document, request)
    #expect(!strict.contains("## Initials") && !strict.contains("amara"))
  }

  @Test func `says of claims that were not asked for that they are there`() throws {
    let (desk, claim) = try newsroom.deskWithClaim()
    let document = try #require(try desk.claim(claim).appearances.first?.selector.document)
    var request = Desk.ReportRequest(.markdown)
    request.tags = ["nobody has it"]
    let copy = try copy(desk, of: document, request)
    #expect(copy.contains("0 claims marked, 0 of them verified. 1 claim of this document was not"))
    #expect(copy.components(separatedBy: "⟨").count == 3, "one in the legend, one in the article")
  }

  @Test(
    arguments: [
      ("2017-13-45", nil, nil), ("2017-02-29", nil, nil), (nil, "2017-00", nil),
      ("2018", "2017", nil), ("2017-05", "2017-04-30", nil), (nil, nil, "javascript:alert(1)"),
      (nil, nil, "page.html"), (nil, nil, "https://desk.example/#top"),
    ] as [(String?, String?, String?)])
  func `is refused for a period or an address that cannot be`(
    from: String?, until: String?, address: String?
  ) throws {
    let desk = try newsroom.desk()
    var request = Desk.ReportRequest(.markdown)
    (request.from, request.until, request.address) = (from, until, address)
    let refusal = try desk.expectRefusal { _ = try text(desk, request) }
    #expect(refusal?.remedy.hasSuffix("no report was written.") == true)
  }

  @Test func `takes a period whose ends are the same year, month or day`() throws {
    let desk = try newsroom.desk()
    for (from, until) in [("2017", "2017-01"), ("2016-02-29", "2016"), ("2017-04", "2017-04")] {
      var request = Desk.ReportRequest(.markdown)
      (request.from, request.until) = (from, until)
      #expect(try text(desk, request).contains("from \(from) to \(until)"))
    }
  }

  @Test func `says where words are as a reader counts`() throws {
    let desk = try newsroom.desk()
    let document = try desk.ingest(newsroom.write(Newsroom.article, to: "tram.txt")).document.id
    let claim = try desk.addClaim(words: "open the line in 2027", in: document)
    _ = try desk.offer(
      Desk.EvidenceOffer(stance: .silent, source: .document(document), origin: ""), on: claim)
    var request = Desk.ReportRequest(.markdown)
    request.includesAll = true
    let report = try text(desk, request)
    #expect(report.contains(", paragraph 2 (`"))
    #expect(report.contains("The document as a whole was read: no word on it."))
    #expect(!report.contains("“Council agrees on new tram line”"))
  }

  @Test func `tells a publisher's name, else the desk's without its ending`() throws {
    let desk = try phoneCall()
    #expect(try text(desk, .init(.claimreview)).contains("\"name\":\"city\""))
    var request = Desk.ReportRequest(.claimreview)
    request.publisher = "The City Desk"
    #expect(try text(desk, request).contains("\"name\":\"The City Desk\""))
  }
}
