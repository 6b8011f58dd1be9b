import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

@Suite("An export")
struct ExportTests {
  static let formats = Desk.ForeignFormat.all.filter(\.isWritten).map(\.name)

  /// The desk of the two reports on one phone call, with the work of three people.
  private func phoneCall(_ room: Newsroom) throws -> Desk {
    let desk = try room.desk()
    for article in ["capital-wire.txt", "northern-dispatch.txt"] {
      _ = try desk.ingest(Fixture.path("phone-call/" + article))
    }
    _ = try desk.merge(
      Fixture.phoneCall)
    return desk
  }

  /// The same without the claims that the gate denies for a reason that formats do not show: of those not all
  /// is carried, see ``LaunderingTests``.
  private func plainPhoneCall(_ room: Newsroom) throws -> Desk {
    let desk = try phoneCall(room)
    for claim in try desk.claims().map(\.claim.id) {
      let unmet = try desk.judged(claim).gate.unmet.map(\.clause)
      if [[.queries], [.evidence]].contains(unmet) { try desk.decide(claim, .retracted) }
    }
    return desk
  }

  private func export(
    _ desk: Desk, _ format: String, _ room: Newsroom, to name: String
  ) throws -> (path: String, report: Desk.ExchangeReport) {
    let path = room.file(name)
    return (
      path,
      try desk.exportClaims(as: try #require(Desk.ForeignFormat(format)), to: .path(path))
    )
  }

  private func bytes(at path: String) throws -> [String: Data] {
    let manager = FileManager.default
    guard let inside = manager.enumerator(atPath: path) else { return [:] }
    var files: [String: Data] = [:]
    var isFolder: ObjCBool = false
    _ = manager.fileExists(atPath: path, isDirectory: &isFolder)
    guard isFolder.boolValue else { return ["": try Data(contentsOf: URL(fileURLWithPath: path))] }
    while let name = inside.nextObject() as? String {
      files[name] = manager.contents(atPath: "\(path)/\(name)")
    }
    return files
  }

  /// The lines of a file in an order: claims that have lost their places stand in another one.
  private func lines(_ data: Data) -> [String] {
    String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
      .map { $0.hasSuffix(",") ? String($0.dropLast()) : String($0) }.sorted()
  }

  @Test("brings nothing new to the desk that it came from", arguments: formats)
  func bringsNothingNew(format: String) throws {
    let room = try Newsroom()
    let desk = try phoneCall(room)
    let (path, _) = try export(desk, format, room, to: "out")
    let before = try desk.digest()
    let report = try desk.importFiles([path], as: try #require(Desk.ForeignFormat(format)))
    #expect(report.skipped.isEmpty)
    #expect(report.new == 0, "\(format): \(report.new) operations")
    #expect(try desk.digest() == before)
  }

  @Test("comes out of a desk that took it in as it went in", arguments: formats)
  func comesOutAgain(format: String) throws {
    let room = try Newsroom()
    let (path, _) = try export(plainPhoneCall(room), format, room, to: "out")
    let other = try room.desk("other", of: "dana")
    if ["csv", "w3c"].contains(format) {
      for article in ["capital-wire.txt", "northern-dispatch.txt"] {
        _ = try other.ingest(Fixture.path("phone-call/" + article))
      }
    }
    _ = try other.importFiles([path], as: try #require(Desk.ForeignFormat(format)))
    let again = try export(other, format, room, to: "again").path
    let (first, second) = (try bytes(at: path), try bytes(at: again))
    #expect(Set(first.keys) == Set(second.keys))
    if format != "w3c" {
      // W3C names evidence by the operations that bring it.
      for (name, data) in first {
        #expect(lines(try #require(second[name])) == lines(data), "\(format) \(name)")
      }
    }
    let third = try room.desk("third", of: "dana")
    if ["csv", "w3c"].contains(format) {
      for article in ["capital-wire.txt", "northern-dispatch.txt"] {
        _ = try third.ingest(Fixture.path("phone-call/" + article))
      }
    }
    _ = try third.importFiles([again], as: try #require(Desk.ForeignFormat(format)))
    #expect(
      try third.claims().map { Picture($0.claim) } == other.claims().map { Picture($0.claim) })
  }

  @Test("gives the same bytes again", arguments: formats)
  func givesSameBytes(format: String) throws {
    let room = try Newsroom()
    let desk = try phoneCall(room)
    let one = try export(desk, format, room, to: "one").path
    let two = try export(desk, format, room, to: "two").path
    #expect(try bytes(at: one) == bytes(at: two))
    let packed = try export(desk, format, room, to: "one.zip").path
    let again = try export(desk, format, room, to: "two.zip").path
    #expect(try bytes(at: packed) == bytes(at: again))
    let other = try room.desk("other", of: "dana")
    let report = try other.importFiles([packed], as: try #require(Desk.ForeignFormat(format)))
    #expect(report.imported > 0 && report.skipped.isEmpty)
  }

  @Test func `gives W3C annotations back whole`() throws {
    let room = try Newsroom()
    let desk = try plainPhoneCall(room)
    let (path, report) = try export(desk, "w3c", room, to: "out.jsonld")
    let other = try room.desk("other", of: "dana")
    for article in ["capital-wire.txt", "northern-dispatch.txt"] {
      _ = try other.ingest(Fixture.path("phone-call/" + article))
    }
    _ = try other.importFiles([path], as: try #require(Desk.ForeignFormat("w3c")))
    let gone = report.lost.first { $0.what == "claims that were rejected or retracted" }?.count ?? 0
    let before = try desk.claims().map(\.claim).filter {
      ![.candidate, .rejected, .retracted].contains($0.status)
    }
    let after = try other.claims().map(\.claim).filter { $0.status != .candidate }
    #expect(after.map { Picture($0) } == before.map { Picture($0) })
    #expect(report.imported == before.count)
    #expect(
      gone == (try desk.claims().count { [.rejected, .retracted].contains($0.claim.status) }))
  }

  @Test func `tells what stays on the desk`() throws {
    let room = try Newsroom()
    let (desk, claim) = try room.deskWithClaim()
    _ = try desk.ask("Who says so?", to: "writer", about: claim)
    try desk.rate(claim, "true")
    try desk.rule(claim, "true", because: "the budget")
    let lost = try export(desk, "csv", room, to: "out.csv").report.lost
    let counts = lost.reduce(into: [:]) { $0[$1.what] = $1.count }
    #expect(counts["queries, with what was answered"] == 1)
    #expect(counts["rulings"] == 1)
    #expect(counts["texts of documents"] == 1)
  }

  @Test func `does not write over a folder, a desk or the home`() throws {
    let room = try Newsroom()
    let desk = try phoneCall(room)
    try FileManager.default.createDirectory(
      atPath: room.file("full"), withIntermediateDirectories: true)
    try room.write("mine", to: "full/mine.txt")
    let brat = try #require(Desk.ForeignFormat("brat"))
    let csv = try #require(Desk.ForeignFormat("csv"))
    for (format, path) in [
      (brat, "full"), (csv, "city.stet"), (csv, "full"), (csv, "home-amara/key"),
    ] {
      let error = try desk.expectRefusal {
        _ = try desk.exportClaims(as: format, to: .path(room.file(path)))
      }
      #expect(error?.remedy.contains("nothing was written") == true, "\(path)")
    }
    #expect(try String(contentsOfFile: room.file("full/mine.txt"), encoding: .utf8) == "mine")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: room.path).allSatisfy {
        !$0.contains("writing")
      })
    _ = try desk.expectRefusal {
      _ = try desk.exportClaims(
        as: brat, to: .stream { _ in Issue.record("something was written") })
    }
  }
}

/// A claim without the names that operations give.
private struct Picture: Equatable {
  let id: ClaimID
  let wording: String
  let attribution: Attribution?
  let places: [Selector]
  let evidence: Set<[String]>
  let verdicts: [[String]]
  let tags: [String]
  let notes: [String]

  init(_ claim: Claim) {
    id = claim.id
    wording = claim.wording
    attribution = claim.attribution
    places = claim.appearances.map(\.selector)
    func words(_ item: Evidence) -> [String] {
      [
        item.by.name, item.stance.rawValue, item.url ?? "", item.title ?? "", item.quote ?? "",
        item.origin ?? "", item.note, "\(item.isPrimary)", item.selector?.exact ?? "",
        item.selector.map { "\($0.document) \($0.span)" } ?? "",
      ]
    }
    evidence = Set(claim.evidence.map(words))
    verdicts = claim.verdicts.map { verdict in
      [
        verdict.annotator.name, verdict.rating, "\(verdict.confidence ?? -1)", verdict.rationale,
        verdict.seen.rawValue,
      ]
        + verdict.evidence.compactMap { id in
          claim.evidence.first { $0.id == id }.map { words($0).joined(separator: "|") }
        }
    }
    tags = claim.tags
    notes = claim.notes.map { "\($0.by) \($0.text)" }.sorted()
  }
}
