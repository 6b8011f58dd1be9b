public import ClaimModel

/// What a report's claims come to, counted while they go by.
public struct ReportSummary: Sendable {
  /// How many claims the gate passed.
  public private(set) var verified = 0
  /// How many it did not.
  public private(set) var unverified = 0
  /// Claims that are not among those gone by; set by who knows.
  public var leftOut = LeftOut()
  /// How far annotators agree; set by who works it out.
  public var agreement: ReportAgreement?
  /// Ratings of the verified claims.
  private(set) var ratings: [ExactText: Int] = [:]
  /// By how many claims a clause is not met.
  private(set) var unmet: [Gate.Clause: Int] = [:]
  /// How many claims do not meet more than one clause.
  private(set) var unmetOften = 0
  private(set) var people: [Annotator: Work] = [:]
  private(set) var pairs: [Pair: Alike] = [:]
  /// Verified claims that are not published on the web.
  public private(set) var unpublished = 0
  /// Whether people stand by their roles, which are another person's on another claim.
  var isByRoles = false
  /// In the order of claims.
  private(set) var corrections: [(wording: String, correction: Correction)] = []
  /// What went out and was withdrawn, in the order of claims.
  private(set) var withdrawn: [(wording: String, claim: ClaimID, publication: Publication)] = []

  /// Claims of the desk that the report does not have.
  public struct LeftOut: Sendable {
    /// Those that operations added and nobody has decided about; what the extractor proposes is no claim yet.
    public var undecided: Int
    /// What was not asked for.
    public var unselected: Int

    public init(undecided: Int = 0, unselected: Int = 0) {
      self.undecided = undecided
      self.unselected = unselected
    }
  }

  /// How many corrections are due.
  public var due: Int { corrections.count { $0.correction.later == nil } }

  /// What one person did on the claims.
  struct Work: Sendable {
    var verdicts = 0
    var blind = 0
    var rulings = 0
    var evidence = 0

    mutating func add(_ verdict: Verdict) {
      verdicts += 1
      if verdict.seen == .blind { blind += 1 }
    }
  }

  /// Two people who rated claims blind, by their names in order.
  struct Pair: Hashable, Comparable, Sendable {
    let one: Annotator
    let other: Annotator

    static func < (lhs: Self, rhs: Self) -> Bool { (lhs.one, lhs.other) < (rhs.one, rhs.other) }
  }

  /// How often two people gave the same rating.
  struct Alike: Sendable {
    var claims = 0
    var alike = 0

    mutating func add(isAlike: Bool) {
      claims += 1
      if isAlike { alike += 1 }
    }
  }

  /// The most pairs of people that are told apart.
  static let mostPairs = 200

  /// How many claims of the desk the report does not show.
  func leftOutInAll(_ frame: ReportFrame) -> Int {
    leftOut.undecided + leftOut.unselected + (frame.includesAll ? 0 : unverified)
  }

  func count(of rating: String) -> Int { ratings[ExactText(rating)] ?? 0 }

  mutating func add(_ entry: VerifiedClaimReport.Entry) {
    let claim = entry.claim
    if entry.gate.isVerified {
      verified += 1
      if !isWebAddress(claim.standingPublications.last?.url ?? "") { unpublished += 1 }
      if let rating = claim.decidedRating { ratings[ExactText(rating), default: 0] += 1 }
    } else {
      unverified += 1
      for result in entry.gate.results where !result.isMet { unmet[result.clause, default: 0] += 1 }
      if entry.gate.results.count(where: { !$0.isMet }) > 1 { unmetOften += 1 }
    }
    addPeople(of: claim)
    guard !claim.publications.isEmpty else { return }
    corrections += entry.corrections.map { ($0.wording ?? claim.wording, $0) }
    withdrawn += claim.withdrawnPublications.map {
      ($0.standing?.wording ?? claim.wording, claim.id, $0)
    }
  }

