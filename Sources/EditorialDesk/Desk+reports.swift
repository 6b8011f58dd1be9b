import AnnotationSync
import ClaimExtraction
import ClaimMatching
public import ClaimModel
import ClaimStore
import ReportExport
import TextAnchoring

extension Desk {
  /// The verified-claim report.
  ///
  /// - Parameter includesAll: whether claims that the gate does not pass come too, set apart.
  /// A report for people shows the others' verdicts: where its reader has given none, the desk remembers
  /// it, see ``ReportOutcome/informed``.
  ///
  /// - Returns: the text, which ends with a line end.
  public func report(_ format: ReportFormat, includesAll: Bool = false) throws -> String {
    var request = ReportRequest(format)
    request.includesAll = includesAll
    var bytes: [UInt8] = []
    try report(request, to: .stream { bytes.append(contentsOf: $0) })
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Makes a verified-claim report and writes it where it goes; byte for byte the same on every desk with the
  /// same operations, documents and name.
  ///
  /// - Throws: ``DeskError``, ``ExchangeError``, or what a stream throws; the file at the destination is the
  ///   old one then.
  @discardableResult
  public func report(
    _ request: ReportRequest, to destination: ShareDestination
  ) throws -> ReportOutcome {
    try request.check()
    switch destination {
    case .stream(let body): return try write(request, to: body)
    case .file(let path):
      try checkIsOutsideHome(path)
      var outcome = ReportOutcome()
      try AtomicFile.replace(path) { outcome = try write(request, to: $0) }
      return outcome
    }
  }

  private func write(
    _ request: ReportRequest, to body: (UnsafeRawBufferPointer) throws -> Void
  ) throws -> ReportOutcome {
    let earlier = try request.asOf.flatMap { try EarlierState($0).open(store) }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let (reader, present) = (try annotator(), try policy())
    let sealed = try SealedOutput(self)
    // Only where names are kept is the report held back as a whole.
    var bytes: [UInt8] = []
    var outcome = try (earlier?.store ?? store).read { view in
      try ReportRun(
        view: view, request: request, deskName: name, asOf: earlier?.words, present: present,
        reader: reader, surroundings: surroundings
      ).write { sealed.isIdle ? try body($0) : bytes.append(contentsOf: $0) }
    }
    try sealed.check(bytes, what: "The report", of: self)
    if !bytes.isEmpty { try bytes.withUnsafeBytes(body) }
    try noteReading(of: &outcome, for: request)
    return outcome
  }

  /// Remembers that the annotator has been shown the others' verdicts, where a report for people shows them
  /// and they have given none themselves.
  func noteReading(of outcome: inout ReportOutcome, for request: ReportRequest) throws {
    guard !request.format.isForPrograms || request.isOnTerminal else { return }
    outcome.informed = try showOthers(onUnrated: outcome.unrated)
  }

  /// The line of `claims --json`.
  public func summaryJSON(_ judged: Judged) -> [UInt8] {
    ClaimJSON.summary(of: judged.claim, isVerified: judged.isVerified)
  }

  /// The object of `show --json`.
  public func detailJSON(_ judged: Judged) throws -> [UInt8] {
    ClaimJSON.detail(
      of: judged.claim, isVerified: judged.isVerified,
      history: try history(of: judged.claim.id.text))
  }

  /// The object of `gate --json`.
  public func gateJSON(_ judged: Judged) -> [UInt8] {
    ClaimJSON.gate(judged.gate, claim: judged.claim.id)
  }

  /// The object of `publish --json`.
  public func publicationJSON(_ publication: Publication, of claim: ClaimID) -> JSONValue {
    .object(
      (publication.value.members ?? []) + [JSONValue.Member("claim", .string(claim.text))])
  }

  /// A line of `corrections --json`.
  public func correctionJSON(_ correction: Correction) -> JSONValue { correction.value }

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
      let title =
        claim.appearances.first.flatMap { titles[$0.selector.document] ?? nil }
        ?? ExchangeTag.title(of: claim) ?? ""
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
