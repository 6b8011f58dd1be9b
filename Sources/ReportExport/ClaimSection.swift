import ClaimModel

/// One claim of the Markdown report.
struct ClaimSection {
  let entry: VerifiedClaimReport.Entry
  let scale: Scale
  let documents: [DocumentID: SourceDocument]
  private let numbers: [EvidenceID: String]

  init(
    entry: VerifiedClaimReport.Entry, scale: Scale, documents: [DocumentID: SourceDocument]
  ) {
    self.entry = entry
    self.scale = scale
    self.documents = documents
    numbers = ReportWords.numbers(of: entry.claim)
  }

  private var claim: Claim { entry.claim }

  /// Writes the section, its heading first, with an empty line at its end.
  func write(_ number: Int, in markdown: inout MarkdownText) {
    markdown.raw("### ")
    markdown.plain(number)
    markdown.raw(entry.gate.isVerified ? ". " : ". Not verified: ")
    markdown.text(claim.wording)
    markdown.raw("\n\n")
    standing(in: &markdown)
    origin(in: &markdown)
    markdown.raw("\n")
    if !claim.countedVerdicts.isEmpty || ReportWords.ruling(claim) != nil {
      markdown.raw("#### Judgement\n\n")
      judgement(in: &markdown)
      markdown.raw("\n")
    }
    let offered = claim.evidence.filter { $0.stance != .silent }
    list("Evidence", offered, in: &markdown) { line(of: $0, in: &$1) }
    let silent = claim.evidence.filter { $0.stance == .silent }
    list("Not found", silent, in: &markdown) { line(of: $0, in: &$1) }
    list("Quoted differently", entry.drifts, in: &markdown) { line(of: $0, in: &$1) }
    list("Queries", claim.queries, in: &markdown) { line(of: $0, in: &$1) }
    list("Published", claim.publications, in: &markdown) { line(of: $0, in: &$1) }
    gate(in: &markdown)
  }

  private func list<Item>(
    _ heading: StaticString, _ items: [Item], in markdown: inout MarkdownText,
    _ line: (Item, inout MarkdownText) -> Void
  ) {
    guard !items.isEmpty else { return }
    markdown.raw("#### ")
    markdown.raw(heading)
    markdown.raw("\n\n")
    for item in items { self.item(in: &markdown) { line(item, &$0) } }
    markdown.raw("\n")
  }

  /// One line of a list.
  private func item(in markdown: inout MarkdownText, _ line: (inout MarkdownText) -> Void) {
    markdown.raw("- ")
    line(&markdown)
    markdown.raw("\n")
  }

  // MARK: - What stands, and where it comes from

  private func standing(in markdown: inout MarkdownText) {
    guard let decided = Decided(of: claim) else {
      let phrase = claim.noRatingPhrase { text in ReportExport.markdown { $0.text(text) } }
      markdown.raw("**")
      markdown.markup(phrase)
      return markdown.raw(".**\n\n")
    }
    markdown.raw(entry.gate.isVerified ? "**Rating: " : "**Rating so far, not verified: ")
    markdown.text(decided.rating)
    markdown.raw(".** ")
    if let grade = scale.grade(named: decided.rating) {
      markdown.text(grade.meaning)
    } else {
      markdown.raw("Not a grade of this desk's scale.")
    }
    markdown.raw("\n\n")
  }

  private func origin(in markdown: inout MarkdownText) {
    item(in: &markdown) { markdown in
      let chain = claim.attribution?.summary ?? ""
      markdown.raw("Said by: ")
      if chain.isEmpty { markdown.raw("not known") } else { markdown.text(chain) }
    }
    for appearance in claim.appearances {
      item(in: &markdown) { line(of: appearance, in: &$0) }
    }
    for phrase in ReportWords.versions(claim) {
      item(in: &markdown) { markdown in
        markdown.raw("Versions: ")
        markdown.text(phrase)
      }
    }
    attestations(in: &markdown)
    contests(in: &markdown)
    for other in claim.sameAs {
      item(in: &markdown) { markdown in
        markdown.raw("Said to be the same claim as ")
        markdown.code(other.text)
      }
    }
    let tags = claim.readableTags
    if !tags.isEmpty {
      item(in: &markdown) { markdown in
        markdown.raw("Tags: ")
        markdown.list(tags)
      }
    }
    item(in: &markdown) { markdown in
      markdown.raw("Claim ")
      markdown.code(claim.id.text)
    }
  }

