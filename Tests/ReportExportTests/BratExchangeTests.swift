import ClaimModel
import Testing

@testable import ReportExport

@Suite("A brat folder")
struct BratExchangeTests {
  private static let text =
    "Rents rose 🚋 by 12 % in May, the mayor said.\r\nNobody believed it.\r\n"

  private func read(
    _ annotations: String, text: String = text, folder: String = "ada/"
  ) throws -> ExchangeReading {
    try ExchangeFormat.brat.read([
      ExchangeFile(name: folder + "tram.txt", bytes: Array(text.utf8)),
      ExchangeFile(name: folder + "tram.ann", bytes: Array(annotations.utf8)),
    ])
  }

  @Test func `has claims, also in several pieces, with what is said of them`() throws {
    let reading = try read(
      """
      T1\tClaim 0 10;21 27\tRents rose in May
      A1\tRating T1 false\t
      M2\tConfidence T1 80
      N1\tReference T1 Wikipedia:534366\tRent
      #1\tAnnotatorNotes T1\tlooked it up
      #2\tRationale T1\tthe office says 2 %
      T2\tEvidence 46 52\tNobody
      R1\tRefutes Arg1:T2 Arg2:T1\t
      T3\tClaim 33 37\tmayo
      *\tEquiv T1 T3

      """)
    #expect(reading.skipped == [])
    #expect(reading.read == 10)
    let claim = try #require(reading.exchange.claims.first)
    #expect(reading.exchange.claims.count == 1)
    #expect(claim.places.map { $0.spans.map(\.description) } == [["0–10", "21–27"], ["33–37"]])
    #expect(claim.places[0].annotators == ["ada"])
    #expect(claim.verdicts.map(\.rating) == ["false"])
    #expect(claim.verdicts.map(\.confidence) == [80])
    #expect(claim.verdicts.map(\.rationale) == ["the office says 2 %"])
    #expect(claim.tags == ["reference:Wikipedia:534366"])
    #expect(claim.notes.map(\.text) == ["looked it up"])
    #expect(claim.evidence.map(\.stance) == [.refutes])
    // The carriage return before it is none of the document's text.
    #expect(claim.evidence.first?.place?.exact == "Nobody")
  }

  @Test func `names malformed lines, and takes the others`() throws {
    let reading = try read(
      """
      T1\tClaim 0 5\tRents\t\t
      T2\tClaim 5 999\tbeyond
      T3\tClaim 9 5\tbackwards
      T4\tClaim\tnowhere
      T1\tClaim 6 10\tagain
      no annotation
      A1\tRating
      A2\tRating T9 true
      A3\tConfidence T1 lots
      R1\tSupports Arg1:T1
      *\tEquiv T1
      T5\tClaim 99999999999999999999 3\thuge

      """)
    #expect(reading.skipped.map(\.line) == [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].sorted())
    #expect(reading.exchange.claims.count == 1)
  }

  @Test func `counts events, and relations that are no stance, as lost`() throws {
    let reading = try read("T1\tMove 0 5\tRents\nE1\tMove:T1\nR1\tPart-of Arg1:T1 Arg2:T1\n")
    #expect(reading.losses.count(of: "events") == 1)
    #expect(reading.losses.count(of: "relations that are no stance of evidence on a claim") == 1)
    #expect(reading.exchange.claims.map(\.tags) == [["label:Move"]])
  }

  @Test func `has people by their folders, and nobody in the parts of a corpus`() throws {
    for (folder, people) in [
      ("ada/", ["ada"]), ("", []), ("corpus/train/", []), ("x/bea/", ["bea"]),
    ] {
      let reading = try read("T1\tClaim 0 5\tRents\n", folder: folder)
      #expect(reading.exchange.claims[0].places[0].annotators == people)
    }
  }

  @Test func `without the text of an annotation file says so`() throws {
    let file = ExchangeFile(name: "a.ann", bytes: Array("T1\tClaim 0 5\tRents\n".utf8))
    #expect(try ExchangeFormat.brat.read([file]).skipped.map(\.file) == ["a.ann"])
    #expect(throws: FormatError.self) {
      try ExchangeFormat.brat.read([ExchangeFile(name: "a.txt", bytes: [0x41])])
    }
  }

  @Test func `refuses words that are not at their place, unless they are at one other alone`()
    throws
  {
    let reading = try read(
      """
      T1\tClaim 1 6\tRents
      T2\tClaim 6 7\tX
      T3\tClaim 0 2\te
      T4\tClaim 0 5;6 10\tRents  rose
      A1\tRating T2 false

      """)
    #expect(reading.skipped.map(\.line) == [2, 3, 5])
    #expect(reading.skipped[0].reason.contains("its words are not at its place"))
    #expect(
      reading.exchange.claims.map { $0.places[0].spans.map(\.description) }
        == [["0–5"], ["0–5", "6–10"]])
    #expect(reading.losses.count(of: "positions that were wrong, found again by their words") == 1)
  }

  @Test
  func `takes words that differ in white space and typographic marks for those of their place`()
    throws
  {
    let reading = try read(
      "T1\tClaim 0 9\t\"Rents\"  up\nT2\tClaim 11 14\tof-it\n", text: "“Rents”\tup. of–it, of–it")
    #expect(reading.skipped.map(\.line) == [2])
    #expect(reading.exchange.claims.map { $0.places[0].spans[0].description } == ["0–10"])
  }

  @Test func `names an equivalence with an annotation that is not there`() throws {
    let reading = try read("T1\tClaim 0 5\tRents\nT2\tClaim 6 10\trose\n*\tEquiv T1 T2 T9\n")
    #expect(reading.skipped.map(\.line) == [3])
    #expect(reading.exchange.claims.count == 2)
  }
}
