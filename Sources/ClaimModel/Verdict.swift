/// One annotator's judgement of one claim.
public struct Verdict: Hashable, Sendable {
  /// The operation that gave it; where the annotator's verdict is contested, the one shown.
  public let operation: OperationID
  public var annotator: Annotator
  /// A grade's name; from another desk it may be one that this desk's scale does not have.
  public let rating: String
  /// The name of the scale it was given on; `nil` when the operation does not say.
  public var scale: String?
  /// What the rating counts as on the desk's scale; `nil` until somebody who knows that scale says so.
  public var standing: RatingStanding?
  /// Whole percentage, 0…100; `nil` when not said.
  public var confidence: Int?
  /// Why, in the annotator's words; may be empty.
  public var rationale: String
  /// The evidence it rests on, in the order given.
  public var evidence: [EvidenceID]
  public var seen: Seen
  /// The wording it judged; `nil` when the operation does not say.
  public var wording: String?
  /// Who had made the claim when it judged it; `nil` when the operation does not say, or nobody was named.
  public var speaker: String?
  /// Whether the claim is another one now than it judged: by its wording or its speaker.
  public var isStale: Bool
  /// Whether somebody else is named as the claim's speaker now, and the wording is the same.
  public var isOfAnotherSpeaker: Bool
  /// Whether its annotator wrote two verdicts unaware of each other.
  public var isContested: Bool
  /// Whether its author's device is on the desk's roster; `true` where the desk has none.
  public var isProven: Bool
  /// Who brought it in from another tool's file, where that is not its annotator; `nil` where nobody did.
  public var broughtIn: Bringing?

  public init(operation: OperationID, annotator: Annotator, rating: String) {
    self.operation = operation
    self.annotator = annotator
    self.rating = rating
    rationale = ""
    evidence = []
    seen = .informed
    isStale = false
    isOfAnotherSpeaker = false
    isContested = false
    isProven = true
  }

  /// That somebody else than its author brought a piece of work to the desk: nothing but the file that it came in
  /// says that it is its author's.
  public struct Bringing: Hashable, Sendable {
    public var by: Annotator
    /// The format and the files that told of the claim, such as `csv, checked.csv`; empty where nobody said.
    public let from: String

    public init(by: Annotator, from: String) {
      self.by = by
      self.from = from
    }

    /// Such as `brought in by dana (csv, checked.csv)`; not made safe to show.
    public var phrase: String { "brought in by \(by.name)" + (from.isEmpty ? "" : " (\(from))") }
  }

  /// What it judged, where that is not the claim that stands; `nil` when it is.
  public var staleRemark: String? {
    guard isStale else { return nil }
    return isOfAnotherSpeaker ? "on another speaker" : "on another wording"
  }

  /// Notes whether the claim that stands is the one that it judged.
  ///
  /// What an operation does not say is never held against it; nor is a speaker where nobody was named.
  public mutating func compare(wording now: String, speaker nowSpeaker: String?) {
    let (isReworded, isReattributed) = Self.changes(wording, speaker, now, nowSpeaker)
    isStale = isReworded || isReattributed
    isOfAnotherSpeaker = isReattributed && !isReworded
  }

  /// Whether what stands has another wording, or another speaker, than was judged.
  static func changes(
    _ wording: String?, _ speaker: String?, _ now: String, _ nowSpeaker: String?
  ) -> (wording: Bool, speaker: Bool) {
    (
      wording.map { !isSame($0, now) } ?? false,
      speaker.map { said in nowSpeaker.map { ExactText(said) != ExactText($0) } ?? true } ?? false
    )
  }

  /// Whether two wordings are one but for how wide the gaps between their words are: spaces, tabs, line ends.
  private static func isSame(_ one: String, _ other: String) -> Bool {
    if ExactText(one) == ExactText(other) { return true }
    var (one, other) = (one, other)
    return one.withUTF8 { left in
      other.withUTF8 { right in
        WordRuns(left).elementsEqual(WordRuns(right)) { left[$0].elementsEqual(right[$1]) }
      }
    }
  }

  /// Whether the others' verdicts were known when it was given; raw values are written to operations.
  public enum Seen: String, Sendable {
    case blind, informed
  }
}
