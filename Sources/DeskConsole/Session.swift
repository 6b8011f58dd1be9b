import ClaimModel
import EditorialDesk

/// Where a person is at the prompt: the claim in hand and what the next verdict will cite.
///
/// Everything else is read anew from the desk for each line, so that what others do meanwhile
/// shows.
struct Session: Sendable {
  let desk: Desk
  /// The claim that commands are about; `nil` on a desk without claims.
  private(set) var current: ClaimID?
  /// Where it stands in the walk, as of when it was last shown; `nil` when it is not in it.
  private(set) var place: Desk.WalkPlace?
  /// Evidence on the claim in hand that the next verdict cites beside the person's own.
  private(set) var remembered: [EvidenceID] = []
  /// The numbers given on claims that were in hand.
  private var numbers: [ClaimID: Numbers] = [:]
  /// Whether the person has seen the card of the claim in hand.
  private(set) var hasShown = false
  /// Whether the person asked to leave.
  var isLeaving = false

  init(desk: Desk) throws {
    self.desk = desk
    try begin()
  }

  /// Takes the first claim that waits in hand, else the first of all, where none is.
  mutating func begin() throws {
    guard current == nil else { return }
    let first = try desk.nextWaiting(after: nil) ?? desk.place(numbered: 1, keeping: nil)
    if let first { take(first) }
  }

  /// The claim in hand.
  ///
  /// - Throws: ``ConsoleError/noCurrentClaim``.
  func claimID() throws(ConsoleError) -> ClaimID {
    guard let current else { throw .noCurrentClaim }
    return current
  }

  /// The claim in hand with all that is recorded about it.
  func claim() throws -> Claim { try desk.claim(claimID()) }

  /// The numbers of a claim's evidence and queries.
  mutating func numbered(_ claim: Claim) -> Numbers {
    numbers[claim.id, default: Numbers()].take(claim)
    return numbers[claim.id] ?? Numbers()
  }

  /// Takes the claim at a place of the walk in hand.
  mutating func take(_ next: Desk.WalkPlace) {
    hold(next.claim)
    place = next
  }

  /// Takes another claim in hand, wherever it stands.
  mutating func go(to id: ClaimID) throws {
    hold(id)
    place = try desk.place(from: id)
  }

  /// Looks up anew where the claim in hand stands, after much may have come.
  mutating func refresh() throws {
    try begin()
    if let current { try go(to: current) }
  }

  private mutating func hold(_ id: ClaimID) {
    if id != current { (remembered, hasShown) = ([], false) }
    current = id
  }

  /// Takes the claim that many places further in hand; back where `steps` is negative.
  ///
  /// - Returns: `false` when the walk ends before that; nothing is changed then.
  mutating func move(by steps: Int) throws -> Bool {
    guard let next = try desk.place(steps, from: claimID()) else { return false }
    take(next)
    return true
  }

  /// Goes on to the next claim that waits for the person, and shows it.
  mutating func moveOn() throws -> [Line] {
    guard let next = try desk.nextWaiting(after: current) else {
      return Line.plain("Nothing else waits for you; `queue` lists what waits for others.")
    }
    take(next)
    return try [.blank] + card()
  }

  /// The card of the claim in hand.
  ///
  /// Where it shows the others' verdicts, the desk remembers that they were seen: a verdict given
  /// later is informed, even after `undo`.
  mutating func card() throws -> [Line] {
    let id = try claimID()
    let card = try Card(of: id, in: &self)
    if card.showsOthers { try desk.reveal(id) }
    hasShown = true
    return card.lines
  }

  /// Remembers evidence on the claim in hand, to be cited by the next verdict.
  mutating func remember(_ evidence: EvidenceID) {
    if !remembered.contains(evidence) { remembered.append(evidence) }
  }

  /// Lets go of what was remembered, after a verdict.
  mutating func forgetEvidence() { remembered = [] }

  /// Whether the person may read a verdict on a claim: their own, or any once they gave theirs.
  func mayReadVerdict(of annotator: Annotator?, on claim: Claim) throws -> Bool {
    let me = try desk.annotator()
    if annotator == me { return true }
    return try desk.maySeeOthers(on: claim)
  }
}
