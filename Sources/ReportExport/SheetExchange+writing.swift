import ClaimModel

extension SheetExchange {
  static func write(_ exchange: Exchange) -> ExchangeWriting {
    var hidden = 0
    let columns = columns(of: exchange)
    var lines = [columns.map(\.rawValue).joined(separator: ",")]
    for claim in exchange.claims {
      for row in rows(of: claim) {
        let cells = columns.map { column in
          SheetText.cell(InertText.marked(row[column] ?? "", counting: &hidden))
        }
        lines.append(cells.joined(separator: ","))
      }
    }
    var losses = LossReport()
    losses.note(InertText.lostHidden, hidden)
    let text = lines.map { $0 + "\r\n" }.joined()
    return ExchangeWriting(
      files: [ExchangeFile(name: "claims.csv", bytes: Array(text.utf8))], losses: losses)
  }

  private static func columns(of exchange: Exchange) -> [Column] {
    let verdicts = exchange.claims.flatMap(\.verdicts)
    return Column.allCases.filter { column in
      switch column {
      case _ where !Column.rare.contains(column): true
      case .sourceID: exchange.claims.contains { $0.evidence.contains { !$0.key.isEmpty } }
      case _: verdicts.contains { cells(of: $0)[column] != nil }
      }
    }
  }

  private typealias Row = [Column: String]

  /// One row for each verdict, and one more for each further source of its annotator.
  private static func rows(of claim: ExchangedClaim) -> [Row] {
    var rows: [Row] = []
    var given = Set<Int>()
    for verdict in claim.verdicts {
      let own = claim.evidence.indices.filter {
        claim.evidence[$0].annotator == verdict.annotator && given.insert($0).inserted
      }
      let row = cells(of: verdict)
      rows += own.isEmpty ? [row] : own.map { add(claim.evidence[$0], to: row) }
    }
    for index in claim.evidence.indices where !given.contains(index) {
      rows.append(add(claim.evidence[index], to: [:]))
    }
    let shared = cells(of: claim)
    return (rows.isEmpty ? [[:]] : rows).map { $0.merging(shared) { own, _ in own } }
  }

  private static func cells(of claim: ExchangedClaim) -> Row {
    let title = claim.tags.firstIndex { $0.hasPrefix(titleTag) }
    var others = claim.tags
    if let title { others.remove(at: title) }
    var row: Row = [:]
    row[.id] = claim.key
    // A sheet without the words of its claims would be of use to nobody else.
    row[.wording] = claim.words
    row[.claimant] = claim.attribution.speaker
    row[.title] = title.map { String(claim.tags[$0].dropFirst(titleTag.count)) }
    row[.document] = claim.places.first?.document
    row[.quote] = claim.places.first?.exact
    row[.date] = claim.attribution.madeOn
    row[.tags] = cell(ofTags: others)
    return row
  }

  private static func cells(of verdict: ExchangedClaim.Verdict) -> Row {
    var row: Row = [:]
    row[.annotator] = verdict.annotator
    row[.rating] = verdict.rating
    row[.confidence] = verdict.confidence.map { "\($0)" }
    row[.rationale] = verdict.rationale
    row[.seen] = verdict.seen?.rawValue
    row[.judgedWording] = verdict.wording
    row[.judgedClaimant] = verdict.speaker
    row[.citedSources] = verdict.evidence.map(cell(ofCitations:))
    return row
  }

  private static func add(_ evidence: ExchangedClaim.Evidence, to row: Row) -> Row {
    var row = row
    row[.annotator] = evidence.annotator
    row[.sourceURL] = evidence.url
    row[.stance] = evidence.stance.rawValue
    row[.sourceID] = evidence.key.isEmpty ? nil : evidence.key
    return row
  }
}
