/// What went out about a claim: where, when, and what stood on the desk then.
///
/// A publication never changes: what goes out later is another one. One that is withdrawn stays on record, as
/// somebody may have read it.
///
/// **Order.** By version, then by name.
public struct Publication: Entity, Hashable, Sendable {
  public let id: PublicationID
  /// Where it can be read; empty when nobody said.
  public let url: String
  /// 1 for the first; 0 when the operation gives no number.
  public let version: Int
  public let change: Change
  /// What readers are told about the change; may be empty.
  public let because: String
  public var by: Annotator
  /// The wall clock of who recorded it, as written; shown, never compared.
  public let at: String
  /// `nil` when the operation does not say what stood: no change can be seen then.
  public let standing: Standing?
  /// `nil` while it stands.
  public var withdrawal: Withdrawal?
  /// Which it is of several that were recorded as the same version by people unaware of each other, from 0 in
  /// order of name; `nil` where it is the only one.
  public var fork: Int?

  /// The version's number, with a letter where several have it, such as `3a`.
  ///
  /// After `z` there follows another number, such as `3z2`. The same on every desk that knows the same
  /// publications.
  public var edition: String {
    guard let fork else { return "\(version)" }
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    return fork < letters.count
      ? "\(version)\(letters[fork])" : "\(version)z\(fork - letters.count + 2)"
  }

  public init(
    id: PublicationID, url: String, version: Int, change: Change, because: String, by: Annotator,
    at: String, standing: Standing?, withdrawal: Withdrawal? = nil
  ) {
    self.id = id
    self.url = url
    self.version = version
    self.change = change
    self.because = because
    self.by = by
    self.at = at
    self.standing = standing
    self.withdrawal = withdrawal
  }

  /// That a publication was taken back: it was recorded by mistake, or can no longer be read.
  public struct Withdrawal: Hashable, Sendable {
    public var by: Annotator
    /// The wall clock of who took it back, as written; shown, never compared.
    public let at: String
    /// May be empty.
    public let because: String

    public init(by: Annotator, at: String, because: String) {
      self.by = by
      self.at = at
      self.because = because
    }

    /// By whom, when and why, such as `withdrawn by amara on 2026-03-01: wrong page`; not made safe to show.
    public var phrase: String {
      "withdrawn by \(by.name) on \(at.prefix(10))" + (because.isEmpty ? "" : ": \(because)")
    }
  }

  /// What kind of change a publication brings; raw values are written to operations.
  public enum Change: String, CaseIterable, Sendable {
    case first
    /// The same words in another spelling.
    case minor
    /// What is said, or what it rests on, was wrong.
    case factual
    case rating
    /// Nothing stands any more.
    case void
    /// More is known, and the rating is the same.
    case update
  }

  /// What a desk says of a claim at one time.
  public struct Standing: Hashable, Sendable {
    public var wording: String
    /// Who had made it, where and when; `nil` where the publication does not say: no change of it can be seen.
    public var attribution: Attribution?
    /// `nil` where no rating stands.
    public var rating: String?
    /// `nil` where nobody ruled.
    public var ruling: Ruling?
    /// In order of name.
    public var evidence: [Item]
    /// What the gate says.
    public var isVerified: Bool

    public init(
      wording: String, attribution: Attribution? = nil, rating: String?, ruling: Ruling?,
      evidence: [Item], isVerified: Bool
    ) {
      self.wording = wording
      self.attribution = attribution
      self.rating = rating
      self.ruling = ruling
      self.evidence = evidence
      self.isVerified = isVerified
    }

    /// The ruling that stood.
    public struct Ruling: Hashable, Sendable {
      public let operation: OperationID
      /// Its reason, cut to ``Publication/Standing/longestWords`` scalars.
      public let because: String

      public init(operation: OperationID, because: String) {
        self.operation = operation
        self.because = because
      }
    }

    /// An evidence that stood.
    public struct Item: Hashable, Sendable {
      public let id: EvidenceID
      /// Its stance and its words, cut likewise.
      public let words: String

      public init(id: EvidenceID, words: String) {
        self.id = id
        self.words = words
      }
    }

    /// The most of a text that is kept with a publication, in Unicode scalars.
    public static let longestWords = 280
  }
}

extension Publication: Comparable {
  public static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.version, lhs.id) < (rhs.version, rhs.id)
  }
}

/// The name of a publication: that of the operation that recorded it.
public typealias PublicationID = Identifier<Publication>

