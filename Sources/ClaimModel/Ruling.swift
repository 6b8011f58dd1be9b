/// The adjudicator's final rating of a claim, or their word that no verdict on it stands.
public struct Ruling: Hashable, Sendable {
  public let operation: OperationID
  /// Who gave it; where only ``broughtBack`` is known, who brought it back.
  public var by: Annotator
  /// The operation by which `undo` brought it back; `nil` when it stands as it was given.
  public var broughtBack: OperationID?
  /// Who brought back what ``by`` had ruled; `nil` where nobody did.
  public var broughtBackBy: Annotator?
  /// A grade's name, or ``noVerdict``.
  public let rating: String
  /// Why, in the adjudicator's words.
  public let because: String
  /// The verdicts it judged, by the operations that gave them.
  public let judged: [OperationID]
  /// The evidence that lay on the claim then; `nil` when the operation does not say.
  public var judgedEvidence: [EvidenceID]?
  /// The name of the scale it was given on; `nil` when the operation does not say.
  public var scale: String?
  /// What the rating counts as on the desk's scale; `nil` until somebody who knows that scale says so, and
  /// where no verdict was to stand.
  public var standing: RatingStanding?
  /// The operation that set the policy it was given under; `nil` for the standard one.
  public var policy: OperationID?
  /// Whether the desk's policy is another one now.
  public var isUnderOlderPolicy: Bool
  /// What has come, changed or gone since; empty when it still holds.
  public var changes: [Change]
  /// The wording that was ruled on; `nil` when the operation does not say.
  public var wording: String?
  /// Who had made the claim then; `nil` when the operation does not say, or nobody was named.
  public var speaker: String?
  /// Whether the claim has another wording or speaker now: it is none of what the claim says.
  public var isFormer: Bool
  /// Whether a verdict or evidence has changed, come or gone since, or the claim's wording or speaker has changed.
  public var isStale: Bool
  /// Whether two rulings were written unaware of each other.
  public var isContested: Bool
  /// Whether the adjudicator's device is on the desk's roster; `true` where the desk has none.
  public var isProven: Bool

  /// What stands in place of a rating where the adjudicator lets none of the verdicts stand; no scale from
  /// a file has a grade of that name.
  public static let noVerdict = "none"

  /// Whether it settles the claim: it still holds, and lets a verdict stand.
  public var settles: Bool { !isStale && !sustainsNone }

  /// Everybody by whose word it stands: who gave it, and who brought it back.
  var people: [Annotator] { [by] + [broughtBackBy].compactMap(\.self) }

  public init(
    operation: OperationID, by: Annotator, rating: String, because: String, judged: [OperationID]
  ) {
    self.operation = operation
    self.by = by
    self.rating = rating
    self.because = because
    self.judged = judged
    isUnderOlderPolicy = false
    changes = []
    isFormer = false
    isStale = false
    isContested = false
    isProven = true
  }

  /// Whether the adjudicator let none of the verdicts stand.
  public var sustainsNone: Bool { ExactText(rating) == ExactText(Self.noVerdict) }

  /// Something that a ruling did not know.
  public enum Change: Hashable, Sendable {
    /// An annotator's verdict came, or is another one now.
    case verdict(Annotator)
    /// So many of the verdicts it judged were taken back.
    case verdictsGone(Int)
    case evidence(EvidenceID)
    case evidenceGone(EvidenceID)
    /// The claim has another wording now.
    case wording
    /// Somebody else is named as its speaker.
    case speaker

    /// The change in a few words.
    public var phrase: String { reason.text }

    var reason: GateReason {
      switch self {
      case .verdict(let annotator): "a verdict by \(annotator)"
      case .verdictsGone(let count): count == 1 ? "a verdict gone" : "\(count) verdicts gone"
      case .evidence(let id): "evidence \(id)"
      case .evidenceGone(let id): "evidence \(id) gone"
      case .wording: "another wording"
      case .speaker: "another speaker"
      }
    }
  }

  /// What the adjudicator said, as it is shown: the rating with what it counts as where that is another.
  public var ratingPhrase: String {
    if sustainsNone { return "no verdict stands" }
    return rating + (standing?.remark.map { " (\($0))" } ?? "")
  }

  /// What has to be said beside the ruling: that it is stale, and why; that the policy was another one;
  /// `nil` when nothing has.
  public var remark: String? {
    var parts: [String] = []
    if isStale {
      let since = changes.map(\.phrase).joined(separator: ", ")
      parts.append(since.isEmpty ? "stale" : "stale: since then \(since)")
    }
    if isContested { parts.append("contested") }
    if let broughtBackBy { parts.append("brought back by \(broughtBackBy)") }
    if isUnderOlderPolicy { parts.append("under an earlier policy") }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}
