import ClaimModel
import DeskTestSupport
import Foundation
import ReportExport
import Testing

@testable import EditorialDesk

@Suite("A file for an import")
struct ImportSourceTests {
  private static let row =
    #"{"text":"Rents rose.","label":[[0,5,"claim"],[0,5,"false"]]}"# + "\n"
  private static let sheet = "wording,annotator,rating\nRents rose,ada,true\n"

  private func take(_ path: String, _ format: String, _ room: Newsroom) throws
    -> Desk.ExchangeReport
  {
    try room.desk().importFiles([path], as: try #require(Desk.ForeignFormat(format)))
  }

  private func packed(_ files: [(String, String)], _ room: Newsroom) throws -> String {
    let entries = files.map { ExchangeFile(name: $0, bytes: Array($1.utf8)) }
    return try room.write(ZipArchive.packed(entries, named: "x"), to: "in.zip")
  }

  @Test func `is read when it is named, whatever its name ends in`() throws {
    let room = try Newsroom()
    #expect(try take(room.write(Self.row, to: "rows.out"), "doccano", room).imported == 1)
    let task = #"[{"id":1,"data":{"text":"Rents rose."},"annotations":[]}]"#
    #expect(try take(room.write(task, to: "tasks.foo"), "label-studio", room).read == 1)
  }

  @Test func `is no second half that macOS puts into an archive`() throws {
    let room = try Newsroom()
    let path = try packed(
      [
        ("claims.csv", Self.sheet), ("__MACOSX/._claims.csv", "\u{0}\u{5}"), (".DS_Store", "\u{0}"),
        ("._claims.csv", "\u{0}"),
      ], room)
    let report = try take(path, "csv", room)
    #expect((report.read, report.skipped.count) == (1, 0))
    #expect(
      report.lost.map { "\($0.count) \($0.what)" } == [
        "3 files that a system put into an archive (__MACOSX/._claims.csv, .DS_Store, ._claims.csv)"
      ])
  }

  @Test func `is no archive within an archive, which is named`() throws {
    let room = try Newsroom()
    let both = try packed([("a.jsonl", Self.row), ("b.jsonl.gz", "x"), ("c.zip", "x")], room)
    let report = try take(both, "doccano", room)
    #expect((report.read, report.imported) == (3, 1))
    #expect(report.skipped.map(\.file) == ["b.jsonl.gz", "c.zip"])
    let alone = try packed([("c.zip", "x")], room)
    #expect(throws: FormatError.self) { try take(alone, "csv", room) }
  }

  @Test func `is no workbook, which is called what it is`() throws {
    let room = try Newsroom()
    let excel = try packed([("[Content_Types].xml", "<a/>"), ("xl/workbook.xml", "<a/>")], room)
    #expect(throws: ExchangeError.workbook(path: excel)) { try take(excel, "csv", room) }
    let whole = try [UInt8](Data(contentsOf: URL(fileURLWithPath: excel)))
    let damaged = try room.write(Array(whole.dropLast(30)), to: "damaged.zip")
    #expect(throws: ExchangeError.workbook(path: damaged)) { try take(damaged, "csv", room) }
    for ending in ["xlsx", "ods"] {
      let stump = try room.write(Array(whole.prefix(8)), to: "stump.\(ending)")
      #expect(throws: ExchangeError.workbook(path: stump)) { try take(stump, "csv", room) }
    }
    let old = try room.write(
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], to: "old.xls")
    #expect(throws: ExchangeError.workbook(path: old)) { try take(old, "csv", room) }
    let media = "application/vnd.oasis.opendocument.spreadsheet"
    let head = ZipArchive.mark + [UInt8](repeating: 0, count: 26) + Array("mimetype\(media)".utf8)
    let calc = try room.write(head, to: "calc.zip")
    #expect(throws: ExchangeError.workbook(path: calc)) { try take(calc, "csv", room) }
  }

  @Test func `is no other office file and no broken archive, which are called what they are`()
    throws
  {
    let room = try Newsroom()
    let text = try packed([("[Content_Types].xml", "<a/>"), ("word/document.xml", "<a/>")], room)
    #expect(throws: ExchangeError.officeFile(path: text)) { try take(text, "csv", room) }
    let archive = try packed([("claims.csv", Self.sheet)], room)
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: archive)))
    let stump = try room.write(Array(bytes.dropLast(25)), to: "stump.zip")
    let refusal = try room.desk().expectRefusal { _ = try take(stump, "csv", room) }
    #expect(refusal?.problem.contains("ZIP archive") == true)
    #expect(refusal?.problem.contains("no CSV") == true)
    #expect(refusal?.remedy.contains("save a spreadsheet as CSV") == true)
    #expect(throws: ExchangeError.brokenArchive(path: stump, reason: "it is damaged")) {
      try take(stump, "doccano", room)
    }
  }

  @Test(
    "is read in the encoding that it declares: XMI",
    arguments: [String.Encoding.isoLatin1, .utf16, .windowsCP1252, .utf8])
  func readsEncodings(encoding: String.Encoding) throws {
    let room = try Newsroom()
    let names: [String.Encoding: String] = [
      .isoLatin1: "ISO-8859-1", .utf16: "UTF-16", .windowsCP1252: "windows-1252", .utf8: "UTF-8",
    ]
    let text = """
      <?xml version="1.0" encoding="\(names[encoding] ?? "")"?>
      <xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" \
      xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0">
      <custom:Claim xmi:id="3" sofa="1" begin="0" end="5"/>
      <custom:Claim xmi:id="4" sofa="9" begin="0" end="5"/>
      <cas:Sofa xmi:id="1" sofaID="_InitialView" sofaString="Löhne rose."/></xmi:XMI>
      """
    let path = try room.write([UInt8](#require(text.data(using: encoding))), to: "a.xmi")
    let report = try take(path, "uima-xmi", room)
    #expect(try room.desk().claims().map(\.claim.wording) == ["Löhne"])
    #expect(report.lost.map(\.what) == ["annotations of a text that is not there"])
    let declared = text.replacingOccurrences(of: "?>", with: "?><!DOCTYPE a [<!ENTITY b \"c\">]>")
    let hostile = try room.write([UInt8](#require(declared.data(using: encoding))), to: "b.xmi")
    #expect(throws: FormatError.self) { try take(hostile, "uima-xmi", room) }
  }

  @Test func `that would name people is not written where the policy holds names back`() throws {
    let room = try Newsroom()
    let (desk, _) = try room.deskWithVerdicts()
    var policy = Policy.standard
    policy.people = .roles
    _ = try desk.setPolicy(policy)
    for format in ExportTests.formats {
      let foreign = try #require(Desk.ForeignFormat(format))
      let path = room.file("held-\(format)")
      guard format != "averitec" else {
        _ = try desk.exportClaims(as: foreign, to: .path(path))
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(!text.contains("amara") && !text.contains("boris"))
        continue
      }
      let refusal = try desk.expectRefusal {
        _ = try desk.exportClaims(as: foreign, to: .path(path))
      }
      #expect(refusal?.remedy.contains("policy") == true)
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }
}
