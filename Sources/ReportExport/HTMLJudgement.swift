import ClaimModel

/// Who judged a claim, and on what, in HTML.
struct HTMLJudgement {
  private let source: HTMLSource
  private let numbers: [EvidenceID: String]

  init(_ source: HTMLSource) {
    self.source = source
    numbers = ReportWords.numbers(of: source.entry.claim)
  }

  private var entry: VerifiedClaimReport.Entry { source.entry }
  private var claim: Claim { entry.claim }

  /// What was offered, and the sources that could be expected to mention the claim and do not.
  func evidence(in html: inout HTMLText) {
    let named = claim.evidence.enumerated().map { (item: $1, name: "E\($0 + 1)") }
    evidence("Evidence", named.filter { $0.item.stance != .silent }, in: &html)
    evidence("Not found", named.filter { $0.item.stance == .silent }, in: &html)
  }

  /// Who gave which rating, and why.
  func verdicts(in html: inout HTMLText) {
    guard !claim.countedVerdicts.isEmpty || ReportWords.ruling(claim) != nil else { return }
    html.raw("<h4>Judgement</h4>\n")
    list(in: &html)
  }

  /// The same without its heading.
  func list(in html: inout HTMLText) {
    html.raw("<ul>\n")
    for (verdict, isDissent) in ReportWords.verdicts(claim) {
      line(verdict, isDissent: isDissent, in: &html)
    }
    if let ruling = ReportWords.ruling(claim) { line(ruling, in: &html) }
    html.raw("</ul>\n")
  }

  private func line(_ verdict: Verdict, isDissent: Bool, in html: inout HTMLText) {
    html.raw(isDissent ? "<li><strong>Dissent:</strong> " : "<li>")
    html.text(verdict.annotator.name)
    html.raw(" says <em>")
    html.text(verdict.ratingPhrase)
    html.raw("</em>")
    let marks = ReportWords.marks(
      of: verdict, numbers: numbers, given: entry.dates[verdict.operation])
    tail(marks, verdict.rationale, in: &html)
  }

  private func line(_ ruling: Ruling, in html: inout HTMLText) {
    html.raw("<li><strong>Ruling:</strong> ")
    html.text(ruling.by.name)
    html.raw(" ruled <em>")
    html.text(ruling.ratingPhrase)
    html.raw("</em>")
    tail(
      ReportWords.marks(of: ruling, given: entry.dates[ruling.operation]), ruling.because,
      in: &html)
  }

  private func tail(_ marks: [String], _ reason: String, in html: inout HTMLText) {
    if !marks.isEmpty {
      html.raw(" <span class=\"small\">(")
      html.list(marks)
      html.raw(")</span>")
    }
    if !reason.isEmpty {
      html.raw(": ")
      html.text(reason)
    }
    html.raw("</li>\n")
  }

  private func evidence(
    _ heading: StaticString, _ items: [(item: Evidence, name: String)], in html: inout HTMLText
  ) {
    guard !items.isEmpty else { return }
    html.raw("<h4>")
    html.raw(heading)
    html.raw("</h4>\n<ul>\n")
    for (item, name) in items {
      html.raw("<li>")
      source.evidence(item, name, in: &html)
      html.raw("</li>\n")
    }
    html.raw("</ul>\n")
  }
}
