import ClaimModel
import Testing

@testable import ReportExport

@Suite("What another tool's file has and a desk has no place for")
struct ForeignKeyTests {
  private func losses(_ format: ExchangeFormat, _ text: String) throws -> [String: Int] {
    let reading = try format.read([ExchangeFile(name: "a.json", bytes: Array(text.utf8))])
    return reading.losses.entries.reduce(into: [:]) { $0[$1.what] = $1.count }
  }

  @Test func `is named by its key: AVeriTeC`() throws {
    let losses = try losses(
      .averitec,
      #"[{"claim":"A","row":1,"weird":{"a":1},"questions":[{"question":"Why?","rank":2,"answers":"#
        + #"[{"answer":"So.","source_medium":"PDF"}]}]},{"claim":"B","row":2,"weird":[],"none":null}]"#
    )
    #expect(
      losses == [
        "values of the key 'row' of records": 2, "values of the key 'weird' of records": 1,
        "values of the key 'rank' of questions": 1,
        "values of the key 'source_medium' of answers": 1,
      ])
  }

  @Test(
    "is no loss where it is read: the publisher who judged, in a ClaimReview",
    arguments: [
      (#""publisher":{"name":"Fact Post"}"#, [String]()),
      (#""author":{"@type":"Person"},"publisher":{"name":"Fact Post"}"#, []),
      (
        #""author":{"@type":"Person","jobTitle":"editor"},"publisher":{"name":"Fact Post"}"#,
        ["values of the key 'jobTitle' of authors"]
      ),
      (
        #""author":{"name":"Fact Post"},"publisher":{"name":"Post House"}"#,
        ["values of the key 'publisher' of reviews"]
      ),
    ])
  func publisherJudges(agents: String, lost: [String]) throws {
    let text =
      #"{"@type":"ClaimReview","claimReviewed":"Rents rose.","reviewRating":{"alternateName":"False"},\#(agents)}"#
    #expect(try Set(losses(.claimReview, text).keys) == Set(lost))
    let reading = try ExchangeFormat.claimReview.read([
      ExchangeFile(name: "a.json", bytes: Array(text.utf8))
    ])
    #expect(reading.exchange.claims.flatMap(\.verdicts).map(\.annotator) == ["Fact Post"])
  }

  @Test func `is named by its key, and remarks on regions are notes: Label Studio`() throws {
    let text = """
      [{"id":1,"inner_id":4,"data":{"text":"Rents rose.","shift":"late"},"annotations":[{"completed_by":1,
      "ground_truth":true,"lead_time":7,"result":[
      {"id":"a","type":"labels","meta":{"text":["rung up"]},"score":1,
      "value":{"start":0,"end":5,"labels":["Claim"]}},
      {"id":"b","type":"rectanglelabels","value":{"x":1,"y":2,"rectanglelabels":["Face"]}},
      {"id":"c","type":"choices","from_name":"tone","value":{"choices":["calm"]}}]}]}]
      """
    #expect(
      try losses(.labelStudio, text) == [
        "values of the key 'inner_id' of tasks": 1,
        "values of the key 'shift' of data of tasks": 1,
        "values of the key 'ground_truth' of annotations": 1,
        "values of the key 'lead_time' of annotations": 1,
        "values of the key 'score' of regions": 1,
        "regions that are no words of a text, such as of pictures": 1,
        "answers about no region that is read": 1,
      ])
    let claims = try ExchangeFormat.labelStudio.read([
      ExchangeFile(name: "a.json", bytes: Array(text.utf8))
    ]).exchange.claims
    #expect(claims.map { $0.notes.map(\.text) } == [["rung up"]])
  }

  @Test func `is named where a region repeats other words than those at its place: Label Studio`()
    throws
  {
    func losses(_ words: String) throws -> Int {
      try self.losses(
        .labelStudio,
        #"[{"data":{"text":"Rents\nrose."},"annotations":[{"result":[{"id":"a","type":"labels","#
          + #""value":{"start":0,"end":10,"text":"\#(words)","labels":["Claim"]}}]}]}]"#)[
          "regions that do not lie in their text, or whose words do not"] ?? 0
    }
    #expect(try losses("Rents rose") == 0)
    #expect(try losses(#"Rents\\nrose"#) == 0)
    #expect(try losses("Wages rose") == 1)
  }

  @Test
  func
    `is a rating that is a sentence, and a confidence that is no percentage: Label Studio, UIMA`()
    throws
  {
    let words = String(repeating: "It is not so. ", count: 10)
    let text = """
      [{"data":{"text":"Rents rose."},"annotations":[{"result":[
      {"id":"a","type":"labels","value":{"start":0,"end":5,"labels":["Claim"]}},
      {"id":"a","type":"choices","from_name":"rating","value":{"choices":["\(words)","True"]}},
      {"id":"a","type":"number","from_name":"confidence","value":{"number":0.5}}]}]}]
      """
    let expected = [
      "ratings that are sentences, kept as notes": 1,
      "second ratings of one claim by one annotator": 1,
      "confidences that are no whole percentage": 1,
      "confidences and marks of being blind without a rating": 1,
    ]
    #expect(try losses(.labelStudio, text) == expected)
    let cas = """
      <xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"
       xmlns:custom="http:///webanno/custom.ecore">
      <custom:Claim xmi:id="2" sofa="1" begin="0" end="5" rating="\(words)"/>
      <custom:Claim xmi:id="3" sofa="1" begin="6" end="10" rating="true" confidence="lots"/>
      <cas:Sofa xmi:id="1" sofaID="_InitialView" sofaString="Rents rose."/></xmi:XMI>
      """
    let reading = try ExchangeFormat.uimaXMI.read([
      ExchangeFile(name: "d/ada.xmi", bytes: Array(cas.utf8))
    ])
    #expect(reading.losses.count(of: "ratings that are sentences, kept as notes") == 1)
    #expect(reading.losses.count(of: "confidences that are no percentage") == 1)
    #expect(reading.exchange.claims.map(\.notes.count) == [1, 0])
  }

  @Test func `is told of where further annotations lie elsewhere: W3C Web Annotation`() throws {
    let losses = try losses(
      .w3c,
      """
      {"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:c","type":"AnnotationCollection","total":9,
      "first":{"id":"urn:p","type":"AnnotationPage","next":"https://example.org/p2","items":[
      {"id":"urn:a","type":"Annotation","creator":{"name":"Ada","email":"mailto:ada@example.org"},
      "target":{"source":"https://example.org/d","selector":{"type":"TextQuoteSelector","exact":"Rents"}}}]}}
      """)
    #expect(
      losses == [
        "pages of a collection that lie elsewhere": 1, "values of the key 'email' of creators": 1,
      ])
  }

  @Test func `is named by its key: W3C Web Annotation`() throws {
    let losses = try losses(
      .w3c,
      """
      {"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:a","type":"Annotation",
      "rights":"https://example.org/r","canonical":"urn:b","created":"2025-03-04T10:00:00Z",
      "body":{"type":"TextualBody","value":"so","language":"en"},
      "target":[{"source":"https://example.org/d","state":{"type":"TimeState",
      "sourceDate":"2025-03-04T10:00:00Z"},"selector":{"type":"TextQuoteSelector","exact":"Rents"}},
      "https://example.org/e"]}
      """)
    #expect(
      losses == [
        "values of the key 'rights' of annotations": 1,
        "values of the key 'canonical' of annotations": 1,
        "values of the key 'created' of annotations": 1,
        "values of the key 'language' of bodies": 1,
        "values of the key 'state' of targets": 1,
        "targets of annotations beside the ones that are read": 1,
      ])
  }

  @Test func `is named by its key: doccano`() throws {
    let losses = try losses(
      .doccano,
      #"{"id":1,"text":"Rents rose.","meta":{"a":1},"shift":"late","label":[[0,5,"claim"],"tram"]}"#
    )
    #expect(
      losses == [
        "values of the key 'meta' of rows": 1, "values of the key 'shift' of rows": 1,
        "labels of a text as a whole, beside spans": 1,
      ])
  }

  @Test func `is named by its key: ClaimReview`() throws {
    let losses = try losses(
      .claimReview,
      """
      {"@type":"ClaimReview","claimReviewed":"A","url":"https://example.org/1","datePublished":"2025-03-04",
      "author":[{"name":"Check","url":"https://example.org"},{"name":"Post"}],"reviewBody":"It is so.",
      "reviewRating":{"alternateName":"True","ratingValue":5,"ratingExplanation":"The list says so."},
      "itemReviewed":{"@type":"Claim","appearance":{"url":"https://example.org/a","headline":"Rents","wordCount":7}}}
      """)
    #expect(
      losses == [
        "values of the key 'datePublished' of reviews": 1,
        "values of the key 'ratingValue' of ratings": 1, "values of the key 'url' of authors": 1,
        "values of the key 'wordCount' of appearances": 1,
        "elements of lists beyond the first, which alone is read": 1,
      ])
  }

  @Test func `is named by keys that are short, inert and few`() throws {
    let keys = (0..<60).map { "\"\($0)\\u001b[2J\(String(repeating: "x", count: 500))\":1" }
    let losses = try losses(.averitec, "{\"claim\":\"A\",\(keys.joined(separator: ","))}")
    #expect(losses.count == UnreadKeys.mostNames + 1)
    #expect(losses["values of further keys"] == 60 - UnreadKeys.mostNames)
    #expect(losses.keys.allSatisfy { $0.utf8.count < 120 && !$0.contains("\u{1B}") })
  }
}
