import AnnotationSync
import ClaimModel
import DeskTestSupport
import Foundation
import ReportExport
import Testing

@Suite("A form of the report")
struct FormTests {
  private let article: SourceDocument
  private let later: SourceDocument

  init() throws {
    var document = try Example.document("b", title: "Bridge vote")
    document.url = "https://harbour.example/bridge"
    article = document
    var other = try Example.document("a", title: "A later look")
    other.published = "2025-03-09"
    later = other
  }

  @Test func `lets in its own style sheet and nothing else`() throws {
    let page = Example.report([], documents: []).text(HTMLForm())
    let style = try #require(
      page.components(separatedBy: "<style>").last?.components(separatedBy: "</style>").first)
    let hash = Data(SHA256(of: Array(style.utf8)).bytes).base64EncodedString()
    #expect(
      page.contains(
        "content=\"default-src 'none'; style-src 'sha256-\(hash)'; base-uri 'none'; form-action 'none'\""
      ), "the hash of the style sheet is \(hash)")
    #expect(!style.contains("url(") && !style.contains("@import"))
    #expect(!page.contains(" style=\"") && !page.contains("src=\""))
  }

  @Test func `has headings in order, and names for what they head`() throws {
    let claims = [try Example.ruledClaim(in: article), try Example.openClaim(in: article)]
    let page = Example.report(claims, documents: [article], includesAll: true).text(HTMLForm())
    let levels = page.matches(of: #/<h([1-6])/#).compactMap { Int($0.1) }
    #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
    for (one, next) in zip(levels, levels.dropFirst()) { #expect(next <= one + 1) }
    let ids = page.matches(of: #/ id="([^"]+)"/#).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    for used in page.matches(of: #/aria-labelledby="([^"]+)"/#) {
      #expect(ids.contains(String(used.1)))
    }
    for used in page.matches(of: ##/href="#([^"]+)"/##) { #expect(ids.contains(String(used.1))) }
  }

  @Test func `is a review with what schema.org asks for`() throws {
    let claim = try Example.ruledClaim(in: article)
    var report = Example.report([claim], documents: [article])
    var frame = report.frame
    frame.address = "https://desk.example/report.html"
    report = VerifiedClaimReport(frame: frame, entries: report.entries, leftOut: .init())
    let graph = try JSONValue(parsing: report.bytes(ClaimReviewForm()))
    #expect(graph["@context"] == "https://schema.org")
    let review = try #require(graph["@graph"]?.array?.first)
    #expect(review["@type"] == "ClaimReview")
    #expect(review["claimReviewed"] == "The council voted for the bridge.")
    #expect(review["url"]?.string == "https://desk.example/report.html#claim-\(claim.id)")
    #expect(review["author"]?["name"] == "harbour")
    let rating = review["reviewRating"]
    #expect(rating?["alternateName"] == "false" && rating?["ratingValue"] == 0)
    #expect(rating?["bestRating"] == 4 && rating?["worstRating"] == 0)
    let item = review["itemReviewed"]
    #expect(item?["@type"] == "Claim" && item?["author"]?["name"] == "a councillor")
    #expect(item?["firstAppearance"]?["url"] == "https://harbour.example/bridge")
    #expect(item?["appearance"]?.array?.count == 1)
  }

  @Test func `names the first appearance only where it is known`() throws {
    var claim = try Example.ruledClaim(in: article)
    claim.appearances.append(
      Appearance(selector: try Example.selector(later, 3, "voted"), anchor: .anchored))
    func first(_ documents: [SourceDocument]) throws -> JSONValue? {
      let report = Example.report([claim], documents: documents)
      return try JSONValue(parsing: report.bytes(ClaimReviewForm()))["@graph"]?.array?.first?[
        "itemReviewed"]?["firstAppearance"]
    }
    #expect(try first([article, later])?["headline"] == "Bridge vote")
    var undated = later
    undated.published = "last week"
    #expect(try first([article, undated]) == nil)
  }

  @Test func `gives a published claim's own address, and its dates`() throws {
    var claim = try Example.ruledClaim(in: article)
    claim.publications = try (1...2).map { version in
      Publication(
        id: try Example.name(UInt8(70 + version)), url: "https://desk.example/checks/7",
        version: version, change: version == 1 ? .first : .update, because: "",
        by: Annotator(recorded: "ada"), at: "2025-03-0\(version)T10:00:00.000Z", standing: nil)
    }
    let report = Example.report([claim], documents: [article])
    let review = try JSONValue(parsing: report.bytes(ClaimReviewForm()))["@graph"]?.array?.first
    #expect(review?["url"] == "https://desk.example/checks/7")
    #expect(review?["datePublished"] == "2025-03-01" && review?["dateModified"] == "2025-03-02")
    let correction = review?["correction"]?.array?.first
    #expect(correction?["@type"] == "CorrectionComment")
    #expect(correction?["datePublished"] == "2025-03-02")
    #expect(correction?["about"]?["url"] == "https://desk.example/checks/7")
  }

  @Test func `is a table with a header, one claim a row, and a mark where it is wanted`() throws {
    let claims = [try Example.ruledClaim(in: article), try Example.openClaim(in: article)]
    let report = Example.report(claims, documents: [article], includesAll: true)
    let rows = try CSVReading.rows(report.bytes(CSVForm()))
    #expect(rows.map { $0[5] } == ["verified", "yes", "no"])
    #expect(rows[1][7] == "false" && rows[2][7] == "true")
    let marked = report.bytes(CSVForm(hasByteOrderMark: true))
    #expect(marked == [0xEF, 0xBB, 0xBF] + report.bytes(CSVForm()))
  }

  @Test(arguments: PeopleNaming.allCases)
  func `names people as it was asked to`(naming: PeopleNaming) throws {
    let people = ["Ada Lovelace", "Béla Bartók", "Cem Karaca", "Dora Maar"]
    var claim = try Example.ruledClaim(in: article)
    claim.evidence = claim.evidence.map {
      var evidence = Evidence(id: $0.id, stance: $0.stance, by: Annotator(recorded: people[0]))
      (evidence.quote, evidence.origin, evidence.isPrimary) = ($0.words, $0.origin, true)
      return evidence
    }
    claim.verdicts = try claim.verdicts.enumerated().map { place, verdict in
      try Example.verdict(
        UInt8(place + 11), by: people[place], rating: verdict.rating, because: "",
        citing: claim.evidence.map(\.id))
    }
    claim.decision = Decision(outcome: .accepted, because: "", by: Annotator(recorded: people[1]))
    claim.ruling = Ruling(
      operation: try Example.name(90), by: Annotator(recorded: people[3]), rating: "false",
      because: "", judged: claim.verdicts.map(\.operation))
    claim.queries = []
    var frame = Example.report([], documents: [article]).frame
    frame.people = naming
    let report = VerifiedClaimReport(
      frame: frame, entries: [.init(claim: claim, gate: Gate(claim))], leftOut: .init())
    #expect(Gate(claim).isVerified)
    for form in Example.forms {
      let text = report.text(form)
      for name in people where naming != .names { #expect(!text.contains(name), "\(form)") }
    }
    let shown = ["names": "Dora Maar", "initials": "DM", "roles": "adjudicator"][naming.rawValue]
    #expect(report.text(HTMLForm()).contains(shown ?? "?"))
  }

  @Test func `carries the corrections that are due, with old words and new`() throws {
    var claim = try Example.openClaim(in: article)
    claim.publications = [
      Publication(
        id: try Example.name(71), url: "https://desk.example/checks/7", version: 1, change: .first,
        because: "", by: Annotator(recorded: "ada"), at: "2025-03-01T10:00:00.000Z",
        standing: Publication.Standing(
          wording: "The bridge costs nine million.", rating: "false", ruling: nil, evidence: [],
          isVerified: true))
    ]
    let report = Example.report([claim], documents: [article])
    let markdown = report.markdown()
    #expect(
      markdown.contains(
        """
        - **Due: rating.** “The bridge costs nine million.”; since version 1 of 2025-03-01 (before: <https://desk.example/checks/7>)
          - rating: “false” → “true”
          - gate: “verified” → “not verified”
        """))
    #expect(
      report.text(HTMLForm()).contains("<del dir=\"auto\">false</del> <ins dir=\"auto\">true</ins>")
    )
    let whole = Example.report([claim], documents: [article], includesAll: true)
    let rows = try CSVReading.rows(whole.bytes(CSVForm()))
    let column = try #require(rows.first?.firstIndex(of: "corrections"))
    #expect(
      rows[1][column]
        == "due, rating, since version 1 of 2025-03-01 (before: https://desk.example/checks/7): "
        + "rating: “false” → “true”; gate: “verified” → “not verified”")
    let correction = try report.json()["corrections"]?.array?.first
    #expect(correction?["due"] == true && correction?["change"] == "rating")
  }
}
