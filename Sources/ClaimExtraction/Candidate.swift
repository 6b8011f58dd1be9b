public import ClaimModel

/// A stretch of an article where somebody may be making a checkable claim, as the extractor sees
/// it.
public struct Candidate: Hashable, Sendable {
  /// From the start of the first content to the end of the last; names the candidate.
  public let span: TextSpan
  public let kind: Kind
  /// What is claimed, in order; more than one stretch where the cue splits a quotation.
  public let content: [TextSpan]
  /// Who is said to claim it; `nil` when nobody was found.
  public let source: Source?
  /// The words of saying; `nil` when there are none.
  public let cue: TextSpan?
  /// Where the reporting comes from, by its usual name, such as `White House statement`; `nil` when
  /// the source is a person or unknown.
  public let origin: String?
  /// Whether the source hides behind a role: "an official", "people familiar with the matter".
  public let isUnnamed: Bool
  public let polarity: Polarity
  /// How much checking it deserves, 0…1.
  public let worth: Double
  /// Why it is worth that much, in words.
  public let reasons: [String]
  public let numbers: [NumberMention]
  public let dates: [DateMention]

  public init(
    span: TextSpan, kind: Kind, content: [TextSpan], source: Source? = nil, cue: TextSpan? = nil,
    origin: String? = nil, isUnnamed: Bool = false, polarity: Polarity = .affirmed,
    worth: Double = 0, reasons: [String] = [], numbers: [NumberMention] = [],
    dates: [DateMention] = []
  ) {
    self.span = span
    self.kind = kind
    self.content = content
    self.source = source
    self.cue = cue
    self.origin = origin
    self.isUnnamed = isUnnamed
    self.polarity = polarity
    self.worth = worth
    self.reasons = reasons
    self.numbers = numbers
    self.dates = dates
  }

  /// How the words of the claim are given; raw values stand in JSON.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// In quotation marks.
    case direct
    /// In the writer's words, with a quotation in them.
    case mixed
    /// In the writer's words.
    case indirect
    /// By the outlet itself, without a source.
    case narrative
  }

  /// Who is said to claim it.
  public struct Source: Hashable, Sendable {
    public let span: TextSpan
    /// How sure the extractor is of it, 0…1.
    public let confidence: Double

    public init(span: TextSpan, confidence: Double) {
      self.span = span
      self.confidence = confidence
    }
  }

  /// Whether the claim says that something is so; raw values stand in JSON.
  public enum Polarity: String, CaseIterable, Hashable, Sendable {
    case affirmed
    /// Something is said not to be so, or somebody refuses to say.
    case denied
    /// Something is said not to have been there or not to have come up.
    case absent
  }
}

/// A number in a claim.
public struct NumberMention: Hashable, Sendable {
  public let span: TextSpan
  /// `nil` when the words are not read as one number.
  public let value: Double?
  /// What is counted or measured, such as `percent`, `dollars`, `hours`; `nil` when nothing is named.
  public let unit: String?

  public init(span: TextSpan, value: Double?, unit: String?) {
    self.span = span
    self.value = value
    self.unit = unit
  }
}

/// A date in a claim.
public struct DateMention: Hashable, Sendable {
  public let span: TextSpan
  /// `YYYY-MM-DD`; `nil` when the words do not name one day of one year.
  public let date: String?

  public init(span: TextSpan, date: String?) {
    self.span = span
    self.date = date
  }
}
