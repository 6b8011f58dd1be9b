public import ClaimModel

/// The report of what stands: every verified claim with who said it, where, and how it was checked.
///
/// Whether a claim is verified is taken from its gate and from nothing else.
///
/// **Order.** Claims by title of the document of their first appearance, then by document, place and
/// name; those without an appearance last. The same values give the same bytes.
public struct VerifiedClaimReport: Sendable {
  public let deskName: String
  /// The digest of the set of operations that the report was made of, in hexadecimal.
  public let digest: String
  public let policy: Policy
  public let scale: Scale
  /// The claims to report, in any order; the report itself leaves out those that are not verified,
  /// unless ``includesAll``.
  public let entries: [Entry]
  /// What is known of the documents that the claims and their evidence point into.
  public let documents: [SourceDocument]
  /// How many claims of the desk are not among the entries.
  public let leftOut: Int
  /// Whether claims that are not verified are shown too, set apart and marked as such.
  public let includesAll: Bool

  public init(
    deskName: String, digest: String, policy: Policy, scale: Scale, entries: [Entry],
    documents: [SourceDocument], leftOut: Int, includesAll: Bool
  ) {
    self.deskName = deskName
    self.digest = digest
    self.policy = policy
    self.scale = scale
    self.documents = documents
    self.leftOut = leftOut
    self.includesAll = includesAll
    let titles = Dictionary(documents.map { ($0.id, $0.title ?? "") }) { first, _ in first }
    self.entries =
      entries.map { (place: Place(of: $0.claim, titles: titles), entry: $0) }
      .sorted { $0.place < $1.place }.map(\.entry)
  }

  /// One claim with what the gate says of it.
  public struct Entry: Sendable {
    public let claim: Claim
    public let gate: Gate
    /// The operations on the claim, in the order in which they are listed.
    public let history: [HistoryEntry]

    public init(claim: Claim, gate: Gate, history: [HistoryEntry] = []) {
      self.claim = claim
      self.gate = gate
      self.history = history
    }
  }

  /// The entries whose gate passes.
  var verified: [Entry] { entries.filter(\.gate.isVerified) }

  /// The entries whose gate does not pass, shown or not.
  var unverified: [Entry] { entries.filter { !$0.gate.isVerified } }

  /// The claims of the desk that the report does not show.
  var leftOutInAll: Int { leftOut + (includesAll ? 0 : unverified.count) }

  /// The object of `report --format json`.
  public func json() -> JSONValue {
    let shown = verified + (includesAll ? unverified : [])
    return [
      "desk": .string(deskName),
      "digest": .string(digest),
      "policy": policyValue,
      "scale": scaleValue,
      "claims": .array(shown.map(claimValue)),
      "left_out": .int(leftOutInAll),
    ]
  }

  private func claimValue(_ entry: Entry) -> JSONValue {
    let isVerified = entry.gate.isVerified
    let members = ClaimJSON.detailMembers(
      of: entry.claim, isVerified: isVerified, history: entry.history)
    let gate = ClaimJSON.gate(entry.gate, claim: entry.claim.id)
    return .object(members + [JSONValue.Member("gate", gate)])
  }

  private var policyValue: JSONValue {
    [
      "blind_verdicts": .int(policy.blindVerdicts),
      "independent_origins": .int(policy.independentOrigins),
      "primary_document_suffices": .bool(policy.primaryDocumentSuffices),
      "words": .array(
        policy.words.map { ["clause": .string($0.clause.rawValue), "text": .string($0.text)] }),
    ]
  }

  private var scaleValue: JSONValue {
    [
      "name": .string(scale.name),
      "grades": .array(
        scale.grades.map { grade in
          [
            "name": .string(grade.name),
            "value": grade.value.map { .int($0) } ?? .null,
            "meaning": .string(grade.meaning),
          ]
        }),
    ]
  }
}

/// Where a claim stands in a report.
private struct Place: Comparable {
  let title: ExactText
  let document: DocumentID?
  let span: TextSpan?
  let claim: ClaimID

  init(of claim: Claim, titles: [DocumentID: String]) {
    let first = claim.appearances.first?.selector
    title = ExactText(first.flatMap { titles[$0.document] } ?? "")
    document = first?.document
    span = first?.span
    self.claim = claim.id
  }

  static func < (lhs: Self, rhs: Self) -> Bool {
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
