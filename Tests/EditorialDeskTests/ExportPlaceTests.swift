import DeskTestSupport
import ClaimModel
import EditorialDesk
import Foundation
import Testing

@Suite("Where an export is written")
struct ExportPlaceTests {
  private func desk(_ room: Newsroom, annotators: [String]) throws -> Desk {
    let desk = try room.desk()
    let rows = annotators.map { "Rents rose.,\($0),true" }
    try room.take(
      "wording,annotator,rating\n" + rows.joined(separator: "\n"), "csv", to: desk)
    return desk
  }

  private func refusal(_ desk: Desk, _ format: String, _ path: String?) throws -> String? {
    let foreign = try #require(Desk.ForeignFormat(format))
    let error = try desk.expectRefusal {
      _ = try desk.exportClaims(
        as: foreign,
        to: path.map { .path($0) } ?? .stream { _ in Issue.record("something was written") })
    }
    return error?.description
  }

  @Test(
    "is no single file for what are several, and the refusal names the right form",
    arguments: ["brat", "uima-xmi", "doccano"])
  func isNoSingleFile(format: String) throws {
    let room = try Newsroom()
    let desk = try desk(room, annotators: ["ada", "bea"])
    for path in [room.file("out.json"), room.file("out.jsonl"), room.file("out.xmi"), nil] {
      let words = try #require(try refusal(desk, format, path))
      #expect(words.contains("-o corpus.zip") && words.contains("nothing was written"))
      #expect(path.map { !FileManager.default.fileExists(atPath: $0) } ?? true)
    }
    let foreign = try #require(Desk.ForeignFormat(format))
    for name in ["corpus", "corpus.zip", "corpus.v2"] {
      _ = try desk.exportClaims(as: foreign, to: .path(room.file(name)))
      let other = try room.desk("other-\(name)")
      _ = try other.importFiles([room.file(name)], as: foreign)
      let people = try other.claims().flatMap(\.claim.verdicts).map(\.annotator.name)
      #expect(people == ["ada", "bea"], "\(name)")
    }
  }

  @Test func `may be one file of doccano's for the work of one person, whose name is counted lost`()
    throws
  {
    let room = try Newsroom()
    let desk = try desk(room, annotators: ["ada"])
    let foreign = try #require(Desk.ForeignFormat("doccano"))
    let path = room.file("ada.jsonl")
    let lost = try desk.exportClaims(as: foreign, to: .path(path)).lost
    #expect(lost.contains { $0.what == "names of who gave a verdict" && $0.count == 1 })
    #expect(try desk.importFiles([path], as: foreign).known == 1)
  }

  @Test func `names one person's work in a folder too: doccano`() throws {
    let room = try Newsroom()
    let desk = try desk(room, annotators: ["ada"])
    let foreign = try #require(Desk.ForeignFormat("doccano"))
    _ = try desk.exportClaims(as: foreign, to: .path(room.file("corpus")))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: room.file("corpus")) == ["ada.jsonl"])
  }

  @Test(
    "may be standard output for what is one file",
    arguments: ["csv", "w3c", "label-studio", "averitec"])
  func mayBeStream(format: String) throws {
    let room = try Newsroom()
    let desk = try desk(room, annotators: ["ada", "bea"])
    let foreign = try #require(Desk.ForeignFormat(format))
    var bytes: [UInt8] = []
    _ = try desk.exportClaims(as: foreign, to: .stream { bytes += $0 })
    _ = try desk.exportClaims(as: foreign, to: .path(room.file("out")))
    #expect(Data(bytes) == FileManager.default.contents(atPath: room.file("out")))
  }
}
