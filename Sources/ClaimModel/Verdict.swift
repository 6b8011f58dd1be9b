/// One annotator's judgement of one claim.
public struct Verdict: Hashable, Sendable {
  /// The operation that gave it; where the annotator's verdict is contested, the one shown.
  public let operation: OperationID
  public let annotator: Annotator
  /// A grade's name; from another desk it may be one that this desk's scale does not have.
  public let rating: String
  /// Whole percentage, 0…100; `nil` when not said.
  public var confidence: Int?
  public var rationale: String
  /// The evidence it rests on, in the order given.
  public var evidence: [EvidenceID]
  public var seen: Seen
  /// The wording it judged; `nil` when the operation does not say.
  public var wording: String?
  /// Whether the claim's wording is another one now.
  public var isStale: Bool
  /// Whether its annotator wrote two verdicts unaware of each other.
  public var isContested: Bool
  /// Whether its author's device is on the desk's roster; `true` where the desk has none.
  public var isProven: Bool

  public init(operation: OperationID, annotator: Annotator, rating: String) {
    self.operation = operation
    self.annotator = annotator
    self.rating = rating
    rationale = ""
    evidence = []
    seen = .informed
    isStale = false
    isContested = false
    isProven = true
  }

  /// Whether the others' verdicts were known when it was given; raw values are written to operations.
  public enum Seen: String, Sendable {
    case blind, informed
  }
}

/// The adjudicator's final rating of a claim.
public struct Ruling: Hashable, Sendable {
  public let operation: OperationID
  public let by: Annotator
  public let rating: String
  public let because: String
  /// The verdicts it judged, by the operations that gave them.
  public let judged: [OperationID]
  /// Whether a verdict has changed, come or gone since.
  public var isStale: Bool
  public var isContested: Bool
  public var isProven: Bool

  public init(
    operation: OperationID, by: Annotator, rating: String, because: String, judged: [OperationID]
  ) {
    self.operation = operation
    self.by = by
    self.rating = rating
    self.because = because
    self.judged = judged
    isStale = false
    isContested = false
    isProven = true
  }
}

/// An open or answered question to a writer, source or lawyer about a claim.
public struct Query: Entity, Hashable, Sendable {
  public static let kindName = "query"

  public let id: QueryID
  /// Whom it is put to, such as `writer`; empty when not said.
  public let to: String
  public let text: String
  public let by: Annotator
  /// `nil` while it is open.
  public var answer: String?

  public init(id: QueryID, to: String, text: String, by: Annotator, answer: String?) {
    self.id = id
    self.to = to
    self.text = text
    self.by = by
    self.answer = answer
  }
}

/// A remark on a claim or a document.
public struct Note: Entity, Hashable, Sendable {
  public static let kindName = "note"

  public let id: NoteID
  public let text: String
  public let by: Annotator

  public init(id: NoteID, text: String, by: Annotator) {
    self.id = id
    self.text = text
    self.by = by
  }
}
