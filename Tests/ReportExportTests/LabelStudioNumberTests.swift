import ClaimModel
import ReportExport
import Testing

@Suite("People of Label Studio")
struct LabelStudioNumberTests {
  @Test func `keep the number by which alone they are known, and nobody else gets it`() throws {
    let people = ["amara", "boris", "label-studio-1", "label-studio-3"]
    var exchange = Exchange()
    exchange.documents = [ExchangedDocument(key: "rents", text: "The mayor said that rents rose.")]
    var claim = ExchangedClaim(key: "one")
    var place = ExchangedPlace(
      document: "rents", spans: [try #require(TextSpan(20, 30))], exact: "rents rose")
    place.annotators = people
    claim.places = [place]
    claim.verdicts = people.map { .init(annotator: $0, rating: $0 == "amara" ? "true" : "false") }
    exchange.claims = [claim]
    let reading = try ExchangeFormat.labelStudio.read(
      ExchangeFormat.labelStudio.write(exchange).files)
    let verdicts = reading.exchange.claims.flatMap(\.verdicts)
    #expect(verdicts.compactMap(\.annotator).sorted() == people)
    #expect(verdicts.filter { $0.rating == "true" }.map(\.annotator) == ["amara"])
  }
}
