public import ClaimModel

/// A claim of an exchange, with what was said of it.
public struct ExchangedClaim: Hashable, Sendable {
  /// The claim's name where it comes from; `nil` when it has none.
  public var key: String?
  /// `nil` where the words at its first place are the wording.
  public var wording: String?
  public var attribution = Attribution()
  public var places: [ExchangedPlace] = []
  public var evidence: [Evidence] = []
  /// At most one for each annotator.
  public var verdicts: [Verdict] = []
  /// The desk's own word on the claim; `nil` where nobody ruled, or the ruling does not count.
  public var ruling: Ruling?
  public var tags: [String] = []
  public var notes: [Note] = []
  /// Whether somebody gave two verdicts unaware of each other, none of which is here.
  public var isContested = false
  /// Whether its desk's gate denies it; `false` where nobody ran the gate.
  public var isDenied = false
  /// The clauses that the gate would deny it for who knew nothing of it but what is said here.
  public var unmet: Set<Gate.Clause> = []
  /// Whether its desk's policy asks for more than one origin of evidence.
  public var needsOrigins = false
  /// Works in which it is made, at no known place: an import keeps their addresses or titles as tags, and
  /// an export has none.
  public var works: [ExchangedDocument] = []
  /// What other tools call the marks of its places and evidence.
  public var marks: [MarkName] = []
  /// Whether its name follows from its first place, so that it needs none where the place is carried.
  public var isNamedByPlace = false
  /// The records that tell of it, in order; empty when it was not read from a file.
  public var records: [ExchangeRecord] = []

  public init(key: String? = nil, wording: String? = nil) {
    self.key = key
    self.wording = wording
  }

  /// The wording, or the words at the first place.
  public var words: String { wording ?? places.first?.exact ?? "" }

  /// One annotator's judgement; see ``ClaimModel/Verdict``.
  public struct Verdict: Hashable, Sendable {
    /// `nil` when nobody is named.
    public var annotator: String?
    /// A grade's name, as ``RatingName`` writes it.
    public var rating: String
    /// Whole percentage, 0…100.
    public var confidence: Int?
    public var rationale: String?
    /// The keys of the evidence it cites; `nil` when that is not said.
    public var evidence: [String]?
    /// `nil` when that is not said.
    public var seen: ClaimModel.Verdict.Seen?
    /// The wording that it judged; `nil` when that is the claim's.
    public var wording: String?
    /// Who had made the claim when it judged it; `nil` when that is not said, or not another one than now.
    public var speaker: String?

    /// Whether it judged another wording or speaker than the claim has.
    public var isOnOther: Bool { wording != nil || speaker != nil }

    public init(annotator: String? = nil, rating: String) {
      self.annotator = annotator
      self.rating = rating
    }
  }

  /// A stretch of a document, or a source outside, offered on the claim; see ``ClaimModel/Evidence``.
  public struct Evidence: Hashable, Sendable {
    /// What verdicts call it within the exchange; empty when nothing cites it.
    public var key = ""
    /// `nil` when nobody is named.
    public var annotator: String?
    public var stance: ClaimModel.Evidence.Stance
    /// The words in a document; `nil` for a source outside.
    public var place: ExchangedPlace?
    public var url: String?
    public var title: String?
    public var quote: String?
    public var origin: String?
    public var isPrimary = false
    public var isUnnamed = false
    public var note: String?

    public init(_ stance: ClaimModel.Evidence.Stance, annotator: String? = nil) {
      self.stance = stance
      self.annotator = annotator
    }
  }

  /// What an adjudicator decided; see ``ClaimModel/Ruling``.
  public struct Ruling: Hashable, Sendable {
    /// `nil` where none of the verdicts was to stand.
    public var rating: String?
    /// Why; `nil` when no reason was given.
    public var because: String?

    public init(rating: String?, because: String? = nil) {
      self.rating = rating
      self.because = because
    }
  }

  /// A remark on the claim.
  public struct Note: Hashable, Sendable {
    /// `nil` when nobody is named.
    public var annotator: String?
    public var text: String

    public init(_ text: String, annotator: String? = nil) {
      self.text = text
      self.annotator = annotator
    }
  }
}
