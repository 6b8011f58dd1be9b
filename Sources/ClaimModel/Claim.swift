/// A checkable statement of fact that somebody made, with all that is recorded about it.
///
/// Read from the desk; changing it means writing operations.
public struct Claim: Entity, Hashable, Sendable {
  public let id: ClaimID
  /// The wording that stands; where it is contested, the one shown.
  public var wording: String
  /// `nil` while nobody has said where the claim comes from.
  public var attribution: Attribution?
  /// `nil` when nobody decided about a claim that was added by hand: it stands.
  public var decision: Decision?
  /// Whether the claim is only proposed by the extractor.
  public var isCandidate: Bool
  /// Where the claim is made, in order of document and place; empty for a claim added by wording alone.
  public var appearances: [Appearance]
  /// What somebody says of documents that do not have the claim, in order of document.
  public var absences: [Absence] = []
  /// The current versions of its documents that it has no place in, and of which nobody said that they do not
  /// have it.
  ///
  /// In order of document; told only where a desk has read the claim.
  public var unplaced: [UnplacedVersion] = []
  /// What was offered on the claim, in order of name, withdrawn ones left out.
  public var evidence: [Evidence]
  /// What was offered and taken back, in order of the evidence's names.
  public var withdrawals: [Evidence.Withdrawal] = []
  /// At most one for each annotator, in order of their names.
  public var verdicts: [Verdict]
  /// `nil` when nobody ruled, or the ruling was withdrawn.
  public var ruling: Ruling?
  /// In the order in which they were asked: each after what its author had written before it, else the one with
  /// the earlier clock first.
  public var queries: [Query]
  /// In order of name.
  public var notes: [Note]
  /// In order of bytes.
  public var tags: [String]
  /// Claims that somebody said are the same one, in order of name.
  public var sameAs: [ClaimID]
  /// Those of them on which another rating stands, in the same order; told only where a desk has read the claim.
  public var contradictedBy: [ClaimID] = []
  /// What is known of the articles that make it; told only where a desk has read the claim.
  public var ownArticle = OwnArticle()
  /// Facets of the claim, and of its queries and evidence, that wait for somebody who knows both sides.
  public var contested: [Facet]
  /// The sides of what is contested, as far as they were read, in the same order.
  public var contests: [Contest] = []
  /// What people say whose work does not count here, where the claim is read as it counts; in order of
  /// facet and name.
  public var uncounted: [Saying] = []
  /// What went out about the claim, in order of version and name.
  public var publications: [Publication]
  /// Whether more than one device has founded a roster for the desk, so that no author is proven.
  public var isRosterDisputed: Bool
  /// Whether the desk has a roster.
  public var isUnderRoster: Bool
  /// Who attests to know the claim's unnamed speaker, in order of their names; at most one for each.
  public var attestations: [Attestation]

  public init(id: ClaimID, wording: String) {
    self.id = id
    self.wording = wording
    isCandidate = false
    appearances = []
    evidence = []
    verdicts = []
    queries = []
    notes = []
    tags = []
    sameAs = []
    contested = []
    publications = []
    isRosterDisputed = false
    isUnderRoster = false
    attestations = []
  }

  /// Who made the claim; `nil` when it is not known.
  public var claimant: String? { attribution?.speaker }

  /// Where the work on the claim stands.
  ///
  /// A contested verdict or ruling stands as the side that is shown; the gate lets neither decide. Ratings are
  /// held against each other by ``RatingSense``: by their words as long as ``Scale/reading(_:)`` did not say what
  /// they count as. A verdict on another wording or speaker than stands is none of what the claim says now; where
  /// it says something else than those do that are, only a ruling decides.
  public var status: Status {
    Status(
      decision: decision?.outcome, isCandidate: isCandidate,
      isRuled: ruling.map { !$0.isFormer } ?? false,
      ratings: verdicts.lazy.filter { !$0.isStale }.map(\.sense),
      former: verdicts.lazy.filter(\.isStale).map(\.sense))
  }

  /// Where the work on a claim stands; raw values stand in JSON.
  public enum Status: String, CaseIterable, Sendable {
    /// Proposed by the extractor; nobody has decided.
    case candidate
    /// Fewer than two annotators gave a verdict on what it says now.
    case open
    /// Two or more annotators gave ratings that count as the same grade.
    case agreed
    /// Annotators rated it differently, be it some of them in former words, and nobody ruled.
    case disputed
    case ruled
    case rejected
    case retracted

    /// Whether the claim is one to be checked: neither only proposed nor put away.
    public var stands: Bool {
      switch self {
      case .open, .agreed, .disputed, .ruled: true
      case .candidate, .rejected, .retracted: false
      }
    }

    /// Whether somebody put the claim away: nobody is asked for a verdict on it.
    public var isPutAway: Bool {
      switch self {
      case .rejected, .retracted: true
      case .candidate, .open, .agreed, .disputed, .ruled: false
      }
    }

    /// - Parameters:
    ///   - ratings: what each annotator's rating says, of those who gave a verdict on what the claim says now.
    ///   - former: what those say who gave theirs on another wording or speaker, and none since.
    public init(
      decision: Decision.Outcome?, isCandidate: Bool, isRuled: Bool, ratings: [RatingSense],
      former: [RatingSense]
    ) {
      switch decision {
      case .rejected: self = .rejected
      case .retracted: self = .retracted
      case .undecided: self = .candidate
      case .accepted, nil:
        if isCandidate {
          self = .candidate
        } else if isRuled {
          self = .ruled
        } else if ratings.count < 2 {
          self = .open
        } else {
          // Who differed about the former words and does not come back differs still.
          self = (ratings + former).contains { $0 != ratings[0] } ? .disputed : .agreed
        }
      }
    }
  }
}
