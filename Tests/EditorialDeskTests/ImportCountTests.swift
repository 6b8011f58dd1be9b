import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("The counts of an import")
struct ImportCountTests {
  /// Files with one record that is imported, others that are not, and how many of each.
  struct Example: Sendable, CustomTestStringConvertible {
    let format: String
    let name: String
    let text: String
    /// Imported, passed over and skipped.
    let counts: [Int]
    /// Where the first one that is skipped stands.
    let place: (line: Int, record: Int?)
    var testDescription: String { format }
  }

  private static let examples = [
    Example(
      format: "csv", name: "in.csv",
      text: "wording,rating\nTrams are red.,false\n,true\n", counts: [1, 0, 1], place: (3, nil)),
    Example(
      format: "w3c", name: "in.json",
      text: """
        [
        {"@context":"http://www.w3.org/ns/anno.jsonld","id":"a:1","type":"Annotation","target":{"source":"a:t",
        "selector":{"type":"TextQuoteSelector","exact":"Trams are red."}}},
        {"@context":"http://www.w3.org/ns/anno.jsonld","id":"a:2","type":"Annotation","target":"a:elsewhere"},
        {"type":"Annotation"}
        ]
        """, counts: [1, 1, 1], place: (5, nil)),
    Example(
      format: "label-studio", name: "in.json",
      text: #"[{"data":{"text":"Trams are red."},"annotations":[]},"#
        + #"{"data":{"text":"Trams were red."},"annotations":[]},{"id":3}]"#,
      counts: [2, 0, 1], place: (1, 3)),
    Example(
      format: "doccano", name: "ana.jsonl",
      text: #"{"text":"Trams are red.","label":[[0,14,"false"]]}"# + "\n{}\n", counts: [1, 0, 1],
      place: (2, nil)),
    Example(
      format: "brat", name: "in/tram.ann",
      text: """
        T1\tClaim 0 14\tTrams are red.
        A1\tRating T1 false
        #1\tAnnotatorNotes T1\tSee the depot.
        T2\tEvidence 15 18\tSo?
        R1\tSupports Arg1:T2 Arg2:T1
        #2\tAnnotatorNotes T2\tIt asks.
        R2\tLikes Arg1:T2 Arg2:T1
        E1\tMeet:T1
        nonsense

        """, counts: [6, 2, 1], place: (9, nil)),
    Example(
      format: "uima-xmi", name: "in/ana.xmi",
      text: """
        <!DOCTYPE XMI>
        <xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" \
        xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0">
        <custom:Claim xmi:id="3" sofa="1" begin="0" end="14"/>
        <custom:Evidence xmi:id="4" sofa="1" begin="15" end="18" stance="supports" claim="3"/>
        <custom:Evidence xmi:id="5" sofa="1" begin="15" end="18" stance="supports" claim="77"/>
        <custom:Claim xmi:id="6" sofa="1" begin="0" end="9999"/>
        <cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" sofaString="Trams are red. So?"/>
        </xmi:XMI>
        """, counts: [2, 1, 1], place: (6, nil)),
    Example(
      format: "averitec", name: "in.json",
      text: "[\n" + #"{"claim":"Trams are red."},"# + "\n7\n]", counts: [1, 0, 1],
      place: (3, nil)),
    Example(
      format: "claimreview", name: "in.json",
      text: #"[{"@type":"ClaimReview","claimReviewed":"Trams are red."},{"@type":"ClaimReview"}]"#,
      counts: [1, 0, 1], place: (1, 2)),
  ]

  @Test("add up, the second time too, and name where a record stands", arguments: examples)
  func addUp(example: Example) throws {
    let room = try Newsroom()
    let desk = try room.desk()
    try room.put(example.text, at: example.name)
    if example.format == "brat" { try room.put("Trams are red. So?", at: "in/tram.txt") }
    let isFolder = example.name.hasPrefix("in/")
    let path = room.file(isFolder ? "in" : example.name)
    let format = try #require(Desk.ForeignFormat(example.format))
    let first = try desk.importFiles([path], as: format)
    #expect([first.imported, first.passedOver, first.skipped.count] == example.counts)
    #expect(first.known == 0 && first.new > 0)
    #expect(first.read == example.counts.reduce(0, +))
    let skipped = try #require(first.skipped.first)
    #expect(skipped.line == example.place.line && skipped.place == example.place.record)
    let again = try desk.importFiles([path], as: format)
    #expect([again.known, again.passedOver, again.skipped.count] == example.counts)
    #expect(again.imported == 0 && again.new == 0 && again.read == first.read)
  }

  @Test func `say how many rows brought something when a sheet has grown`() throws {
    let room = try Newsroom()
    let desk = try room.desk()
    let format = try #require(Desk.ForeignFormat("csv"))
    let rows = "wording,annotator,rating\nTrams are red.,ana,true\nTrams are wide.,ana,true\n"
    _ = try desk.importFiles([room.write(rows, to: "a.csv")], as: format)
    let more = try room.write(rows + "Trams are slow.,ana,false\n", to: "b.csv")
    let report = try desk.importFiles([more], as: format)
    #expect((report.read, report.imported, report.known) == (3, 1, 2))
  }
}
