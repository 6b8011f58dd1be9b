import ClaimModel
import DeskTestSupport
import Foundation
import ReportExport
import Testing

@testable import EditorialDesk

@Suite("A ZIP archive")
struct ArchiveTests {
  private let line = Array(#"{"text":"Rents rose.","label":[[0,5,"claim"],[0,5,"false"]]}"#.utf8)

  @Test func `gives back the files that were packed, the same bytes each time`() throws {
    let files = [
      ExchangeFile(name: "a/é.txt", bytes: Array(repeating: 7, count: 200_000)),
      ExchangeFile(name: "b.txt", bytes: []),
    ]
    let packed = try ZipArchive.packed(files, named: "a.zip")
    #expect(packed.starts(with: ZipArchive.mark))
    #expect(try ZipArchive.packed(files, named: "a.zip") == packed)
    #expect(try ZipArchive.files(in: packed, named: "a.zip") == files)
  }

  @Test func `does not become more than 200 times as long as it is`() throws {
    let zeros = ExchangeFile(
      name: "a.jsonl", bytes: Array(repeating: 0x20, count: ZipArchive.freeBytes + 1))
    let packed = try ZipArchive.packed([zeros], named: "a.zip")
    #expect(throws: ExchangeError.self) { try ZipArchive.files(in: packed, named: "a.zip") }
    let halves = (0..<2).map {
      ExchangeFile(name: "\($0)", bytes: Array(zeros.bytes[..<(ZipArchive.freeBytes / 2 + 1)]))
    }
    let both = try ZipArchive.packed(halves, named: "a.zip")
    #expect(throws: ExchangeError.self) { try ZipArchive.files(in: both, named: "a.zip") }
    let one = try ZipArchive.packed([halves[0]], named: "a.zip")
    #expect(try ZipArchive.files(in: one, named: "a.zip").count == 1)
  }

  @Test func `names people by its entries, and writes none of them`() throws {
    let room = try Newsroom()
    let desk = try room.desk()
    let entries = ["../../escaped.jsonl", "/tmp/absolute.jsonl", "ada.jsonl"].map {
      ExchangeFile(name: $0, bytes: line)
    }
    let path = try room.write(ZipArchive.packed(entries, named: "x"), to: "in.zip")
    let report = try desk.importFiles([path], as: try #require(Desk.ForeignFormat("doccano")))
    #expect(report.imported == 3)
    let people = try desk.claims().flatMap(\.claim.verdicts).map(\.annotator.name)
    #expect(Set(people) == ["escaped", "absolute", "ada"])
    let parent = URL(fileURLWithPath: room.path).deletingLastPathComponent()
    for name in ["escaped.jsonl", "../escaped.jsonl"] {
      #expect(!FileManager.default.fileExists(atPath: parent.appendingPathComponent(name).path))
    }
    #expect(!FileManager.default.fileExists(atPath: "/tmp/absolute.jsonl"))
  }

  @Test func `is refused when it is damaged, or becomes too large`() throws {
    let zeros = ExchangeFile(name: "z.txt", bytes: Array(repeating: 0, count: 1 << 20))
    let packed = try ZipArchive.packed([zeros, zeros.renamed("y.txt")], named: "a.zip")
    #expect(packed.count < 1 << 14)
    #expect(throws: ExchangeError.self) {
      try ZipArchive.files(in: packed, named: "a.zip", atMost: 3 << 19)
    }
    #expect(throws: ExchangeError.self) {
      try ZipArchive.files(in: packed, named: "a.zip", entries: 1)
    }
    for count in [4, 30, packed.count / 2, packed.count - 1] {
      #expect(throws: ExchangeError.self) {
        try ZipArchive.files(in: Array(packed.prefix(count)), named: "a.zip")
      }
    }
    var damaged = packed
    damaged[60] ^= 0xFF
    #expect(throws: ExchangeError.self) { try ZipArchive.files(in: damaged, named: "a.zip") }
  }

  @Test func `is told of as misnamed, perhaps, where the name of a file has a control character`()
    throws
  {
    let file = ExchangeFile(name: "ané_.jsonl", bytes: Array("{}".utf8))
    let packed = try ZipArchive.packed([file], named: "a.zip").map { $0 == 0x5F ? 1 : $0 }
    let error = #expect(throws: ExchangeError.self) {
      try ZipArchive.files(in: packed, named: "a.zip")
    }
    #expect(error?.problem.contains("a control character") == true)
  }

  @Test func `reads folders and packed files, hidden ones and links left out`() throws {
    let room = try Newsroom()
    let manager = FileManager.default
    try manager.createDirectory(
      atPath: room.file("in/.git"), withIntermediateDirectories: true)
    try room.write(line, to: "in/ada.jsonl")
    try room.write(line, to: "in/.hidden.jsonl")
    try room.write(line, to: "in/.git/x.jsonl")
    try room.write(line, to: "outside.jsonl")
    try manager.createSymbolicLink(
      atPath: room.file("in/link.jsonl"), withDestinationPath: room.file("outside.jsonl"))
    let names = try ExchangeInput.files(at: [room.file("in")]).map(\.name)
    #expect(names == ["ada.jsonl"])
    try manager.createDirectory(atPath: room.file("empty"), withIntermediateDirectories: true)
    #expect(throws: ExchangeError.self) { try ExchangeInput.files(at: [room.file("empty")]) }
  }
}

extension ExchangeFile {
  fileprivate func renamed(_ name: String) -> ExchangeFile {
    ExchangeFile(name: name, bytes: bytes)
  }
}
