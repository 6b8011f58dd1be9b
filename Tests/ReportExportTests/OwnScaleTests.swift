import ClaimModel
import Testing

@testable import ReportExport

@Suite("A rating of a scale of one's own, in doccano")
struct OwnScaleTests {
  private static func exchange(_ ratings: [String]) throws -> Exchange {
    let span = try #require(TextSpan(0, 5))
    var claim = ExchangedClaim(key: "one")
    claim.places = [ExchangedPlace(document: "rents", spans: [span], exact: "Rents")]
    claim.places[0].annotators = ratings.indices.map { "person \($0)" }
    claim.verdicts = ratings.enumerated().map {
      ExchangedClaim.Verdict(annotator: "person \($0)", rating: $1)
    }
    var source = ExchangedClaim.Evidence(.supports, annotator: "person 0")
    source.place = ExchangedPlace(
      document: "rents", spans: [try #require(TextSpan(6, 10))], exact: "rose")
    claim.evidence = [source]
    return Exchange(
      documents: [ExchangedDocument(key: "rents", text: "Rents rose.")], claims: [claim])
  }

  @Test(
    "arrives as the verdict that it was, on a desk with another scale",
    arguments: [
      ["stimmt", "stimmt nicht"], ["Très vrai", "true"], ["evidence", "A_b"], ["mixed"],
    ])
  func arrives(ratings: [String]) throws {
    let writing = try ExchangeFormat.doccano.write(Self.exchange(ratings))
    #expect(writing.losses.isEmpty)
    let reading = try ExchangeFormat.doccano.read(writing.files, ratings: ["up", "down"])
    #expect(reading.losses.isEmpty, "\(reading.losses)")
    #expect(reading.exchange == (try Self.read(Self.exchange(ratings), as: reading)))
    #expect(reading.exchange.claims.flatMap(\.verdicts).map(\.rating) == ratings)
    #expect(reading.exchange.claims.map(\.tags) == [[]])
  }

  /// The exchange with the records and marks that a reading has.
  private static func read(_ exchange: Exchange, as reading: ExchangeReading) throws -> Exchange {
    var exchange = exchange
    for index in exchange.documents.indices {
      exchange.documents[index].records = reading.exchange.documents[index].records
    }
    exchange.claims[0].records = reading.exchange.claims[0].records
    return exchange
  }

  @Test func `is counted and left out where it is called as the mark of a claim`() throws {
    let writing = try ExchangeFormat.doccano.write(Self.exchange(["Claim", "stimmt"]))
    #expect(writing.losses.entries.map(\.what) == [DoccanoExchange.ratingsLikeMarks])
    let claims = try ExchangeFormat.doccano.read(writing.files).exchange.claims
    #expect(claims.flatMap(\.verdicts).map(\.rating) == ["stimmt"])
  }

  @Test(
    "is counted where nothing tells that it is one, and kept as a tag",
    arguments: [
      #"{"text":"Rents rose.","label":[[0,5,"claim"],[0,5,"stimmt"]]}"#,
      #"{"text":"Rents rose.","label":["stimmt"]}"#,
    ])
  func isCounted(row: String) throws {
    func read(_ ratings: Set<String>) throws -> ExchangeReading {
      try ExchangeFormat.doccano.read(
        [ExchangeFile(name: "amara.jsonl", bytes: Array(row.utf8))], ratings: ratings)
    }
    let unknown = try read([])
    #expect(unknown.exchange.claims.map(\.tags) == [["label:stimmt"]])
    #expect(
      unknown.losses.entries.map(\.what) == [
        "labels that no grade known here is called, kept as tags: verdicts in them count for nothing"
      ])
    let known = try read(["stimmt"])
    #expect(known.exchange.claims.flatMap(\.verdicts).map(\.rating) == ["stimmt"])
    #expect(known.losses.isEmpty)
  }

  @Test func `is the label that somebody chose since, and not the one that went out`() throws {
    let file = try #require(try ExchangeFormat.doccano.write(Self.exchange(["stimmt"])).files.first)
    let text = String(decoding: file.bytes, as: UTF8.self)
    let changed = text.replacing(#""label":"stimmt""#, with: #""label":"false""#)
    #expect(changed != text)
    let reading = try ExchangeFormat.doccano.read([
      ExchangeFile(name: file.name, bytes: Array(changed.utf8))
    ])
    #expect(reading.exchange.claims.flatMap(\.verdicts).map(\.rating) == ["false"])
  }
}
