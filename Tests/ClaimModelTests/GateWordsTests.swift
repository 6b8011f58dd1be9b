import ClaimModel
import Testing

@Suite("The words of the gate")
struct GateWordsTests {
  /// Words for several of a thing, which are wrong behind a 1.
  private static let plurals = [
    "clauses", "documents", "appearances", "origins", "people", "verdicts", "queries", "were",
    "attest", "count",
  ]

  /// What a reason says of `count` of everything that a reason counts.
  private static func reasons(counting count: Int) throws -> [String] {
    let numbers = (0..<count).map { UInt8($0 + 1) }
    var claim = try Example.verifiedClaim()
    claim.evidence = try numbers.map { try Example.evidence($0, origin: nil) }
    claim.verdicts = try numbers.map {
      try Example.verdict($0 + 20, by: "annotator \($0)", citing: claim.evidence.map(\.id))
    }
    var policy = Policy.standard
    (policy.independentOrigins, policy.attestations) = (max(1, count), max(1, count))
    let anchors: [Appearance.Anchoring] = [.anchored, .orphan, .documentAbsent]
    let selector = try #require(claim.appearances.first?.selector)
    return try anchors.flatMap { anchor -> [String] in
      var claim = claim
      claim.appearances = numbers.map { _ in Appearance(selector: selector, anchor: anchor) }
      let named = Gate(claim, policy: policy)
      claim.attribution?.isUnnamed = true
      claim.evidence = try numbers.map {
        var item = try Example.evidence($0, origin: nil)
        item.isUnnamed = true
        return item
      }
      return (named.results + Gate(claim, policy: policy).results).map(\.reason)
    }
  }

  @Test("count nothing, one and two in good grammar", arguments: [0, 1, 2])
  func countInGoodGrammar(count: Int) throws {
    let reasons = try Self.reasons(counting: count)
    #expect(!reasons.isEmpty)
    for reason in reasons {
      for plural in Self.plurals {
        #expect(!reason.contains("1 \(plural)"), "\(reason)")
        #expect(!reason.contains("All 1 "), "\(reason)")
      }
      #expect(!reason.contains("2 document ") && !reason.contains("2 was "), "\(reason)")
    }
  }

  @Test func `have one thing and several things`() {
    #expect([0, 1, 2].map { counted($0, "line", "lines") } == ["0 lines", "1 line", "2 lines"])
  }
}

@Suite("A remedy")
struct RemedyTests {
  @Test func `names its commands as its reader types them`() {
    let remedy: Remedy = "see \(.showClaim) or line \(3); " + "nothing was changed."
    #expect(
      remedy.words { $0.atShell } == "see `stet show CLAIM` or line 3; nothing was changed.")
    #expect(remedy.words { _ in "show" } == "see `show` or line 3; nothing was changed.")
  }
}
