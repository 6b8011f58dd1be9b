import ClaimModel

/// One claim of the Markdown report.
struct ClaimSection {
  let entry: VerifiedClaimReport.Entry
  let scale: Scale
  let documents: [DocumentID: SourceDocument]

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
    guard let decided else {
      if let ruling = claim.ruling, ruling.sustainsNone, !ruling.isStale {
        return "**No rating stands: \(markdown(ruling.by.name)) ruled so.**"
      }
      return claim.verdicts.isEmpty
        ? "**No rating: nobody has given a verdict.**"
        : "**No rating stands: the verdicts differ.**"
    }
    let meaning = scale.grades.first { $0.name.utf8.elementsEqual(decided.rating.utf8) }
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
    lines += claim.attestationPhrases.map { "Unnamed source, \(markdown($0))" }
    if !claim.contested.isEmpty {
      let facets = claim.contested.map { markdown($0.text) }.joined(separator: ", ")
      lines.append("**Contested**, waiting for somebody who knows both sides: \(facets)")
    }
    if !claim.tags.isEmpty {
      lines.append("Tags: \(claim.tags.map(markdown).joined(separator: ", "))")
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
    return parts.joined(separator: ", ") + " (\(code(selector.document.short)), scalars \(span))"
  }

  // MARK: - Who judged it, and on what

  private var judgement: [String] {
    let deciding = claim.verdicts.filter { decided?.includes($0) ?? false }
    let others = claim.verdicts.filter { !(decided?.includes($0) ?? false) }
    let dissent = decided == nil ? "" : "**Dissent:** "
    var lines = deciding.map { line(of: $0) } + others.map { dissent + line(of: $0) }
    if let ruling = claim.ruling {
      let marks = marks([
        (ruling.remark != nil, markdown(ruling.remark ?? "")),
        (!ruling.isProven, "author not proven"),
      ])
      lines.append(
        "**Ruling:** \(markdown(ruling.by.name)) ruled \(marked(ruling.ratingPhrase, "*"))\(marks)"
          + told(ruling.because))
    }
    return lines
  }

  private func line(of verdict: Verdict) -> String {
    let confidence = verdict.confidence.map { "\($0) %" }
    let marks = marks([
      (verdict.confidence != nil, confidence ?? ""), (true, verdict.seen.rawValue),
      (verdict.isStale, verdict.staleRemark ?? ""), (verdict.isContested, "contested"),
      (!verdict.isProven, "author not proven"),
    ])
    let cited = verdict.evidence.map { numbers[$0] ?? "an evidence that is not here" }
    let citing = cited.isEmpty ? "" : ", citing \(cited.joined(separator: ", "))"
    return
      "\(markdown(verdict.annotator.name)) says \(marked(verdict.ratingPhrase, "*"))\(marks)\(citing)"
      + told(verdict.rationale)
  }

  /// The names `E1`, `E2` … that stand for the claim's evidence within its section.
  private var numbers: [EvidenceID: String] {
    let named = claim.evidence.enumerated().map { ($1.id, "E\($0 + 1)") }
    return Dictionary(named) { first, _ in first }
  }

  /// What was offered, and the sources that could be expected to mention the claim and do not.
  var evidenceLines: (offered: [String], silent: [String]) {
    let lines = claim.evidence.map { (isSilent: $0.stance == .silent, line: line(of: $0)) }
    return (lines.filter { !$0.isSilent }.map(\.line), lines.filter(\.isSilent).map(\.line))
  }

  private func line(of item: Evidence) -> String {
    var parts = ["**\(numbers[item.id] ?? "")** \(item.stance.rawValue)"]
    if let words = item.words { parts.append("“\(markdown(words))”") }
    if let selector = item.selector { parts.append(place(selector)) }
    if let title = item.title { parts.append(marked(title, "*")) }
    if let url = item.url { parts.append(link(url)) }
    let origins = item.origins.map(markdown).joined(separator: ", ")
    parts.append(origins.isEmpty ? "origin not named" : "origin: \(origins)")
    if item.isPrimary { parts.append("primary document") }
    if item.isUnnamed { parts.append("source not named") }
    if !item.isProven { parts.append("author not proven") }
    let given = entry.dates[OperationID(item.id)].map { ", dated \(markdown($0))" } ?? ""
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
    let day = markdown(String(publication.at.prefix(10)))
    let rating = publication.standing?.rating.map { ", rated \(marked($0, "*"))" } ?? ""
    return "Version \(publication.version), \(day)\(rating): \(link(publication.url))"
      + told(publication.because)
  }

  private func line(of query: Query) -> String {
    let to = query.to.isEmpty ? "" : " \(markdown(query.to))"
    let told = "\(query.waiver == nil ? "Answer: " : "")\(markdown(query.outcome))"
    let answer = query.isOpen ? "**Open.**" : told
    return "\(markdown(query.by.name)) asked\(to): \(markdown(query.text)) \(answer)"
  }

  // MARK: - The gate

  private var gate: [String] {
    let unmet = entry.gate.unmet.map {
      "**not met**, *\($0.clause.rawValue)*: \(markdown($0.reason))"
    }
    let met = entry.gate.results.filter(\.isMet).map {
      "*\($0.clause.rawValue)*: \(markdown($0.reason))"
    }
    let lead =
      entry.gate.isVerified ? "All \(met.count) clauses are met." : "Met: \(met.count) clauses."
    let passed = "\(lead) \(met.joined(separator: " "))"
    return unmet.isEmpty ? [passed] : [list(unmet), passed]
  }

  private func told(_ text: String) -> String { text.isEmpty ? "" : ": \(markdown(text))" }

  private func marks(_ marks: [(applies: Bool, text: String)]) -> String {
    let applying = marks.filter(\.applies).map(\.text)
    return applying.isEmpty ? "" : " (\(applying.joined(separator: ", ")))"
  }
}
