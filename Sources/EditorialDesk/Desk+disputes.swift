import AnnotationSync
public import ClaimModel
import ClaimStore

extension Desk {
  /// A claim on which annotators differ, with what each of them says.
  public struct Dispute: Sendable {
    public let claim: Claim
    /// One for each grade that the ratings count as, the one given most often first, then by its bytes.
    public let sides: [Side]
    /// Whether the reader has given no verdict and did not ask to see the others': the sides are not for
    /// them yet.
    public let isHidden: Bool
    /// Whether the reader may know that others differ about the claim: the sides are for them, or the policy
    /// names them as one who rules.
    public let isNamed: Bool

    /// The verdicts that say the same.
    public struct Side: Sendable {
      /// The rating as it is shown: where one was given on the desk's scale, in its word.
      public let rating: String
      /// In order of the annotators' names.
      public let verdicts: [Verdict]
    }

    init(_ claim: Claim, isHidden: Bool, isNamed: Bool) {
      self.claim = claim
      self.isHidden = isHidden
      self.isNamed = isNamed
      let said = Dictionary(grouping: claim.verdicts, by: \.sense).values.map { verdicts in
        Side(rating: verdicts.spokesman?.ratingPhrase ?? "", verdicts: verdicts)
      }
      sides = said.sorted {
        ($1.verdicts.count, ExactText($0.rating)) < ($0.verdicts.count, ExactText($1.rating))
      }
    }
  }

  /// The claims that annotators rated differently and that no ruling settles, by document and place: those
  /// that nobody ruled on, and those whose ruling is stale.
  ///
  /// - Parameter isRevealing: whether the reader asks to see the others' verdicts where they gave none;
  ///   one that they give later is informed.
  public func disputes(revealing isRevealing: Bool = false) throws -> [Dispute] {
    let annotator = try annotator()
    let disputes = try store.read { view in
      let (policy, scale, roster) = (try view.policy(), try view.scale(), try view.roster())
      let isAdjudicator = try view.isAdjudicator(annotator)
      let others = try doubts.claims(in: view).claims(at: .disputed, .stale)
      return try view.disputeNames(with: others).compactMap { id -> Dispute? in
        // By what counts, where that can be told: somebody else's word makes no dispute.
        let known =
          try roster.isDisputed
          ? view.claim(id, roster: roster) : view.countedClaim(id, roster: roster)
        guard let found = known else { return nil }
        let claim = try view.reading(found, under: policy, on: scale)
        guard claim.isDisputed else { return nil }
        let maySee =
          try claim.isOpen(to: annotator) || isRevealing || view.isRevealed(claim, to: annotator)
        return Dispute(
          claim, isHidden: !maySee, isNamed: maySee || isAdjudicator || claim.ruling != nil)
      }
    }
    if isRevealing { _ = try showOthers(on: disputes.map(\.claim)) }
    return disputes
  }

  /// How many of some disputes are not named to the annotator.
  ///
  /// `nil` where that would tell of single claims: few are agreed on or disputed. Then it is `nil` whether
  /// there is any or not.
  public func hiddenCount(among disputes: [Dispute]) throws -> Int? {
    try stock().hidesOutcomes ? nil : disputes.count { !$0.isNamed }
  }

  /// Remembers that the annotator has been shown the others' verdicts on all of these claims.
  ///
  /// - Returns: on how many of them they have given none themselves and had not seen the others': a
  ///   verdict given there later is informed.
  func showOthers(on claims: [Claim]) throws -> Int {
    let annotator = try annotator()
    return try showOthers(onUnrated: claims.filter { $0.isUnrated(by: annotator) }.map(\.id))
  }

  /// Remembers it of claims on which others have given verdicts and the annotator has not.
  func showOthers(onUnrated claims: [ClaimID]) throws -> Int {
    let annotator = try annotator()
    let shown = try store.read { view in
      let words = try view.wordsUnseen(of: claims, by: annotator).map(\.claim)
      return try Set(view.unrevealed(claims, to: annotator) + words).count
    }
    try reveal(claims)
    return shown
  }
}

extension Desk.Dispute {
  /// What is said of disputes that are not named; empty where there is none.
  ///
  /// - Parameters:
  ///   - count: how many they are; `nil` where that is not told.
  ///   - asking: how the reader asks to see them.
  public static func remark(onHidden count: Int?, asking: String) -> String {
    guard let count else {
      return
        "It is not told whether the claims are disputed that you have not rated, as they are few or all alike: "
        + "\(asking) shows all, and a verdict that you give there later is informed."
    }
    guard count > 0 else { return "" }
    return
      "\(counted(count, "claim is", "claims are")) disputed that you have not rated, and not named before "
      + "you do: \(asking) shows all, and a verdict that you give there later is informed."
  }
}

extension Claim {
  /// Whether others have given verdicts on it that this annotator may not see yet.
  func isUnrated(by annotator: Annotator) -> Bool {
    verdicts.contains { $0.annotator != annotator } && !isOpen(to: annotator)
  }

  /// Whether the annotator was free to see the others' verdicts since they gave their own.
  ///
  /// One on what the claim said before opens what others said of that, and not what they say of what stands now.
  func isOpen(to annotator: Annotator) -> Bool {
    guard let own = verdicts.first(where: { $0.annotator == annotator }) else { return false }
    return !own.isStale || verdicts.allSatisfy(\.isStale)
  }

  /// Whether annotators differ and no ruling that holds has settled it.
  fileprivate var isDisputed: Bool {
    switch status {
    case .disputed: true
    case .ruled:
      ruling?.isStale ?? false && !verdicts.saySame
    case .candidate, .open, .agreed, .rejected, .retracted: false
    }
  }
}

extension StoreView {
  /// The claims that may be in dispute, in the order in which claims are listed, those that are ruled on behind
  /// the others.
  fileprivate func disputeNames(with others: [ClaimID]) throws -> [ClaimID] {
    let names = try claimNames(ClaimFilter(status: .disputed), and: others)
    let listed = Set(names)
    return try names + claimNames(ClaimFilter(status: .ruled)).filter { !listed.contains($0) }
  }
}
