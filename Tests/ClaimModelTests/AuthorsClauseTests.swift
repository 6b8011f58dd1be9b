import ClaimModel
import Testing

@Suite("The gate's clause on authors")
struct AuthorsClauseTests {
  /// A claim that meets every clause, and the same as it stands with what does not count.
  private func gate(
    _ lines: [Saying], _ change: (inout Claim) throws -> Void = { _ in }
  ) throws -> Gate.Result? {
    var counted = try Example.verifiedClaim()
    var shown = counted
    try change(&shown)
    counted.uncounted = lines
    return Gate(shown, counted: counted, policy: .standard, scale: .standard).results.first {
      $0.clause == .authors
    }
  }

  private func line(
    _ number: UInt8, _ facet: Facet.Kind, takesBack: Bool = false, evidence: EvidenceID? = nil,
    setAside reason: String? = nil
  ) throws -> Saying {
    var line = Saying(
      operation: try Example.name(number), facet: Facet(facet, facet == .verdict ? "zoe" : nil),
      by: Annotator(recorded: "zoe"), said: "true", evidence: evidence, takesBack: takesBack)
    line.setAside = reason.flatMap {
      SettingAside(by: Annotator(recorded: "chief"), because: $0)
    }
    return line
  }

  @Test(arguments: [Facet.Kind.verdict, .ruling])
  func `is not met while a stranger's judgement waits, shown or not`(kind: Facet.Kind) throws {
    #expect(try gate([line(90, kind)])?.isMet == false)
    #expect(try gate([line(90, kind, setAside: "unknown")])?.isMet == true)
    #expect(try gate([line(90, kind, setAside: "unknown"), line(91, kind)])?.isMet == false)
  }

  @Test func `passes over what a stranger takes back or says of the wording`() throws {
    #expect(try gate([line(90, .verdict, takesBack: true), line(91, .wording)])?.isMet == true)
  }

  @Test func `is not met while evidence waits that a deciding verdict cites`() throws {
    let cited = try #require(try Example.verifiedClaim().evidence.first)
    func evidence(_ lines: [Saying]) throws -> Gate.Result? {
      try gate(lines) { $0.evidence[0].isProven = false }
    }
    let (waiting, aside) = (
      try line(90, .evidence, evidence: cited.id),
      try line(90, .evidence, evidence: cited.id, setAside: "a copy")
    )
    #expect(try evidence([waiting])?.isMet == false)
    #expect(try evidence([aside])?.isMet == true)
    #expect(try evidence([aside, line(91, .evidence, evidence: cited.id)])?.isMet == false)
  }

  @Test func `says how many lines of whom were set aside, by whom and why`() throws {
    let lines = [
      try line(90, .verdict, setAside: "unknown"), try line(91, .ruling, setAside: "unknown"),
      try line(92, .wording, setAside: "sent twice"),
    ]
    #expect(
      try gate(lines)?.reason == """
        Every author is proven, or the desk has no roster. 1 line of zoe set aside by chief: sent \
        twice. 2 lines of zoe set aside by chief: unknown.
        """)
  }

  @Test func `needs a reason for what is set aside`() throws {
    #expect(SettingAside(by: Annotator(recorded: "chief"), because: " \n") == nil)
  }
}
