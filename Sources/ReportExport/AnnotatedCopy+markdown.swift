import ClaimModel

extension AnnotatedCopy {
  /// The copy as CommonMark: claims between ⟦ and ⟧ with the number of their footnote and a sign, what may hold
  /// a claim between ⟪ and ⟫.
  ///
  /// Where claims share words, and where one has several stretches, the number stands at the start too, set
  /// high: ⟦¹. Shared words begin with all their numbers and the sign of the claim that stands worst: ⟦¹⁺²!.
  /// Menus and notices are left out, which is said where they stood.
  public func markdown() -> [UInt8] {
    var blocks = [
      "# Annotated copy: \(ReportExport.markdown(title))",
      ReportExport.markdown(ReportWords.tally(self)),
    ]
    let source = [ReportExport.markdown(imprint)] + (document.url.map { [link($0)] } ?? [])
    blocks += source.filter { !$0.isEmpty }
    blocks += ReportWords.scope(frame).map { ReportExport.markdown($0) }
    blocks += ["## Legend", legend, "## The article"] + paragraphs + ["## Footnotes"]
    if notes.isEmpty {
      blocks.append(
        leftOut.unselected + leftOut.lost == 0
          ? "No claim of this document is on the desk." : "No claim is marked: see above.")
    }
    blocks += notes.enumerated().map { footnote($1, $0 + 1) }
    if !key.isEmpty {
      let lines = key.map {
        "- \(ReportExport.markdown($0.initials)): \(ReportExport.markdown($0.name))"
      }
      blocks += ["## Initials", lines.joined(separator: "\n")]
    }
    blocks.append("Document \(code(document.id.text)), set of operations \(code(frame.state))")
    return Array((blocks.joined(separator: "\n\n") + "\n").utf8)
  }

  private var legend: String {
    var lines = [
      "- ⟦words⟧ **1✓** a claim, and its footnote: "
        + signs.map { "\($0.sign) \($0.words)" }.joined(separator: "; "),
      "- ⟦¹words⟧ **1✓** where claims share words or have several parts, the number at the start "
        + "says whose words begin",
      "- ⟦¹⁺²?words⟧ words in more than one claim: their numbers, with the sign of the one that "
        + "stands worst; of more than three, those that begin there",
      "- ⟪words⟫ may hold a claim; nobody has decided",
    ]
    if leftOut.unselected > 0 {
      lines.append("- ⟨words⟩ a claim that was not asked for here; it may have been checked")
    }
    return (lines + ["- All other words are not checked."]).joined(separator: "\n")
  }

  /// What a stretch outside of the claims is marked as.
  private enum Mark {
    case none, candidate, unselected

    init(_ segment: Segment) {
      guard segment.depth == 0 else {
        self = .none
        return
      }
      self =
        segment.isUnselected
        ? .unselected : segment.isCandidate && !segment.isBoilerplate ? .candidate : .none
    }

    var opening: String {
      switch self {
      case .none: ""
      case .candidate: "⟪"
      case .unselected: "⟨"
      }
    }

    var closing: String {
      switch self {
      case .none: ""
      case .candidate: "⟫"
      case .unselected: "⟩"
      }
    }
  }

  /// The text in paragraphs, as its blank lines part it.
  private var paragraphs: [String] {
    var marked = ""
    var mark = Mark.none
    for piece in pieces {
      switch piece {
      case .folded(let segments):
        marked += mark.closing
        mark = .none
        marked += "\n\n\(Self.fold)\(Self.words(ofFolded: segments))\n\n"
      case .segment(let segment):
        let next = Mark(segment)
        if next != mark { marked += mark.closing }
        marked += opening(of: segment)
        if next != mark { marked += next.opening }
        mark = next
        marked += visible(segment.text, keepingLines: true)
        marked += closing(of: segment)
      }
    }
    return Self.paragraphs(of: marked + mark.closing)
  }

