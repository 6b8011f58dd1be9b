public import ClaimModel

/// The report of what stands: every verified claim with who said it, where, and how it was checked.
///
/// Whether a claim is verified is taken from its gate and from nothing else. Holds all claims in memory; a
/// desk's report is made claim by claim with ``ReportPress``, and has the same bytes.
///
/// **Order.** Claims by title of the document of their first appearance, then by document, place and
/// name; those without an appearance last. The same values give the same bytes.
public struct VerifiedClaimReport: Sendable {
  /// What the report says beside its claims.
  public let frame: ReportFrame
  /// The claims to report; the report itself leaves out those that are not verified, unless the frame
  /// includes all.
  public let entries: [Entry]
  /// How many claims of the desk are not among the entries, and why.
  public let leftOut: ReportSummary.LeftOut

  /// - Parameter entries: in any order.
  public init(frame: ReportFrame, entries: [Entry], leftOut: ReportSummary.LeftOut) {
    self.frame = frame.naming(entries.reduce(into: Set()) { $0.formUnion($1.claim.people) })
    self.leftOut = leftOut
    self.entries =
      entries.map { entry in
        let first = entry.claim.appearances.first?.selector
        let place = ReportPlace(
          claim: entry.claim.id, document: first?.document, span: first?.span,
          title: first.flatMap { frame.documents[$0.document]?.title })
        return (place: place, entry: entry)
      }
      .sorted { $0.place < $1.place }.map(\.entry)
  }

  /// One claim with what the gate says of it.
  public struct Entry: Sendable {
    public var claim: Claim
    public var gate: Gate
    /// The operations on the claim, in the order in which they are listed; wanted for JSON alone.
    public var history: [HistoryEntry]
    /// On which day an operation that stands was written, by its author's clock, such as `2026-03-01`.
    public var dates: [OperationID: String]
    /// Where the claim's words are quoted differently.
    public var drifts: [QuoteDrift]
    /// Where in its document a stretch is, for readers; empty where the documents are not here.
    public var places: [Selector: ReadablePlace]

    public init(
      claim: Claim, gate: Gate, history: [HistoryEntry] = [], dates: [OperationID: String] = [:],
      drifts: [QuoteDrift] = [], places: [Selector: ReadablePlace] = [:]
    ) {
      self.claim = claim
      self.gate = gate
      self.history = history
      self.dates = dates
      self.drifts = drifts
      self.places = places
    }
  }

  /// The bytes of the report in a form.
  public func bytes(_ form: any ReportForm) -> [UInt8] {
    var press = ReportPress(form, frame: frame)
    var (verified, others): ([UInt8], [UInt8]) = ([], [])
    for entry in entries {
      press.take(entry) { $0 ? verified.append(contentsOf: $1) : others.append(contentsOf: $1) }
    }
    press.summary.leftOut = leftOut
    return press.opening() + verified + press.turning() + others + press.closing()
  }

  /// The report as CommonMark; see ``MarkdownForm``.
  public func markdown() -> String { String(decoding: bytes(MarkdownForm()), as: UTF8.self) }
}

/// One wording of an utterance in two documents, and what differs.
public struct QuoteDrift: Hashable, Sendable {
  public let here: Selector
  public let there: Selector
  /// How the two differ as a whole, such as `altered` or `truncated`.
  public let relation: String
  /// What differs, such as `word changed: “talks” – “call”`, in order of place.
  public let changes: [String]

  public init(here: Selector, there: Selector, relation: String, changes: [String]) {
    self.here = here
    self.there = there
    self.relation = relation
    self.changes = changes
  }
}

/// Where a claim stands in a report.
///
/// **Order.** By title, document, place and name; what is in no document comes last.
public struct ReportPlace: Hashable, Comparable, Sendable {
  public let claim: ClaimID
  public let document: DocumentID?
  private let span: TextSpan?
  private let title: ExactText

  /// - Parameter title: the document's; `nil` when it has none.
  public init(claim: ClaimID, document: DocumentID?, span: TextSpan?, title: String?) {
    self.claim = claim
    self.document = document
    self.span = span
    self.title = ExactText(title ?? "")
  }

  public static func < (lhs: Self, rhs: Self) -> Bool {
    guard let left = lhs.document, let right = rhs.document else {
      return lhs.document == nil && rhs.document == nil
        ? lhs.claim < rhs.claim : lhs.document != nil
    }
    if lhs.title != rhs.title { return lhs.title < rhs.title }
    if left != right { return left < right }
    if let left = lhs.span, let right = rhs.span, left != right { return left < right }
    return lhs.claim < rhs.claim
  }
}
