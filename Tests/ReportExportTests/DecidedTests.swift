import ClaimModel
import Testing

@testable import ReportExport

@Suite("The rating that stands")
struct DecidedTests {
  private let article: SourceDocument
  private let agreed: Claim

  /// Two agree, and nobody has ruled.
  init() throws {
    article = try Example.document("a", title: "Council votes on bridge")
    var claim = try Example.ruledClaim(in: article)
    claim.verdicts.removeLast()
    claim.ruling = nil
    agreed = claim
  }

  private func report(_ claim: Claim, gate: Gate) -> VerifiedClaimReport {
    VerifiedClaimReport(
      frame: Example.report([], documents: [article], includesAll: true).frame,
      entries: [.init(claim: claim, gate: gate)], leftOut: .init())
  }

  @Test func `is in every form the grade that ratings from an earlier scale count as`() throws {
    let grade = try Scale.standard.grade("false")
    var claim = agreed
    for index in claim.verdicts.indices {
      let given = claim.verdicts[index]
      claim.verdicts[index] = Verdict(
        operation: given.operation, annotator: given.annotator, rating: "wrong")
      claim.verdicts[index].standing = .counted(grade, from: "ticks")
    }
    #expect(Gate(agreed).isVerified)
    let report = report(claim, gate: Gate(agreed))
    #expect(report.text(MarkdownForm()).contains("**Rating: false.** \(grade.meaning)"))
    #expect(report.text(HTMLForm()).contains("Rating: <b>false</b>"))
    #expect(!report.text(HTMLForm()).contains("Nothing is verified yet."))
    #expect(!report.text(HTMLForm()).contains("Dissent"))
    #expect(try CSVReading.rows(report.bytes(CSVForm()))[1][7] == "false")
    #expect(report.text(ClaimReviewForm()).contains("\"alternateName\":\"false\""))
  }

  @Test func `is not dissented from by a verdict on an earlier wording, which is told apart`()
    throws
  {
    var claim = agreed
    var earlier = try Example.verdict(
      13, by: "cem", rating: "mostly-false", because: "a show of hands", citing: [])
    earlier.isStale = true
    claim.verdicts.append(earlier)
    for isStale in [true, false] {
      claim.verdicts[2].isStale = isStale
      var ruled = claim
      ruled.ruling = try Example.ruledClaim(in: article).ruling
      for claim in isStale ? [claim, ruled] : [ruled] {
        let report = report(claim, gate: Gate(claim))
        for text in [report.text(MarkdownForm()), report.text(HTMLForm())] {
          #expect(text.contains("Dissent") == !isStale)
          #expect(text.contains(", on another wording") == isStale)
          #expect(text.contains("cem"))
        }
      }
    }
    claim.verdicts[2].isStale = true
    let entry = VerifiedClaimReport.Entry(claim: claim, gate: Gate(claim))
    // Its author has not come back: until then, or a ruling, no rating stands.
    #expect(FootnoteStatus(of: entry) == .disputed && claim.decidedRating == nil)
  }

  @Test func `is none in any form where the adjudicator let no verdict stand`() throws {
    var claim = agreed
    claim.ruling = Ruling(
      operation: try Example.name(90), by: Annotator(recorded: "dora"), rating: Ruling.noVerdict,
      because: "nobody can know", judged: claim.verdicts.map(\.operation))
    let report = report(claim, gate: Gate(claim))
    let words = "No rating stands: dora ruled so"
    #expect(report.text(MarkdownForm()).contains("**\(words).**"))
    #expect(report.text(HTMLForm()).contains("<b>\(words)</b>"))
    #expect(try CSVReading.rows(report.bytes(CSVForm()))[1][7] == "")
  }
}
