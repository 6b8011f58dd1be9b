import ClaimModel
import Testing

@testable import ReportExport

@Suite("A claim that stands in no document")
struct PlacelessClaimTests {
  static let standoff: [ExchangeFormat] = [.labelStudio, .doccano, .brat, .uimaXMI]

  private func claim(_ key: String, _ wording: String, by people: [String]) -> ExchangedClaim {
    var claim = ExchangedClaim(key: key, wording: wording)
    claim.verdicts = people.map { ExchangedClaim.Verdict(annotator: $0, rating: "false") }
    return claim
  }

  @Test(
    "goes out to tools that keep annotations beside a text, and comes back", arguments: standoff)
  func comesBack(format: ExchangeFormat) throws {
    let claims = [
      claim("a", "🚋 Rents rose; \"twice\".", by: ["ada", "bea"]),
      claim("b", "Nobody\ncame.", by: ["bea"]), claim("c", "Nobody\ncame.", by: []),
    ]
    let writing = try format.write(Exchange(claims: claims))
    #expect(ExchangeFormat.lostClaims(in: writing.losses) == 0)
    let read = try format.read(writing.files).exchange
    #expect(read.documents.isEmpty)
    #expect(read.claims.flatMap(\.places).isEmpty)
    let found = read.claims.sorted { ($0.key ?? "") < ($1.key ?? "") }
    #expect(found.map(\.words) == claims.map(\.words))
    #expect(
      found.map { $0.verdicts.compactMap(\.annotator).sorted() } == [["ada", "bea"], ["bea"], []])
  }

  @Test("has a paragraph of its own in one text of such claims", arguments: standoff)
  func hasParagraph(format: ExchangeFormat) throws {
    let claims = [claim("a", "Rents rose.", by: ["ada"]), claim("b", "Nobody came.", by: ["ada"])]
    let files = try format.write(Exchange(claims: claims)).files
    let texts = files.compactMap(\.text).joined()
    #expect(
      texts.contains(Exchange.sheetName) || files.contains { $0.name.contains(Exchange.sheetName) })
    #expect(texts.contains("Rents rose.") && texts.contains("Nobody came."))
  }

  @Test("is lost by number where its document's text is not there", arguments: standoff)
  func isCounted(format: ExchangeFormat) throws {
    var away = ExchangedClaim(key: "a")
    away.places = [
      ExchangedPlace(document: "d", spans: [TextSpan(0, 5)].compactMap(\.self), exact: "Rents")
    ]
    let exchange = Exchange(documents: [ExchangedDocument(key: "d")], claims: [away])
    let losses = try format.write(exchange).losses
    #expect(losses.count(of: Exchange.claimsWithoutText) == 1)
    #expect(ExchangeFormat.lostClaims(in: losses) == 1)
  }

  @Test("keeps a wording with foreign line ends where wordings have a place of their own")
  func keepsLineEnds() throws {
    let wording = "Rents\r\nrose."
    for format in Self.standoff {
      let writing = try format.write(Exchange(claims: [claim("a", wording, by: [])]))
      let read = try #require(try format.read(writing.files).exchange.claims.first)
      let isKept = ExactText(read.words) == ExactText(wording)
      #expect(isKept || !writing.losses.isEmpty, "\(format)")
    }
  }

  @Test func `at the place of another one is lost by number: doccano`() throws {
    var claims = [claim("a", "", by: ["ada"]), claim("b", "", by: ["ada"])]
    for index in claims.indices {
      claims[index].wording = nil
      claims[index].places = [
        ExchangedPlace(document: "d", spans: [TextSpan(0, 5)].compactMap(\.self), exact: "Rents")
      ]
    }
    let exchange = Exchange(
      documents: [ExchangedDocument(key: "d", text: "Rents rose.")], claims: claims)
    let writing = try ExchangeFormat.doccano.write(exchange)
    #expect(writing.losses.count(of: Exchange.claimsAtOnePlace) == 1)
    #expect(ExchangeFormat.lostClaims(in: writing.losses) == 1)
    let read = try ExchangeFormat.doccano.read(writing.files).exchange
    #expect(read.claims.map(\.key) == ["a"])
    for format in [ExchangeFormat.labelStudio, .brat, .uimaXMI] {
      let read = try format.read(format.write(exchange).files).exchange
      #expect(read.claims.count == 2, "\(format)")
    }
  }
}
