import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

/// The folder with the field's corpora, in `$STET_CORPORA` or its folder `data`; `nil` where they are not.
private let corpora = ProcessInfo.processInfo.environment["STET_CORPORA"].flatMap { folder in
  [folder, "\(folder)/data"].first { place in
    ["averitec", "climate-fever", "liar", "polnear"].allSatisfy {
      FileManager.default.fileExists(atPath: "\(place)/\($0)")
    }
  }
}

@Suite(
  "A corpus of the field",
  .enabled(if: corpora != nil, "STET_CORPORA is not set, or has not all of the corpora: skipped"))
struct CorporaTests {
  private func lines(_ name: String) throws -> [Substring] {
    let path = "\(try #require(corpora))/\(name)"
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
  }

  private func objects(_ name: String) throws -> [[String: Any]] {
    try lines(name).map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  private func unpacked(_ path: String) throws -> String {
    let (gzip, pipe) = (Process(), Pipe())
    gzip.executableURL = URL(fileURLWithPath: "/bin/gzip")
    gzip.arguments = ["-dc", path]
    gzip.standardOutput = pipe
    try gzip.run()
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    gzip.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A claim of AVeriTeC with its questions and their answers, in order.
  private func questions(_ line: Substring) throws -> String {
    let record = try #require(
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    let questions = (record["questions"] as? [[String: Any]] ?? []).map { question in
      let answers = (question["answers"] as? [[String: Any]] ?? []).map { "\($0["answer"] ?? "")" }
      return "\(question["question"] ?? ""): \(answers)"
    }
    return "\(record["claim"] ?? ""): \(questions)"
  }

  private func cell(_ text: String) -> String { "\"\(text.replacing("\"", with: "\"\""))\"" }