extension Publication.Standing {
  /// What stands on a claim now.
  ///
  /// Evidence and rulings count whose authors are proven.
  public init(of claim: Claim, isVerified: Bool) {
    self.init(
      wording: claim.wording, attribution: Self.cut(claim.attribution ?? Attribution()),
      rating: claim.isTakenBack && !isVerified ? nil : claim.standingRating(isCurrent: true),
      ruling: claim.ruling.flatMap {
        $0.isProven ? Ruling(operation: $0.operation, because: Self.cut($0.because)) : nil
      },
      evidence: claim.evidence.filter(\.isProven).map {
        Item(id: $0.id, words: Self.cut("\($0.stance.rawValue): \($0.words ?? $0.source)"))
      },
      isVerified: isVerified)
  }

  private static func cut(_ chain: Attribution) -> Attribution {
    Attribution(
      speaker: chain.speaker.map(cut), addressee: chain.addressee.map(cut),
      channel: chain.channel.map(cut), intermediary: chain.intermediary.map(cut),
      outlet: chain.outlet.map(cut), isUnnamed: chain.isUnnamed, madeOn: chain.madeOn.map(cut))
  }

  private static func cut(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > longestWords else { return text }
    return String(String.UnicodeScalarView(scalars.prefix(longestWords - 1))) + "…"
  }
}

extension Evidence {
  /// Title or address of a source that is given without words.
  fileprivate var source: String { title ?? url ?? "" }
}

extension [Publication] {
  /// In order, those of one version told apart.
  public var toldApart: [Publication] {
    let counts = reduce(into: [:]) { $0[$1.version, default: 0] += 1 }
    var next: [Int: Int] = [:]
    return sorted().map { publication in
      guard counts[publication.version, default: 0] > 1 else { return publication }
      var publication = publication
      publication.fork = next[publication.version, default: 0]
      next[publication.version, default: 0] += 1
      return publication
    }
  }
}

extension Claim {
  /// The publications that were not withdrawn, in order.
  public var standingPublications: [Publication] { publications.filter { $0.withdrawal == nil } }

  /// The publications that were withdrawn, in order.
  public var withdrawnPublications: [Publication] { publications.filter { $0.withdrawal != nil } }

  /// The rating that stands, in the word that was given: that of a ruling that is not stale, else the one
  /// all verdicts agree on.
  ///
  /// `nil` where nobody gave a verdict, they differ and nobody ruled, or the rulings
  /// are contested. Another scale changes nothing about what went out.
  ///
  /// - Parameter isCurrent: whether verdicts on another wording or speaker rate nothing; else they do, as of what
  ///   went out before a rewording, which is a difference of its own.
  fileprivate func standingRating(isCurrent: Bool) -> String? {
    if isRulingContested { return nil }
    let verdicts = countedVerdicts.filter { !isCurrent || !$0.isStale }
    if let ruling, !ruling.isStale {
      let like = countedVerdicts.filter { $0.sense == ruling.sense }
      let resting = like.isEmpty ? countedVerdicts : like
      let isOfOthers = !resting.isEmpty && resting.allSatisfy(\.isStale)
      return isCurrent && isOfOthers ? nil : ruling.rating
    }
    return verdicts.saySame ? verdicts.spokesman?.rating : nil
  }

  /// What stands now, as it is held against what went out: where only the words have changed, and nobody has
  /// rated them yet, the rating that went out stands.
  ///
  /// - Parameter last: what went out; `nil` where nothing did.
  public func standing(
    isVerified: Bool, after last: Publication?
  ) -> Publication.Standing {
    var standing = Publication.Standing(of: self, isVerified: isVerified)
    guard !isTakenBack, let rated = last?.standing?.rating else { return standing }
    if standing.rating != nil {
      if saysStill(rated) { standing.rating = rated }
      return standing
    }
    guard let former = standingRating(isCurrent: false), ExactText(former) == ExactText(rated)
    else { return standing }
    standing.rating = former
    return standing
  }

  /// Whether what stands says the same as the word that went out, and somebody still says it in that word: what
  /// counts as one grade on two scales needs no correction.
  private func saysStill(_ rated: String) -> Bool {
    let verdicts = countedVerdicts.filter { !$0.isStale }
    let ruled = ruling.flatMap { $0.isStale ? nil : $0 }
    guard let sense = ruled?.sense ?? verdicts.first?.sense else { return false }
    return verdicts.contains { $0.sense == sense && ExactText($0.rating) == ExactText(rated) }
  }

  /// Whether somebody rejected or retracted it.
  public var isTakenBack: Bool {
    switch decision?.outcome {
    case .rejected, .retracted: true
    case .accepted, .undecided, nil: false
    }
  }
}
