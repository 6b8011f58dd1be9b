import ClaimModel

/// The report as CommonMark, for people: verified claims first, then, where all are shown, the others under a
/// heading of their own, and the method at the end.
///
/// Every text from outside is escaped and made visible. Ends with one line feed.
public struct MarkdownForm: ReportForm {
  public init() {}

  public var needs: ReportNeeds { [.agreement, .dates, .places, .reasons] }

  public func opening(_ frame: ReportFrame, _ summary: ReportSummary) -> [UInt8] {
    var blocks = ["# Verified claims: \(markdown(frame.readableName))"]
    blocks.append(lead(frame, summary))
    blocks += ReportWords.scope(frame).map { markdown($0) }
    blocks.append("## Verified")
    if summary.verified == 0 { blocks.append("No claim has passed the gate.") }
    return bytes(blocks)
  }

  public func claim(
    _ entry: VerifiedClaimReport.Entry, _ number: Int, _ frame: ReportFrame
  ) -> [UInt8] {
    var markdown = MarkdownText(expecting: 4_096)
    ClaimSection(entry: entry, scale: frame.scale, documents: frame.documents)
      .write(number, in: &markdown)
    return markdown.bytes
  }

  public func turning(_ frame: ReportFrame, _ summary: ReportSummary) -> [UInt8] {
    guard frame.includesAll, summary.unverified > 0 else { return [] }
    return bytes([
      "## Not verified",
      "**These claims have not passed the gate. Nothing below may be called checked.**",
    ])
  }

  public func closing(_ frame: ReportFrame, _ summary: ReportSummary) -> [UInt8] {
    let blocks = corrections(summary) + method(frame, summary) + people(frame, summary)
    return Array((blocks + [made(frame)]).joined(separator: "\n\n").utf8) + [0x0A]
  }

  private func bytes(_ blocks: [String]) -> [UInt8] {
    Array(blocks.joined(separator: "\n\n").utf8) + [0x0A, 0x0A]
  }

  /// One line: how many claims, with which ratings, and how many are not shown.
  private func lead(_ frame: ReportFrame, _ summary: ReportSummary) -> String {
    let tallied = frame.scale.grades.compactMap { grade -> String? in
      let number = summary.count(of: grade.name)
      return number == 0 ? nil : "\(number) \(markdown(grade.name))"
    }
    let told = tallied.isEmpty ? "" : " Found: \(tallied.joined(separator: ", "))."
    return "\(ReportWords.counts(frame, summary)).\(told) "
      + "*Verified* means checked through: a claim found false is verified too."
  }

  // MARK: - The end

  private func corrections(_ summary: ReportSummary) -> [String] {
    guard !summary.corrections.isEmpty || !summary.withdrawn.isEmpty else { return [] }
    let withdrawn = summary.withdrawn.map { wording, _, publication in
      "- **Withdrawn.** “\(markdown(wording))”; version \(publication.edition) of "
        + "\(markdown(String(publication.at.prefix(10)))) at \(link(publication.url)) was "
        + markdown(publication.withdrawal?.phrase ?? "")
    }
    let lines = summary.corrections.map { wording, correction in
      let told = CorrectionWords(correction)
      let links = told.addresses.map { "\($0.label): \(link($0.address))" }
      let changes = correction.differences.map { difference in
        "  - \(told.name(of: difference.what)): \(words(difference.old)) → \(words(difference.new))"
      }
      let head =
        "- **\(told.title)** “\(markdown(wording))”; \(markdown(told.dates))"
        + (links.isEmpty ? "" : " (\(links.joined(separator: ", ")))")
      let reason = told.reason.isEmpty ? [] : ["  - Said to readers: \(markdown(told.reason))"]
      let back = told.takenBack.isEmpty ? [] : ["  - \(markdown(told.takenBack))"]
      return ([head] + back + reason + changes).joined(separator: "\n")
    }
    return ["## Corrections", (lines + withdrawn).joined(separator: "\n")]
  }

  private func words(_ text: String) -> String { text.isEmpty ? "nothing" : "“\(markdown(text))”" }

  private func method(_ frame: ReportFrame, _ summary: ReportSummary) -> [String] {
    [
      "## Method",
      "A claim is called verified when every one of these is met:",
      frame.policy.words.map { "- *\($0.clause.rawValue)*: \(markdown($0.text))" }
        .joined(separator: "\n"),
      "Ratings are those of the scale \(marked(frame.scale.name, "*")), truest first:",
      frame.scale.grades.map { line(of: $0) }.joined(separator: "\n"),
      coverage(frame, summary),
    ] + (summary.agreement.map { [markdown($0.words)] } ?? [])
  }

  private func line(of grade: Grade) -> String {
    let off = grade.value == nil ? " *Off the scale: it decides nothing.*" : ""
    return "- \(marked(grade.name, "**")): \(markdown(grade.meaning))\(off)"
  }

  /// How many claims were left out, and which clauses kept them out.
  private func coverage(_ frame: ReportFrame, _ summary: ReportSummary) -> String {
    let lines = ReportWords.coverage(frame, summary)
    guard let head = lines.first else { return "" }
    return ([markdown(head)] + lines.dropFirst().map { "- \(markdown($0))" })
      .joined(separator: "\n")
  }

  private func people(_ frame: ReportFrame, _ summary: ReportSummary) -> [String] {
    let lines = ReportWords.people(summary).map { "- \(markdown($0.name)): \($0.work)" }
    guard !lines.isEmpty else { return [] }
    let pairs = ReportWords.pairs(summary).map {
      "- \(markdown($0.one)) and \(markdown($0.other)): \($0.alike) of \(counted($0.claims, "claim")) alike"
    }
    let alike = pairs.isEmpty ? [] : ["Rated blind by both:", pairs.joined(separator: "\n")]
    let roles = summary.isByRoles ? [ReportWords.rolesRemark] : []
    return ["## People", lines.joined(separator: "\n")] + roles + alike
  }

  private func made(_ frame: ReportFrame) -> String {
    "\(ReportWords.made) \(code(frame.state))"
  }
}
