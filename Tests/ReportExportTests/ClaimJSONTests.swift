import ClaimModel
import DeskTestSupport
import ReportExport
import Testing

@Suite("A claim in JSON")
struct ClaimJSONTests {
  private let claim: Claim
  private let history: [HistoryEntry]

  init() throws {
    claim = try Example.ruledClaim(in: try Example.document("b", title: "Bridge vote"))
    history = [
      HistoryEntry(
        operation: try Example.name(11), by: Annotator(recorded: "ada"),
        at: "2025-03-05T10:00:00.000Z", kind: "verdict.give", value: "false", isReplaced: false)
    ]
  }

  /// The value of what was written, which has to be its one spelling.
  private func read(_ written: [UInt8]) throws -> JSONValue {
    let value = try JSONValue(parsing: written)
    #expect(String(decoding: written, as: UTF8.self) == value.canonicalText)
    return value
  }

  private func keys(_ value: JSONValue?) -> [String] { (value?.members ?? []).map(\.key).sorted() }

  @Test func `counts verdicts and evidence on a line of the list`() throws {
    let line = try read(ClaimJSON.summary(of: claim, isVerified: true))
    #expect(
      keys(line) == [
        "appearances", "claim", "claimant", "contested", "evidence", "status", "verdicts",
        "verified", "wording",
      ])
    #expect(line["verdicts"] == 3 && line["evidence"] == 2)
    #expect(line["status"] == "ruled" && line["verified"] == true)
    let appearance = line["appearances"]?.array?.first
    #expect(appearance?["start"] == 40 && appearance?["end"] == 52)
    #expect(appearance?["text"] == "voted for it" && appearance?["anchor"] == "anchored")
  }

  @Test func `has everything recorded when it is shown`() throws {
    let shown = try read(ClaimJSON.detail(of: claim, isVerified: false, history: history))
    #expect(shown["verified"] == false)
    let evidence = try #require(shown["evidence"]?.array)
    #expect(evidence[0]["start"] == 200 && evidence[0]["primary"] == true)
    #expect(evidence[1]["document"] == .null && evidence[1]["start"] == .null)
    #expect(evidence[1]["text"] == "no vote was held" && evidence[1]["origin"] == "town clerk")
    let verdict = try #require(shown["verdicts"]?.array?.first)
    #expect(verdict["annotator"] == "ada" && verdict["confidence"] == 90)
    #expect(verdict["seen"] == "blind" && verdict["stale"] == false)
    #expect(verdict["evidence"]?.array?.count == 2)
    #expect(shown["ruling"]?["by"] == "dora")
    #expect(shown["queries"]?.array?.first?["answer"] == "Known to the desk.")
    #expect(shown["history"]?.array?.first?["do"] == "verdict.give")
    #expect(shown["tags"] == ["bridge"] && shown["decision"]?["as"] == "accepted")
  }

  @Test func `is null where nothing is known, and lists nothing as an empty list`() throws {
    let bare = Claim(id: try Example.name(1), wording: "Something.")
    let shown = try read(ClaimJSON.detail(of: bare, isVerified: false, history: []))
    for key in ["claimant", "attribution", "decision", "ruling"] { #expect(shown[key] == .null) }
    for key in ["appearances", "evidence", "verdicts", "queries", "history", "contested"] {
      #expect(shown[key] == [])
    }
  }

  @Test func `keeps what both shapes share alike`() throws {
    let line = try read(ClaimJSON.summary(of: claim, isVerified: true))
    let shown = try read(ClaimJSON.detail(of: claim, isVerified: true, history: history))
    for key in keys(line) where key != "verdicts" && key != "evidence" {
      #expect(line[key] == shown[key])
    }
  }

  @Test func `lists each clause of its gate with the reason`() throws {
    let value = try read(ClaimJSON.gate(Gate(claim), claim: claim.id))
    #expect(keys(value) == ["claim", "clauses", "verified"])
    #expect(value["verified"] == true && value["claim"]?.string == claim.id.text)
    let clauses = try #require(value["clauses"]?.array)
    #expect(clauses.compactMap { $0["clause"]?.string } == Gate.Clause.allCases.map(\.rawValue))
    #expect(keys(clauses.first) == ["clause", "met", "reason"])
  }
}

@Suite("The report for programs")
struct JSONReportTests {
  private let article: SourceDocument

  init() throws { article = try Example.document("b", title: "Bridge vote") }

  @Test func `holds verified claims with their gates, and counts the others`() throws {
    let claims = [try Example.openClaim(in: article), try Example.ruledClaim(in: article)]
    let report = try Example.report(claims, documents: [article], leftOut: 2).json()
    #expect(report["desk"] == "harbour" && report["left_out"] == 3)
    #expect(report["claims"]?.array?.count == 1)
    #expect(report["claims"]?.array?.first?["gate"]?["verified"] == true)
    #expect(report["policy"]?["blind_verdicts"] == 2)
  }

  @Test func `calls nothing verified whose gate does not pass`() throws {
    let claims = [try Example.openClaim(in: article), try Example.ruledClaim(in: article)]
    let report = try Example.report(claims, documents: [article], includesAll: true).json()
    let shown = try #require(report["claims"]?.array)
    #expect(shown.map { $0["verified"] } == [true, false])
    for claim in shown { #expect(claim["verified"] == claim["gate"]?["verified"]) }
    #expect(report["left_out"] == 0)
  }

  @Test func `has the same bytes in whatever order claims and documents are given`() throws {
    let other = try Example.document("a", title: "Bridge vote")
    let claims = [
      try Example.ruledClaim(1, in: article), try Example.ruledClaim(2, in: article),
      try Example.ruledClaim(3, in: other), try Example.openClaim(in: other),
    ]
    let expected = Example.report(claims, documents: [article, other], includesAll: true)
    for given in permutations(of: claims) {
      let report = Example.report(given, documents: [other, article], includesAll: true)
      for form in Example.forms { #expect(report.bytes(form) == expected.bytes(form)) }
    }
  }
}