  private func line(of appearance: Appearance, in markdown: inout MarkdownText) {
    markdown.raw("Appears in ")
    place(appearance.selector, in: &markdown)
    markdown.raw(": “")
    markdown.text(appearance.selector.exact)
    markdown.raw("”")
    if ReportWords.remarksOtherWords(at: appearance, of: entry) {
      markdown.raw(" **(in other words)**")
    }
    switch appearance.anchor {
    case .anchored:
      guard let reader = appearance.readBy else { return }
      markdown.raw(" **(as ")
      markdown.text(reader.name)
      markdown.raw("’s desk read it)**")
    case .orphan: markdown.raw(" **(not found again)**")
    case .documentAbsent: markdown.raw(" **(the document is not on this desk)**")
    }
  }

  /// A document by title, outlet and date, and the place in it.
  private func place(_ selector: Selector, in markdown: inout MarkdownText) {
    let document = documents[selector.document]
    if let title = document?.title {
      markdown.marked(title, "*")
    } else {
      markdown.raw("a document without a title")
    }
    for part in [document?.outlet, document?.published].compactMap(\.self) {
      markdown.raw(", ")
      markdown.text(part)
    }
    markdown.markup(entry.place(of: selector))
    markdown.raw(" (")
    markdown.code(selector.document.short)
    markdown.raw(", scalars ")
    markdown.plain(selector.span.start)
    markdown.raw("–")
    markdown.plain(selector.span.end)
    markdown.raw(")")
  }

  // MARK: - Who judged it, and on what

  /// Who gave which rating and who ruled, and why: lines of a list.
  func judgement(in markdown: inout MarkdownText) {
    for (verdict, isDissent) in ReportWords.verdicts(claim) {
      item(in: &markdown) { line(of: verdict, isDissent: isDissent, in: &$0) }
    }
    guard let ruling = ReportWords.ruling(claim) else { return }
    item(in: &markdown) { markdown in
      markdown.raw("**Ruling:** ")
      markdown.text(ruling.by.name)
      markdown.raw(" ruled ")
      markdown.marked(ruling.ratingPhrase, "*")
      brackets(
        ReportWords.marks(of: ruling, given: entry.dates[ruling.operation]), in: &markdown)
      told(ruling.because, in: &markdown)
    }
  }

  private func line(of verdict: Verdict, isDissent: Bool, in markdown: inout MarkdownText) {
    if isDissent { markdown.raw("**Dissent:** ") }
    markdown.text(verdict.annotator.name)
    markdown.raw(" says ")
    markdown.marked(verdict.ratingPhrase, "*")
    let given = entry.dates[verdict.operation]
    brackets(ReportWords.marks(of: verdict, numbers: numbers, given: given), in: &markdown)
    told(verdict.rationale, in: &markdown)
  }

  /// What was offered, then the sources that could be expected to mention the claim and do not: lines of a
  /// list.
  func evidence(in markdown: inout MarkdownText) {
    for item in claim.evidence where item.stance != .silent {
      self.item(in: &markdown) { line(of: item, in: &$0) }
    }
    for item in claim.evidence where item.stance == .silent {
      self.item(in: &markdown) { line(of: item, in: &$0) }
    }
  }

  private func line(of item: Evidence, in markdown: inout MarkdownText) {
    markdown.raw("**")
    markdown.text(numbers[item.id] ?? "")
    markdown.raw("** ")
    markdown.markup(item.stance.rawValue)
    source(of: item, in: &markdown)
    let origins = item.origins
    markdown.raw(origins.isEmpty ? "; origin not named" : "; origin: ")
    markdown.list(origins)
    if item.isPrimary { markdown.raw("; primary document") }
    if item.isUnnamed { markdown.raw("; source not named") }
    if !item.isProven { markdown.raw("; author not proven") }
    markdown.raw("; offered by ")
    markdown.text(item.by.name)
    if let day = ReportWords.recorded(entry.dates[OperationID(item.id)]) {
      markdown.raw(", ")
      markdown.text(day)
    }
    told(item.note, in: &markdown)
  }

