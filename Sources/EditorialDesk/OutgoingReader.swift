import AnnotationSync
import ClaimModel
import ClaimStore

/// Reads claims as they may leave the desk: made of what counts, with what the gate says of them.
///
/// What nobody proven stands for is left out where the desk has a roster: whoever takes the claims in could
/// not tell it from what counts.
struct OutgoingReader {
  private let view: StoreView
  private let roster: Roster
  private let policy: Policy
  private let scale: Scale
  private var reader: DossierReader
  private var texts: TextShelf

  /// A claim, and how much is left out of it.
  struct Outgoing {
    /// `nil` when nobody proven added it.
    let claim: Claim?
    /// Whether the gate denies it.
    let isDenied: Bool
    /// The clauses that the gate denies it for who knows only what goes out.
    let unmet: [Gate.Clause]
    let history: [(operation: Operation, isReplaced: Bool)]
    /// How many operations stand of authors who are not proven.
    let unproven: Int
  }

  init(_ view: StoreView) throws {
    self.view = view
    texts = TextShelf(view: view)
    roster = try texts.roster()
    policy = try view.policy()
    scale = try view.scale()
    reader = try DossierReader(view: view, roster: roster)
  }

  /// - Returns: `nil` when no operation added the claim.
  mutating func read(_ id: ClaimID) throws -> Outgoing? {
    guard let dossier = try reader.read(id, withHistory: true) else { return nil }
    let counted = dossier.claim.counted(in: dossier)
    var history = dossier.operations
    var unproven = 0
    if !roster.isEmpty {
      let known = try view.roster(roster, knowing: history.map(\.operation))
      unproven = history.count { !$0.isReplaced && !known.proves($0.operation) }
      history.removeAll { !known.proves($0.operation) }
    }
    guard counted == nil || dossier.counted != nil else {
      return Outgoing(claim: nil, isDenied: true, unmet: [], history: history, unproven: unproven)
    }
    let claim = try anchored(dossier.claim)
    let outgoing = try counted.map { try anchored($0) } ?? claim
    let gate =
      counted == nil
      ? Gate(claim, policy: policy, scale: scale, isToldWhy: false)
      : Gate(claim, counted: outgoing, policy: policy, scale: scale, isToldWhy: false)
    let abroad = Gate(
      outgoing.withoutWhatStays, policy: policy, scale: scale, isToldWhy: false)
    return Outgoing(
      claim: outgoing, isDenied: !gate.isVerified, unmet: abroad.unmet.map(\.clause),
      history: history, unproven: unproven)
  }

  private mutating func anchored(_ claim: Claim) throws -> Claim {
    var claim = try view.reading(view.namingAuthors(of: claim), under: policy, on: scale)
    claim.appearances = try view.anchored(claim.appearances, &texts)
    return try claim.knowingOwnArticle(in: view, &texts)
  }
}
