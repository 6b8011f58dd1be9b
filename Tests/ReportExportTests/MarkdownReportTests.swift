import ClaimModel
import DeskTestSupport
import ReportExport
import Testing

@Suite("The report for people")
struct MarkdownReportTests {
  private let article: SourceDocument
  private let other: SourceDocument

  init() throws {
    article = try Example.document("b", title: "Bridge vote")
    other = try Example.document("a", title: "A later look")
  }

  private func section(_ text: String, _ heading: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let body = lines.drop { $0 != heading }.dropFirst().prefix { !$0.hasPrefix("#") }
    return body.joined(separator: "\n").trimmingNewlines
  }

  @Test func `gives a claim its wording, rating, chain and places`() throws {
    let text = Example.report([try Example.ruledClaim(in: article)], documents: [article])
      .markdown()
    #expect(
      section(text, "### 1. The council voted for the bridge.") == """
        **Rating: false.** The claim is not accurate.

        - Said by: a councillor (unnamed), by interview, in Harbour Post
        - Appears in *Bridge vote*, Harbour Post, 2025-03-04 (`bbbbbbbbbb`, scalars 40–52): “voted for it”
        - Tags: bridge
        - Claim `AAAAAAAAAAAAAAAAAAAAAAAAAAAAAABk`
        """)
  }

  @Test func `says whose desk read a text that nothing proves`() throws {
    var claim = try Example.ruledClaim(in: article)
    claim.appearances = [
      Appearance(
        selector: claim.appearances[0].selector, anchor: .anchored,
        readBy: Annotator(recorded: "*eve*"))
    ]
    let text = Example.report([claim], documents: [article], includesAll: true).markdown()
    #expect(text.contains("“voted for it” **(as \\*eve\\*’s desk read it)**"))
    let line = try JSONValue(parsing: ClaimJSON.summary(of: claim, isVerified: false))
    #expect(line["appearances"]?.array?.first?["read_by"] == "*eve*")
  }

  @Test func `gives who judged it and why, the dissent, and the ruling`() throws {
    let text = Example.report([try Example.ruledClaim(in: article)], documents: [article])
      .markdown()
    #expect(
      section(text, "#### Judgement") == """
        - ada says *false* (90 %, blind, citing E1, E2): the minutes say so
        - bea says *false* (90 %, blind, citing E1, E2): no vote was held
        - **Dissent:** cem says *mostly-false* (90 %, blind): a show of hands
        - **Ruling:** dora ruled *false*: a show of hands is no vote
        """)
  }

  @Test func `gives the evidence with stance, words, place and origin`() throws {
    let text = Example.report([try Example.ruledClaim(in: article)], documents: [article])
      .markdown()
    let lines = section(text, "#### Evidence").split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].contains("refutes; “the vote was put off”; *Bridge vote*"))
    #expect(lines[0].contains("origin: council minutes; primary document; offered by ada"))
    #expect(lines[1].contains("<https://example.org/record?id=7>; origin: town clerk"))
    #expect(lines[1].hasSuffix("rung up on Tuesday"))
  }

  @Test func `names every clause of the gate and who met it`() throws {
    let text = Example.report([try Example.ruledClaim(in: article)], documents: [article])
      .markdown()
    let gate = section(text, "#### Gate")
    #expect(gate.hasPrefix("All \(Gate.Clause.allCases.count) clauses are met."))
    for clause in Gate.Clause.allCases { #expect(gate.contains("*\(clause.rawValue)*: ")) }
    #expect(gate.contains("3 given, 2 needed: ada, bea, cem."))
  }

  @Test func `leaves out what is not verified, and says how much and why`() throws {
    let claims = [try Example.ruledClaim(in: article), try Example.openClaim(in: article)]
    let text = Example.report(claims, documents: [article], leftOut: 3).markdown()
    #expect(!text.contains("nine million"))
    #expect(text.contains("\n1 claim verified, 4 left out. Found: 1 false."))
    #expect(
      text.contains(
        """
        4 claims of the desk left out:
        - 1 for blind-verdicts
        - 1 for evidence
        - (1 of them for more than one reason)
        - 3 that nobody has decided about
        """))
  }

  @Test func `sets the others apart where all are asked for, each marked`() throws {
    let claims = [try Example.openClaim(in: article), try Example.ruledClaim(in: article)]
    let text = Example.report(claims, documents: [article], includesAll: true).markdown()
    let headings = text.split(separator: "\n").filter {
      $0.hasPrefix("## ") || $0.hasPrefix("### ")
    }
    #expect(
      headings == [
        "## Verified", "### 1. The council voted for the bridge.", "## Not verified",
        "### 1. Not verified: The bridge costs nine million.", "## Method", "## People",
      ])
    #expect(text.contains("**Rating so far, not verified: true.**"))
    #expect(text.contains("- **not met**, *blind-verdicts*: 1 given, 2 needed: ada."))
  }

  @Test func `orders claims by title, then place, then name`() throws {
    var late = try Example.ruledClaim(3, in: article, at: 300, wording: "Third")
    late.tags = []
    let claims = [
      late,
      try Example.ruledClaim(2, in: article, at: 20, wording: "Second"),
      try Example.ruledClaim(9, in: other, at: 900, wording: "First"),
      Example.withoutAppearance(try Example.ruledClaim(1, in: other, wording: "Last")),
    ]
    for given in permutations(of: claims) {
      let text = Example.report(given, documents: [article, other]).markdown()
      let headings = text.split(separator: "\n").filter { $0.hasPrefix("### ") }
      #expect(headings == ["### 1. First", "### 2. Second", "### 3. Third", "### 4. Last"])
    }
  }

  @Test func `says so when nothing is verified`() {
    let text = Example.report([], documents: []).markdown()
    #expect(text.contains("No claim has passed the gate."))
    #expect(text.contains("No claim of the desk was left out."))
    #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
  }
}

extension String {
  fileprivate var trimmingNewlines: String {
    var text = self[...]
    while text.first == "\n" { text.removeFirst() }
    while text.last == "\n" { text.removeLast() }
    return String(text)
  }
}
