import ClaimModel
import Testing

@testable import ReportExport

@Suite("What another tool says beside the claim")
struct RelationDetailTests {
  private func read(_ format: ExchangeFormat, _ text: String) throws -> ExchangeReading {
    try format.read([ExchangeFile(name: "a.json", bytes: Array(text.utf8), isNamed: true)])
  }

  private func labelStudio(_ relation: String) throws -> ExchangeReading {
    try read(
      .labelStudio,
      """
      [{"data":{"text":"Rents rose."},"annotations":[{"completed_by":1,"result":[
      {"id":"a","type":"labels","value":{"start":0,"end":5,"labels":["Claim"]}},
      {"id":"b","type":"labels","value":{"start":6,"end":10,"labels":["Evidence"]}},
      {"type":"relation",\(relation)}]}]}]
      """)
  }

  @Test(
    "goes by the direction of an arrow: Label Studio",
    arguments: [
      #""from_id":"b","to_id":"a","labels":["supports"]"#,
      #""from_id":"b","to_id":"a","direction":"right","labels":["supports"]"#,
      #""from_id":"a","to_id":"b","direction":"left","labels":["supports"]"#,
    ])
  func goesByDirection(relation: String) throws {
    let reading = try labelStudio(relation)
    #expect(reading.losses.isEmpty)
    #expect(reading.exchange.claims.map(\.words) == ["Rents"])
    #expect(reading.exchange.claims[0].evidence.map { $0.place?.exact } == ["rose"])
  }

  @Test func `counts an arrow that points both ways, and labels beside the one that is read`()
    throws
  {
    let reading = try labelStudio(
      #""from_id":"b","to_id":"a","direction":"bi","labels":["odd","supports","refutes"]"#)
    #expect(reading.exchange.claims[0].evidence.map(\.stance) == [.supports])
    #expect(
      reading.losses.entries.map(\.count) == [1, 2], "\(reading.losses)")
  }

  @Test(
    "goes from evidence to claim where an arrow tells no way, and counts that: Label Studio",
    arguments: ["bi", "none", ""])
  func tellsNoWay(direction: String) throws {
    for ends in [#""from_id":"b","to_id":"a""#, #""from_id":"a","to_id":"b""#] {
      let reading = try labelStudio(
        "\(ends),\"direction\":\"\(direction)\",\"labels\":[\"supports\"]")
      #expect(reading.exchange.claims.map(\.words) == ["Rents"])
      #expect(reading.exchange.claims[0].evidence.map { $0.place?.exact } == ["rose"])
      #expect(
        reading.losses.entries.map(\.what) == [
          direction == "bi"
            ? "relations that point both ways, read as pointing one way"
            : "relations of a direction that has no known name, read as pointing one way"
        ])
    }
  }

  @Test func `counts evidence that is offered on nothing, and makes no claim of it: Label Studio`()
    throws
  {
    let reading = try labelStudio(#""from_id":"b","to_id":"a","labels":["odd"]"#)
    #expect(reading.exchange.claims.map(\.words) == ["Rents"])
    #expect(
      reading.losses.entries.map(\.what) == [
        "relations that are no stance of evidence on a claim", Exchange.evidenceOnNothing,
      ])
  }

  @Test(
    "counts evidence that is offered on nothing, and makes no claim of it: doccano",
    arguments: [
      (#"{"id":1,"from_id":2,"to_id":1,"type":"odd"}"#, 1), ("", 0),
      (#"{"id":1,"from_id":2,"to_id":9,"type":"supports"}"#, 1),
    ])
  func countsLooseEvidence(relation: String, count: Int) throws {
    let reading = try read(
      .doccano,
      #"{"text":"Rents rose.","entities":[{"id":1,"label":"claim","start_offset":0,"end_offset":5},"#
        + #"{"id":2,"label":"Evidence","start_offset":6,"end_offset":10}],"relations":[\#(relation)]}"#
    )
    #expect(reading.exchange.claims.map(\.words) == ["Rents"])
    #expect(reading.losses.count(of: Exchange.evidenceOnNothing) == 1)
    #expect(
      reading.losses.count(of: "relations that are no stance of evidence on a claim") == count)
    #expect(reading.losses.entries.count == 1 + count)
  }

  @Test func `keeps the words that a relation of another kind begins at: doccano`() throws {
    let reading = try read(
      .doccano,
      #"{"text":"Rents rose.","entities":[{"id":1,"label":"claim","start_offset":0,"end_offset":5},"#
        + #"{"id":2,"label":"who","start_offset":6,"end_offset":10}],"#
        + #""relations":[{"id":1,"from_id":2,"to_id":1,"type":"agent"}]}"#)
    #expect(reading.exchange.claims.map(\.words) == ["Rents", "rose"])
    #expect(reading.losses.entries.map(\.count) == [1, 1])
  }

  @Test func `reads spans from every key of a row, each once: doccano`() throws {
    let reading = try read(
      .doccano,
      """
      {"text":"Rents rose in May.","label":[[0,5,"A"],[0,5,"A"]],"labels":[[6,10,"B"],[14,17,"C"]],
      "entities":[{"id":1,"label":"C","start_offset":14,"end_offset":17}]}
      """.replacing("\n", with: ""))
    #expect(reading.losses.entries.map(\.count) == [3], "\(reading.losses)")
    #expect(Set(reading.exchange.claims.map(\.words)) == ["Rents", "rose", "May"])
    #expect(
      Set(reading.exchange.claims.flatMap(\.tags)) == ["label:A", "label:B", "label:C"])
  }

  @Test(
    "counts dates that no calendar has, and keeps them as written: AVeriTeC",
    arguments: [
      ("29-2-2019", 1), ("32-1-2020", 1), ("31-12-20", 1), ("28-2-2019", 0), ("2019", 0),
      ("2019-02", 0),
    ])
  func countsDates(date: String, count: Int) throws {
    let reading = try read(.averitec, #"[{"claim":"Rents rose.","claim_date":"\#(date)"}]"#)
    #expect(reading.losses.count(of: DateForm.unread) == count)
    let made = try #require(reading.exchange.claims[0].attribution.madeOn)
    #expect(made == (date == "28-2-2019" ? "2019-02-28" : date))
  }

  @Test(
    "counts questions and answers that are of another type: AVeriTeC",
    arguments: [
      (#""x""#, 1), ("7", 1), (#"[1,"x"]"#, 2), (#"[{"question":"q","answers":"x"}]"#, 1),
      (#"[{"question":"q","answers":["x",{"answer":"a"}]}]"#, 1), ("null", 0), ("[]", 0),
    ])
  func countsOddQuestions(questions: String, count: Int) throws {
    let reading = try read(.averitec, #"[{"claim":"Rents rose.","questions":\#(questions)}]"#)
    #expect(reading.losses.count(of: "questions that are no list of questions") == count)
  }

  @Test func `says that a sheet was read as Windows-1252`() throws {
    let bytes = Array("wording,claimant\nRents rose,B".utf8) + [0xFC] + Array("rger\n".utf8)
    let reading = try ExchangeFormat.csv.read([ExchangeFile(name: "a.csv", bytes: bytes)])
    #expect(reading.exchange.claims.map(\.attribution.speaker) == ["Bürger"])
    #expect(
      reading.losses.entries.map(\.what) == [
        "sheets that are not UTF-8, read as Windows-1252: look whether their letters are right"
      ])
  }
}