  /// The words of an evidence and where they are.
  private func source(of item: Evidence, in markdown: inout MarkdownText) {
    if let words = entry.quotation(of: item) {
      markdown.raw("; “")
      markdown.text(words)
      markdown.raw("”")
    }
    if entry.isWholeDocument(item) {
      markdown.raw("; ")
      markdown.text(ReportWords.silentDocument)
    }
    if let selector = item.selector {
      markdown.raw("; ")
      place(selector, in: &markdown)
    }
    if let title = item.title {
      markdown.raw("; ")
      markdown.marked(title, "*")
    }
    if let url = item.url {
      markdown.raw("; ")
      markdown.link(url)
    }
  }

  private func line(of drift: QuoteDrift, in markdown: inout MarkdownText) {
    markdown.raw("“")
    markdown.text(drift.here.exact)
    markdown.raw("” in ")
    place(drift.here, in: &markdown)
    markdown.raw(", “")
    markdown.text(drift.there.exact)
    markdown.raw("” in ")
    place(drift.there, in: &markdown)
    markdown.raw(": ")
    markdown.text(drift.relation)
    for (place, change) in drift.changes.enumerated() {
      markdown.raw(place == 0 ? " (" : "; ")
      markdown.text(change)
    }
    if !drift.changes.isEmpty { markdown.raw(")") }
  }

  func line(of publication: Publication, in markdown: inout MarkdownText) {
    markdown.text(ReportWords.edition(publication))
    markdown.raw(": ")
    markdown.link(publication.url)
    told(publication.because, in: &markdown)
    guard let withdrawal = publication.withdrawal else { return }
    markdown.raw(" **")
    markdown.text(withdrawal.phrase)
    markdown.raw("**")
  }

  // MARK: - The gate

  private func gate(in markdown: inout MarkdownText) {
    markdown.raw("#### Gate\n\n")
    unmet(in: &markdown)
    let met = entry.gate.results.filter(\.isMet)
    if met.count < entry.gate.results.count { markdown.raw("\n") }
    markdown.raw(entry.gate.isVerified ? "All " : "Met: ")
    markdown.plain(met.count)
    markdown.raw(entry.gate.isVerified ? " clauses are met. " : " clauses. ")
    for (place, result) in met.enumerated() {
      markdown.raw(place == 0 ? "*" : " *")
      markdown.markup(result.clause.rawValue)
      markdown.raw("*: ")
      markdown.text(ReportWords.reason(result, entry))
    }
    markdown.raw("\n\n")
  }

  /// The clauses that are not met, and why: lines of a list.
  func unmet(in markdown: inout MarkdownText) {
    for result in entry.gate.unmet {
      item(in: &markdown) { markdown in
        markdown.raw("**not met**, *")
        markdown.markup(result.clause.rawValue)
        markdown.raw("*: ")
        markdown.text(ReportWords.reason(result, entry))
      }
    }
  }

  /// What is contested, with each side, and what does not count: lines of a list.
  func contests(in markdown: inout MarkdownText) {
    for contest in ReportWords.contests(entry) {
      item(in: &markdown) { markdown in
        markdown.raw("**Contested**, waiting for somebody who knows both sides: ")
        markdown.text(contest)
      }
    }
    for withdrawal in ReportWords.withdrawals(entry) {
      item(in: &markdown) { $0.text(withdrawal) }
    }
    for uncounted in ReportWords.uncounted(entry) {
      item(in: &markdown) { markdown in
        markdown.raw("**Not counted**: ")
        markdown.text(uncounted)
      }
    }
  }

  /// Who attests to know sources that are not named: lines of a list.
  func attestations(in markdown: inout MarkdownText) {
    for phrase in claim.attestationPhrases {
      item(in: &markdown) { markdown in
        markdown.raw("Unnamed source, ")
        markdown.text(phrase)
      }
    }
  }

  private func told(_ text: String, in markdown: inout MarkdownText) {
    guard !text.isEmpty else { return }
    markdown.raw(": ")
    markdown.text(text)
  }

  private func brackets(_ marks: [String], in markdown: inout MarkdownText) {
    guard !marks.isEmpty else { return }
    markdown.raw(" (")
    markdown.list(marks)
    markdown.raw(")")
  }
}
