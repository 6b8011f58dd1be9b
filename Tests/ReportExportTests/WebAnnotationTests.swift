import ClaimModel
import Testing

@testable import ReportExport

@Suite("A W3C annotation")
struct WebAnnotationTests {
  /// An annotation with these members besides those that every one has.
  private static func annotation(_ members: String, without key: String = "") -> String {
    let all = [
      ("@context", #""http://www.w3.org/ns/anno.jsonld""#), ("id", #""http://example.org/anno""#),
      ("type", #""Annotation""#), ("target", #""http://example.org/page""#),
    ]
    let own = all.filter { $0.0 != key && !members.hasPrefix("\"\($0.0)\":") }
      .map { "\"\($0)\":\($1)" }
    return "{\((own + [members].filter { !$0.isEmpty }).joined(separator: ","))}"
  }

  private static func selector(_ selector: String) -> String {
    annotation(#""target":{"source":"http://example.org/page","selector":\#(selector)}"#)
  }

  private func read(_ text: String) throws -> ExchangeReading {
    try ExchangeFormat.w3c.read([ExchangeFile(name: "a.jsonld", bytes: Array(text.utf8))])
  }

  private static let correct = [
    annotation(""), annotation(#""type":["Annotation","http://example.org/Mine"]"#),
    annotation(#""@context":["http://www.w3.org/ns/anno.jsonld",{"my":"urn:my:"}]"#),
    annotation(#""body":"http://example.org/post""#), annotation(#""bodyValue":"a comment""#),
    annotation(
      #""body":[{"type":"TextualBody","value":"x","language":"fr","format":"text/plain"}]"#),
    annotation(#""body":{"id":"http://example.org/a.mp3","type":"Sound","format":"audio/mpeg"}"#),
    annotation(
      #""body":{"type":"Choice","items":["http://example.org/a",{"id":"http://example.org/b"}]}"#),
    annotation(#""body":{"value":"x","purpose":"tagging"},"motivation":"bookmarking""#),
    annotation(#""target":["http://example.org/1","http://example.org/2"]"#),
    annotation(#""created":"2015-01-31T12:03:45Z","modified":"2015-01-31T12:03:45.5+02:00""#),
    annotation(#""creator":{"id":"http://example.org/u","type":"Person","name":"Ada"}"#),
    annotation(#""rights":"https://example.org/rights","canonical":"urn:uuid:dbfb1861""#),
    annotation(
      #""stylesheet":"http://example.org/style","audience":{"id":"http://example.org/a"}"#),
    annotation(
      #""body":{"type":"SpecificResource","source":"http://example.org/n","purpose":"linking"}"#),
    annotation(
      #""target":{"source":{"id":"http://example.org/p"},"scope":"http://example.org/s"}"#),
    annotation(#""body":{"value":"x","textDirection":"rtl"}"#),
    selector(
      #"{"type":"FragmentSelector","conformsTo":"http://www.w3.org/TR/media-frags/","value":"t=1"}"#
    ),
    selector(#"{"type":"CssSelector","value":"p > a"}"#),
    selector(#"{"type":"XPathSelector","value":"/html"}"#),
    selector(#"{"type":"TextQuoteSelector","exact":"rents","prefix":"the ","suffix":" rose"}"#),
    selector(#"{"type":"TextPositionSelector","start":4,"end":9}"#),
    selector(#"{"type":"DataPositionSelector","start":0,"end":0}"#),
    selector(#"{"type":"SvgSelector","id":"http://example.org/svg"}"#),
    selector(#"{"type":"SvgSelector","value":"<svg/>"}"#),
    selector(
      #"{"type":"RangeSelector","startSelector":{"type":"XPathSelector","value":"//a"},"endSelector":{"type":"XPathSelector","value":"//b"}}"#
    ),
    selector(
      #"{"type":"FragmentSelector","value":"p5","refinedBy":{"type":"TextQuoteSelector","exact":"rents"}}"#
    ),
    selector(#"["http://example.org/selector",{"type":"CssSelector","value":"p"}]"#),
    annotation(
      #""target":{"source":"http://example.org/p","state":{"type":"TimeState","sourceDate":"2015-07-20T13:30:00Z","refinedBy":{"type":"HttpRequestState","value":"Accept: x"}}}"#
    ),
  ]

  private static let incorrect = [
    "[]", "3", annotation("", without: "@context"), annotation(#""@context":"http://example.org""#),
    annotation("", without: "id"), annotation(#""id":"no address""#),
    annotation(#""id":["urn:a","urn:b"]"#),
    annotation("", without: "type"), annotation(#""type":"Note""#),
    annotation("", without: "target"),
    annotation(#""target":[]"#), annotation(#""target":"words""#), annotation(#""target":{}"#),
    annotation(#""target":{"type":"TextualBody","value":"x"}"#), annotation(#""target":4"#),
    annotation(#""body":"http://example.org/a","bodyValue":"x""#),
    annotation(#""bodyValue":["x","y"]"#),
    annotation(#""bodyValue":5"#), annotation(#""body":{"type":"TextualBody"}"#),
    annotation(#""body":{"value":["x","y"]}"#), annotation(#""body":"no address""#),
    annotation(#""body":{"type":"Choice"}"#), annotation(#""body":{"type":"Choice","items":[]}"#),
    annotation(#""body":{"type":"Choice","items":["urn:a"],"value":"x"}"#),
    annotation(#""body":{"source":"urn:a","value":"x"}"#), annotation(#""body":{"source":"a"}"#),
    annotation(#""body":{"id":"urn:a","purpose":"tagging"}"#),
    annotation(#""created":"2015-01-31""#),
    annotation(#""created":["2015-01-31T12:03:45Z","2015-01-31T12:03:45Z"]"#),
    annotation(#""modified":"yesterday""#),
    annotation(#""rights":"mine""#), annotation(#""canonical":["urn:a","urn:b"]"#),
    annotation(#""via":5"#), annotation(#""body":{"value":"x","textDirection":"up"}"#),
    selector("[]"), selector(#"{"type":"TextQuoteSelector"}"#), selector(#"{"type":"Unknown"}"#),
    selector(#"{"type":"TextQuoteSelector","exact":5}"#), selector(#"{"type":"CssSelector"}"#),
    selector(#"{"type":"TextPositionSelector","start":-1,"end":2}"#),
    selector(#"{"type":"TextPositionSelector","start":"1","end":2}"#),
    selector(#"{"type":"TextPositionSelector","start":1}"#),
    selector(#"{"type":"RangeSelector","startSelector":{"type":"XPathSelector","value":"//a"}}"#),
    selector(#"{"type":"SvgSelector"}"#),
    selector(#"{"type":"FragmentSelector","value":"p","refinedBy":{"type":"TextQuoteSelector"}}"#),
  ]

  @Test("is taken when it keeps to the model", arguments: correct)
  func isTaken(text: String) throws {
    #expect(try read(text).skipped == [])
    #expect(try read("[\(text)]").read == 1)
  }

  @Test("is left out, with the reason, when it breaks a MUST", arguments: incorrect)
  func isLeftOut(text: String) throws {
    guard let reading = try? read(text) else { return }
    #expect(reading.exchange.claims.isEmpty)
    #expect(reading.skipped.count == 1)
  }

  @Test func `has words by position and by quotation, which count scalars`() throws {
    let text = Self.annotation(
      #"""
      "target":{"source":"http://example.org/page","selector":[
      {"type":"TextPositionSelector","start":2,"end":7},
      {"type":"TextQuoteSelector","exact":"rents","prefix":"🚋 "},{"type":"CssSelector","value":"p"}]},"creator":{"name":"Ada"},
      "body":[{"purpose":"tagging","value":"tram"},{"value":"looked it up"},{"id":"http://example.org/x"}]
      """#)
    let reading = try read(text)
    let claim = try #require(reading.exchange.claims.first)
    #expect(claim.places.map { $0.spans.map(\.description) } == [["2–7"]])
    #expect(claim.places.map(\.exact) == ["rents"])
    #expect(claim.places.map(\.document) == ["http://example.org/page"])
    #expect(claim.places.map(\.annotators) == [["Ada"]])
    #expect((claim.tags, claim.notes.map(\.text)) == (["tram"], ["looked it up"]))
    #expect(
      reading.losses.count(of: "selectors that are none of text position and text quotation") == 1)
    #expect(reading.losses.count(of: "bodies that are no text") == 1)
  }

  @Test func `takes no position within what another selector selects`() throws {
    let reading = try read(
      Self.selector(
        #"{"type":"FragmentSelector","value":"p","refinedBy":[{"type":"TextPositionSelector","start":0,"end":5},{"type":"TextQuoteSelector","exact":"rents"}]}"#
      ))
    let place = try #require(reading.exchange.claims.first?.places.first)
    #expect(place.spans.isEmpty)
    #expect(place.exact == "rents")
  }

  @Test func `of another one says something of its claim`() throws {
    let claim = Self.selector(#"{"type":"TextQuoteSelector","exact":"rents rose"}"#)
    func about(_ id: String, _ members: String) -> String {
      #"{"id":"urn:\#(id)","type":"Annotation","target":"http://example.org/anno",\#(members)}"#
    }
    let page = """
      {"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:c","type":"AnnotationCollection","first":
      {"type":"AnnotationPage","items":[\(about("v", #""motivation":"assessing","creator":"urn:ada","bodyValue":"Mostly false""#)),
      \(claim),\(about("n", #""bodyValue":"who says so?""#)),
      {"id":"urn:p","type":"Annotation","target":"http://example.org/page","bodyValue":"nice page"}]}}
      """
    let reading = try read(page)
    #expect((reading.read, reading.skipped.count) == (4, 0))
    #expect(reading.exchange.claims.count == 1)
    let told = try #require(reading.exchange.claims.first)
    #expect(told.verdicts.map(\.rating) == ["mostly-false"])
    #expect(told.verdicts.map(\.annotator) == ["urn:ada"])
    #expect(told.notes.map(\.text) == ["who says so?"])
    #expect(reading.losses.count(of: "annotations of no words of a text") == 1)
  }
}