  /// A bracket for each stretch that begins, and the numbers where they have to stand here.
  private func opening(of segment: Segment) -> String {
    let brackets = String(repeating: "⟦", count: segment.begins.count)
    guard segment.begins.contains(where: \.isNumbered),
      let worst = worst(of: segment.sharers)
    else { return brackets }
    let (shown, others) = Self.numbers(at: segment)
    let numbers = shown.map { Self.high($0 + 1) }.joined(separator: "⁺")
    return brackets + numbers + (others > 0 ? "(+\(others))" : "")
      + (segment.depth > 1 ? notes[worst].status.sign : "")
  }

  /// A bracket for each stretch that ends, with its number; past three, how many more end here.
  private func closing(of segment: Segment) -> String {
    let shown = segment.ends.prefix(Self.mostNumbers).map { end in
      let sign = end.isLast ? notes[end.note].status.sign : "…"
      return "⟧" + Self.open + "\(end.note + 1)\(sign)" + Self.close
    }
    let others = segment.ends.count - shown.count
    guard others > 0 else { return shown.joined() }
    return shown.joined() + String(repeating: "⟧", count: others) + Self.open + "+\(others)"
      + Self.close
  }

  /// A number set high.
  private static func high(_ number: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return String(String(number).compactMap { $0.wholeNumberValue.map { digits[$0] } })
  }

  // Two scalars that no text has that was made visible: marks of ours are told from it by them.
  private static let open = "\u{1}"
  private static let close = "\u{2}"
  private static let fold = "\u{3}"

  private static func paragraphs(of marked: String) -> [String] {
    var paragraphs: [String] = []
    var lines: [Substring] = []
    func end() {
      // A backslash at the end of a line keeps it apart from the next.
      let written = lines.map { escaped(String($0)) }
      if !lines.isEmpty { paragraphs.append(written.joined(separator: "\\\n")) }
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
    if text.hasPrefix(fold) { return "*(Left out here: \(text.dropFirst()).)*" }
    var parts = text.split(separator: Character(open), omittingEmptySubsequences: false)
    let first = parts.isEmpty ? "" : ReportExport.markdown(String(parts.removeFirst()))
    return parts.reduce(first) { written, part in
      let pieces = part.split(
        separator: Character(close), maxSplits: 1, omittingEmptySubsequences: false)
      let rest = pieces.count > 1 ? String(pieces[1]) : ""
      // Before a letter the two asterisks would end nothing, and white space at the beginning is dropped.
      let isOpen = rest.contains { !$0.isWhitespace } && !(rest.first?.isPunctuation ?? true)
      let gap = isOpen ? " " : ""
      return written + " **\(pieces.first ?? "")**" + gap + ReportExport.markdown(rest)
    }
  }

  private func footnote(_ note: Note, _ number: Int) -> String {
    let claim = note.entry.claim
    let section = ClaimSection(entry: note.entry, scale: frame.scale, documents: frame.documents)
    let rating = note.rating.map { marked($0, "*") } ?? "no rating"
    let lines = ReportExport.markdown { markdown in
      markdown.raw(note.isInOtherWords ? "- " : "- Claim: ")
      markdown.text(note.isInOtherWords ? ReportWords.otherWords(than: claim) : claim.wording)
      if let chain = claim.attribution?.summary, !chain.isEmpty {
        markdown.raw("\n- Said by: ")
        markdown.text(chain)
      }
      markdown.raw("\n- Place: ")
      markdown.markup(place(of: note))
      markdown.raw("\n")
      section.unmet(in: &markdown)
      section.judgement(in: &markdown)
      section.contests(in: &markdown)
      section.attestations(in: &markdown)
      section.evidence(in: &markdown)
      section.afterwards(in: &markdown)
    }
    return "**\(number)\(note.status.sign)** \(rating), \(note.status.words); "
      + ReportExport.markdown(note.checkers) + "\n\n" + lines.dropLast()
  }
}
