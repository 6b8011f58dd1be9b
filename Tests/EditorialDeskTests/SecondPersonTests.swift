import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

@Suite("A file that brings somebody's work under another name")
struct SecondPersonTests {
  private let newsroom: Newsroom
  private let desk: Desk

  init() throws {
    newsroom = try Newsroom()
    desk = try newsroom.desk(of: "dana")
  }

  private func importing(
    _ rows: [String], _ file: String = "rows.csv", isBlind: Bool = true
  ) throws -> Desk.ExchangeReport {
    let path = try newsroom.write(
      "id,wording,annotator,rating,confidence,rationale\n" + rows.map { $0 + "\n" }.joined(),
      to: file)
    return try desk.importFiles([path], as: try #require(.init("csv")), isBlind: isBlind)
  }

  private func blind() throws -> [[String]] {
    try desk.claims().map { claim in
      claim.claim.verdicts.filter { $0.seen == .blind }.map(\.annotator.name).sorted()
    }
  }

  private let words = ["Trams are red.", "Rents rose.", "Wages fell.", "Snow is black."]
  private let reasons = [
    "The timetable shows them.", "Minutes of 4 May.", "", "Nobody has seen any.",
  ]

  private func rows(of name: String, from reasons: [String]? = nil) -> [String] {
    words.indices.map {
      "\($0),\(words[$0]),\(name),true,80,\((reasons ?? self.reasons)[$0])"
    }
  }

  @Test(arguments: [
    "amara (copy)", "amara (another copy)", "amara-1", "amara 2", "amara (Kopie)",
    "amara - Copy (2)", "amara.sync-conflict-20260301-101500-ABCDEFG", "amara (Konflikt 1.3.)",
    "amara (copie)", "amara~", "amara_old", "AMARA 3", "amaraのコピー",
  ])
  func
    `makes nobody blind a second time where the name begins with the first and a lone rating is equal`(
      name: String
    ) throws
  {
    _ = try importing(["1,Trams are red.,amara,true,,"])
    let report = try importing(["1,Trams are red.,\(name),true,,"], "copy.csv")
    #expect(try blind() == [["amara"]])
    #expect(report.lost.contains { $0.what.contains("that say what amara says, as a copy would") })
    // In one import as well, whichever comes first.
    let other = try newsroom.desk(of: "erik")
    let both = try newsroom.write(
      "wording,annotator,rating\nSnow.,\(name),true\nSnow.,amara,true\n", to: "both.csv")
    _ = try other.importFiles([both], as: try #require(.init("csv")), isBlind: true)
    let snow = try #require(try desk.claims().first { $0.claim.wording == "Snow." })
    #expect(snow.claim.verdicts.filter { $0.seen == .blind }.map(\.annotator.name) == ["amara"])
  }

  @Test func `makes nobody blind a second time where reasons are the same under any name`() throws {
    _ = try importing(rows(of: "amara"))
    let report = try importing(rows(of: "backup"), "copy.csv")
    #expect(try blind() == Array(repeating: ["amara"], count: 4))
    #expect(
      report.lost.map(\.what) == [
        "verdicts of backup that say what amara says, as a copy would: taken for informed"
      ] && report.lost.map(\.count) == [4])
    let again = try importing(rows(of: "backup"), "copy.csv")
    #expect(again.new == 0 && again.lost.isEmpty)
  }

  @Test func `stays one person's where the copy is older, or the desk has changed since`() throws {
    _ = try importing(Array(rows(of: "amara").prefix(2)))
    _ = try importing(
      ["0,Trams are red.,amara,false,80,They are yellow."], "changed.csv")
    _ = try importing(rows(of: "backup"), "copy.csv")
    #expect(try blind().flatMap(\.self).allSatisfy { $0 == "amara" })
  }

  @Test func `leaves blind who agrees in other words, and in stock phrases here and there`() throws
  {
    _ = try importing(rows(of: "amara"))
    let report = try importing(
      rows(of: "boris", from: ["I rode one.", "Minutes of 4 May.", "", "It is white."]), "boris.csv"
    )
    #expect(try blind() == Array(repeating: ["amara", "boris"], count: 4))
    #expect(report.lost.isEmpty)
  }

  @Test func `leaves blind who agrees in every rating and wrote nothing`() throws {
    let none = Array(repeating: "", count: 4)
    _ = try importing(rows(of: "amara", from: none) + rows(of: "boris", from: none))
    #expect(try blind() == Array(repeating: ["amara", "boris"], count: 4))
    _ = try importing(rows(of: "amaranta", from: none), "third.csv")
    #expect(try blind() == Array(repeating: ["amara", "amaranta", "boris"], count: 4))
  }

  @Test func `leaves blind ten people who are called by numbers`() throws {
    let names = (1...10).map { "p\($0)" }
    _ = try importing(names.map { "1,Trams are red.,\($0),true,," })
    #expect(try blind() == [names.sorted()])
  }

  @Test func `leaves blind who is called alike and judges otherwise`() throws {
    _ = try importing(["1,Trams are red.,anna,true,,", "2,Rents rose.,anna,true,,"])
    _ = try importing(["1,Trams are red.,anna b,true,,", "2,Rents rose.,anna b,false,,"], "b.csv")
    #expect(try blind() == Array(repeating: ["anna", "anna b"], count: 2))
  }

  @Test func `can be taken in under the right name after it was taken back`() throws {
    _ = try importing(rows(of: "backup"))
    _ = try desk.undo()
    let report = try importing(rows(of: "amara"), "right.csv")
    #expect(report.lost.isEmpty)
    #expect(try blind().flatMap(\.self) == Array(repeating: "amara", count: 4))
  }

  @Test func `is informed where a number is all that Label Studio tells of somebody`() throws {
    let claim = try desk.addClaim(wording: "Trams are red.")
    try newsroom.desk(of: "amara").rate(claim, "true")
    let format = try #require(Desk.ForeignFormat("label-studio"))
    let folder = newsroom.file("tasks.json")
    _ = try desk.exportClaims(as: format, to: .path(folder))
    let text = try String(contentsOfFile: folder, encoding: .utf8)
    let bare = text.replacing(#/"completed_by":\{[^}]*\}/#, with: #""completed_by":1"#)
    #expect(text != bare)
    for isBlind in [false, true] {
      let path = try newsroom.write(bare, to: "bare.json")
      let report = try desk.importFiles([path], as: format, isBlind: isBlind)
      #expect(isBlind || report.lost.contains { $0.what.contains("known by a number alone") })
    }
    let verdicts = try desk.claim(claim).verdicts
    #expect(verdicts.map(\.annotator.name) == ["amara", "label-studio-1"])
    #expect(verdicts.map(\.seen) == [.blind, .informed])
  }
}

@Suite("A verdict that its author gave by hand")
struct HandGivenTests {
  private let newsroom: Newsroom
  private let desk: Desk
  private let claim: ClaimID

  init() throws {
    newsroom = try Newsroom()
    desk = try newsroom.desk(of: "dana")
    claim = try desk.addClaim(wording: "Trams are red.")
  }

  private func importing(_ row: String) throws -> Desk.ExchangeReport {
    let path = try newsroom.write(
      "id,wording,annotator,rating,seen\n\(claim.text),Trams are red.,\(row)\n", to: "own.csv")
    return try desk.importFiles([path], as: try #require(.init("csv")))
  }

  @Test(arguments: ["dana,false,blind", ",false,"])
  func `stands whatever a file says for them`(row: String) throws {
    try desk.rate(claim, "true")
    let report = try importing(row)
    let verdicts = try desk.claim(claim).verdicts
    #expect(verdicts.map(\.rating) == ["true"] && verdicts.map(\.seen) == [.blind])
    #expect(
      report.lost.map(\.what) == [
        "verdicts of yours on claims that you judged here yourself: left as you gave them"
      ])
  }

  @Test func `is none that a file brought, which a corrected file replaces`() throws {
    _ = try importing("dana,true,blind")
    #expect(try importing("dana,false,blind").lost.isEmpty)
    #expect(try desk.claim(claim).verdicts.map(\.rating) == ["false"])
    #expect(try desk.claim(claim).verdicts.first?.broughtIn == nil)
    _ = try desk.undo()
    #expect(try desk.claim(claim).verdicts.map(\.rating) == ["true"])
    #expect(try importing("dana,mixture,blind").lost.isEmpty)
    #expect(try desk.claim(claim).verdicts.map(\.rating) == ["mixture"])
  }

  @Test func `is replaced by nothing once it was taken back, as nothing stands`() throws {
    try desk.rate(claim, "true")
    _ = try desk.undo()
    #expect(try importing("dana,false,blind").lost.isEmpty)
    #expect(try desk.claim(claim).verdicts.map(\.rating) == ["false"])
  }
}
