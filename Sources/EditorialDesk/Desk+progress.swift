public import ClaimModel
import ClaimStore

extension Desk {
  /// How far the work has come.
  public struct Progress: Sendable {
    /// Candidates that nobody has decided about.
    public let candidates: Int
    /// Claims by how they stand, candidates left out.
    public let claims: [Claim.Status: Int]
    /// Of the ruled claims, those on which a verdict has changed since.
    public let stale: Int
    /// Queries on claims that stand and that nobody has answered.
    public let queries: Int
    /// Facets that wait for somebody who knows both sides.
    public let contested: Int
    /// Claims that are to be placed anew: not found again, or not in the current version of a document.
    public let misplaced: Int
    /// Claims that the policy lets be called verified; `nil` where too many are decided to look at each.
    public let verified: Int?
    /// Claims that are agreed on or ruled and not verified; `nil` where ``verified`` is.
    public let unverified: Int?
    /// Candidates and claims, without what was rejected or retracted.
    public let facts: Int
    /// Those of them on which somebody has something to do: that are neither agreed on nor ruled.
    public let left: Int
    /// By annotator, in byte order of names: claims on which their verdict stands.
    public let verdicts: [(annotator: Annotator, count: Int)]
    /// By annotator, in the same order: claims that stand without a ruling or a verdict of theirs.
    public let waiting: [(annotator: Annotator, count: Int)]
    /// Those with most left first, then in byte order of documents; as many as were asked for.
    public let documents: [DocumentProgress]
    /// How many documents there are; the claims that appear in none count as one more.
    public let documentCount: Int
    /// Whether the annotator is not to be told how many are agreed on and how many disputed: they have not rated
    /// some of the few that are.
    public let hidesOutcomes: Bool

    /// How many claims stand so, by the words for it; those that are agreed on or disputed together, as `rated`,
    /// where they are not to be told apart.
    public var tally: [(String, Int)] {
      Desk.tally(claims, of: Claim.Status.allCases, hidesOutcomes: hidesOutcomes)
    }
  }

  /// How far the work on one document has come.
  public struct DocumentProgress: Sendable {
    /// `nil` for the claims that appear in no document.
    public let document: DocumentID?
    /// Candidates and claims, without what was rejected or retracted.
    public let facts: Int
    /// Those of them on which somebody has something to do.
    public let left: Int
  }

  /// How many claims the gate is run on, at most, to tell how far the work has come; for the one queue of what
  /// is not verified; and for the beginnings of all queues.
  public static let mostJudged = (progress: 2_000, queue: 2_000, beginning: 200)

  /// How far the work has come, by document and by person.
  ///
  /// Counted beforehand, but for ``Progress/verified`` and ``Progress/unverified``.
  ///
  /// - Parameter mostDocuments: how many documents are given at most.
  public func progress(mostDocuments: Int = .max) throws -> Progress {
    seekAppearances()
    let annotator = try annotator()
    return try store.read { view in
      let doubts = try self.doubts.claims(in: view)
      let counts = doubts.corrected(try view.stageCounts())
      let statuses = counts.byStatus.filter { $0.key != .candidate }
      let candidates = try view.candidateCount()
      let people = doubts.corrected(try view.annotatorCounts())
      // Where some are doubted, they may stand anywhere in the order.
      let most = doubts.isEmpty ? mostDocuments : .max
      let documents = doubts.corrected(try view.documentCounts(most: most))
      let unruled = counts.sum(where: \.isUnruled)
      let judged = try view.judgedCounts(counts, doubts)
      return Progress(
        candidates: candidates + counts[.undecided], claims: statuses, stale: counts[.stale],
        queries: counts.queries, contested: doubts.corrected(contests: try view.contestCount()),
        misplaced: try view.misplacedCount(), verified: judged?.verified,
        unverified: judged?.unverified,
        facts: candidates + counts.sum(where: \.isWalked),
        left: candidates + counts.sum(where: \.isLeft),
        verdicts: people.map { ($0.annotator, $0.verdicts) },
        waiting: people.map { ($0.annotator, unruled - $0.unruled) },
        documents: documents.prefix(mostDocuments).map {
          DocumentProgress(document: $0.document, facts: $0.facts, left: $0.left)
        },
        documentCount: doubts.isEmpty ? try view.documentCount() : documents.count,
        hidesOutcomes: try view.countsTell(counts[.agreed], counts[.disputed], annotator))
    }
  }
}

extension StoreView {
  /// How many claims are verified, and how many are decided and are not; `nil` when too many claims stand.
  fileprivate func judgedCounts(
    _ counts: StageCounts, _ doubts: DoubtedClaims
  ) throws -> (verified: Int, unverified: Int)? {
    // A claim that nobody decided may be verified under a policy that asks for less than two verdicts.
    guard counts.sum(where: \.stands) <= Desk.mostJudged.progress else { return nil }
    let (policy, scale) = (try policy(), try scale())
    var texts = TextShelf(view: self)
    var judged = (verified: 0, unverified: 0)
    for item in try doubts.walk(.walked, in: self, limit: .max) {
      guard let stage = item.stage, stage.stands else { continue }
      let one = try judge(anyClaim(item.claim, &texts), policy, scale, &texts)
      // Where one verdict is enough, it decides a claim that is open else.
      let isDecided =
        stage.isSettled
        || stage == .open && policy.blindVerdicts < 2 && one.claim.verdicts.contains { !$0.isStale }
      if one.isVerified { judged.verified += 1 } else if isDecided { judged.unverified += 1 }
    }
    return judged
  }
}
