import ClaimModel
import ReportExport
import Testing

@Suite("A file that is named by an annotator")
struct AnnotatorFileTests {
  private static let text = "The mayor said that rents rose by 5 percent in May."
  private static let long = String(repeating: "ანამარიაკვარაცხელია", count: 1)

  private static func exchange(of people: [String]) throws -> Exchange {
    var exchange = Exchange()
    exchange.documents = [ExchangedDocument(key: "rents", text: text)]
    var claim = ExchangedClaim(key: "one")
    var place = ExchangedPlace(
      document: "rents", spans: [try #require(TextSpan(20, 30))], exact: "rents rose")
    place.annotators = people
    claim.places = [place]
    claim.verdicts = people.enumerated().map {
      ExchangedClaim.Verdict(annotator: $1, rating: $0 % 2 == 0 ? "true" : "false")
    }
    exchange.claims = [claim]
    return exchange
  }

  @Test(
    "gives everybody back who they were, whatever they are called",
    arguments: [ExchangeFormat.brat, .uimaXMI, .doccano],
    [
      ["train", "test"], ["dev", "zed"], ["initial", "Initial person"], ["all", "unknown"],
      ["annotation.conf", "brat"], [".hidden", "a/b"], ["%74rain", "train"],
      ["amara (1)", "amara"], ["amara - Copy", "amara.bak", "Copy of amara", "amara~", "amara"],
      [long + "ა1", long + "აბ"], ["Александра Рождественская-Голицы", "Александра"],
    ])
  func keepsNames(format: ExchangeFormat, people: [String]) throws {
    let writing = try format.write(Self.exchange(of: people))
    let names = writing.files.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.split(separator: "/").allSatisfy { $0.utf8.count <= 255 } })
    let reading = try format.read(writing.files)
    #expect(reading.skipped.isEmpty && reading.losses.isEmpty)
    let verdicts = reading.exchange.claims.flatMap(\.verdicts)
    #expect(Set(verdicts.map(\.annotator)) == Set(people))
    #expect(Set(verdicts.map(\.rating)) == ["true", "false"])
  }

  @Test(
    "is the same annotator's at the second download, which a browser numbers",
    arguments: [ExchangeFormat.brat, .doccano])
  func isOneAnnotatorTwice(format: ExchangeFormat) throws {
    let files = try format.write(Self.exchange(of: ["amara"])).files
    let numbered = files.filter { $0.name.contains("amara") }.map { file in
      let name = file.name.replacing("amara/", with: "amara (1)/")
        .replacing(".jsonl", with: " (1).jsonl").replacing(".ann", with: " (1).ann")
      return ExchangeFile(name: name, bytes: file.bytes)
    }
    for files in [numbered, files + numbered] {
      let reading = try format.read(files)
      #expect(reading.skipped.isEmpty)
      #expect(reading.exchange.annotators == ["amara"])
      #expect(reading.exchange.claims.flatMap(\.verdicts).map(\.rating) == ["true"])
    }
  }

  @Test func `keeps texts apart whose names begin alike for long`() throws {
    let keys = ["1", "2"].map { String(repeating: "д", count: 200) + $0 }
    var exchange = Exchange()
    exchange.documents = keys.map {
      ExchangedDocument(key: $0, text: "\(Self.text) \($0.suffix(1))")
    }
    exchange.claims = try keys.map { key in
      var claim = ExchangedClaim(key: key)
      claim.places = [
        ExchangedPlace(
          document: key, spans: [try #require(TextSpan(20, 30))], exact: "rents rose")
      ]
      return claim
    }
    for format in [ExchangeFormat.brat, .uimaXMI] {
      let reading = try format.read(format.write(exchange).files)
      #expect(reading.exchange.documents.count == 2)
      #expect(reading.exchange.claims.count == 2)
    }
  }
}
