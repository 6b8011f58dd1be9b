import ClaimModel
import Testing

@testable import ReportExport

@Suite("A loss report")
struct LossCountTests {
  /// Two claims in a text, one with a verdict on five evidences, of which some are wholly lost by formats
  /// that keep annotations beside a text.
  private static var exchange: Exchange {
    var claim = ExchangedClaim(key: "a")
    claim.places = [place("here", 0, 5, "Rents")]
    claim.places[0].annotators = ["ada"]
    claim.evidence = [
      evidence("own", by: "ada", at: place("here", 6, 10, "rose")),
      evidence("others", by: "bea", at: place("here", 6, 10, "rose")),
      evidence("away", by: "ada", at: place("away", 0, 5, "Wages"), origin: "clerk"),
      evidence("page", by: "ada", url: "https://example.org/1", origin: "clerk"),
      evidence("call", by: "bea", origin: "mayor"),
    ]
    var (one, two) = (
      ExchangedClaim.Verdict(annotator: "ada", rating: "true"),
      ExchangedClaim.Verdict(annotator: "bea", rating: "true")
    )
    one.evidence = ["own", "away", "page"]
    two.evidence = ["others", "call"]
    claim.verdicts = [one, two]
    var away = ExchangedClaim(key: "b")
    away.places = [place("away", 0, 5, "Wages")]
    away.attribution.channel = "letter"
    return Exchange(
      documents: [
        ExchangedDocument(key: "here", text: "Rents rose."), ExchangedDocument(key: "away"),
      ], claims: [claim, away])
  }

  private static func place(
    _ document: String, _ start: Int, _ end: Int, _ words: String
  ) -> ExchangedPlace {
    ExchangedPlace(
      document: document, spans: [TextSpan(start, end)].compactMap(\.self), exact: words)
  }

  private static func evidence(
    _ key: String, by annotator: String, at place: ExchangedPlace? = nil, url: String? = nil,
    origin: String? = nil
  ) -> ExchangedClaim.Evidence {
    var evidence = ExchangedClaim.Evidence(.supports, annotator: annotator)
    (evidence.key, evidence.place, evidence.url, evidence.origin) = (key, place, url, origin)
    return evidence
  }

  private func losses(_ format: ExchangeFormat, _ exchange: Exchange) throws -> [String: Int] {
    try format.write(exchange).losses.entries.reduce(into: [:]) { $0[$1.what] = $1.count }
  }

  @Test(
    "counts what is lost as a whole as a whole, and citations of it with the verdict",
    arguments: [ExchangeFormat.labelStudio, .brat, .uimaXMI])
  func countsWholes(format: ExchangeFormat) throws {
    #expect(
      try losses(format, Self.exchange) == [
        Exchange.claimsWithoutText: 1, "evidence in other documents than the claim's": 1,
        "evidence outside documents": 1, "evidence outside documents without an address": 1,
        "verdicts whose citations of evidence are left out: elsewhere each cites what its author offered":
          2,
      ])
  }

  @Test func `counts only the citations that do not come back: CSV`() throws {
    #expect(
      try losses(.csv, Self.exchange) == [
        "texts of documents": 1, "evidence in documents": 3,
        "evidence outside documents without an address": 1,
        "positions of claims, of which the words are kept": 2,
        "places without the names of who marked them": 1,
        "claims whose addressee, channel, intermediary or being unnamed is left out": 1,
        "evidence whose origin, or being primary or unnamed, is left out": 1,
        "verdicts that cite evidence which a sheet has no row for":
          2,
      ])
  }

  // MARK: One label a claim

  private func claim(_ ratings: [String], ruled ruling: ExchangedClaim.Ruling?) -> Exchange {
    var claim = ExchangedClaim(key: "a", wording: "Rents rose.")
    claim.verdicts = ratings.enumerated().map { number, rating in
      var verdict = ExchangedClaim.Verdict(annotator: "person \(number)", rating: rating)
      verdict.rationale = "reason \(number)"
      return verdict
    }
    claim.ruling = ruling
    return Exchange(claims: [claim])
  }

  @Test func `says that the label is a ruling's, with its reason, and whose verdicts are left out`()
    throws
  {
    let exchange = claim(["true", "false"], ruled: .init(rating: "false", because: "the list"))
    #expect(
      try losses(.averitec, exchange) == [
        "verdicts on claims whose label is that of a ruling": 2, "names of who ruled": 1,
      ])
    let written = try ExchangeFormat.averitec.write(exchange)
    let text = String(decoding: written.files[0].bytes, as: UTF8.self)
    #expect(text.contains(#""label":"Refuted""#) && text.contains(#""justification":"the list""#))
    let read = try #require(try ExchangeFormat.averitec.read(written.files).exchange.claims.first)
    #expect(read.verdicts.map(\.annotator) == [nil])
    #expect(read.verdicts.map(\.rating) == ["false"])
  }

  @Test(
    "names claims without a label",
    arguments: [
      (["true", "false"], nil, 2),
      (["true", "true"], .init(rating: nil, because: "both guess"), 2),
    ] as [([String], ExchangedClaim.Ruling?, Int)])
  func namesUnlabelled(ratings: [String], ruling: ExchangedClaim.Ruling?, count: Int) throws {
    let exchange = claim(ratings, ruled: ruling)
    let losses = try losses(.averitec, exchange)
    #expect(losses["claims that go out without a label, as no rating stands"] == 1)
    #expect(losses["verdicts on a claim beyond one that all agree on"] == count)
    #expect(losses["rulings that no verdict stands"] == (ruling == nil ? nil : 1))
    let written = try ExchangeFormat.averitec.write(exchange)
    #expect(!String(decoding: written.files[0].bytes, as: UTF8.self).contains("\"label\""))
  }

  @Test func `has rulings in every other format, and no verdict that was ruled otherwise`() throws {
    let exchange = claim(["true", "true"], ruled: .init(rating: "false", because: "the list"))
    for format in ExchangeFormat.allCases where format.isWritten && format != .averitec {
      #expect(try losses(format, exchange)["rulings"] == 1, "\(format)")
    }
    let file = try ExchangeFormat.doccano.write(exchange, isApart: false)
    #expect(!String(decoding: file.files[0].bytes, as: UTF8.self).contains("\"true\""))
  }
}
