import ClaimModel

extension AnnotatedCopy {
  /// The copy as CommonMark: claims between ⟦ and ⟧ with the number of their footnote and a sign, what may hold
  /// a claim between ⟪ and ⟫.
  public func markdown() -> [UInt8] {
    var blocks = [
      "# Annotated copy: \(ReportExport.markdown(document.title ?? document.id.short))",
      ReportExport.markdown(ReportWords.tally(self)),
    ]
    blocks += ReportWords.scope(frame).map { ReportExport.markdown($0) }
    blocks += ["## Legend", legend, "## The article"] + paragraphs + ["## Footnotes"]
    if notes.isEmpty { blocks.append("No claim of this document is on the desk.") }
    blocks += notes.enumerated().map { footnote($1, $0 + 1) }
    blocks.append("Document \(code(document.id.text)), set of operations \(code(frame.digest))")
    return Array((blocks.joined(separator: "\n\n") + "\n").utf8)
  }

  private var legend: String {
    [
      "- ⟦words⟧ **1✓** a claim, and its footnote: ✓ verified, ? not verified, ! disputed or contested, "
        + "× rejected or retracted",
      "- **1…** the claim goes on further down",
      "- ⟪words⟫ may hold a claim; nobody has decided",
      "- All other words are not checked.",
    ].joined(separator: "\n")
  }

  /// The text in paragraphs, as its blank lines part it.
  private var paragraphs: [String] {
    var marked = ""
    var isOpen = false
    func begin(_ segment: Segment) -> String {
      String(repeating: "⟦", count: segment.begins.count)
    }
    for segment in segments {
      let isCandidate = segment.isCandidate && segment.depth == 0 && !segment.isBoilerplate
      if isOpen, !isCandidate { marked += "⟫" }
      marked += begin(segment)
      if isCandidate, !isOpen { marked += "⟪" }
      isOpen = isCandidate
      marked += visible(segment.text, keepingLines: true)
      for end in segment.ends {
        let sign = end.isLast ? notes[end.note].status.sign : "…"
        marked += "⟧" + Self.open + "\(end.note + 1)\(sign)" + Self.close
      }
    }
    if isOpen { marked += "⟫" }
    return Self.paragraphs(of: marked)
  }

  // Two scalars that no text has that was made visible: marks of ours are told from it by them.
  private static let open = "\u{1}"
  private static let close = "\u{2}"

  private static func paragraphs(of marked: String) -> [String] {
    var paragraphs: [String] = []
    var lines: [Substring] = []
    func end() {
      let text = lines.joined(separator: " ")
      if text.contains(where: { !$0.isWhitespace }) { paragraphs.append(escaped(text)) }
      lines = []
    }
    for line in marked.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.allSatisfy(\.isWhitespace) { end() } else { lines.append(line) }
    }
    end()
    return paragraphs
  }

  /// The text escaped, numbers of footnotes in bold.
  private static func escaped(_ text: String) -> String {
    var parts = text.split(separator: Character(open), omittingEmptySubsequences: false)
    let first = parts.isEmpty ? "" : ReportExport.markdown(String(parts.removeFirst()))
    return parts.reduce(first) { written, part in
      let pieces = part.split(
        separator: Character(close), maxSplits: 1, omittingEmptySubsequences: false)
      let rest = pieces.count > 1 ? String(pieces[1]) : ""
      let gap = rest.contains { !$0.isWhitespace } ? " " : ""
      return written + " **\(pieces.first ?? "")**" + gap + ReportExport.markdown(rest)
    }
  }

  private func footnote(_ note: Note, _ number: Int) -> String {
    let claim = note.entry.claim
    var lines = [
      "**\(number)\(note.status.sign)** \(claim.standingRating.map { marked($0, "*") } ?? "no rating"), "
        + "\(note.status.words); "
        + (note.checkers.isEmpty
          ? "nobody has checked it" : "checked by \(ReportExport.markdown(note.checkers))"),
      "- Claim: \(ReportExport.markdown(claim.wording))",
    ]
    if let chain = claim.attribution?.summary {
      lines.append("- Said by: \(ReportExport.markdown(chain))")
    }
    lines.append("- Place: \(note.spans.map(\.description).joined(separator: " and "))")
    lines += ReportWords.reasons(claim).map { "- \(ReportExport.markdown($0))" }
    let section = ClaimSection(entry: note.entry, scale: frame.scale, documents: frame.documents)
    let (offered, silent) = section.evidenceLines
    lines += (offered + silent).map { "- \($0)" }
    return lines[0] + "\n\n" + lines.dropFirst().joined(separator: "\n")
  }
}
