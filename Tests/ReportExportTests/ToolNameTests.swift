import ClaimModel
import Testing

@testable import ReportExport

@Suite("A name that a tool gives to files")
struct ToolNameTests {
  @Test(arguments: [
    "admin", "Admin", "all", "unknown", "project-1", "project_12", "export", "dataset (2)", "train",
    "test 3", "annotations", "data",
  ])
  func `names nobody, in doccano and in brat`(name: String) throws {
    let row =
      #"{"id":1,"text":"Rents rose.","entities":[{"id":1,"label":"true","start_offset":0,"#
      + #""end_offset":5}],"relations":[]}"#
    let doccano = try ExchangeFormat.doccano.read([
      ExchangeFile(name: "\(name).jsonl", bytes: Array(row.utf8))
    ])
    let brat = try ExchangeFormat.brat.read([
      ExchangeFile(name: "\(name)/a.txt", bytes: Array("Rents rose.".utf8)),
      ExchangeFile(
        name: "\(name)/a.ann",
        bytes: Array("T1\tClaim 0 5\tRents\nA1\tRating T1 true\n".utf8)),
    ])
    for reading in [doccano, brat] {
      #expect(reading.exchange.claims.flatMap(\.verdicts).map(\.annotator) == [nil])
    }
  }

  @Test(arguments: ["amara", "annotator1", "user-2", "Allison", "admiral", "test-pilot", "données"])
  func `is none that a person has`(name: String) { #expect(!ToolName.isNobodys(name)) }

  @Test(arguments: [ExchangeFormat.brat, .doccano])
  func `is a person's all the same who is called so on a desk`(format: ExchangeFormat) throws {
    let people = ["admin", "project-1", "Train"]
    var exchange = Exchange()
    exchange.documents = [ExchangedDocument(key: "rents", text: "The mayor said that rents rose.")]
    var claim = ExchangedClaim(key: "one")
    var place = ExchangedPlace(
      document: "rents", spans: [try #require(TextSpan(20, 30))], exact: "rents rose")
    place.annotators = people
    claim.places = [place]
    claim.verdicts = people.map { .init(annotator: $0, rating: "true") }
    exchange.claims = [claim]
    let reading = try format.read(format.write(exchange).files)
    #expect(Set(reading.exchange.claims.flatMap(\.verdicts).map(\.annotator)) == Set(people))
  }
}
