import ClaimModel
import Testing

@testable import ReportExport

@Suite("A ClaimReview from elsewhere")
struct ReviewArrivalTests {
  private func read(_ text: String, name: String = "a.json") throws -> ExchangeReading {
    try ExchangeFormat.claimReview.read([ExchangeFile(name: name, bytes: Array(text.utf8))])
  }

  private func review(_ rating: String, _ others: String = "") -> String {
    """
    {"@type":"ClaimReview","claimReviewed":"Rents rose.","url":"https://example.org/1",
    "author":{"name":"Check"},"reviewRating":{\(rating)}\(others)}
    """
  }

  @Test func `has its explanation for a reason, and keeps the body as a note`() throws {
    let text = review(
      #""alternateName":"False","ratingExplanation":"The list says 2 %.""#,
      #","reviewBody":"We asked the clerk.""#)
    let claim = try #require(try read(text).exchange.claims.first)
    #expect(claim.verdicts.map(\.rationale) == ["The list says 2 %."])
    #expect(claim.notes == [ExchangedClaim.Note("We asked the clerk.", annotator: "Check")])
    let alone = try read(review(#""alternateName":"False""#, #","reviewBody":"We asked.""#))
    #expect(alone.exchange.claims[0].verdicts.map(\.rationale) == ["We asked."])
  }

  @Test func `has the meaning of a grade in a report of Stet, and there the body is the reason`()
    throws
  {
    let id = String(repeating: "A", count: 32)
    let text = review(
      #""alternateName":"false","ratingExplanation":"Not so.""#,
      ##","reviewBody":"We asked the clerk.","@id":"#claim-\##(id)""##)
    let reading = try read(text)
    let claim = try #require(reading.exchange.claims.first)
    #expect(claim.key == id)
    #expect(claim.verdicts.map(\.rationale) == ["We asked the clerk."])
    #expect(claim.notes.isEmpty)
    #expect(
      reading.losses.count(of: "meanings and numbers of ratings, which the reviewer's scale has")
        == 1)
    let page = try read(text.replacing("https://example.org/1", with: "#claim-\(id)"))
    #expect(page.exchange.claims[0].evidence.isEmpty)
  }

  @Test func `keeps a rating that is a sentence as a note, also where there is no number`() throws {
    let label = String(repeating: "It is not so. ", count: 10)
    for number in ["", #","ratingValue":1"#] {
      let reading = try read(review("\"alternateName\":\"\(label)\"\(number)"))
      let claim = try #require(reading.exchange.claims.first)
      #expect(claim.notes.map(\.text) == [label])
      #expect(reading.losses.count(of: "ratings that are sentences, kept as notes") == 1)
      #expect(claim.verdicts.map(\.rating) == (number.isEmpty ? [] : ["rated-1"]))
    }
  }

  @Test(
    "is read in a page where its script is hidden from old browsers",
    arguments: [
      ("//<![CDATA[\n", "\n//]]>"), ("// <![CDATA[\n", "\n// ]]>"), ("/*<![CDATA[*/", "/*]]>*/"),
      ("<!--\n", "\n//-->"), ("<![CDATA[", "]]>"), ("\n \t", " \n"),
    ])
  func isReadWrapped(opening: String, closing: String) throws {
    let script = opening + "[" + review(#""alternateName":"False""#) + "]" + closing
    let page = """
      <html><head><script type="application/ld+json">\(script)</script></head></html>
      """
    #expect(try read(page, name: "a.html").exchange.claims.map(\.wording) == ["Rents rose."])
  }

  @Test func `that is broken is told of, whatever is in it`() throws {
    let page = """
      <html><script type="application/ld+json">{"@type":</script>
      <script type="application/ld+json"> </script>
      <script type="application/ld+json">\(review(#""alternateName":"False""#))</script></html>
      """
    let reading = try read(page, name: "a.html")
    #expect(reading.skipped.map(\.line) == [1])
    #expect(reading.exchange.claims.count == 1)
  }
}
