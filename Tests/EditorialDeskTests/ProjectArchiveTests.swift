import ClaimModel
import DeskTestSupport
import Foundation
import ReportExport
import Testing

@testable import EditorialDesk

@Suite("An export of a whole annotation project")
struct ProjectArchiveTests {
  private static func cas(_ rating: String) -> [UInt8] {
    Array(
      """
      <xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"
       xmlns:custom="http:///webanno/custom.ecore">
      <custom:Claim xmi:id="2" sofa="1" begin="0" end="5" rating="\(rating)"/>
      <cas:Sofa xmi:id="1" sofaID="_InitialView" sofaString="Rents rose."/></xmi:XMI>
      """.utf8)
  }

  private static let types = ExchangeFile(
    name: "TypeSystem.xml", bytes: Array("<typeSystemDescription/>".utf8))

  /// As WebAnno and INCEpTION lay it out: each person's file packed alone.
  private static func project() throws -> [ExchangeFile] {
    func packed(_ person: String, _ rating: String) throws -> [UInt8] {
      try ZipArchive.packed(
        [ExchangeFile(name: "\(person).xmi", bytes: cas(rating)), types], named: "x")
    }
    return [
      ExchangeFile(name: "annotation/art.txt/amara.zip", bytes: try packed("amara", "true")),
      ExchangeFile(name: "annotation/art.txt/boris.zip", bytes: try packed("boris", "false")),
      ExchangeFile(
        name: "curation/art.txt/CURATION_USER.zip", bytes: try packed("CURATION_USER", "satire")),
      ExchangeFile(name: "source/art.txt", bytes: Array("Rents rose.".utf8)),
    ]
  }

  private static let format = Desk.ForeignFormat("uima-xmi")

  private func said(on desk: Desk) throws -> [String] {
    try desk.claims().flatMap(\.claim.verdicts).map { "\($0.annotator.name) \($0.rating)" }.sorted()
  }

  @Test func `gives each person's verdicts to that person, as an archive and as a folder`() throws {
    let room = try Newsroom()
    let archive = try room.write(
      ZipArchive.packed(Self.project(), named: "x"), to: "project.zip")
    for file in try Self.project() {
      let place = "project/\(file.name)"
      let folder = URL(fileURLWithPath: room.file(place)).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try room.write(file.bytes, to: place)
    }
    for (number, path) in [archive, room.file("project")].enumerated() {
      let desk = try room.desk("desk-\(number)", of: "importer")
      let report = try desk.importFiles([path], as: try #require(Self.format))
      #expect(report.skipped.isEmpty)
      #expect(try said(on: desk) == ["amara true", "boris false"])
      #expect(try desk.claims().map(\.claim.wording) == ["Rents"])
      #expect(
        report.lost.contains {
          $0.what.hasPrefix("verdicts of somebody whom the files do not name")
        })
    }
  }

  @Test func `is the importer's verdict in no way, and somebody's whom the importer names`() throws
  {
    let room = try Newsroom()
    let path = try room.write(Self.cas("true"), to: "art.xmi")
    let format = try #require(Self.format)
    let desk = try room.desk(of: "importer")
    #expect(try desk.importFiles([path], as: format).lost.map(\.count) == [1])
    #expect(try said(on: desk) == [])
    _ = try desk.importFiles([path], as: format, by: "carol")
    #expect(try said(on: desk) == ["carol true"])
    #expect(try desk.importFiles([path], as: format, by: "carol").new == 0)
    #expect(throws: (any Error).self) {
      try desk.importFiles([path], as: format, by: "no\u{202E}body")
    }
  }

  @Test func `unpacks to no more than one archive may, however many lie in it`() throws {
    let half = [UInt8](repeating: 0x20, count: ZipArchive.freeBytes / 2 + 1)
    let inner = try ZipArchive.packed([ExchangeFile(name: "a.xmi", bytes: half)], named: "x")
    func outer(_ count: Int) throws -> [UInt8] {
      try ZipArchive.packed(
        (0..<count).map { ExchangeFile(name: "d/\($0).zip", bytes: inner) }, named: "x")
    }
    let one = try ZipArchive.files(in: outer(1), named: "x", packs: true)
    #expect(one.map(\.name) == ["d/0.zip/a.xmi"])
    #expect(throws: ExchangeError.self) {
      try ZipArchive.files(in: outer(2), named: "x", packs: true)
    }
    #expect(throws: ExchangeError.self) {
      try ZipArchive.files(in: outer(1), named: "x", entries: 1, packs: true)
    }
    // One level alone.
    let nested = try ZipArchive.packed(
      [ExchangeFile(name: "e.zip", bytes: outer(1))], named: "x")
    #expect(
      try ZipArchive.files(in: nested, named: "x", packs: true).map(\.name) == ["e.zip/d/0.zip"])
  }

  @Test func `says that an archive cannot be written, where two files have one name`() throws {
    let twice = [Self.types, Self.types]
    #expect(throws: ExchangeError.unwritableArchive(path: "a.zip")) {
      try ZipArchive.packed(twice, named: "a.zip")
    }
    #expect(ExchangeError.unwritableArchive(path: "a.zip").problem.contains("cannot be written"))
  }
}
