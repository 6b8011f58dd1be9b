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
    "contested", "not_counted", "no_rating_because", "versions",
  ]

  public var needs: ReportNeeds { [] }

  public func opening(_ frame: ReportFrame, _ summary: ReportSummary) -> [UInt8] {
    (hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []) + Self.row(Self.columns)
  }

  public func claim(
    _ entry: VerifiedClaimReport.Entry, _ number: Int, _ frame: ReportFrame
  ) -> [UInt8] {
    let claim = entry.claim
    let isVerified = entry.gate.isVerified
    let decided = claim.decidedRating
    let rating = decided ?? ""
    let due = claim.dueCorrection(isVerified: isVerified)
    let corrections = claim.madeCorrections + (due.map { [$0] } ?? [])
    let last = claim.standingPublications.last
    return Self.row(
      [
        String(number), claim.id.text, claim.wording, claim.claimant ?? "",
        claim.attribution?.summary ?? "", isVerified ? "yes" : "no", claim.status.rawValue, rating,
        frame.grade(rating)?.meaning ?? "",
      ] + appearance(of: claim, frame) + judgement(of: entry) + [
        Self.list(claim.queries.filter(\.isOpen).map(\.text)),
        Self.list(entry.gate.unmet.map(\.clause.rawValue)), Self.list(claim.readableTags),
        last?.url ?? "", due?.change.rawValue ?? "", last.map { String($0.version) } ?? "",
        Self.list(corrections.map { CorrectionWords($0).line }),
        Self.list(claim.withdrawnPublications.map(ReportWords.withdrawn)),
        Self.list(ReportWords.contests(entry)), Self.list(ReportWords.uncounted(entry)),
        decided == nil ? claim.noRatingPhrase() : "",
        Self.list(ReportWords.versions(claim)),
      ])
  }

  public func turning(_ frame: ReportFrame, _ summary: ReportSummary) -> [UInt8] { [] }

  public func closing(_ frame: ReportFrame, _ summary: ReportSummary) -> [UInt8] { [] }

  /// From `document` to `appearances`.
  private func appearance(of claim: Claim, _ frame: ReportFrame) -> [String] {
    guard let first = claim.appearances.first?.selector else {
      return ["", "", "", "", "", "", "", "0"]
    }
    let document = frame.documents[first.document]
    return [
      first.document.text, document?.title ?? "", document?.outlet ?? "",
      document?.published ?? "", document?.url ?? "", "\(first.span.start)–\(first.span.end)",
      first.exact, String(claim.appearances.count),
    ]
  }

  /// From `verdicts` to `ruling_because`.
  private func judgement(of entry: VerifiedClaimReport.Entry) -> [String] {
    let claim = entry.claim
    let verdicts = claim.countedVerdicts.map { verdict in
      let sure = verdict.confidence.map { " \($0) %" } ?? ""
      let stale = verdict.staleRemark.map { ", \($0)" } ?? ""
      return
        "\(verdict.annotator): \(verdict.ratingPhrase)\(sure), \(verdict.seen.rawValue)\(stale)"
    }
    let ruling = ReportWords.ruling(claim)
    let reasons = claim.countedVerdicts.filter { !$0.rationale.isEmpty }.map {
      "\($0.annotator): \($0.rationale)"
    }
    let bearing = claim.evidence.filter { $0.stance != .silent }
    let origins = Set(claim.evidence.flatMap(\.origins).map { ExactText($0) })
    return [
      Self.list(verdicts), Self.list(reasons), Self.list(bearing.map { Self.words($0, in: entry) }),
      Self.list(origins.sorted().map(\.text)),
      Self.list(
        claim.evidence.filter { $0.stance == .silent }.map { Self.words($0, in: entry) }),
      ruling?.by.name ?? "", ruling?.because ?? "",
    ]
  }

  private static func words(
    _ evidence: Evidence, in entry: VerifiedClaimReport.Entry
  ) -> String {
    let source = [evidence.title, evidence.url].compactMap(\.self).joined(separator: ", ")
    let quote =
      entry.isWholeDocument(evidence)
      ? ReportWords.silentDocument : entry.quotation(of: evidence).map { "“\($0)”" } ?? ""
    return "\(evidence.stance.rawValue): "
      + [quote, source].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func list(_ items: [String]) -> String { items.joined(separator: "; ") }

  private static func row(_ fields: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (place, field) in fields.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      appendCSV(field, to: &bytes)
    }
    bytes += [0x0D, 0x0A]
    return bytes
  }
}

/// Appends a field of a table: made visible, on one line, never the beginning of a formula.
func appendCSV(_ field: String, to bytes: inout [UInt8]) {
  if field.isEmpty { return }
  var shown = visible(field)
  let isFormula = SheetText.beginsFormula(shown.unicodeScalars)
  shown.withUTF8 { utf8 in
    guard isFormula || utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 <= 0x20 }) else {
      bytes.append(contentsOf: utf8)
      return
    }
    bytes.append(0x22)
    if isFormula { bytes.append(UInt8(ascii: "'")) }
    var start = 0
    for at in utf8.indices where utf8[at] == 0x22 {
      // The quotation mark is written with what is before it, and again with what is behind it.
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...at]))
      start = at
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    bytes.append(0x22)
  }
}
