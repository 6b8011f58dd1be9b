import ClaimModel
import Testing

@testable import ReportExport

@Suite("A sheet")
struct SheetExchangeTests {
  private func read(_ text: String) throws -> ExchangeReading {
    try ExchangeFormat.csv.read([ExchangeFile(name: "s.csv", bytes: Array(text.utf8))])
  }

  @Test func `may have its columns in any order, with a byte order mark and other separators`()
    throws
  {
    for text in [
      "\u{FEFF}Rating;Wording;Annotator\r\ntrue;A;ada\r\n",
      "annotator\trating\twording\nada\ttrue\tA",
      "WORDING , rating, annotator\nA,true,ada\n",
    ] {
      let reading = try read(text)
      let claim = try #require(reading.exchange.claims.first)
      #expect(claim.wording == "A")
      #expect(claim.verdicts.map(\.rating) == ["true"])
      #expect(claim.verdicts.map(\.annotator) == ["ada"])
    }
  }

  @Test func `keeps unknown columns as tags`() throws {
    let claim = try #require(
      try read("wording,Topic,wording\nA,tram; rents,B\n").exchange.claims.first)
    #expect(claim.tags == ["Topic:tram; rents", "wording:B"])
  }

  @Test func `has one claim in rows of the same words, unless they say otherwise whose or of when`()
    throws
  {
    let reading = try read(
      """
      wording,claimant,date,annotator,rating
      Rents rose,,,ada,true
      Rents rose,,2025-03-04,bea,false
      Rents rose,the mayor,,chen,true
      Rents rose,,2025-03-05,dora,false
      Rents rose,the clerk,,ada,false
      """)
    let claims = reading.exchange.claims
    #expect(
      claims.map { $0.verdicts.compactMap(\.annotator) } == [
        ["ada", "bea", "chen"], ["dora", "ada"],
      ])
    #expect(claims.map(\.attribution.speaker) == ["the mayor", "the clerk"])
    #expect(claims.map(\.attribution.madeOn) == ["2025-03-04", "2025-03-05"])
    #expect(reading.losses.isEmpty)
  }

  @Test func `names an annotator who says nothing`() throws {
    let losses = try read("wording,annotator\nA,ada\n").losses
    #expect(losses.count(of: "annotators of rows without a rating, rationale or source") == 1)
  }

  @Test func `names what a further row of a claim says otherwise`() throws {
    let reading = try read(
      "id,wording,claimant,annotator,rating\n7,A,Ilse,ada,true\n7,,Bert,bea,true\n7,A,,chen,true\n")
    #expect(reading.exchange.claims.map(\.attribution.speaker) == ["Ilse"])
    #expect(
      reading.losses.count(
        of: "claimants, dates, documents and quotations that a row above gives otherwise")
        == 1)
  }

  @Test func `keeps cells with commas, quotation marks and line ends whole`() throws {
    let reading = try read("wording,rationale,rating\n\"a, \"\"b\"\"\nc\",\"\",true\nd,,true\n")
    #expect(reading.exchange.claims.map(\.wording) == ["a, \"b\"\nc", "d"])
    #expect(reading.exchange.claims.map(\.records.first?.line) == [2, 4])
  }

  @Test func `is read row by row: what is wrong with one is said, and the others are taken`() throws
  {
    let reading = try read(
      """
      wording,annotator,rating,confidence
      ,ada,true,
      A,ada,true,80,too,many
      A,ada,true,lots
      A,ada,false,
      A,bea,false,110
      "B
      """)
    #expect(reading.read == 6)
    #expect(reading.skipped.map(\.line) == [2, 3, 5, 7])
    #expect(reading.losses.count(of: "confidences that are no percentage") == 2)
    #expect(reading.exchange.claims.count == 1)
    #expect(reading.exchange.claims[0].verdicts.map(\.rating) == ["true", "false"])
  }

  @Test func `is refused as a whole without a column of wordings`() {
    #expect(throws: FormatError.self) { try read("a,b\n1,2\n") }
  }

  @Test(
    "says percentages in several ways",
    arguments: [
      ("83", 83), ("83 %", 83), ("0.83", 83), ("1", 1), ("100.0", 100), ("0", 0),
    ])
  func saysPercentages(text: String, percentage: Int) {
    #expect(Percentage.of(text) == percentage)
  }

  @Test("has no percentage in other texts", arguments: ["", "-1", "101", "high", "8e1", "９０"])
  func hasNoPercentage(text: String) { #expect(Percentage.of(text) == nil) }

  @Test(
    "makes formulas inert and gives them back",
    arguments: [
      "=1+1", "+1", "-1", "@A1", "\t=1", "'=1", "''=1", "＝1", "\n=1", " =1", "|a", "%1",
      "\u{2212}1",
      "\t1",
    ])
  func makesFormulasInert(text: String) {
    let cell = SheetText.cell(text)
    let opened = SheetText(cell + "\n", separator: ",").rows.first?.cells.first ?? cell
    #expect(opened.hasPrefix("'"))
    #expect(SheetText.plain(opened) == text)
  }

  @Test("leaves other cells as they are", arguments: ["A", "'tis", "1-1", "a=b", "5'"])
  func leavesOthers(text: String) {
    #expect(SheetText.cell(text) == text)
    #expect(SheetText.plain(text) == text)
  }

  @Test func `gives tags back whatever they hold`() {
    let tags = ["a;b", "c\\", "-5", "x:y"]
    #expect(SheetExchange.tags(inCell: SheetExchange.cell(ofTags: tags)) == tags)
  }

  @Test func `finds rows of one claim again, however many claims have the same words`() throws {
    let claimants = (0..<200).map { "clerk \($0)" }
    let rows =
      claimants.map { "Rents rose.,\($0),ana,true" }
      + claimants.map { "Rents rose.,\($0),bea,false" }
    let text = (["wording,claimant,annotator,rating"] + rows).joined(separator: "\n")
    let reading = try ExchangeFormat.csv.read([ExchangeFile(name: "a.csv", bytes: Array(text.utf8))]
    )
    #expect(reading.skipped.isEmpty)
    #expect(reading.exchange.claims.map(\.attribution.speaker) == claimants)
    #expect(reading.exchange.claims.allSatisfy { $0.verdicts.map(\.rating) == ["true", "false"] })
  }
}

