/// An open, answered or waived question to a writer, source or lawyer about a claim.
public struct Query: Entity, Hashable, Sendable {
  public let id: QueryID
  /// Whom it is put to, such as `writer`; empty when not said.
  public let to: String
  public let text: String
  public var by: Annotator
  /// When it was asked, by the clock of who asked it: UTC with milliseconds, as the operation has it.
  ///
  /// Empty where it is not known.
  public var at = ""
  /// `nil` while it is open, and where it was waived.
  public var answer: String?
  /// Who let the claim go without an answer, and why; `nil` when nobody did.
  public var waiver: Waiver?
  /// The operation by which `undo` brought back its answer or waiver; `nil` where that stands as it was written.
  public var broughtBack: OperationID?

  /// Somebody's word that the claim may stand without an answer.
  public struct Waiver: Hashable, Sendable {
    public var by: Annotator
    public let because: String

    public init(by: Annotator, because: String) {
      self.by = by
      self.because = because
    }
  }

  public init(id: QueryID, to: String, text: String, by: Annotator, answer: String?) {
    self.id = id
    self.to = to
    self.text = text
    self.by = by
    self.answer = answer
  }

  /// What undoing a question writes in place of an answer: the question never stood then.
  public static let takenBack = "(taken back)"

  /// Whether neither an answer nor a waiver has settled it.
  public var isOpen: Bool { answer == nil && waiver == nil }

  /// Whether it was asked and taken back: it never stood.
  public var isTakenBack: Bool { answer.map { ExactText($0) } == ExactText(Self.takenBack) }

  /// How it stands: the answer, who waived it and why, or `open`.
  public var outcome: String {
    if let waiver { return "waived by \(waiver.by): \(waiver.because)" }
    return answer ?? "open"
  }
}

extension Claim {
  /// How many of its queries are settled, such as `2 queries answered, 1 waived`; `nil` where none is.
  public var settledQueriesPhrase: String? {
    let asked = queries.keeping { !$0.isTakenBack }
    let waived = asked.count { $0.waiver != nil }
    let answered = asked.count { !$0.isOpen } - waived
    switch (answered, waived) {
    case (0, 0): return nil
    case (0, _): return "\(counted(waived, "query", "queries")) waived"
    case (_, 0): return "\(counted(answered, "query", "queries")) answered"
    default: return "\(counted(answered, "query", "queries")) answered, \(waived) waived"
    }
  }
}
