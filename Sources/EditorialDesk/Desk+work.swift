import AnnotationSync
public import ClaimModel
import ClaimStore
import TextAnchoring

extension Desk {
  /// Something that waits for a person.
  public struct Task: Sendable {
    public let kind: Kind
    /// The claim it is about, or the entity that is contested.
    public let name: String
    /// What it is, in a line; not yet made safe to show.
    public let text: String

    /// Why it waits; in the order in which it is listed, raw values stand in JSON.
    public enum Kind: String, CaseIterable, Sendable {
      /// Two people wrote the same facet unaware of each other.
      case contested
      /// Annotators differ and nobody ruled.
      case disputed
      /// A verdict has changed or come since the ruling.
      case staleRuling = "stale-ruling"
      /// A question is not answered.
      case query
      /// An appearance was not found again in its document.
      case orphan
      /// The annotator has given no verdict.
      case yours
      /// Proposed by the extractor; nobody has decided. The one most worth checking first.
      case candidate
    }
  }

  /// What waits for a person, by kind, then in the order of claims; candidates by worth.
  public func queue() throws -> [Task] {
    let annotator = try annotator()
    var tasks: [Task.Kind: [Task]] = [:]
    func add(_ kind: Task.Kind, _ name: String, _ text: String) {
      tasks[kind, default: []].append(Task(kind: kind, name: name, text: text))
    }
    for conflict in try conflicts() {
      let values = conflict.heads.map { $0.value ?? "–" }
      add(.contested, conflict.entity, "\(conflict.facet): \(values.joined(separator: " | "))")
    }
    try forEachClaim { judged in
      let claim = judged.claim
      guard ![.rejected, .retracted, .candidate].contains(claim.status) else { return }
      if claim.status == .disputed { add(.disputed, claim.id.text, claim.wording) }
      if claim.ruling?.isStale ?? false { add(.staleRuling, claim.id.text, claim.wording) }
      for query in claim.queries where query.answer == nil {
        add(.query, claim.id.text, query.text)
      }
      if claim.appearances.contains(where: { $0.anchor == .orphan }) {
        add(.orphan, claim.id.text, claim.wording)
      }
      if !claim.verdicts.contains(where: { $0.annotator == annotator }), claim.ruling == nil {
        add(.yours, claim.id.text, claim.wording)
      }
    }
    for candidate in try candidatesByWorth() {
      add(.candidate, candidate.claim.text, candidate.wording)
    }
    return Task.Kind.allCases.flatMap { tasks[$0] ?? [] }
  }

  /// A candidate that nobody has decided about.
  public struct OpenCandidate: Sendable {
    public let claim: ClaimID
    public let wording: String
    /// 0…1.
    public let worth: Double
  }

  /// The candidates that nobody has decided about, the one most worth checking first, then by document
  /// and place.
  public func candidatesByWorth() throws -> [OpenCandidate] {
    try store.read { view in
      var texts = TextShelf(view: view)
      let open = try view.candidates().compactMap { stored -> OpenCandidate? in
        guard let text = try texts.text(of: stored.document) else { return nil }
        return OpenCandidate(
          claim: stored.claim, wording: text.quote(stored.span), worth: stored.worth)
      }
      return open.enumerated().sorted {
        ($1.element.worth, $0.offset) < ($0.element.worth, $1.offset)
      }.map(\.element)
    }
  }

  /// How far the work has come.
  public struct Progress: Sendable {
    /// Candidates that nobody has decided about.
    public let candidates: Int
    /// Claims by how they stand, candidates left out.
    public let claims: [Claim.Status: Int]
    public let verified: Int
    /// Verdicts by annotator, in byte order of names.
    public let verdicts: [(annotator: Annotator, count: Int)]
  }

  public func progress() throws -> Progress {
    var counts: [Claim.Status: Int] = [:]
    var verdicts: [Annotator: Int] = [:]
    var (candidates, verified) = (0, 0)
    try forEachClaim { judged in
      guard judged.claim.status != .candidate else {
        candidates += 1
        return
      }
      counts[judged.claim.status, default: 0] += 1
      if judged.isVerified { verified += 1 }
      for verdict in judged.claim.verdicts { verdicts[verdict.annotator, default: 0] += 1 }
    }
    return Progress(
      candidates: candidates, claims: counts, verified: verified,
      verdicts: verdicts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
  }
}
