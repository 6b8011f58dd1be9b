import ClaimModel
import Testing

@testable import ReportExport

@Suite("A list of checked claims")
struct ClaimFormatTests {
  private func read(
    _ format: ExchangeFormat, _ text: String, name: String = "a.json"
  ) throws -> ExchangeReading {
    try format.read([ExchangeFile(name: name, bytes: Array(text.utf8))])
  }

  @Test func `has missing keys, null speakers and empty media: AVeriTeC`() throws {
    let reading = try read(
      .averitec,
      """
      {"claim":"Rents rose.","label":"Not Enough Evidence","justification":"none found","claim_date":"5-3-2025",
      "speaker":null,"reporting_source":"Facebook","claim_types":["Numerical Claim"],"questions":[
      {"question":"Did they?","answers":[{"answer":"No answer could be found.","answer_type":"Unanswerable",
      "source_url":"","source_medium":""},{"answer":"Yes","answer_type":"Boolean","source_url":"https://example.org",
      "boolean_explanation":"it says so; twice"}]},{"question":"Why?","answers":[]}]}
      {"claim":"","label":"Refuted"}
      {"label":"Refuted"}
      {"claim":"Wages rose.","claim_date":"","speaker":""}
      """.replacing(",\n", with: ",").replacing("[\n", with: "["))
    #expect(reading.read == 4)
    #expect(reading.skipped.map(\.line) == [2, 3])
    #expect(reading.losses.count(of: "questions without an answer") == 1)
    let claim = try #require(reading.exchange.claims.first)
    #expect(claim.attribution == Attribution(outlet: "Facebook", madeOn: "2025-03-05"))
    #expect(claim.verdicts.map(\.rating) == ["not-enough-evidence"])
    #expect(claim.verdicts.map(\.rationale) == ["none found"])
    #expect(claim.tags == ["claim_type:Numerical Claim"])
    #expect(claim.evidence.map(\.title) == ["Did they?", "Did they?"])
    #expect(claim.evidence.map(\.note) == ["Unanswerable", "Boolean; because it says so; twice"])
    let again = try ExchangeFormat.averitec.write(reading.exchange)
    #expect(again.losses.isEmpty)
    let text = String(decoding: again.files[0].bytes, as: UTF8.self)
    #expect(text.contains(#""claim_date":"05-03-2025""#))
    #expect(text.contains(#""label":"Not Enough Evidence""#))
    #expect(text.contains(#""boolean_explanation":"it says so; twice""#))
  }

  private static let review = """
    {"@context":"https://schema.org","@type":"ClaimReview","url":"https://example.org/check/1",
    "claimReviewed":"Rents rose.","author":{"@type":"Organization","name":"Harbour Check"},
    "reviewRating":{"@type":"Rating","ratingValue":1,"bestRating":5,"worstRating":1,
    "alternateName":"Mostly False!"},"itemReviewed":{"@type":"Claim","author":{"name":"Ilse Marwick"},
    "datePublished":"2025-03-04T10:00:00Z","appearance":[{"@type":"CreativeWork","url":"https://example.org/a"}]}}
    """

  @Test func `has a claim, who made it, who reviewed it and where it appeared: ClaimReview`() throws
  {
    let claim = try #require(try read(.claimReview, Self.review).exchange.claims.first)
    #expect(claim.wording == "Rents rose.")
    #expect(claim.key == "https://example.org/check/1")
    #expect(claim.attribution == Attribution(speaker: "Ilse Marwick", madeOn: "2025-03-04"))
    #expect(claim.verdicts.map(\.annotator) == ["Harbour Check"])
    #expect(claim.verdicts.map(\.rating) == ["mostly-false"])
    #expect(claim.evidence.map(\.url) == ["https://example.org/check/1"])
    #expect(claim.works.map(\.url) == ["https://example.org/a"])
  }

  @Test func `has the older form, ratings in numbers and sentences for ratings: ClaimReview`()
    throws
  {
    let reading = try read(
      .claimReview,
      """
      {"@graph":[{"@type":["ClaimReview"],"claimReviewed":"A","itemReviewed":{"@type":"CreativeWork",
      "author":[{"@type":"Person","name":"Ilse Marwick"}],"sameAs":["https://example.org/b"]},
      "reviewRating":{"ratingValue":"2","bestRating":"5"},"author":"Harbour Check"},
      {"@type":"http://schema.org/ClaimReview","claimReviewed":"B","author":"B","reviewRating":{"alternateName":
      "\(String(repeating: "It is not so. ", count: 10))","ratingValue":1}},
      {"@type":"ClaimReview","claimReviewed":"C"},{"@type":"ClaimReview"},{"@type":"Article"}]}
      """)
    #expect(reading.read == 4)
    #expect(reading.skipped.map(\.place) == [4])
    let claims = reading.exchange.claims
    #expect(claims.map { $0.verdicts.map(\.rating) } == [["2-of-5"], ["rated-1"], []])
    #expect(claims[0].attribution.speaker == "Ilse Marwick")
    #expect(claims[0].works.map(\.url) == ["https://example.org/b"])
    #expect(claims[1].notes.count == 1)
    #expect(reading.losses.count(of: "reviews without a rating") == 1)
  }

  @Test func `lies several times in one page: ClaimReview`() throws {
    let page = """
      <!DOCTYPE html><html><head><title>Check</title><script>var a = "<b>";</script>
      <script type="application/ld+json">\(Self.review)</script>
      <script type='application/ld+json; charset=utf-8'>[\(Self.review.replacing("Rents", with: "Wages"))]</script>
      <script type="application/ld+json">{"@type":"ClaimReview", broken</script>
      <script type="application/ld+json">{"@type":"Article"}</script></head><body><p>unclosed<div>
      """
    let reading = try read(.claimReview, page, name: "page.html")
    #expect(reading.exchange.claims.map(\.wording) == ["Rents rose.", "Wages rose."])
    #expect(reading.skipped.map(\.reason) == ["it is no JSON"])
    #expect(throws: FormatError.self) { try read(.claimReview, "<p>nothing</p>") }
    let deep = String(repeating: "<div>", count: 20_000) + page
    // libxml2 stops at a depth of its own: what is beyond is not found.
    #expect(throws: FormatError.self) { try read(.claimReview, deep) }
  }
}
