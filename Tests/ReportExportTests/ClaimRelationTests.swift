import ClaimModel
import Testing

@testable import ReportExport

@Suite("A claim that supports a claim")
struct ClaimRelationTests {
  private func check(_ reading: ExchangeReading, _ format: String) throws {
    #expect(reading.skipped.isEmpty, "\(format)")
    #expect(reading.losses.isEmpty, "\(format): \(reading.losses)")
    let claims = reading.exchange.claims
    try #require(claims.map(\.words) == ["Rents", "rose"], "\(format)")
    #expect(claims[0].verdicts.map(\.rating) == ["true"], "\(format)")
    #expect(claims[1].evidence.map(\.stance) == [.supports], "\(format)")
    #expect(claims[1].evidence.map { $0.place?.exact } == ["Rents"], "\(format)")
  }

  @Test func `stays a claim with its verdict and note: brat`() throws {
    let lines = """
      T1\tClaim 0 5\tRents
      T2\tClaim 6 10\trose
      A1\tRating T1 true
      #1\tAnnotatorNotes T1\tby the list
      R1\tsupports Arg1:T1 Arg2:T2
      """
    let reading = try brat(lines)
    try check(reading, "brat")
    #expect(reading.exchange.claims[0].notes.map(\.text) == ["by the list"])
    let itself = try brat("T1\tClaim 0 5\tRents\nR1\tsupports Arg1:T1 Arg2:T1\n")
    #expect(itself.exchange.claims.map(\.words) == ["Rents"])
    #expect(itself.losses.count(of: "relations of a claim to itself") == 1)
  }

  private func brat(_ lines: String) throws -> ExchangeReading {
    try ExchangeFormat.brat.read([
      ExchangeFile(name: "a.txt", bytes: Array("Rents rose.".utf8)),
      ExchangeFile(name: "a.ann", bytes: Array(lines.utf8)),
    ])
  }

  @Test func `stays a claim with its verdict: Label Studio`() throws {
    func region(_ id: String, _ start: Int, _ end: Int) -> String {
      #"{"id":"\#(id)","type":"labels","value":{"start":\#(start),"end":\#(end),"labels":["Claim"]}}"#
    }
    let rating = #"{"id":"a","from_name":"rating","type":"choices","value":{"choices":["true"]}}"#
    let relation = #"{"type":"relation","from_id":"a","to_id":"b","labels":["supports"]}"#
    try check(
      studio([region("a", 0, 5), region("b", 6, 10), rating, relation]), "label-studio")
  }

  private func studio(_ results: [String]) throws -> ExchangeReading {
    let task =
      #"[{"id":1,"data":{"text":"Rents rose."},"annotations":[{"id":3,"completed_by":1,"result":[\#(results.joined(separator: ","))]}]}]"#
    return try ExchangeFormat.labelStudio.read([
      ExchangeFile(name: "a.json", bytes: Array(task.utf8))
    ])
  }

  @Test func `stays a claim: doccano`() throws {
    let row =
      #"{"text":"Rents rose.","entities":[{"id":1,"label":"claim","start_offset":0,"end_offset":5},{"id":2,"label":"claim","start_offset":6,"end_offset":10},{"id":3,"label":"true","start_offset":0,"end_offset":5}],"relations":[{"id":1,"from_id":1,"to_id":2,"type":"supports"}]}"#
    try check(
      ExchangeFormat.doccano.read([
        ExchangeFile(name: "all.jsonl", bytes: Array(row.utf8))
      ]), "doccano")
  }

  @Test func `has one rating a person: the first stands, others are counted`() throws {
    let twice = "T1\tClaim 0 5\tRents\nA1\tRating T1 true\nA2\tRating T1 false\n"
    let reading = try brat(twice)
    #expect(reading.exchange.claims[0].verdicts.map(\.rating) == ["true"])
    #expect(reading.losses.count(of: "second ratings of one claim by one annotator") == 1)
    func rating(_ word: String) -> String {
      #"{"id":"a","from_name":"rating","type":"choices","value":{"choices":["\#(word)"]}}"#
    }
    let region = #"{"id":"a","type":"labels","value":{"start":0,"end":5,"labels":["Claim"]}}"#
    let other = try studio([region, rating("true"), rating("false")])
    #expect(other.exchange.claims[0].verdicts.map(\.rating) == ["true"])
    #expect(other.losses.count(of: "second ratings of one claim by one annotator") == 1)
  }

  @Test func `is found again by its words, or left out: Label Studio`() throws {
    func region(_ words: String) -> String {
      #"{"id":"a","type":"labels","value":{"start":2,"end":6,"text":"\#(words)","labels":["Claim"]}}"#
    }
    let found = try studio([region("rose")])
    #expect(found.exchange.claims.map(\.words) == ["rose"])
    #expect(found.losses.entries.map(\.what) == [WordSearch.found])
    let gone = try studio([region("wages")])
    #expect(gone.exchange.claims.isEmpty)
    #expect(
      gone.losses.count(of: "regions that do not lie in their text, or whose words do not") == 1)
  }
}
