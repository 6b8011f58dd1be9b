import AnnotationSync
import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("A stranger's line on a claim that is verified without it")
struct SettingAsideTests {
  private let newsroom: Newsroom
  private let chief: Desk
  private let claim: ClaimID
  private let reason = "nobody knows her"

  /// Amara and Boris rated the claim on a primary document; Zoe, who is not on the roster, rated it too.
  init() throws {
    let newsroom = try Newsroom()
    let chief = try newsroom.desk("city", of: "chief")
    let claim = try chief.addClaim(wording: "Rents rose.")
    (self.newsroom, self.chief, self.claim) = (newsroom, chief, claim)
    try chief.foundRoster()
    for editor in ["amara", "boris"] {
      try newsroom.work(of: editor, for: chief) { desk in
        let evidence = try desk.offer(.record("budget", isPrimary: true), on: claim)
        _ = try desk.rate(claim, Desk.VerdictOffer(rating: "true", evidence: [evidence.text]))
      }
      try newsroom.admit(editor, by: chief)
    }
    try merge("false")
  }

  private func merge(_ ratings: String..., from device: String = "zoes-device") throws {
    var zoe = Editor("zoe", device: device)
    try newsroom.merge(
      ratings.map {
        OperationDraft(
          .verdictGive, on: claim.text, with: ["rating": .string($0), "seen": "blind"], over: [])
      }, by: &zoe, into: chief)
  }

  private func authors(_ desk: Desk? = nil) throws -> String {
    let result = try #require(try (desk ?? chief).clause(.authors, of: claim))
    return "\(result.isMet): \(result.reason)"
  }

  private let waiting = "false: Not on the roster: zoe."
  private let settled = """
    true: Every author is proven, or the desk has no roster. 1 line of zoe set aside by chief: nobody \
    knows her.
    """

  @Test func `holds the gate back until somebody admitted sets it aside`() throws {
    #expect(try authors() == waiting && !chief.judged(claim).isVerified)
    #expect(try chief.setAside([.named(claim.text)], because: reason) == 1)
    #expect(try authors() == settled && chief.judged(claim).isVerified)
    let verdicts = try chief.judged(claim).claim.verdicts
    #expect(verdicts.map(\.annotator.name) == ["amara", "boris"])
    #expect(try chief.verify().problems.isEmpty)
  }

  @Test func `can be named by its operation, and by its author`() throws {
    let line = try #require(try chief.judged(claim).claim.uncounted.first).operation
    #expect(try chief.setAside([.named(line.text)], because: reason) == 1)
    _ = try chief.undo()
    let zoe = Annotator(recorded: "zoe")
    #expect(try chief.setAside([.author(zoe, device: nil)], because: reason) == 1)
    _ = try chief.undo()
    #expect(try chief.setAside([.author(zoe, device: "zoes-device")], because: reason) == 1)
    _ = try chief.expectRefusal {
      _ = try chief.setAside([.author(Annotator(recorded: "amara"), device: nil)], because: reason)
    }
  }

  @Test func `is set aside once, with a reason, by people on the roster of a desk that has one`()
    throws
  {
    _ = try chief.expectRefusal { _ = try chief.setAside([.named(claim.text)], because: " ") }
    let stranger = try newsroom.desk("elsewhere", of: "mallory")
    try newsroom.pass(from: chief, to: stranger)
    _ = try stranger.expectRefusal {
      _ = try stranger.setAside([.named(claim.text)], because: reason)
    }
    _ = try chief.setAside([.named(claim.text)], because: reason)
    _ = try chief.expectRefusal { _ = try chief.setAside([.named(claim.text)], because: reason) }
    let plain = try newsroom.desk("plain", of: "chief")
    let other = try plain.addClaim(wording: "Trams ran.")
    _ = try plain.expectRefusal { _ = try plain.setAside([.named(other.text)], because: reason) }
  }

