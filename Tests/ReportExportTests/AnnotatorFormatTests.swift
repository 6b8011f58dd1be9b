import ClaimModel
import Testing

@testable import ReportExport

@Suite("A tool for annotating")
struct AnnotatorFormatTests {
  private func read(
    _ format: ExchangeFormat, _ text: String, name: String
  ) throws -> ExchangeReading {
    try format.read([ExchangeFile(name: name, bytes: Array(text.utf8))])
  }

  // MARK: Label Studio

  @Test func `knows somebody by number who is told whole in another place`() throws {
    let text = """
      [{"id":1,"data":{"text":"Rents rose."},"annotations":[
      {"id":1,"completed_by":3,"result":[{"id":"a","type":"choices","from_name":"c","to_name":"t",
      "value":{"choices":["true"]}}]}]},
      {"id":2,"data":{"text":"Wages rose."},"annotations":[
      {"id":2,"completed_by":{"id":3,"email":"amara@x.example"},"result":[{"id":"b","type":"choices",
      "from_name":"c","to_name":"t","value":{"choices":["true"]}}]}]}]
      """
    let file = ExchangeFile(name: "tasks.json", bytes: Array(text.utf8))
    let claims = try ExchangeFormat.labelStudio.read([file], ratings: ["true"]).exchange.claims
    #expect(claims.flatMap(\.verdicts).map(\.annotator) == ["amara@x.example", "amara@x.example"])
  }

