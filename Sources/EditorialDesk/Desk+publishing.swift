import AnnotationSync
public import ClaimModel
import ClaimStore
import ReportExport

extension Desk {
  /// A publication to be recorded.
  public struct PublicationOffer: Sendable {
    /// Where it can be read; `nil` is where the version before can be read that stands.
    public var url: String?
    /// `nil` is what the differences from the version before come to.
    public var change: Publication.Change?
    /// What readers are told about the change; may be empty.
    public var because: String

    public init(url: String? = nil, change: Publication.Change? = nil, because: String = "") {
      self.url = url
      self.change = change
      self.because = because
    }
  }

  /// What recording a publication came to.
  public struct Published: Sendable {
    public let publication: Publication
    /// Whether the gate passes what went out.
    public let isVerified: Bool
    /// That it went out unrated, although there is a rating, and why; empty where that is not so.
    public let remark: String
  }

  /// Records that a claim went out, with what stood then: a later change of it is a correction that is due.
  ///
  /// - Throws: ``DeskError/missing(_:remedy:)`` without an address, ``DeskError/nothingToDo(_:remedy:)`` where
  ///   nothing is different from the version before and no kind of change was named.
  public func publish(_ id: ClaimID, _ offer: PublicationOffer) throws -> Published {
    try act { act in
      var judging = try ClaimJudging(view: act.view, needs: [])
      guard let entry = try judging.entry(id), entry.claim.status != .candidate else {
        throw try act.view.isCandidate(id)
          ? DeskError.nothingToDo(
            "\(id.short) is a candidate, and only a claim can go out.",
            remedy: "accept it first, with \(.accept); nothing was recorded.")
          : DeskError.unknownName(id.text, kind: "claim")
      }
      let last = entry.claim.standingPublications.last
      let count = entry.claim.publications.last?.version ?? 0
      let isVerified = entry.gate.isVerified
      let standing = Publication.Standing(of: entry.claim, isVerified: isVerified)
      let operation = try act.write(
        OperationDraft(
          .publish, on: id.text,
          with: Publication.members(
            url: try offer.address(after: last), version: min(count, 1 << 30) + 1,
            change: try offer.change(
              after: last, to: entry.claim.standing(isVerified: isVerified, after: last)),
            because: offer.because,
            standing: standing)))
      guard let publication = Publication(operation) else {
        throw DeskError.unknownName(id.text, kind: "claim")
      }
      return Published(
        publication: publication, isVerified: isVerified,
        remark: standing.rating == nil ? entry.claim.unratedRemark : "")
    }
  }

  /// A correction with the claim's wording.
  public struct CorrectionTask: Sendable {
    public let wording: String
    public let correction: Correction
  }

  /// The corrections that are due, in order of claims: what went out is not what stands now.
  ///
  /// - Parameter includingMade: whether those that went out are listed too, before the one that is due.
  public func corrections(includingMade: Bool = false) throws -> [CorrectionTask] {
    try store.read { view in
      var judging = try ClaimJudging(view: view, needs: [])
      return try view.publishedClaims().flatMap { id -> [CorrectionTask] in
        guard let entry = try judging.entry(id) else { return [] }
        let due = entry.claim.dueCorrection(isVerified: entry.gate.isVerified)
        let made = includingMade ? entry.claim.madeCorrections : []
        return (made + [due].compactMap(\.self)).map {
          CorrectionTask(wording: $0.wording ?? entry.claim.wording, correction: $0)
        }
      }
    }
  }
}

extension Desk.PublicationOffer {
  fileprivate func address(after last: Publication?) throws -> String {
    guard let url = url ?? last?.url, !url.isEmpty else {
      throw DeskError.missing(
        "A publication needs the address at which it can be read.",
        remedy: "give it, as \(.publishAddress); nothing was recorded.")
    }
    let remedy = "give one that begins with https:// and has no spaces; nothing was recorded."
    guard try WebAddress(url, instead: remedy).isASCII else {
      throw DeskError.missing(
        "'\(visible(url))' is no address on the web.", remedy: Remedy(remedy))
    }
    return url
  }

  fileprivate func change(
    after last: Publication?, to standing: Publication.Standing
  ) throws -> Publication.Change {
    guard let last else {
      guard change == nil || change == .first else {
        throw DeskError.nothingToDo(
          "Nothing of this claim went out before.",
          remedy: "record it without a kind of change first; nothing was recorded.")
      }
      return .first
    }
    if change == .first {
      throw DeskError.nothingToDo(
        "Version \(last.edition) of this claim went out before.",
        remedy: "name another kind of change, or none; nothing was recorded.")
    }
    if let change, let objection = last.standing?.objection(calling: change, to: standing) {
      throw DeskError.nothingToDo(
        objection,
        remedy: "leave --change away, or name the kind that it is; nothing was recorded.")
    }
    let difference = last.standing?.change(to: standing)
    // Readers would be told a correction of nothing: one of the page alone has to say what it is.
    let isSaid = because.contains { !$0.isWhitespace }
    let isIdle = difference == nil && (change == .factual || change == .rating) && !isSaid
    guard let found = isIdle ? nil : change ?? difference else {
      throw DeskError.nothingToDo(
        "What stands is what went out in version \(last.edition).",
        remedy: "say what was changed on the page, as \(.publishChange); nothing was recorded.")
    }
    return found
  }
}

extension StoreView {
  /// Whether that is something to be decided about: proposed by the extractor, or undecided again.
  fileprivate func isCandidate(_ id: ClaimID) throws -> Bool {
    try !candidates(claim: id, includingDecided: true).isEmpty || stage(of: id) == .undecided
  }
}

extension Claim {
  /// That verdicts were given and none of them on the claim as it is; empty where one was, or none at all.
  fileprivate var unratedRemark: String {
    let remarks = Set(countedVerdicts.compactMap(\.staleRemark)).sorted()
    guard !countedVerdicts.isEmpty, countedVerdicts.allSatisfy(\.isStale) else { return "" }
    return "It went out as unrated: every verdict was given \(remarks.joined(separator: " or "))."
  }
}
