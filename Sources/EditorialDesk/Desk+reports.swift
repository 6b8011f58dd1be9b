import AnnotationSync
import ClaimExtraction
import ClaimMatching
public import ClaimModel
import ClaimStore
import ReportExport
import TextAnchoring

extension Desk {
  /// A form of the verified-claim report; raw values are what `--format` takes.
  public enum ReportFormat: String, CaseIterable, Sendable {
    case markdown, json
  }

  /// The verified-claim report.
  ///
  /// - Parameter includesAll: whether claims that the gate does not pass come too, set apart.
  /// - Returns: the text, which ends with a line end.
  public func report(_ format: ReportFormat, includesAll: Bool = false) throws -> String {
    let report = try report(includesAll: includesAll)
    switch format {
    case .markdown: return report.markdown()
    case .json: return report.json().printedText + "\n"
    }
  }

  /// The line of `claims --json`.
  public func summaryJSON(_ judged: Judged) -> JSONValue {
    ClaimJSON.summary(of: judged.claim, isVerified: judged.isVerified)
  }

  /// The object of `show --json`.
  public func detailJSON(_ judged: Judged) throws -> JSONValue {
    ClaimJSON.detail(
      of: judged.claim, isVerified: judged.isVerified,
      history: try history(of: judged.claim.id.text))
  }

  /// The object of `gate --json`.
  public func gateJSON(_ judged: Judged) -> JSONValue {
    ClaimJSON.gate(judged.gate, claim: judged.claim.id)
  }

  private func report(includesAll: Bool) throws -> VerifiedClaimReport {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return try store.read { view in
      var entries: [VerifiedClaimReport.Entry] = []
      var leftOut = 0
      try view.forEachClaim(ClaimFilter()) { judged in
        guard judged.claim.status != .candidate else {
          leftOut += 1
          return
        }
        entries.append(
          VerifiedClaimReport.Entry(
            claim: judged.claim, gate: judged.gate,
            history: try view.historyEntries(of: judged.claim.id.text)))
      }
      return VerifiedClaimReport(
        deskName: name, digest: try view.digest().text, policy: try view.policy(),
        scale: try view.scale(), entries: entries, documents: try view.documents(),
        leftOut: leftOut, includesAll: includesAll)
    }
  }

  /// The same quotations and claims in two documents, with the drift between them; candidates take part.
  ///
  /// - Returns: the object of `compare --json`.
  public func compare(_ first: DocumentID, _ second: DocumentID) throws -> JSONValue {
    ClaimMatching.compare(try comparedClaims(of: first), try comparedClaims(of: second)).json()
  }

  private func comparedClaims(of document: DocumentID) throws -> [ComparedClaim] {
    let text = try store.read { try $0.documentText(document) }
    let seen = try store.read { try $0.candidates(in: document, includingDecided: true) }
    let quotations = text.quotations()
    let bySpan = Dictionary(
      seen.compactMap { stored in stored.candidate.map { (stored.span, $0) } },
      uniquingKeysWith: { first, _ in first })
    return try claims(ClaimFilter(document: document)).flatMap { judged in
      judged.claim.appearances.filter { $0.selector.document == document }.map { appearance in
        let span = appearance.selector.span
        let candidate = bySpan[span]
        return ComparedClaim(
          id: judged.claim.id, span: span, text: text.quote(span),
          quotations: quotations.filter { $0.overlaps(span) }.map {
            ComparedClaim.Quotation(span: $0, text: text.quote($0))
          },
          source: judged.claim.claimant ?? candidate?.source.map { text.quote($0.span) },
          origin: candidate?.origin, polarity: candidate?.polarity.rawValue ?? "affirmed")
      }
    }
  }

  /// A claim alike to a text.
  public struct SimilarClaim: Sendable {
    public let claim: ClaimID
    public let wording: String
    /// Higher is better.
    public let score: Double
  }

  /// Claims alike to each of the texts, best first; wording, claimant and the title of the claim's first
  /// document are searched.
  ///
  /// - Parameter limit: how many at most for each text.
  /// - Returns: one list for each text, in the order of the texts.
  public func similar(to texts: [String], limit: Int = 10) throws -> [[SimilarClaim]] {
    let titles = try documents().reduce(into: [:]) { $0[$1.id] = $1.title }
    var wordings: [ClaimID: String] = [:]
    var entries: [(ClaimID, String)] = []
    try forEachClaim { judged in
      let claim = judged.claim
      let title = claim.appearances.first.flatMap { titles[$0.selector.document] ?? nil } ?? ""
      wordings[claim.id] = claim.wording
      entries.append((claim.id, "\(claim.wording) \(claim.claimant ?? "") \(title)"))
    }
    let index = SimilarityIndex(entries)
    return texts.map { text in
      index.similar(to: text, limit: limit).map {
        SimilarClaim(claim: $0.0, wording: wordings[$0.0] ?? "", score: $0.1)
      }
    }
  }

  /// Claims alike to a text, best first.
  public func similar(to text: String, limit: Int = 10) throws -> [SimilarClaim] {
    try similar(to: [text], limit: limit).first ?? []
  }
}
