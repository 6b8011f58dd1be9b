import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

/// What desks hold that other tools brought, or that stands abroad otherwise than here.
@Suite("A desk's own export, taken in on it")
struct OwnExportTests {
  private let room: Newsroom

  init() throws { room = try Newsroom() }

  private func takeIn(
    _ path: String, as format: String, on desk: Desk
  ) throws -> Desk.ExchangeReport {
    try desk.importFiles([path], as: try #require(Desk.ForeignFormat(format)))
  }

  private func addsNothing(_ desk: Desk, _ format: String) throws {
    let path = room.file("out-\(format)")
    _ = try desk.exportClaims(as: try #require(Desk.ForeignFormat(format)), to: .path(path))
    let before = try desk.digest()
    let report = try takeIn(path, as: format, on: desk)
    #expect(report.new == 0 && report.imported == 0, "\(format)")
    #expect(try desk.digest() == before, "\(format)")
  }

  /// Two claims that are each other's evidence, as other tools have them.
  private static let mutual: [(format: String, files: [String: String])] = [
    (
      "label-studio",
      [
        "in/tasks.json": """
        [{"id":4711,"data":{"text":"Trams are red. Trams were green."},"annotations":[
        {"id":88,"completed_by":{"id":3,"email":"ana"},"result":[
        {"id":"X1","type":"labels","from_name":"label","to_name":"text",
        "value":{"start":0,"end":14,"text":"Trams are red.","labels":["Claim"]}},
        {"id":"X2","type":"labels","from_name":"label","to_name":"text",
        "value":{"start":15,"end":32,"text":"Trams were green.","labels":["Claim"]}},
        {"type":"relation","from_id":"X1","to_id":"X2","direction":"right","labels":["refutes"]},
        {"type":"relation","from_id":"X2","to_id":"X1","direction":"right","labels":["refutes"]}]}]}]
        """
      ]
    ),
    (
      "doccano",
      [
        "in/ana.jsonl": #"{"id":17,"text":"Trams are red. Trams were green.","entities":["#
          + #"{"id":903,"label":"claim","start_offset":0,"end_offset":14},"#
          + #"{"id":904,"label":"claim","start_offset":15,"end_offset":32}],"relations":["#
          + #"{"id":1,"from_id":903,"to_id":904,"type":"refutes"},"#
          + #"{"id":2,"from_id":904,"to_id":903,"type":"refutes"}]}"#
      ]
    ),
    (
      "brat",
      [
        "in/ana/tram.txt": "Trams are red. Trams were green.",
        "in/ana/tram.ann": """
        T7\tClaim 0 14\tTrams are red.
        T8\tClaim 15 32\tTrams were green.
        R1\tRefutes Arg1:T7 Arg2:T8\t
        R2\tRefutes Arg1:T8 Arg2:T7\t

        """,
      ]
    ),
    (
      "uima-xmi",
      [
        "in/annotation/tram/ana.xmi": """
        <xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" \
        xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0"><cas:NULL xmi:id="0"/>\
        <custom:Claim xmi:id="2" sofa="12" begin="0" end="14"/>\
        <custom:Claim xmi:id="3" sofa="12" begin="15" end="32"/>\
        <custom:Stance xmi:id="4" sofa="12" label="refutes" Governor="2" Dependent="3"/>\
        <custom:Stance xmi:id="5" sofa="12" label="refutes" Governor="3" Dependent="2"/>\
        <cas:Sofa xmi:id="12" sofaNum="1" sofaID="_InitialView" \
        sofaString="Trams are red. Trams were green."/></xmi:XMI>
        """
      ]
    ),
  ]

  @Test(arguments: 0..<4)
  func `adds nothing where two claims are each other's evidence`(number: Int) throws {
    let (format, files) = Self.mutual[number]
    for (name, text) in files { try room.put(text, at: name) }
    let desk = try room.desk()
    _ = try takeIn(room.file("in"), as: format, on: desk)
    #expect(try desk.claims().map(\.claim.evidence.count) == [1, 1])
    try addsNothing(desk, format)
  }

  @Test(arguments: ExportTests.formats)
  func `adds nothing where addresses are none of the web, or words hold what nobody sees`(
    format: String
  ) throws {
    let desk = try room.desk()
    let rows = ["\u{200B}", "\u{AD}", "\u{200F}"].enumerated().map { number, hidden in
      "x\(number)\(hidden),Tram\(hidden) \(number) is red.,ana,true,zotero://select/\(number):2,supports\n"
    }
    let sheet = "id,wording,annotator,rating,source_url,stance\n" + rows.joined()
    _ = try takeIn(room.write(sheet, to: "rows.csv"), as: "csv", on: desk)
    _ = try desk.addClaim(wording: "Wages\u{200B} fell.")
    #expect(try desk.claims().count == 4)
    try addsNothing(desk, format)
    #expect(try desk.claims().count == 4)
  }

  @Test(arguments: ["label-studio", "doccano", "brat", "uima-xmi"])
  func `counts no address of evidence that is left out as a whole`(format: String) throws {
    let desk = try room.desk()
    let sheet =
      "wording,annotator,rating,source_url,stance\nTrams.,ana,true,file:///etc/a,supports\n"
    _ = try takeIn(room.write(sheet, to: "rows.csv"), as: "csv", on: desk)
    let report = try desk.exportClaims(
      as: try #require(Desk.ForeignFormat(format)), to: .path(room.file("out")))
    #expect(report.lost.contains { $0.what == "evidence outside documents" })
    #expect(!report.lost.contains { $0.what.contains("%3A") })
  }
}

@Suite("A file of annotations that is named alone")
struct LoneAnnotationsTests {
  @Test func `is read with the text that lies beside it: brat`() throws {
    let room = try Newsroom()
    let desk = try room.desk()
    let text = try room.write("Trams are red.", to: "tram.txt")
    let path = try room.write("T1\tClaim 0 14\tTrams are red.\n", to: "tram.ann")
    let brat = try #require(Desk.ForeignFormat("brat"))
    #expect(try desk.importFiles([path], as: brat).skipped.isEmpty)
    #expect(try desk.claims().map(\.claim.wording) == ["Trams are red."])
    #expect(try desk.importFiles([path, text], as: brat).new == 0)
    let lone = try room.write("T1\tClaim 0 14\tTrams are red.\n", to: "other.ann")
    #expect(
      try desk.importFiles([lone], as: brat).skipped.map(\.reason).first?.contains(".txt") == true)
  }
}
