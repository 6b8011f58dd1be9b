import ClaimModel
import DeskTestSupport
import Testing

@testable import ReportExport

@Suite("An exchange format, where it is hard")
struct HardExchangeTests {
  /// The words as a format that cannot hold them writes them.
  private static func inert(_ format: ExchangeFormat, _ text: String) -> String {
    var count = 0
    switch format {
    case .csv: return InertText.marked(text, counting: &count)
    case .brat:
      return InertText.replaced(text, counting: &count)
    case .uimaXMI:
      return String(
        String.UnicodeScalarView(
          text.unicodeScalars.map { $0 == "\u{0B}" || $0 == "\u{FFFE}" ? "\u{FFFD}" : $0 }))
    case .w3c, .labelStudio, .doccano, .averitec, .claimReview: return text
    }
  }

  private static let hidden = [
    InertText.lostHidden, InertText.lostReplaced, "characters that XML 1.0 cannot hold",
  ]

  @Test(
    "brings back every place and word that it carries, or its mark",
    arguments: ExchangeLawTests.written)
  func bringsBack(format: ExchangeFormat) throws {
    for seed in lawSeeds(40) {
      let exchange = HardExchange(seed: seed).exchange
      let (kept, losses) = format.kept(exchange)
      let expected = kept.changing(
        texts: { Self.inert(format, $0) }, words: { Self.inert(format, $0) })
      let writing = try format.write(exchange)
      let reading = try format.read(writing.files)
      #expect(reading.skipped.isEmpty && reading.losses.isEmpty, "seed \(seed)")
      let (read, wanted) = (format.normal(reading.exchange), format.normal(expected))
      #expect(read.documents == wanted.documents, "seed \(seed)")
      #expect(read.claims.count == wanted.claims.count, "seed \(seed)")
      for (one, other) in zip(read.claims, wanted.claims) where one != other {
        Issue.record("seed \(seed)\nread      \(one)\nexpected  \(other)")
        return
      }
      let lost = writing.losses.entries.filter { !Self.hidden.contains($0.what) }
      #expect(Set(lost) == Set(losses.entries), "seed \(seed)")
      let isMarked = Self.hidden.contains { writing.losses.count(of: $0) > 0 }
      #expect(isMarked == (expected != kept), "seed \(seed)")
    }
  }

  // MARK: What comes from elsewhere

  private static func file(_ name: String, _ text: String) -> ExchangeFile {
    ExchangeFile(name: name, bytes: Array(text.utf8))
  }

  private static func cas(_ text: String, _ place: String) -> [ExchangeFile] {
    [
      file(
        "d/ada.xmi",
        """
        <xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"
         xmlns:custom="http:///webanno/custom.ecore"><custom:Claim xmi:id="2" sofa="1" \(place)/>
        <cas:Sofa xmi:id="1" sofaID="_InitialView" sofaString="\(text)"/></xmi:XMI>
        """)
    ]
  }

  private static func task(_ text: String, _ place: String) -> [ExchangeFile] {
    [
      file(
        "tasks.json",
        #"[{"data":{"text":"\#(text)"},"annotations":[{"result":[{"id":"r","type":"labels","#
          + #""value":{\#(place),"labels":["Claim"]}}]}]}]"#)
    ]
  }

  @Test(
    "counts line ends of two characters as its own tool does",
    arguments: [
      (ExchangeFormat.labelStudio, task(#"🚋 up\r\nRents rose"#, #""start":7,"end":12"#)),
      (.doccano, [file("a.jsonl", #"{"text":"🚋 up\r\nRents rose","label":[[6,11,"claim"]]}"#)]),
      (
        .brat,
        [file("a/d.txt", "🚋 up\r\nRents rose"), file("a/d.ann", "T1\tClaim 6 11\tRents\r\n")]
      ),
      (.uimaXMI, cas("🚋 up&#13;&#10;Rents rose", #"begin="7" end="12""#)),
    ])
  func countsLineEnds(format: ExchangeFormat, files: [ExchangeFile]) throws {
    let exchange = try format.read(files).exchange
    #expect(exchange.documents.map(\.text) == ["🚋 up\nRents rose"])
    #expect(exchange.claims.map(\.words) == ["Rents"])
    #expect(exchange.claims[0].places[0].spans.map(\.description) == ["5–10"])
  }

  @Test(
    "makes no claim of a place without length, and says so",
    arguments: [
      (ExchangeFormat.labelStudio, task("Rents rose", #""start":3,"end":3"#)),
      (.doccano, [file("a.jsonl", #"{"text":"Rents rose","label":[[3,3,"claim"]]}"#)]),
      (.brat, [file("a/d.txt", "Rents rose"), file("a/d.ann", "T1\tClaim 3 3\t\n")]),
      (.uimaXMI, cas("Rents rose", #"begin="3" end="3""#)),
      (
        .w3c,
        [
          file(
            "a.jsonld",
            #"{"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:a","type":"Annotation","#
              + #""target":{"source":"urn:d","selector":{"type":"TextPositionSelector","start":3,"end":3}}}"#
          )
        ]
      ),
    ])
  func makesNoClaim(format: ExchangeFormat, files: [ExchangeFile]) throws {
    let reading = try format.read(files)
    #expect(reading.exchange.claims.isEmpty)
    #expect(reading.skipped.count + reading.losses.entries.reduce(0) { $0 + $1.count } == 1)
  }

  @Test("tells overlapping places of one person apart", arguments: PlacelessClaimTests.standoff)
  func tellsOverlapsApart(format: ExchangeFormat) throws {
    var exchange = Exchange(documents: [ExchangedDocument(key: "d", text: "Rents rose again.")])
    for (number, (start, end)) in [(0, 10), (0, 5), (3, 16), (16, 17), (0, 17)].enumerated() {
      var claim = ExchangedClaim(key: "\(number)")
      claim.places = [
        ExchangedPlace(document: "d", spans: [TextSpan(start, end)].compactMap(\.self), exact: "")
      ]
      claim.places[0].annotators = ["ada"]
      exchange.claims.append(claim)
    }
    let read = try format.read(format.write(exchange).files).exchange
    #expect(
      Set(read.claims.flatMap(\.places).flatMap(\.spans))
        == Set(exchange.claims.flatMap(\.places).flatMap(\.spans)))
    #expect(read.claims.count == 5)
  }
}
