import ClaimModel
import Testing

@testable import ReportExport

@Suite("A column of a sheet")
struct SheetColumnTests {
  private func read(_ text: String) throws -> ExchangeReading {
    try ExchangeFormat.csv.read([ExchangeFile(name: "a.csv", bytes: Array(text.utf8))])
  }

  private func confidences(_ text: String) throws -> [Int?] {
    try read(text).exchange.claims.flatMap(\.verdicts).map(\.confidence)
  }

  @Test func `of fractions has all of it as 1`() throws {
    let head = "wording,annotator,rating,confidence\n"
    #expect(
      try confidences(head + "A,ada,true,0.5\nB,ada,true,1\nC,ada,true,0\n") == [50, 100, 0])
    #expect(try confidences(head + "A,ada,true,50\nB,ada,true,1\n") == [50, 1])
    #expect(try confidences(head + "A,ada,true,0.5 %\nB,ada,true,1\n") == [1, 1])
  }

  @Test func `has a comma before decimals where cells are apart by something else`() throws {
    let head = "wording;annotator;rating;confidence\n"
    #expect(try confidences(head + "A;ada;true;0,83\nB;ada;true;1\n") == [83, 100])
    #expect(try confidences(head + "A;ada;true;83,5 %\nB;ada;true;1\n") == [84, 1])
  }

  @Test func `is apart by what a first line names`() throws {
    let reading = try read("sep=|\r\nwording|annotator|rating\r\nA; b, c|ada|true\r\n|ada|true\r\n")
    #expect(reading.exchange.claims.map(\.words) == ["A; b, c"])
    #expect(reading.skipped.map(\.line) == [4])
  }

  @Test func `keeps dates that are none as they are written, and says so`() throws {
    let reading = try read(
      "wording,date\nA,2017-02-30\nB,03/04/2017\nC,28-Jan-17\nD,2017-01\nE,2017\nF,soon\n")
    #expect(
      reading.exchange.claims.map(\.attribution.madeOn) == [
        "2017-02-30", "03/04/2017", "2017-01-28", "2017-01", "2017", "soon",
      ])
    #expect(reading.losses.entries.map(\.count) == [3])
    #expect(reading.losses.entries[0].what.contains("kept as written"))
  }

  @Test func `of what verdicts judged is there only where one judged other words`() throws {
    var claim = ExchangedClaim(key: "a", wording: "Rents fell.")
    claim.verdicts = [ExchangedClaim.Verdict(annotator: "ada", rating: "true")]
    func head(_ claim: ExchangedClaim) throws -> String {
      let bytes = try ExchangeFormat.csv.write(Exchange(claims: [claim])).files[0].bytes
      return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)[0]
        .description
    }
    #expect(try !head(claim).contains("judged"))
    claim.verdicts[0].wording = "Rents rose."
    #expect(try head(claim).hasSuffix("tags,judged_wording"))
  }
}