  @Test(
    "names people by number, e-mail or name, and tasks by number or text: Label Studio",
    arguments: [
      ("7", "label-studio-7"), (#"{"id":7,"email":"ada@example.org"}"#, "ada@example.org"),
      (#"{"id":7,"first_name":"Ada","last_name":"B"}"#, "Ada B"), (#"{"id":7}"#, "label-studio-7"),
    ])
  func namesPeople(completedBy: String, name: String) throws {
    for id in ["1", "\"one\""] {
      let reading = try read(
        .labelStudio,
        """
        [{"id":\(id),"data":{"text":"Rents rose."},"annotations":[{"id":\(id),"completed_by":\(completedBy),
        "result":[{"id":"r","type":"labels","from_name":"l","to_name":"t",
        "value":{"start":0,"end":5,"text":"Rents","labels":["False"]}}]}]}]
        """, name: "tasks.json")
      #expect(reading.exchange.claims[0].verdicts.map(\.annotator) == [name])
      #expect(reading.exchange.claims[0].verdicts.map(\.rating) == ["false"])
    }
  }

  @Test(
    "counts as browsers do, unless the words tell otherwise: Label Studio",
    arguments: [(6, 11, "rents"), (5, 10, "rents")])
  func countsAsBrowsersDo(start: Int, end: Int, words: String) throws {
    let reading = try read(
      .labelStudio,
      """
      [{"data":{"text":"A 🚋 rents a lot"},"annotations":[{"result":[{"id":"r","type":"labels",
      "value":{"start":\(start - 1),"end":\(end - 1),"text":"\(words)","labels":["Claim"]}}]}]}]
      """, name: "tasks.json")
    let place = reading.exchange.claims.first?.places.first
    #expect(place?.exact == "rents")
    #expect(place?.spans.first?.description == "4–9")
  }

  @Test func `has tasks without data, predictions and relations: Label Studio`() throws {
    let reading = try read(
      .labelStudio,
      """
      [{"id":1},{"id":2,"data":{"image":5}},
      {"id":3,"data":{"text":"Rents rose. So did wages."},"predictions":[{"result":[]}],"annotations":[
      {"was_cancelled":true,"result":[]},{"result":[
      {"id":"a","type":"labels","value":{"start":0,"end":11,"labels":["Claim"]}},
      {"id":"b","type":"labels","value":{"start":12,"end":25,"labels":["Evidence"]}},
      {"type":"relation","from_id":"b","to_id":"a","direction":"right","labels":["supports"]},
      {"type":"relation","from_id":"b","to_id":"z"}]}]},
      {"id":4,"data":{"text":"Wages rose."},"annotations":[{"completed_by":1,"result":[
      {"type":"choices","from_name":"verdict","value":{"choices":["True"]}}]}]}]
      """, name: "tasks.json")
    #expect(reading.read == 4)
    #expect(reading.skipped.map(\.place) == [1, 2])
    #expect(reading.losses.count(of: "predictions") == 1)
    #expect(reading.losses.count(of: "annotations that were cancelled") == 1)
    #expect(reading.losses.count(of: "relations of regions that are not there") == 1)
    let claims = reading.exchange.claims
    #expect(claims.map(\.words).sorted() == ["Rents rose.", "Wages rose."])
    #expect(claims.flatMap(\.evidence).map(\.stance) == [.supports])
    #expect(claims.flatMap(\.verdicts).map(\.rating) == ["true"])
  }

  // MARK: doccano

  @Test func `names its author by the file alone: doccano`() throws {
    let reading = try ExchangeFormat.doccano.read([
      ExchangeFile(
        name: "ada.jsonl",
        bytes: Array(
          #"{"id":1,"text":"Rents rose.","label":[[0,5,"claim"],[0,5,"false"],[0,11,"X"]]}"#.utf8)),
      ExchangeFile(
        name: "bea.jsonl",
        bytes: Array(
          #"{"id":1,"text":"Rents rose.","entities":[{"id":3,"label":"true","start_offset":0,"end_offset":5}]}"#
            .utf8)),
    ])
    // They are lines of two files, so texts of two documents.
    let verdicts = reading.exchange.claims.flatMap(\.verdicts)
    #expect(verdicts.map(\.annotator) == ["ada", "bea"])
    #expect(verdicts.map(\.rating) == ["false", "true"])
    #expect(reading.exchange.claims.contains { $0.tags == ["label:X"] })
  }

  @Test func `has rows without a text, spans beyond it, and labels of the whole: doccano`() throws {
    let reading = try read(
      .doccano,
      """
      {"id":1,"label":[[0,5,"claim"]]}
      {"id":2,"text":"Rents","label":[[0,6,"claim"],[-1,2,"claim"],[3,3,"claim"],[0,"x"]]}
      {"id":3,"text":"Rents rose.","label":["false","tram"]}
      no JSON
      {"id":4,"text":"Nobody came.","label":[]}
      """, name: "all.jsonl")
    #expect(reading.read == 5)
    #expect(reading.skipped.map(\.line) == [1, 4])
    #expect(reading.losses.count(of: "spans that do not lie in their text") == 4)
    #expect(reading.exchange.claims.map(\.words) == ["Rents rose."])
    #expect(reading.exchange.claims.map(\.tags) == [["label:tram"]])
    #expect(reading.exchange.documents.count == 2)
  }

  // MARK: UIMA

  private static func cas(_ inside: String, text: String, view: String = "_InitialView") -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"
     xmlns:custom="http:///webanno/custom.ecore" xmlns:t="http:///de/tudarmstadt/Token.ecore">
    \(inside)<cas:Sofa xmi:id="1" sofaID="\(view)" sofaString="\(text)"/></xmi:XMI>
    """
  }

  @Test func `counts UTF-16 units, and keeps its own layers: UIMA`() throws {
    let inside = """
      <custom:Claim xmi:id="2" sofa="1" begin="3" end="8" rating="FALSE" confidence="80"/>
      <custom:Span xmi:id="3" sofa="1" begin="0" end="1" value="true" role="x"/>
      <custom:Claim xmi:id="4" sofa="1" begin="2" end="8"/>
      <t:Token xmi:id="5" sofa="1" begin="0" end="1"/>
      """
    let reading = try ExchangeFormat.uimaXMI.read([
      ExchangeFile(
        name: "annotation/tram/ada.xmi", bytes: Array(Self.cas(inside, text: "A🚋rents&#10;x").utf8))
    ])
    #expect(reading.read == 3)
    // The third begins in the middle of a character.
    #expect(reading.skipped.count == 1)
    #expect(
      reading.losses.count(of: "annotations of other layers, such as tokens and sentences") == 1)
    let claims = reading.exchange.claims
    #expect(claims.map(\.words) == ["rents", "A"])
    #expect(claims.flatMap(\.verdicts).map(\.rating) == ["false", "true"])
    #expect(claims.flatMap(\.verdicts).map(\.annotator) == ["ada", "ada"])
    #expect(claims[1].tags == ["label:Span", "role:x"])
    #expect(reading.exchange.documents.map(\.key) == ["tram"])
  }

  @Test func `has a person in each view, or each file: UIMA`() throws {
    let inside = #"<custom:Claim xmi:id="2" sofa="1" begin="0" end="5"/>"#
    let one = Self.cas(inside, text: "Rents rose.", view: "ada")
    let two = Self.cas(inside, text: "Rents rose.")
    let reading = try ExchangeFormat.uimaXMI.read([
      ExchangeFile(name: "annotation/d/x.xmi", bytes: Array(one.utf8)),
      ExchangeFile(name: "annotation/d/bea.xmi", bytes: Array(two.utf8)),
    ])
    #expect(reading.exchange.claims.map { $0.places.map(\.annotators) } == [[["ada", "bea"]]])
  }

  @Test func `expands no entity and fetches nothing: XML`() throws {
    let bomb = """
      <?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
      <!ENTITY c SYSTEM "file:///etc/hostname">]>
      """
    let inside = #"<custom:Claim xmi:id="2" sofa="1" begin="0" end="5" rating="&c;&b;"/>"#
    let body = Self.cas(inside, text: "Rents &b; rose.").split(separator: "\n").dropFirst()
    let text = bomb + body.joined(separator: "\n")
    #expect(throws: FormatError.self) { try read(.uimaXMI, text, name: "a.xmi") }
    let lower = text.replacing("<!DOCTYPE", with: "<!doctype")
    #expect(throws: FormatError.self) { try read(.uimaXMI, lower, name: "a.xmi") }
    let utf16: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    #expect(throws: FormatError.self) {
      try ExchangeFormat.uimaXMI.read([ExchangeFile(name: "a.xmi", bytes: utf16)])
    }
    let deep = String(repeating: "<a>", count: 50_000)
    #expect(throws: FormatError.self) { try read(.uimaXMI, deep, name: "a.xmi") }
  }
}
