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
  private var decided: Decided? { Decided(of: claim) }

  /// The blocks of the section, its heading first.
  func blocks(_ number: Int) -> [String] {
    let mark = entry.gate.isVerified ? "" : "Not verified: "
    var blocks = ["### \(number). \(mark)\(markdown(claim.wording))", standing]
    blocks.append(list(origin))
    if !claim.verdicts.isEmpty || claim.ruling != nil {
      blocks += ["#### Judgement", list(judgement)]
    }
    let (offered, silent) = evidenceLines
    if !offered.isEmpty { blocks += ["#### Evidence", list(offered)] }
    if !silent.isEmpty { blocks += ["#### Not found", list(silent)] }
    if !entry.drifts.isEmpty {
      blocks += ["#### Quoted differently", list(entry.drifts.map { line(of: $0) })]
    }
    if !claim.queries.isEmpty {
      blocks += ["#### Queries", list(claim.queries.map { line(of: $0) })]
    }
    if !claim.publications.isEmpty {
      blocks += ["#### Published", list(claim.publications.map { line(of: $0) })]
    }
    blocks += ["#### Gate"] + gate
    return blocks
  }

  private func list(_ lines: [String]) -> String { lines.map { "- \($0)" }.joined(separator: "\n") }

  // MARK: - What stands, and where it comes from

  private var standing: String {
    guard let decided else { return "**\(claim.noRatingPhrase(markdown)).**" }
    let meaning = scale.grade(named: decided.rating)
    let told = meaning.map { " \(markdown($0.meaning))" } ?? " Not a grade of this desk's scale."
    let lead = entry.gate.isVerified ? "Rating" : "Rating so far, not verified"
    return "**\(lead): \(markdown(decided.rating)).**\(told)"
  }

  private var origin: [String] {
    var lines: [String] = []
    let chain = claim.attribution?.summary ?? ""
    lines.append("Said by: \(chain.isEmpty ? "not known" : markdown(chain))")
    for appearance in claim.appearances {
      let anchor =
        switch appearance.anchor {
        case .anchored:
          appearance.readBy.map { " **(as \(markdown($0.name))’s desk read it)**" } ?? ""
        case .orphan: " **(not found again)**"
        case .documentAbsent: " **(the document is not on this desk)**"
        }
      lines.append(
        "Appears in \(place(appearance.selector)): “\(markdown(appearance.selector.exact))”\(anchor)"
      )
    }
    lines += attestations
    if !claim.contested.isEmpty {
      let facets = claim.contested.map { markdown($0.text) }.joined(separator: ", ")
      lines.append("**Contested**, waiting for somebody who knows both sides: \(facets)")
    }
    if !claim.readableTags.isEmpty {
      lines.append("Tags: \(claim.readableTags.map(markdown).joined(separator: ", "))")
    }
    lines.append("Claim \(code(claim.id.text))")
    return lines
  }

  /// A document by title, outlet and date, and the place in it.
  private func place(_ selector: Selector) -> String {
    let document = documents[selector.document]
    var parts = [document?.title.map { marked($0, "*") } ?? "a document without a title"]
    if let outlet = document?.outlet { parts.append(markdown(outlet)) }
    if let published = document?.published { parts.append(markdown(published)) }
    let span = "\(selector.span.start)–\(selector.span.end)"
    return parts.joined(separator: ", ") + entry.place(of: selector)
      + " (\(code(selector.document.short)), scalars \(span))"
  }

  // MARK: - Who judged it, and on what

  /// Who gave which rating and who ruled, and why.
  var judgement: [String] {
    ReportWords.verdicts(claim).map { line(of: $0.verdict, isDissent: $0.isDissent) }
      + (claim.ruling.map { [line(of: $0)] } ?? [])
  }

  private func line(of ruling: Ruling) -> String {
    let marks = ReportWords.marks(of: ruling, given: entry.dates[ruling.operation])
    return "**Ruling:** \(markdown(ruling.by.name)) ruled \(marked(ruling.ratingPhrase, "*"))"
      + brackets(marks) + told(ruling.because)
  }

  private func line(of verdict: Verdict, isDissent: Bool) -> String {
    let marks = ReportWords.marks(
      of: verdict, numbers: numbers, given: entry.dates[verdict.operation])
    return (isDissent ? "**Dissent:** " : "")
      + "\(markdown(verdict.annotator.name)) says \(marked(verdict.ratingPhrase, "*"))"
      + brackets(marks) + told(verdict.rationale)
  }

  /// What was offered, and the sources that could be expected to mention the claim and do not.
  var evidenceLines: (offered: [String], silent: [String]) {
    let lines = claim.evidence.map { (isSilent: $0.stance == .silent, line: line(of: $0)) }
    return (lines.filter { !$0.isSilent }.map(\.line), lines.filter(\.isSilent).map(\.line))
  }

  private func line(of item: Evidence) -> String {
    var parts = ["**\(numbers[item.id] ?? "")** \(item.stance.rawValue)"]
    if let words = entry.quotation(of: item) { parts.append("“\(markdown(words))”") }
    if entry.isWholeDocument(item) { parts.append(markdown(ReportWords.silentDocument)) }
    if let selector = item.selector { parts.append(place(selector)) }
    if let title = item.title { parts.append(marked(title, "*")) }
    if let url = item.url { parts.append(link(url)) }
    let origins = item.origins.map(markdown).joined(separator: ", ")
    parts.append(origins.isEmpty ? "origin not named" : "origin: \(origins)")
    if item.isPrimary { parts.append("primary document") }
    if item.isUnnamed { parts.append("source not named") }
    if !item.isProven { parts.append("author not proven") }
    let day = ReportWords.recorded(entry.dates[OperationID(item.id)])
    let given = day.map { ", \(markdown($0))" } ?? ""
    parts.append("offered by \(markdown(item.by.name))\(given)")
    return parts.joined(separator: "; ") + told(item.note)
  }

  private func line(of drift: QuoteDrift) -> String {
    let changes = drift.changes.map(markdown).joined(separator: "; ")
    return "“\(markdown(drift.here.exact))” in \(place(drift.here)), "
      + "“\(markdown(drift.there.exact))” in \(place(drift.there)): "
      + markdown(drift.relation) + (changes.isEmpty ? "" : " (\(changes))")
  }

  private func line(of publication: Publication) -> String {
    "\(markdown(ReportWords.edition(publication))): \(link(publication.url))"
      + told(publication.because)
      + (publication.withdrawal.map { " **\(markdown($0.phrase))**" } ?? "")
  }

  private func line(of query: Query) -> String {
    let to = query.to.isEmpty ? "" : " \(markdown(query.to))"
    let told = "\(query.waiver == nil ? "Answer: " : "")\(markdown(query.outcome))"
    let answer = query.isOpen ? "**Open.**" : told
    return "\(markdown(query.by.name)) asked\(to): \(markdown(query.text)) \(answer)"
  }

  // MARK: - The gate

  private var gate: [String] {
    let met = entry.gate.results.filter(\.isMet).map {
      "*\($0.clause.rawValue)*: \(markdown($0.reason))"
    }
    let lead =
      entry.gate.isVerified ? "All \(met.count) clauses are met." : "Met: \(met.count) clauses."
    let passed = "\(lead) \(met.joined(separator: " "))"
    return unmet.isEmpty ? [passed] : [list(unmet), passed]
  }

  /// The clauses that are not met, and why.
  var unmet: [String] {
    entry.gate.unmet.map { "**not met**, *\($0.clause.rawValue)*: \(markdown($0.reason))" }
  }

  /// Who attests to know sources that are not named.
  var attestations: [String] {
    claim.attestationPhrases.map { "Unnamed source, \(markdown($0))" }
  }

  private func told(_ text: String) -> String { text.isEmpty ? "" : ": \(markdown(text))" }

  private func brackets(_ marks: [String]) -> String {
    marks.isEmpty ? "" : " (\(marks.map(markdown).joined(separator: ", ")))"
  }
}