  @Test func `is not set aside by a line that somebody unproven wrote`() throws {
    let line = try #require(try chief.judged(claim).claim.uncounted.first).operation
    var mallory = Editor("mallory", device: "away")
    try newsroom.merge(
      [
        OperationDraft(
          .rosterAccept, on: line.text, with: ["because": "trust me", "present": false], over: [])
      ], by: &mallory, into: chief)
    #expect(try authors() == waiting)
  }

  @Test func `waits again when that is undone, and not when it is redone`() throws {
    _ = try chief.setAside([.named(claim.text)], because: reason)
    _ = try chief.undo()
    #expect(try authors() == waiting)
    _ = try chief.redo()
    #expect(try authors() == settled)
  }

  @Test func `waits again when an acceptance with a reason is undone`() throws {
    _ = try chief.accept([.named(claim.text)], because: "asked her")
    #expect(try authors().hasPrefix("true"))
    _ = try chief.undo()
    #expect(try authors() == waiting)
  }

  @Test func `waits while some accept it and others set it aside, unaware of each other`() throws {
    try newsroom.work(of: "amara", for: chief) { desk in
      _ = try chief.setAside([.named(claim.text)], because: reason)
      _ = try desk.accept([.named(claim.text)])
    }
    #expect(
      try authors()
        == "\(waiting) 1 line of zoe accepted and set aside by people unaware of each other.")
    #expect(try chief.judged(claim).claim.uncounted.map(\.isAcceptanceContested) == [true])
    #expect(try chief.judged(claim).claim.verdicts.count == 2)
    _ = try chief.setAside([.named(claim.text)], because: reason)
    #expect(try authors() == settled)
  }

  @Test func `is followed by another one of the same stranger, which waits anew`() throws {
    _ = try chief.setAside([.named(claim.text)], because: reason)
    try merge("half-true", from: "zoes-telephone")
    let unmet = try chief.judged(claim).gate.unmet.map(\.clause)
    #expect(unmet == [.authors])
    #expect(try authors().hasPrefix("false: Not on the roster: zoe. 1 line of zoe set aside"))
  }

  @Test func `hides no other stranger's line behind it, whichever of two has the greater name`()
    throws
  {
    for number in 1...4 {
      try merge("true", from: "forged-\(number)")
      let lines = try chief.judged(claim).claim.uncounted.filter { $0.setAside == nil }
      #expect(!lines.isEmpty)
      for line in lines.dropFirst() {
        _ = try chief.setAside([.named(line.operation.text)], because: reason)
      }
      #expect(try authors().hasPrefix("false"), "\(number)")
      _ = try chief.setAside([.named(claim.text)], because: reason)
      #expect(try authors().hasPrefix("true"), "\(number)")
    }
  }

  @Test func `was accepted and is set aside by name, and counts no longer`() throws {
    let line = try #require(try chief.judged(claim).claim.uncounted.first).operation
    _ = try chief.accept([.named(line.text)])
    #expect(try chief.judged(claim).claim.status == .disputed)
    #expect(try chief.setAside([.named(line.text)], because: reason) == 1)
    #expect(try chief.judged(claim).claim.status == .agreed && authors() == settled)
    #expect(try chief.accept([.named(line.text)]) == 1)
    #expect(try chief.judged(claim).claim.status == .disputed)
  }

  @Test func `says on every desk, in reports and in the history that it was set aside`() throws {
    _ = try chief.setAside([.named(claim.text)], because: reason)
    let other = try newsroom.desk("other", of: "dora")
    try newsroom.pass(from: chief, to: other)
    #expect(try authors(other) == settled)
    let entry = try #require(chief.history(of: claim.text).first { $0.kind == "roster.accept" })
    #expect(
      [entry.kind, entry.thing, entry.change] == ["roster.accept", "verdict of zoe", "set aside"])
    #expect(entry.because == reason && entry.by.name == "chief")
    let report = try JSONValue(parsing: Array(chief.report(.json, includesAll: true).utf8))
    let line = report["claims"]?.array?.first?["uncounted"]?.array?.first
    #expect(line?["set_aside"]?["by"]?.string == "chief")
    #expect(try chief.report(.markdown).contains("set aside by chief: nobody knows her"))
  }
}
