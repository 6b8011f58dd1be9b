import ClaimModel
import Testing

@testable import ReportExport

@Suite("A ClaimReview that names things of its page")
struct ReviewGraphTests {
  private func read(
    _ text: String, name: String = "a.json", by annotator: String? = nil
  ) throws -> ExchangeReading {
    try ExchangeFormat.claimReview.read(
      [ExchangeFile(name: name, bytes: Array(text.utf8))], by: annotator)
  }

  private static let graph = ##"""
    {"@context":"https://schema.org","@graph":[
    {"@type":"ClaimReview","@id":"#review","url":"https://example.org/1","author":{"@id":"#org"},
     "itemReviewed":{"@id":"#claim"},"reviewRating":{"@id":"_:rating"}},
    {"@type":"Organization","@id":"#org","name":"Check","logo":{"@id":"#logo"}},
    {"@type":"Claim","@id":"#claim","name":"Rents rose.","author":{"@id":"#mayor"},
     "appearance":[{"@id":"#paper"},{"@id":"https://example.org/2"}]},
    {"@type":"Person","@id":"#mayor","name":"The mayor"},
    {"@type":"CreativeWork","@id":"#paper","url":"https://example.org/paper"},
    {"@type":"WebPage","review":{"@id":"#review","@type":"ClaimReview"}},
    {"@type":"Rating","@id":"_:rating","alternateName":"False"}]}
    """##

  @Test func `has its author, its rating, its claim and who made that`() throws {
    let reading = try read(Self.graph)
    #expect(reading.read == 1)
    let claim = try #require(reading.exchange.claims.first)
    #expect(claim.words == "Rents rose.")
    #expect(claim.attribution.speaker == "The mayor")
    #expect(claim.works.map(\.url) == ["https://example.org/paper", "https://example.org/2"])
    #expect(claim.verdicts.map(\.annotator) == ["Check"])
    #expect(claim.verdicts.map(\.rating) == ["false"])
    #expect(reading.losses.entries.map(\.what) == ["values of the key 'logo' of authors"])
  }

  @Test func `finds them in another script of the page`() throws {
    let page = ##"""
      <html><body><script type="application/ld+json">{"@type":"ClaimReview",
      "claimReviewed":"Rents rose.","author":{"@id":"#org"},"reviewRating":{"alternateName":"False"}}
      </script><script type="application/ld+json">{"@id":"#org","name":"Check"}</script></body></html>
      """##
    let reading = try read(page, name: "a.html")
    #expect(reading.exchange.claims.flatMap(\.verdicts).map(\.annotator) == ["Check"])
  }

  @Test(
    "is nobody's verdict where no name is found, and is counted",
    arguments: [
      ##"{"@id":"#nowhere"}"##, ##"{"@type":"Person","url":"https://example.org/"}"##, "null",
      ##"{"@id":"#circle"}"##,
    ])
  func isNobodys(author: String) throws {
    let text = ##"""
      [{"@type":"ClaimReview","claimReviewed":"Rents rose.","author":\##(author),
      "reviewRating":{"alternateName":"False"}},{"@id":"#circle","name":{"@id":"#circle"}}]
      """##
    let reading = try read(text)
    let claim = try #require(reading.exchange.claims.first)
    #expect(claim.verdicts.isEmpty)
    #expect(reading.losses.count(of: ClaimReviewExchange.verdictsOfUnknown) == 1)
    let told = try read(text, by: "Check")
    #expect(told.exchange.claims[0].verdicts.map(\.annotator) == ["Check"])
    #expect(told.losses.count(of: ClaimReviewExchange.verdictsOfUnknown) == 0)
  }

  @Test(
    "is known by prefixed properties and by whole addresses",
    arguments: ["schema:", "http://schema.org/", "https://schema.org/"])
  func isKnownByAddresses(prefix: String) throws {
    let text = """
      [{"@type":["\(prefix)ClaimReview"],"\(prefix)claimReviewed":[{"@value":"Rents rose."}],
      "\(prefix)author":[{"\(prefix)name":[{"@value":"Check"}]}],
      "\(prefix)reviewRating":[{"\(prefix)alternateName":[{"@value":"False"}],
      "\(prefix)ratingExplanation":[{"@value":"The list says so."}]}]}]
      """
    let claim = try #require(try read(text).exchange.claims.first)
    #expect(claim.words == "Rents rose.")
    #expect(claim.verdicts.map(\.annotator) == ["Check"])
    #expect(claim.verdicts.map(\.rating) == ["false"])
    #expect(claim.verdicts.map(\.rationale) == ["The list says so."])
  }

  @Test func `has the people of its own script, whatever another script calls by their name`()
    throws
  {
    func script(_ claim: String, _ person: String, _ rating: String) -> String {
      """
      <script type="application/ld+json">{"@graph":[{"@type":"ClaimReview","claimReviewed":"\(claim)",
      "author":{"@id":"_:b0"},"reviewRating":{"@id":"_:b1"}},
      {"@id":"_:b0","@type":"Organization","name":"\(person)"},
      {"@id":"_:b1","@type":"Rating","alternateName":"\(rating)"}]}</script>
      """
    }
    let page =
      "<html><body>" + script("Rents rose.", "First Org", "True")
      + script("Fees fell.", "Second Org", "False") + "</body></html>"
    let claims = try read(page).exchange.claims
    #expect(claims.map(\.words) == ["Rents rose.", "Fees fell."])
    #expect(claims.flatMap(\.verdicts).map(\.annotator) == ["First Org", "Second Org"])
    #expect(claims.flatMap(\.verdicts).map(\.rating) == ["true", "false"])
  }

  @Test(
    "is read without the marks of HTML that a program left in its texts",
    arguments: [
      ("Ben &amp; Jerry&#039;s", "Ben & Jerry's"), ("<strong>False</strong>", "False"),
      ("5 < 6 and 7 > 3", "5 < 6 and 7 > 3"), ("a <x and c> d", "a <x and c> d"),
      ("&amp;lt;b&gt;", "&lt;b>"),
      ("&hellip; &eacute; &nosuch; &#xD800; &#0; AT&T;", "… é &nosuch; &#xD800; &#0; AT&T;"),
      ("<p>One</p><p class=\"x\">Two<br/>Three</p>", "One Two Three"),
      ("no marks", "no marks"), ("&", "&"), ("<", "<"),
      ("<script>x</script>", "<script>x</script>"),
    ])
  func isReadPlain(text: String, plain: String) {
    #expect(PlainWords.of(text) == plain)
  }

  @Test func `has a claim and a rating as a reader of the page saw them`() throws {
    let text = """
      {"@type":"ClaimReview","claimReviewed":"Ben &amp; Jerry&#039;s left","author":"Check",
      "reviewRating":{"alternateName":"<strong>False</strong>"}}
      """
    let claim = try #require(try read(text).exchange.claims.first)
    #expect(claim.words == "Ben & Jerry's left")
    #expect(claim.verdicts.map(\.rating) == ["false"])
  }
}
