/// A stretch of a document, or a source outside, offered on a claim with a stance.
public struct Evidence: Entity, Hashable, Sendable {
  public let id: EvidenceID
  /// The name that it has on the desk from which it was brought in another tool's format; `nil` for what was
  /// not.
  public var nameElsewhere: EvidenceID?
  public let stance: Stance
  /// The words in a document of the desk; `nil` for a source outside.
  public var selector: Selector?
  /// The address of a source outside; `nil` when it has none.
  public var url: String?
  /// The title of a source outside; `nil` when nobody said.
  public var title: String?
  /// The words of a source outside; `nil` when none were given.
  public var quote: String?
  /// Where it comes from, as said with the evidence; `nil` when nobody said.
  public var origin: String?
  /// What the evidence's document rests on, as said of the document, in order of bytes.
  public var documentOrigins: [String]
  /// Whether it is the thing itself (the statement, the record) and no report of it.
  public var isPrimary: Bool
  /// Whether its source is not named.
  public var isUnnamed: Bool
  /// A remark of who offered it; may be empty.
  public var note: String
  /// Who offered it; where only ``broughtBack`` is known, who brought it back.
  public var by: Annotator
  /// The operation by which it was brought back after it was withdrawn; `nil` when it never was.
  public var broughtBack: OperationID?
  /// Whether its author's device is on the desk's roster; `true` where the desk has none.
  public var isProven: Bool
  /// Who attests to know its unnamed source, in order of their names; at most one for each.
  public var attestations: [Attestation]

  public init(id: EvidenceID, stance: Stance, by: Annotator) {
    self.id = id
    self.stance = stance
    self.by = by
    documentOrigins = []
    isPrimary = false
    isUnnamed = false
    note = ""
    isProven = true
    attestations = []
  }

  /// The origins by which independence is counted: what was said with the evidence and what was said of its
  /// document, of which an origin named with the evidence picks out one; empty when neither is known.
  ///
  /// A name without a visible character is none.
  public var origins: [String] {
    let known = documentOrigins.keeping(OriginHeaps.isVisible)
    guard let origin, OriginHeaps.isVisible(origin) else { return known }
    if known.isEmpty { return [origin] }
    let key = OriginHeaps.key(origin)
    return known.contains { OriginHeaps.key($0) == key } ? [origin] : [origin] + known
  }

  /// The words offered: the stretch of the document, else the quotation given.
  public var words: String? { selector?.exact ?? quote }

  /// That an evidence was taken back.
  public struct Withdrawal: Hashable, Sendable {
    public let evidence: EvidenceID
    /// The operation that took it back.
    public let operation: OperationID
    public var by: Annotator
    /// May be empty.
    public let because: String
    /// What had been offered; `nil` where nobody looked it up, or it is not here.
    public var offered: Offer?

    public init(
      evidence: EvidenceID, operation: OperationID, by: Annotator, because: String
    ) {
      self.evidence = evidence
      self.operation = operation
      self.by = by
      self.because = because
    }
  }

  /// What an evidence said that was taken back.
  public struct Offer: Hashable, Sendable {
    public let stance: Stance
    /// The stretch of the document, or the quotation given; `nil` where there was none.
    public let words: String?
    /// The document it lay in; `nil` for a source outside.
    public let document: DocumentID?
    /// Title and address of a source outside; `nil` where it had none.
    public let title: String?
    public let url: String?
    /// Where it came from, as said with it; `nil` when nobody said.
    public let origin: String?

    public init(
      stance: Stance, words: String?, document: DocumentID?, title: String?, url: String?,
      origin: String?
    ) {
      self.stance = stance
      self.words = words
      self.document = document
      self.title = title
      self.url = url
      self.origin = origin
    }

    /// All of it in one line, such as `supports: “40 million”, Budget 2026, https://example.org/b (origin: council)`;
    /// not made safe to show.
    public var phrase: String {
      let parts = [
        words.map { "“\($0)”" }, title, url, document.map { "document \($0.short)" },
      ].compactMap(\.self)
      return "\(stance.rawValue): \(parts.joined(separator: ", "))"
        + (origin.map { " (origin: \($0))" } ?? "")
    }
  }

  /// What an evidence does for a claim; raw values are written to operations.
  public enum Stance: String, CaseIterable, Sendable {
    case supports, refutes, context
    /// The source could be expected to mention the claim and does not. Silence supports nothing.
    case silent

    /// Whether evidence of this stance can carry a verdict.
    public var bears: Bool { self == .supports || self == .refutes }
  }
}

extension Claim {
  /// What was withdrawn although something rests on it still, a sentence each, without a full stop; not made safe
  /// to show.
  ///
  /// - Parameter verdicts: those that may be told of.
  public func withdrawalPhrases(among verdicts: [Verdict]) -> [String] {
    withdrawals.compactMap { withdrawal in
      let citing = verdicts.filter { $0.evidence.contains(withdrawal.evidence) }
      let judge = ruling.flatMap { ruling in
        ruling.judgedEvidence?.contains(withdrawal.evidence) ?? false ? ruling.by : nil
      }
      let resting =
        [citing.isEmpty ? nil : "cited by \(citing.map(\.annotator.name).joined(separator: ", "))"]
        + [judge.map { "judged in the ruling by \($0)" }]
      let words = resting.compactMap(\.self).joined(separator: ", ")
      guard !words.isEmpty else { return nil }
      let why = withdrawal.because.isEmpty ? "" : ": \(withdrawal.because)"
      return
        "evidence \(withdrawal.evidence.short), \(words), was withdrawn by \(withdrawal.by)\(why)"
    }
  }
}