  @Test func `is imported whole, with its labels, and comes out as it went in: AVeriTeC`() throws {
    let room = try Newsroom()
    let desk = try room.desk()
    let path = "\(try #require(corpora))/averitec/dev.jsonl.gz"
    let format = try #require(Desk.ForeignFormat("averitec"))
    let report = try desk.importFiles([path], as: format)
    #expect((report.read, report.imported, report.skipped.count) == (277, 277, 0))
    #expect(try desk.importFiles([path], as: format).new == 0)
    let claims = try desk.claims().map(\.claim)
    #expect(claims.count == 277)
    #expect(claims.allSatisfy { $0.verdicts.map(\.annotator.name) == ["averitec"] })
    let ratings = claims.flatMap(\.verdicts).reduce(into: [:]) { $0[$1.rating, default: 0] += 1 }
    #expect(
      Set(ratings.keys) == [
        "supported", "refuted", "not-enough-evidence", "conflicting-evidence",
      ])
    let out = room.file("out.json")
    let written = try desk.exportClaims(as: format, to: .path(out))
    #expect(
      Set(written.lost.map(\.what)) == [
        "entries of the log: when, on which device, and what stood before", "seals",
        "names of who gave evidence", "names of who gave a verdict",
        "marks of verdicts as blind or informed",
      ])
    #expect(report.lost.map(\.what) == ["values of the key 'row' of records"])
    let given = try unpacked(path).split(separator: "\n").map { try self.questions($0) }
    let lines = try String(contentsOfFile: out, encoding: .utf8).split(separator: "\n")
    let back = try lines.dropFirst().dropLast().map {
      try self.questions($0.hasSuffix(",") ? $0.dropLast() : $0)
    }
    #expect(back.sorted() == given.sorted())
    let other = try room.desk("other", of: "bea")
    #expect(try other.importFiles([out], as: format).imported == 277)
    #expect(try other.claims().map(\.claim.wording).sorted() == claims.map(\.wording).sorted())
    #expect(
      try other.claims().reduce(0) { $0 + $1.claim.evidence.count }
        == claims.reduce(0) { $0 + $1.evidence.count })
  }

  @Test func `has the published number of each label: LIAR`() throws {
    let room = try Newsroom()
    let desk = try room.desk()
    let rows = try lines("liar/valid.tsv").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    let sheet = rows.map { row in
      [row[0], row[2], row[4], row[1], "politifact", row[3]].map(cell).joined(separator: ",")
    }
    let report = try room.take(
      "id,wording,claimant,rating,annotator,subject\n" + sheet.joined(separator: "\n"), "csv",
      to: desk)
    #expect((report.read, report.imported) == (1284, 1284))
    let ratings = try desk.claims().flatMap(\.claim.verdicts)
      .reduce(into: [:]) { $0[$1.rating, default: 0] += 1 }
    #expect(
      ratings == [
        "mostly-false": 237, "false": 263, "half-true": 248, "mostly-true": 251,
        "pants-on-fire": 116, "true": 169,
      ])
  }

  @Test func `has the published agreement over its votes: CLIMATE-FEVER`() throws {
    let room = try Newsroom()
    let desk = try room.desk()
    var sheet = ["id,wording,annotator,rating"]
    var units = 0
    for claim in try objects("climate-fever/climate-fever-votes.jsonl") {
      let wording = try #require(claim["claim"] as? String)
      let number = try #require(claim["claim_id"] as? String)
      for evidence in claim["evidences"] as? [[String: Any]] ?? [] {
        units += 1
        let source = try #require(evidence["evidence_id"] as? String)
        for (voter, vote) in ((evidence["votes"] as? [Any]) ?? []).enumerated() {
          guard let vote = vote as? String else { continue }
          sheet.append(
            "\(cell("\(number)/\(units)")),\(cell("\(wording) / \(source)")),voter-\(voter),\(vote)"
          )
        }
      }
    }
    let report = try room.take(sheet.joined(separator: "\n"), "csv", to: desk, isBlind: true)
    #expect(units == 7675)
    #expect(report.imported == sheet.count - 1)
    let agreement = try desk.agreement()
    #expect(agreement["items"]?.int == 7675)
    let alpha = agreement["krippendorff"]?["nominal"]?.canonicalText
    // Diggelmann et al., "CLIMATE-FEVER", 2020, section 3.3: 0.334.
    #expect(alpha?.hasPrefix("0.33") == true, "\(alpha ?? "undefined")")
  }

  @Test func `has every attribution, also those in pieces: PolNeAR`() throws {
    let room = try Newsroom()
    let desk = try room.desk()
    var (marks, pieces) = (0, 0)
    for document in try objects("polnear/dev.jsonl") {
      let name = try #require(document["id"] as? String)
      let text = try #require(document["text"] as? String)
      for (person, attributions) in document["annotations"] as? [String: [[String: Any]]] ?? [:] {
        try FileManager.default.createDirectory(
          atPath: room.file("polnear/\(person)"), withIntermediateDirectories: true)
        try room.write(text, to: "polnear/\(person)/\(name).txt")
        var lines: [String] = []
        for attribution in attributions {
          let spans = attribution["content"] as? [[Int]] ?? []
          guard !spans.isEmpty else { continue }
          marks += 1
          if spans.count > 1 { pieces += 1 }
          let places = spans.map { "\($0[0]) \($0[1])" }.joined(separator: ";")
          lines.append("T\(lines.count + 1)\tClaim \(places)\t")
        }
        try room.write(lines.joined(separator: "\n"), to: "polnear/\(person)/\(name).ann")
      }
    }
    let brat = try #require(Desk.ForeignFormat("brat"))
    let report = try desk.importFiles([room.file("polnear")], as: brat)
    #expect((report.read, report.imported, report.skipped.count) == (marks, marks, 0))
    #expect(try desk.documents().count == 84)
    #expect(report.lost.isEmpty)
    let claims = try desk.claims().map(\.claim)
    #expect(claims.flatMap(\.appearances).allSatisfy { $0.anchor == .anchored })
    #expect(pieces > 0)
    #expect(claims.count { $0.tags.contains { $0.hasPrefix("joined:") } } > 0)
    #expect(try desk.importFiles([room.file("polnear")], as: brat).new == 0)
  }
}
