import AnnotationSync
public import ClaimModel
import ClaimStore

extension Desk {
  /// A claim on which annotators differ, with what each of them says.
  public struct Dispute: Sendable {
    public let claim: Claim
    /// One for each rating given, the one given most often first, then by the rating's bytes.
    public let sides: [Side]
    /// Whether the reader has given no verdict and did not ask to see the others': the sides are not for
    /// them yet.
    public let isHidden: Bool

    /// The verdicts with one rating.
    public struct Side: Sendable {
      /// The rating as it is shown.
      public let rating: String
      /// In order of the annotators' names.
      public let verdicts: [Verdict]
    }

    init(_ claim: Claim, isHidden: Bool) {
      self.claim = claim
      self.isHidden = isHidden
      let phrases = Dictionary(grouping: claim.verdicts) { ExactText($0.ratingPhrase) }
      sides = phrases.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map {
        Side(rating: $0.key.text, verdicts: $0.value)
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
      let others = try doubts.claims(in: view).claims(at: .disputed, .stale)
      return try view.disputeNames(with: others).compactMap { id -> Dispute? in
        // By what counts, where that can be told: somebody else's word makes no dispute.
        let known =
          try roster.isDisputed
          ? view.claim(id, roster: roster) : view.countedClaim(id, roster: roster)
        guard let found = known else { return nil }
        let claim = try view.reading(found, under: policy, on: scale)
        guard claim.isDisputed else { return nil }
        let hasOwn = claim.verdicts.contains { $0.annotator == annotator }
        let maySee = try hasOwn || isRevealing || view.isRevealed(id, to: annotator)
        return Dispute(claim, isHidden: !maySee)
      }
    }
    if isRevealing { _ = try showOthers(on: disputes.map(\.claim)) }
    return disputes
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
    let shown = try store.read { try $0.unrevealed(claims, to: annotator) }
    do {
      try store.reveal(shown, to: annotator)
    } catch let error as StoreError where error.isOfReadOnlyDesk {
      // Where nothing can be written, no verdict can be given later either.
      return 0
    }
    return shown.count
  }
}

extension Claim {
  /// Whether others have given verdicts on it and this annotator has not.
  func isUnrated(by annotator: Annotator) -> Bool {
    verdicts.contains { $0.annotator != annotator }
      && !verdicts.contains { $0.annotator == annotator }
  }

  /// Whether annotators differ and no ruling that holds has settled it.
  fileprivate var isDisputed: Bool {
    switch status {
    case .disputed: true
    case .ruled:
      ruling?.isStale ?? false && Set(verdicts.map { ExactText($0.rating) }).count > 1
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
