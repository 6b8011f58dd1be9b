import ClaimModel
import ReportExport
import Testing

@Suite("What is contested")
struct ContestedReportTests {
  private let article: SourceDocument

  init() throws { article = try Example.document("a", title: "Council votes on bridge") }

  /// A claim on which two adjudicators ruled unaware of each other.
  private func contested() throws -> Claim {
    var claim = try Example.ruledClaim(in: article)
    claim.ruling?.isContested = true
    let facet = Facet(.ruling)
    claim.contested = [facet]
    claim.contests = [
      Contest(
        facet: facet,
        sides: [
          Saying(
            operation: try Example.name(91), facet: facet, by: Annotator(recorded: "dora"),
            said: "true", because: "the minutes say so"),
          Saying(
            operation: try Example.name(92), facet: facet, by: Annotator(recorded: "chen"),
            said: "false", because: "the ledger says no"),
        ])
    ]
    return claim
  }

  private func report(_ claim: Claim) -> VerifiedClaimReport {
    VerifiedClaimReport(
      frame: Example.report([], documents: [article], includesAll: true).frame,
      entries: [.init(claim: claim, gate: Gate(claim))], leftOut: .init())
  }

  @Test func `is told with each side, its author and reason, in each form`() throws {
    let report = report(try contested())
    for form in [MarkdownForm(), HTMLForm(), JSONForm(), CSVForm()] as [any ReportForm] {
      let text = report.text(form)
      for words in ["dora", "the minutes say so", "chen", "the ledger says no"] {
        #expect(text.contains(words), "\(words) in \(form)")
      }
    }
  }

  @Test func `gives no rating where it is the ruling`() throws {
    let report = report(try contested())
    let words = "No rating stands: the ruling is contested"
    #expect(report.text(MarkdownForm()).contains("**\(words).**"))
    #expect(report.text(HTMLForm()).contains("<b>\(words)</b>"))
    let rows = try CSVReading.rows(report.bytes(CSVForm()))
    #expect(rows[1][7] == "" && rows[1].dropLast(2).last == words)
    #expect(!report.text(ClaimReviewForm()).contains("claimReviewed"))
  }

  @Test func `is none where every verdict is on another wording`() throws {
    var claim = try Example.ruledClaim(in: article)
    claim.ruling = nil
    for index in claim.verdicts.indices { claim.verdicts[index].isStale = true }
    let words = "No rating stands: given on another wording"
    #expect(report(claim).text(MarkdownForm()).contains("**\(words).**"))
    #expect(try CSVReading.rows(report(claim).bytes(CSVForm()))[1][7] == "")
  }

  @Test func `names withdrawn evidence with who and why, as verdicts cite it`() throws {
    var claim = try Example.ruledClaim(in: article)
    let gone = claim.evidence.removeLast()
    claim.withdrawals = [
      Evidence.Withdrawal(
        evidence: gone.id, operation: try Example.name(93), by: Annotator(recorded: "amara"),
        because: "the wrong page")
    ]
    claim.verdicts[0].evidence = [gone.id]
    let text = report(claim).text(HTMLForm())
    let name = "E\(claim.evidence.count + 1)"
    #expect(text.contains("\(name), withdrawn by amara: the wrong page"))
    #expect(text.contains("citing \(name)"))
    #expect(!text.contains("an evidence that is not here"))
  }
}

@Suite("Reasons of the gate, told by roles")
struct RetoldReasonTests {
  @Test func `keep what is missing, and name evidence as the report lists it`() throws {
    let article = try Example.document("a", title: "Council votes on bridge")
    var claim = try Example.ruledClaim(in: article)
    claim.ruling = nil
    claim.evidence[0].isPrimary = true
    for index in claim.verdicts.indices { claim.verdicts[index].seen = .informed }
    claim.verdicts[0].seen = .blind
    var frame = Example.report([], documents: [article], includesAll: true).frame
    frame.people = .roles
    let report = VerifiedClaimReport(
      frame: frame, entries: [.init(claim: claim, gate: Gate(claim))], leftOut: .init())
    #expect(report.text(HTMLForm()).contains("1 given, 2 needed: checker 1."))
  }
}
