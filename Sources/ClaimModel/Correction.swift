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
  /// The words of the claim as they went out with it, or before where it is due; `nil` where no publication
  /// says them.
  public let wording: String?
  /// Why nothing stands any more: who rejected or retracted the claim, and the reason; `nil` where nobody did,
  /// and of corrections that are not the last.
  public internal(set) var takenBack: Decision?

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
      /// Who made the claim, to whom, through what, where it was printed, when.
      case attribution
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
    wording = (later?.standing ?? earlier.standing)?.wording
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
    if let attribution, let now = later.attribution {
      for (old, new) in attribution.differences(to: now) { note(.attribution, old, new) }
    }
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

  /// Why a kind of change is not what `later` is; `nil` where it can be called so.
  ///
  /// A change may be called graver than its differences come to, and never smaller; `void` only where nothing
  /// stands any more.
  public func objection(calling change: Publication.Change, to later: Self) -> String? {
    if change == .void {
      return later.rating == nil
        ? nil : "Something stands on the claim: its rating is \(later.rating ?? "")."
    }
    guard let found = self.change(to: later), found.gravity > change.gravity else { return nil }
    let told = differences(to: later).map(\.what.rawValue).joined(separator: ", ")
    return "The differences come to \(found.rawValue): \(told)."
  }

  /// What kind of change `later` is; `nil` where nothing is different.
  public func change(to later: Self) -> Publication.Change? {
    let differences = differences(to: later)
    guard let gravest = differences.first else { return nil }
    switch gravest.what {
    case .rating: return later.rating == nil ? .void : .rating
    case .wording:
      let isWithdrawn = differences.contains { [.withdrawn, .attribution].contains($0.what) }
      return Self.isSame(wording, later.wording) && !isWithdrawn ? .minor : .factual
    case .attribution, .withdrawn: return .factual
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

extension Attribution {
  /// What is said of the chain and what is said instead, one for each part that is another one.
  fileprivate func differences(to later: Attribution) -> [(old: String?, new: String?)] {
    let parts: [(name: String, part: KeyPath<Attribution, String?>)] = [
      ("speaker", \.speaker), ("addressee", \.addressee), ("channel", \.channel),
      ("intermediary", \.intermediary), ("outlet", \.outlet), ("date", \.madeOn),
    ]
    func told(_ name: String, _ words: String?) -> String? { words.map { "\(name): \($0)" } }
    var found = parts.compactMap { name, part -> (old: String?, new: String?)? in
      let (old, new) = (self[keyPath: part], later[keyPath: part])
      guard old.map({ ExactText($0) }) != new.map({ ExactText($0) }) else { return nil }
      return (told(name, old), told(name, new))
    }
    if isUnnamed != later.isUnnamed {
      let words = { (isUnnamed: Bool) in isUnnamed ? "source not named" : "source named" }
      found.append((words(isUnnamed), words(later.isUnnamed)))
    }
    return found
  }
}

extension Publication.Change {
  /// How grave a change is, from 0; a first publication changes nothing.
  fileprivate var gravity: Int {
    switch self {
    case .first: 0
    case .minor: 1
    case .update: 2
    case .factual: 3
    case .rating: 4
    case .void: 5
    }
  }
}

extension Claim {
  /// The correction that is due: what stands now is not what went out last.
  ///
  /// `nil` where nothing is due, and where nothing went out that was not withdrawn. Where two went out as the last
  /// by people unaware of each other, it is one of the later that is not what stands.
  ///
  /// - Parameter isVerified: what the gate says of the claim now.
  public func dueCorrection(isVerified: Bool) -> Correction? {
    let newest = standingPublications.last?.version
    return standingPublications.reversed().prefix { $0.version == newest }.lazy
      .compactMap { self.dueCorrection(of: $0, isVerified: isVerified) }.first
  }

  private func dueCorrection(of last: Publication, isVerified: Bool) -> Correction? {
    guard let published = last.standing else { return nil }
    let now = standing(isVerified: isVerified, after: last)
    // Readers know that nothing stands.
    if last.change == .void, now.rating == nil { return nil }
    // What went out without a rating and was taken back since is void as well.
    let isVoid = isTakenBack && now.rating == nil && published.rating == nil
    guard let change = isVoid ? .void : published.change(to: now) else { return nil }
    // Words that nobody has rated yet make nothing void; that no rating stands on them is said, as in reports.
    var shown = now
    if Publication.Standing(of: self, isVerified: isVerified).rating == nil { shown.rating = nil }
    var correction = Correction(
      id, change, earlier: last, later: nil, differences: published.differences(to: shown))
    if now.rating == nil { correction.takenBack = isTakenBack ? decision : nil }
    return correction
  }

  /// The corrections that went out and were not withdrawn, in the order of publications.
  ///
  /// Each is held against the version before it that stands; where none does, against the one before it.
  public var madeCorrections: [Correction] {
    var made = correctionsMade
    if made.last?.change == .void, isTakenBack { made[made.count - 1].takenBack = decision }
    return made
  }

  private var correctionsMade: [Correction] {
    publications.indices.dropFirst().compactMap { place in
      let (before, later) = (publications[..<place], publications[place])
      guard later.change != .first, later.withdrawal == nil,
        let earlier = before.last(where: { $0.withdrawal == nil && $0.version < later.version })
          ?? before.last(where: { $0.version < later.version })
      else { return nil }
      let differences =
        earlier.standing.flatMap { old in later.standing.map { old.differences(to: $0) } }
      return Correction(
        id, later.change, earlier: earlier, later: later, differences: differences ?? [])
    }
  }
}