  private mutating func addPeople(of claim: Claim) {
    // Whose work does not count is named at the claim, and is none of the desk's people.
    for verdict in claim.verdicts where verdict.isProven {
      people[verdict.annotator, default: Work()].add(verdict)
    }
    if let ruling = claim.ruling, ruling.isProven {
      people[ruling.by, default: Work()].rulings += 1
    }
    for place in claim.evidence.indices where claim.evidence[place].isProven {
      people[claim.evidence[place].by, default: Work()].evidence += 1
    }
    if !isByRoles { addPairs(of: claim) }
  }

  private mutating func addPairs(of claim: Claim) {
    let blind = claim.countedVerdicts.keeping { $0.seen == .blind && $0.isProven }
      .map { (annotator: $0.annotator, rating: ExactText($0.rating)) }
    for (place, one) in blind.enumerated() {
      for other in blind.dropFirst(place + 1) {
        let pair =
          one.annotator < other.annotator
          ? Pair(one: one.annotator, other: other.annotator)
          : Pair(one: other.annotator, other: one.annotator)
        guard pair.one != pair.other,
          pairs.count < Self.mostPairs || pairs[pair] != nil
        else { continue }
        pairs[pair, default: Alike()].add(isAlike: one.rating == other.rating)
      }
    }
  }
}

/// How far the annotators of a report agree, over the blind verdicts on its claims.
public struct ReportAgreement: Sendable {
  /// How many claims two or more people rated blind.
  public var claims: Int
  /// The mean share of pairs who agree, 0…1; `nil` when it is undefined.
  public var percent: Double?
  /// Krippendorff's α for named categories; `nil` when it is undefined.
  public var alpha: Double?
  /// In which α lies in 95 of 100 drawings of the claims; `nil` when it is undefined.
  public var interval: ClosedRange<Double>?
  /// Why α is undefined; `nil` where it is not.
  public var undefined: String?
  /// How many blind verdicts were changed by their authors after looking at the others', by author: they are
  /// left out.
  public var changed: [Annotator: Int] = [:]
  /// How many blind verdicts are contested: they are left out.
  public var contested = 0

  public init(
    claims: Int, percent: Double?, alpha: Double?, interval: ClosedRange<Double>?,
    undefined: String?
  ) {
    self.claims = claims
    self.percent = percent
    self.alpha = alpha
    self.interval = interval
    self.undefined = undefined
  }

  /// The agreement with people named as a report names them; all as one where they stand by roles.
  func told(in frame: ReportFrame) -> ReportAgreement {
    guard frame.people != .names else { return self }
    var told = self
    told.changed = [:]
    for (annotator, count) in changed {
      let name = frame.people == .roles ? "checkers" : frame.initials.of(annotator)
      told.changed[Annotator(recorded: name), default: 0] += count
    }
    return told
  }

  /// What the numbers say and what they leave out, in sentences.
  var words: String {
    let leftOut = [
      changedWords, contested == 0 ? "" : "\(counted(contested, "contested verdict")).",
    ]
    return ([figures] + leftOut.filter { !$0.isEmpty }.map { "Left out: \($0)" })
      .joined(separator: " ")
  }

  private var changedWords: String {
    let count = changed.values.reduce(0, +)
    guard count > 0 else { return "" }
    let people = changed.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    let verdicts =
      "\(counted(count, "blind verdict")) that \(count == 1 ? "its author" : "their authors")"
    return
      "\(verdicts) changed when free to look at the others’ (\(people.joined(separator: ", ")))."
  }

  private var figures: String {
    guard let alpha else {
      return "Agreement beyond chance is undefined: \(undefined ?? "nothing can be compared")."
    }
    let range = interval.map {
      ", 95 % interval \(Self.number($0.lowerBound)) to \(Self.number($0.upperBound))"
    }
    let share =
      percent.map { "; of the pairs on a claim, \(Int(($0 * 100).rounded())) % agree on average" }
      ?? ""
    return "Krippendorff’s α \(Self.number(alpha))\(range ?? "") over "
      + "\(counted(claims, "claim")) that two or more people rated blind\(share). "
      + "1 is full agreement, 0 what chance gives."
  }

  /// Two places, such as `0.67` or `−0.20`.
  static func number(_ value: Double) -> String {
    let hundredths = Int((abs(value) * 100).rounded())
    let fraction = hundredths % 100
    return (value < 0 && hundredths > 0 ? "−" : "")
      + "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }
}
