import ClaimModel

/// The report as a table, one claim a row, with a header: for a spreadsheet.
///
/// **Source.** RFC 4180: fields apart by commas, lines ended by CR LF, quoted where need be. No field can begin
/// a formula, as OWASP's page on CSV injection asks: such a field begins with an apostrophe.
public struct CSVForm: ReportForm {
  private let hasByteOrderMark: Bool

  /// - Parameter hasByteOrderMark: whether the file begins with the mark by which some spreadsheets know
  ///   UTF-8.
  public init(hasByteOrderMark: Bool = false) { self.hasByteOrderMark = hasByteOrderMark }

  /// The header, in order of columns.
  public static let columns = [
    "number", "claim", "wording", "claimant", "attribution", "verified", "status", "rating",
    "rating_meaning", "document", "title", "outlet", "published", "document_url", "place", "quote",
    "appearances", "verdicts", "rationale", "evidence", "origins", "not_found", "ruling_by",
    "ruling_because", "queries_open", "gate_unmet", "tags", "published_url", "correction_due",
    "published_version", "corrections", "withdrawn",
    "contested", "not_counted", "no_rating_because", "versions", "other_words",
  ]

  public var needs: ReportNeeds { [] }

  public func opening(_ frame: ReportFrame, _ summary: ReportSummary) -> [UInt8] {
    var row = CSVRow()
    for column in Self.columns { row.add(column) }
    row.end()
    return (hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []) + row.bytes
  }

  public func claim(
    _ entry: VerifiedClaimReport.Entry, _ number: Int, _ frame: ReportFrame
  ) -> [UInt8] {
    let claim = entry.claim
    let decided = claim.decidedRating
    let rating = decided ?? ""
    var row = CSVRow()
    row.add(number)
    row.add(claim.id.text)
    row.add(claim.wording)
    row.add(claim.claimant)
    row.add(claim.attribution?.summary)
    row.add(entry.gate.isVerified ? "yes" : "no")
    row.add(claim.status.rawValue)
    row.add(rating)
    row.add(frame.grade(rating)?.meaning)
    appearance(of: claim, frame, in: &row)
    judgement(of: entry, in: &row)
    row.add(list: claim.queries.filter(\.isOpen).map(\.text))
    row.add(list: entry.gate.results.filter { !$0.isMet }.map(\.clause.rawValue))
    row.add(list: claim.readableTags)
    publication(of: entry, in: &row)
    row.add(list: ReportWords.contests(entry))
    row.add(list: ReportWords.uncounted(entry))
    row.add(decided == nil ? claim.noRatingPhrase() : "")
    row.add(list: ReportWords.versions(claim))
    row.add(list: claim.appearances.filter(\.isInOtherWords).map(\.selector.exact))
    row.end()
    return row.bytes
  }

  public func turning(_ frame: ReportFrame, _ summary: ReportSummary) -> [UInt8] { [] }

  public func closing(_ frame: ReportFrame, _ summary: ReportSummary) -> [UInt8] { [] }

  /// From `document` to `appearances`.
  private func appearance(of claim: Claim, _ frame: ReportFrame, in row: inout CSVRow) {
    guard let first = claim.appearances.first?.selector else {
      row.addNothing(7)
      return row.add("0")
    }
    let document = frame.documents[first.document]
    row.add(first.document.text)
    row.add(document?.title)
    row.add(document?.outlet)
    row.add(document?.published)
    row.add(document?.url)
    row.add("\(first.span.start)–\(first.span.end)")
    row.add(first.exact)
    row.add(claim.appearances.count)
  }

  /// From `verdicts` to `ruling_because`.
  private func judgement(of entry: VerifiedClaimReport.Entry, in row: inout CSVRow) {
    let claim = entry.claim
    let verdicts = claim.countedVerdicts
    row.add(list: verdicts) { verdict, field in
      field.text(verdict.annotator.name)
      field.raw(": ")
      field.text(verdict.ratingPhrase)
      if let confidence = verdict.confidence {
        field.raw(" ")
        field.text(String(confidence))
        field.raw(" %")
      }
      field.raw(", ")
      field.text(verdict.seen.rawValue)
      for remark in [verdict.staleRemark, verdict.broughtIn?.phrase] {
        guard let remark else { continue }
        field.raw(", ")
        field.text(remark)
      }
    }
    row.add(list: verdicts.keeping { !$0.rationale.isEmpty }) { verdict, field in
      field.text(verdict.annotator.name)
      field.raw(": ")
      field.text(verdict.rationale)
    }
    row.add(list: claim.evidence.keeping { $0.stance != .silent }) { write($0, of: entry, in: &$1) }
    row.add(list: origins(of: claim))
    row.add(list: claim.evidence.filter { $0.stance == .silent }) { write($0, of: entry, in: &$1) }
    let ruling = ReportWords.ruling(claim)
    row.add(ruling?.by.name)
    row.add(ruling?.because)
  }

  /// In byte order, each once.
  private func origins(of claim: Claim) -> [String] {
    var origins: [ExactText] = []
    for place in claim.evidence.indices {
      origins += claim.evidence[place].origins.map { ExactText($0) }
    }
    let sorted = origins.arranged { $0 < $1 }
    return sorted.indices.filter { $0 == 0 || sorted[$0] != sorted[$0 - 1] }.map { sorted[$0].text }
  }

  /// From `published_url` to `withdrawn`.
  private func publication(of entry: VerifiedClaimReport.Entry, in row: inout CSVRow) {
    let claim = entry.claim
    guard !claim.publications.isEmpty else { return row.addNothing(5) }
    let last = claim.standingPublications.last
    let due = claim.dueCorrection(isVerified: entry.gate.isVerified)
    let corrections = claim.madeCorrections + [due].compactMap(\.self)
    row.add(last?.url)
    row.add(due?.change.rawValue)
    row.add(last.map { String($0.version) })
    row.add(list: corrections.map { CorrectionWords($0).line })
    row.add(list: claim.withdrawnPublications.map(ReportWords.withdrawn))
  }

  /// Stance, words and source of an evidence.
  private func write(
    _ evidence: Evidence, of entry: VerifiedClaimReport.Entry, in field: inout CSVRow.Field
  ) {
    field.text(evidence.stance.rawValue)
    field.raw(": ")
    let isWhole = entry.isWholeDocument(evidence)
    let words = isWhole ? nil : evidence.words
    if isWhole { field.text(ReportWords.silentDocument) }
    if let words {
      field.raw("“")
      field.text(words)
      field.raw("”")
    }
    let parts = [evidence.title, evidence.url].compactMap(\.self)
    // Title and address that are there and empty are apart by a comma too.
    guard parts.count == 2 || !(parts.first ?? "").isEmpty else { return }
    if isWhole || words != nil { field.raw(" ") }
    field.text(parts[0])
    guard parts.count == 2 else { return }
    field.raw(", ")
    field.text(parts[1])
  }
}
