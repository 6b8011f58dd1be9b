import ClaimModel
import Testing

@testable import ReportExport

@Suite("A copy of a file that is named by an annotator")
struct CopiedFileTests {
  @Test(arguments: [
    "amara (1)", "amara(2)", "amara - Copy", "amara - Copy (3)", "amara copy", "amara copy 2",
    "Copy of amara", "Copy of amara (1)", "amara - Kopie", "amara.bak", "amara~",
    "amara (1) - Copy",
  ])
  func `is the same person's`(stem: String) { #expect(FileName.original(stem) == "amara") }

  @Test(arguments: [
    "amara", "amara-copy", "copy", "(1)", "~", "amara (one)", "amara 2", "amara (1234)",
  ])
  func `is no other file`(stem: String) { #expect(FileName.original(stem) == stem) }

  @Test(arguments: [ExchangeFormat.brat, .uimaXMI, .doccano])
  func `makes nobody a second person`(format: ExchangeFormat) throws {
    var exchange = Exchange()
    exchange.documents = [ExchangedDocument(key: "rents", text: "The mayor said that rents rose.")]
    var claim = ExchangedClaim(key: "one")
    var place = ExchangedPlace(
      document: "rents", spans: [try #require(TextSpan(20, 30))], exact: "rents rose")
    place.annotators = ["amara", "boris"]
    claim.places = [place]
    claim.verdicts = ["amara", "boris"].map { .init(annotator: $0, rating: "true") }
    exchange.claims = [claim]
    let files = try format.write(exchange).files
    let copies = files.filter { $0.name.contains("amara") }.map { file in
      ExchangeFile(
        name: file.name.replacing("amara", with: "amara - Copy"), bytes: file.bytes)
    }
    #expect(!copies.isEmpty)
    let reading = try format.read(files + copies)
    let people = Set(reading.exchange.claims.flatMap(\.verdicts).map(\.annotator))
    #expect(people == ["amara", "boris"])
  }
}
