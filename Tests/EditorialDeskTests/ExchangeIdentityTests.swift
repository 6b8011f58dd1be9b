import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

@Suite("Names that lead back")
struct ExchangeIdentityTests {
  private static let written = Desk.ForeignFormat.all.filter(\.isWritten).map(\.name)

  /// The files of an export by their names.
  private func export(
    _ desk: Desk, _ format: String, to name: String, in room: Newsroom
  ) throws -> [String: String] {
    let path = room.file(name)
    _ = try desk.exportClaims(as: try #require(Desk.ForeignFormat(format)), to: .path(path))
    return try room.texts(at: path)
  }

  /// The lines of files, whatever order claims have in a list.
  private func lines(_ files: [String: String]) -> [String: Set<String>] {
    files.mapValues { text in
      Set(
        text.split(separator: "\n").map { $0.hasSuffix(",") ? String($0.dropLast()) : String($0) })
    }
  }

  @Test("are the same on a new desk, and in what it exports", arguments: written)
  func areTheSame(format: String) throws {
    let room = try Newsroom()
    let (desk, placed) = try room.deskWithVerdicts()
    let worded = try desk.addClaim(wording: "Trams are red.")
    _ = try desk.rate(worded, "false")
    let first = try export(desk, format, to: "first", in: room)
    let there = try room.desk("there", of: "dana")
    let foreign = try #require(Desk.ForeignFormat(format))
    // These two bring no texts.
    if ["csv", "w3c"].contains(format) { _ = try there.ingest(room.file("tram.txt")) }
    _ = try there.importFiles([room.file("first")], as: foreign)
    let names = try there.claims().filter { $0.claim.status != .candidate }.map(\.claim.id)
    #expect(Set(names) == [placed, worded], "claims of \(format)")
    #expect(try lines(export(there, format, to: "second", in: room)) == lines(first))
    #expect(try there.importFiles([room.file("first")], as: foreign).new == 0)
    #expect(try desk.importFiles([room.file("second")], as: foreign).new == 0)
  }

  /// Files of other tools, with names of their own for texts, marks and evidence.
  private static let foreign: [(format: String, files: [String: String], names: [String])] = [
    (
      "brat",
      [
        "ana/tram.txt": "Trams are red. Trams were green.\n",
        "ana/tram.ann": """
        T7\tClaim 0 14\tTrams are red.
        A3\tRating T7 false
        T12\tEvidence 15 32\tTrams were green.
        R1\tRefutes Arg1:T12 Arg2:T7\t

        """,
        "bo/tram.txt": "Trams are red. Trams were green.\n",
        "bo/tram.ann": "T2\tClaim 0 14\tTrams are red.\nA1\tRating T2 true\n",
      ],
      ["ana/tram.ann: T7 Claim", "ana/tram.ann: T12 Evidence", "bo/tram.ann: T2 Claim"]
    )
  ]

  @Test func `are given back to brat, with the names of its files`() throws {
    let (format, files, names) = Self.foreign[0]
    let room = try Newsroom()
    let desk = try room.desk()
    for (name, text) in files { try room.put(text, at: "in/\(name)") }
    let foreign = try #require(Desk.ForeignFormat(format))
    #expect(try desk.importFiles([room.file("in")], as: foreign).lost.isEmpty)
    let out = try export(desk, format, to: "out", in: room)
    let told = out.filter { $0.key.hasSuffix(".ann") }.flatMap { name, text in
      text.split(separator: "\n").filter { $0.hasPrefix("T") }.map {
        "\(name): "
          + $0.split(whereSeparator: { "\t ".contains($0) }).prefix(2).joined(separator: " ")
      }
    }
    #expect(Set(told) == Set(names))
    #expect(try desk.importFiles([room.file("out")], as: foreign).new == 0)
    let there = try room.desk("there", of: "dana")
    _ = try there.importFiles([room.file("out")], as: foreign)
    #expect(try export(there, format, to: "again", in: room) == out)
  }

  @Test(
    "are given back to a tool that writes one file",
    arguments: [
      (
        "label-studio",
        #"[{"id":4711,"data":{"text":"Trams are red. So?"},"annotations":[{"id":88,"completed_by":3,"result":["#
          + #"{"id":"Xy_1","type":"labels","from_name":"label","to_name":"text","value":{"start":0,"end":14,"text":"Trams are red.","labels":["Claim"]}}]}]}]"#,
        [#""id":4711"#, #""id":88"#, #""completed_by":3"#, #""id":"Xy_1""#]
      ),
      (
        "doccano",
        #"{"id":17,"text":"Trams are red. So?","entities":[{"id":903,"label":"claim","start_offset":0,"end_offset":14}],"relations":[]}"#
          + "\n", [#""id":17"#, #""id":903"#]
      ),
      (
        "averitec", #"[{"claim_id":512,"claim":"Trams are red.","label":"Refuted"}]"#,
        [#""claim_id":512"#]
      ),
      (
        "csv", "id,wording,annotator,rating\r\nx-9,Trams are red.,ana,false\r\n", ["\nx-9,"]
      ),
    ])
  func areGivenBack(format: String, file: String, names: [String]) throws {
    let room = try Newsroom()
    let desk = try room.desk()
    let foreign = try #require(Desk.ForeignFormat(format))
    let path = try room.write(file, to: format == "doccano" ? "ana.jsonl" : "in.json")
    _ = try desk.importFiles([path], as: foreign)
    let out = try export(desk, format, to: "out", in: room)
    let text = out.values.joined()
    for name in names { #expect(text.contains(name), "\(name) in \(text)") }
    #expect(try desk.importFiles([room.file("out")], as: foreign).new == 0)
    let there = try room.desk("there", of: "dana")
    _ = try there.importFiles([room.file("out")], as: foreign)
    let again = try export(there, format, to: "again", in: room).values.joined()
    for name in names { #expect(again.contains(name)) }
  }

  @Test func `are given back to UIMA, with the folder of the text`() throws {
    let room = try Newsroom()
    let desk = try room.desk()
    try room.put(
      """
      <xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" \
      xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0"><cas:NULL xmi:id="0"/>
      <custom:Claim xmi:id="2" sofa="12" begin="0" end="14" rating="false"/>
      <cas:Sofa xmi:id="12" sofaNum="1" sofaID="_InitialView" sofaString="Trams are red. So?"/>
      </xmi:XMI>
      """, at: "in/annotation/tram/ana.xmi")
    let foreign = try #require(Desk.ForeignFormat("uima-xmi"))
    _ = try desk.importFiles([room.file("in")], as: foreign)
    let out = try export(desk, "uima-xmi", to: "out", in: room)
    let text = try #require(out["annotation/tram/ana.xmi"])
    #expect(text.contains(#"<custom:Claim xmi:id="2" "#))
    #expect(Set(text.matches(of: /xmi:id="\d+"/).map { String($0.output) }).count == 4)
    #expect(try desk.importFiles([room.file("out")], as: foreign).new == 0)
  }

  @Test func `are counted as lost where the format has no room for them`() throws {
    let room = try Newsroom()
    let desk = try room.desk()
    for (name, text) in Self.foreign[0].files { try room.put(text, at: "in/\(name)") }
    _ = try desk.importFiles([room.file("in")], as: try #require(Desk.ForeignFormat("brat")))
    for format in ["csv", "w3c", "label-studio", "averitec"] {
      let report = try desk.exportClaims(
        as: try #require(Desk.ForeignFormat(format)), to: .path(room.file("out-\(format)")))
      let lost = report.lost.first { $0.what.hasPrefix("names that marks have") }
      #expect(lost?.count == 3, "\(format)")
    }
  }
}

extension Newsroom {
  /// Writes a file into folders, which are made.
  func put(_ text: String, at name: String) throws {
    let path = file(name)
    let folder = String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    try write(text, to: name)
  }

  /// The texts of a file, or of the files of a folder by their names.
  func texts(at path: String) throws -> [String: String] {
    let manager = FileManager.default
    let names = (manager.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []).filter {
      var isFolder: ObjCBool = false
      return manager.fileExists(atPath: "\(path)/\($0)", isDirectory: &isFolder)
        && !isFolder.boolValue
    }
    guard !names.isEmpty else { return ["": try String(contentsOfFile: path, encoding: .utf8)] }
    return try Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, try String(contentsOfFile: "\(path)/\($0)", encoding: .utf8))
      })
  }
}
