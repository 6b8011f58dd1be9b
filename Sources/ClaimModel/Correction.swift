/// A difference between what went out about a claim and what came after it.
public struct Correction: Hashable, Sendable {
  public let claim: ClaimID
  public let change: Publication.Change
  /// What went out before.
  public let earlier: Publication
  /// What went out instead; `nil` while the correction is due.
  public let later: Publication?
  /// The gravest first; one at least where the correction is due.
  public let differences: [Difference]

  /// One thing that is not as it was.
  public struct Difference: Hashable, Sendable {
    public let what: Kind
    /// What was said; empty where there was nothing.
    public let old: String
    /// What is said instead; empty where there is nothing.
    public let new: String

    /// What has changed, the gravest first; raw values stand in JSON.
    public enum Kind: String, CaseIterable, Sendable {
      case rating
      case wording
      /// An evidence was taken back.
      case withdrawn
      /// An evidence came.
      case added
      case ruling
      /// What the gate says of the claim.
      case verified
    }
  }

  init(
    _ claim: ClaimID, _ change: Publication.Change, earlier: Publication, later: Publication?,
    differences: [Difference]
  ) {
    self.claim = claim
    self.change = change
    self.earlier = earlier
    self.later = later
    self.differences = differences
  }
}

extension Publication.Standing {
  /// What is different in `later`, the gravest first; empty where nothing is.
  public func differences(to later: Self) -> [Correction.Difference] {
    var found: [Correction.Difference] = []
    func note(_ what: Correction.Difference.Kind, _ old: String?, _ new: String?) {
      found.append(Correction.Difference(what: what, old: old ?? "", new: new ?? ""))
    }
    if rating.map({ ExactText($0) }) != later.rating.map({ ExactText($0) }) {
      note(.rating, rating, later.rating)
    }
    if !wording.utf8.elementsEqual(later.wording.utf8) { note(.wording, wording, later.wording) }
    let (before, after) = (Set(evidence.map(\.id)), Set(later.evidence.map(\.id)))
    for item in evidence where !after.contains(item.id) { note(.withdrawn, item.words, nil) }
    for item in later.evidence where !before.contains(item.id) { note(.added, nil, item.words) }
    if ruling?.operation != later.ruling?.operation {
      note(.ruling, ruling?.because, later.ruling?.because)
    }
    if isVerified != later.isVerified {
      let words = { (isMet: Bool) in isMet ? "verified" : "not verified" }
      note(.verified, words(isVerified), words(later.isVerified))
    }
    return found
  }

  /// What kind of change `later` is; `nil` where nothing is different.
  public func change(to later: Self) -> Publication.Change? {
    let differences = differences(to: later)
    guard let gravest = differences.first else { return nil }
    switch gravest.what {
    case .rating: return later.rating == nil ? .void : .rating
    case .wording:
      let isWithdrawn = differences.contains { $0.what == .withdrawn }
      return Self.isSame(wording, later.wording) && !isWithdrawn ? .minor : .factual
    case .withdrawn: return .factual
    case .added, .ruling, .verified: return .update
    }
  }

  /// Whether two wordings differ in nothing but case, spaces and punctuation.
  private static func isSame(_ left: String, _ right: String) -> Bool {
    func letters(_ text: String) -> [Character] {
      text.lowercased().filter { $0.isLetter || $0.isNumber }.map(\.self)
    }
    return letters(left) == letters(right)
  }
}

extension Claim {
  /// The correction that is due: what stands now is not what went out last.
  ///
  /// `nil` where nothing is due, and where nothing went out that was not withdrawn.
  ///
  /// - Parameter isVerified: what the gate says of the claim now.
  public func dueCorrection(isVerified: Bool) -> Correction? {
    guard let last = standingPublications.last, let published = last.standing else { return nil }
    let now = Publication.Standing(of: self, isVerified: isVerified)
    guard let change = published.change(to: now) else { return nil }
    return Correction(
      id, change, earlier: last, later: nil, differences: published.differences(to: now))
  }

  /// The corrections that went out and were not withdrawn, in the order of publications.
  ///
  /// Each is held against the version before it that stands; where none does, against the one before it.
  public var madeCorrections: [Correction] {
    publications.indices.dropFirst().compactMap { place in
      let (before, later) = (publications[..<place], publications[place])
      guard later.change != .first, later.withdrawal == nil,
        let earlier = before.last(where: { $0.withdrawal == nil }) ?? before.last
      else { return nil }
      let differences =
        earlier.standing.flatMap { old in later.standing.map { old.differences(to: $0) } }
      return Correction(
        id, later.change, earlier: earlier, later: later, differences: differences ?? [])
    }
  }
}