@Suite("A date")
struct DateFormTests {
  @Test(
    "is read in many forms",
    arguments: [
      "2017-01-28", "2017-01-28T09:00:00Z", "2017/1/28", "20170128", "28.01.2017", "28/01/2017",
      "01/28/2017", "28-1-2017", "28 January 2017", "January 28, 2017", "28 Jan 2017",
      "Sat, 28 Jan 2017",
      "28th January 2017", "42763", " 2017-01-28 ", "28-Jan-17", "28.1.17", "28.01.17", "28/1/17",
      "28/01/2017 00:00", "1/28/2017 2:05 PM", "28. Januar 2017", "28 janvier 2017",
      "28 de enero de 2017", "samedi 28 janv. 2017", "28 gennaio 2017", "28 Ja\u{308}nner 2017",
    ])
  func isRead(text: String) { #expect(DateForm.iso(text) == "2017-01-28") }

  @Test(
    "is not guessed",
    arguments: [
      "03/04/2017", "2017-02-30", "31/13/2017", "17-01-28", "yesterday", "", "2017", "0/0/2017",
      "99999999999999999999", "28 Foo 2017", "28 jui 2017", "28 29 Jan 2017", "1-2-17",
      "12345678901234567890123456789-01-01",
    ])
  func isNotGuessed(text: String) { #expect(DateForm.iso(text) == nil) }

  @Test func `is a month where no day is named`() {
    #expect(DateForm.iso("Mai 2017") == "2017-05")
    #expect(DateForm.iso("1er août 2017") == "2017-08-01")
    #expect(DateForm.iso("5.1.31") == "1931-01-05")
  }

  @Test func `is read as the other dates of its sheet prove`() {
    #expect(DateForm.order(of: ["03/04/2017", "28/01/2017"]) == .dayFirst)
    #expect(DateForm.order(of: ["03/04/2017", "01/28/2017"]) == .monthFirst)
    #expect(DateForm.order(of: ["28/01/2017", "01/28/2017"]) == nil)
    #expect(DateForm.iso("03/04/2017", order: .dayFirst) == "2017-04-03")
    #expect(DateForm.iso("03/04/2017", order: .monthFirst) == "2017-03-04")
  }
}
