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

  @Test func `are not whom another file gives the number, nor one of two whom a file gives it`()
    throws
  {
    func task(_ file: String, _ people: [String]) -> ExchangeFile {
      let tasks = people.enumerated().map { number, person in
        """
        {"id":\(number),"data":{"text":"Rents rose \(file) \(number)."},"annotations":[{"completed_by":\(person),
        "result":[{"id":"b","type":"choices","from_name":"c","to_name":"t","value":{"choices":["true"]}}]}]}
        """
      }
      return ExchangeFile(name: file, bytes: Array("[\(tasks.joined(separator: ","))]".utf8))
    }
    func people(_ files: [ExchangeFile]) throws -> [String?] {
      try ExchangeFormat.labelStudio.read(files, ratings: ["true"]).exchange.claims
        .flatMap(\.verdicts).map(\.annotator)
    }
    let amara = #"{"id":1,"email":"amara"}"#
    #expect(try people([task("a.json", ["1", amara])]) == ["amara", "amara"])
    #expect(
      try people([task("a.json", ["1"]), task("b.json", [amara])]) == ["label-studio-1", "amara"])
    let both = task("a.json", ["1", amara, #"{"id":1,"email":"boris"}"#])
    #expect(try people([both]) == ["label-studio-1", "amara", "boris"])
  }
}
