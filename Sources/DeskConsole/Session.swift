import ClaimModel
import EditorialDesk

/// Where a person is at the prompt: the claim in hand and what the next verdict will cite.
///
/// Everything else is read anew from the desk for each line, so that what others do meanwhile
/// shows.
struct Session: Sendable {
  /// The desk, written to by somebody who knows what the card of the claim in hand showed: what others
  /// wrote since is not overwritten unseen.
  var desk: Desk { wholeDesk.knowing(upTo: current.flatMap { lastLook[$0] } ?? firstLook) }
  /// The desk, written to by somebody who knows all sides of what was contested when they last looked.
  var deskWithSides: Desk { wholeDesk.knowing(upTo: sidesLook) }
  private let wholeDesk: Desk
  /// How far the log went when the card of a claim was last shown, and when the prompt was opened.
  private var lastLook: [ClaimID: LogPosition] = [:]
  private let firstLook: LogPosition
  private var sidesLook: LogPosition
  /// How far the log went when the person was last told what holds for the whole desk.
  private var rulesLook: LogPosition
  /// What the person was shown of claims when their cards were last shown.
  private(set) var looks: [ClaimID: ClaimLook] = [:]
  /// The claim that commands are about; `nil` on a desk without claims.
  private(set) var current: ClaimID?
  /// Where it stands in the walk, as of when it was last shown; `nil` when it has no number.
  private(set) var place: Desk.WalkPlace?
  private var walkNumbers: WalkNumbers
  /// How many claims have come since it was last said, by which numbers have moved.
  private var haveCome = 0
  /// The claims whose cards were shown by number, as long as the numbers hold.
  private var shown: [Int: ClaimID] = [:]
  /// Whether the claim in hand came by itself, after a decision about another one, and the person has not
  /// asked for anything since.
  private(set) var cameUnasked = false
  /// Whether the person has typed `accept` on the claim in hand since it came into hand.
  var hasTypedAccept = false
  /// Evidence on the claim in hand that the next verdict cites beside the person's own.
  private(set) var remembered: [EvidenceID] = []
  /// The numbers given on claims that were in hand.
  private var numbers: [ClaimID: Numbers] = [:]
  /// Whether the person has seen the card of the claim in hand.
  private(set) var hasShown = false
  /// The queue that `next` goes through; `nil` for all claims.
  private(set) var queue: Desk.Task.Kind?
  /// Where in that queue the person is; `nil` before its beginning.
  var queuePlace: QueuePlace?
  /// What was gone on from in that queue, the latest last: `prev` goes back to it.
  var trail: [QueueStep] = []
  /// The document whose coverage is being gone through; `nil` before `cover`.
  var cover: CoverWalk?
  /// How far the log went when each sentence of an article was last shown with its mark, by number.
  var sentenceLooks: [DocumentID: [Int: LogPosition]] = [:]
  /// The candidates that were listed last; `nil` before `sweep`.
  var sweep: SweepList?
  /// What was shown last: what a command without numbers is about, and where `undo` goes back to.
  private(set) var screen = Screen.nothing

  enum Screen: Sendable {
    case nothing, card, list, sentence
  }

  /// The line that `again` does once more; `nil` where there is none.
  private(set) var lastDecision: String?
  /// The acts that `undo` and `redo` pass over, as the person was told that others' work stands in the way.
  var passed: Set<OperationID> = []
  /// Whether the person asked to leave.
  var isLeaving = false

  init(desk: Desk) throws {
    wholeDesk = desk
    firstLook = try desk.logEnd()
    sidesLook = firstLook
    rulesLook = firstLook
    walkNumbers = try WalkNumbers(on: desk)
    try begin()
  }

  /// Takes the first claim that waits in hand, else the first of all, where none is.
  mutating func begin() throws {
    guard current == nil else { return }
    let first = try desk.nextWaiting(after: nil) ?? walkNumbers.claim(numbered: 1, on: desk)
    if let first { try go(to: first) }
  }

  /// The claim in hand.
  ///
  /// - Throws: ``ConsoleError/noCurrentClaim``.
  func claimID() throws(ConsoleError) -> ClaimID {
    guard let current else { throw .noCurrentClaim }
    return current
  }

  /// What the person was shown of a claim; `nil` where they were not shown its card.
  func look(at claim: ClaimID) -> ClaimLook? { looks[claim] }

  /// The claim in hand with all that is recorded about it.
  func claim() throws -> Claim { try desk.claim(claimID()) }

  /// Writes about the claim in hand.
  ///
  /// - Returns: what `write` gives, and whether that made a claim of a candidate.
  func writing<Result>(_ write: (ClaimID) throws -> Result) throws -> (
    result: Result, hasAccepted: Bool
  ) {
    let id = try claimID()
    return try desk.writing(on: id) { try write(id) }
  }

  /// What a reply begins with, so that nobody accepts a candidate unawares.
  static func lead(_ hasAccepted: Bool) -> String { hasAccepted ? "accepted; " : "" }

  /// The numbers of a claim's evidence and queries.
  mutating func numbered(_ claim: Claim) -> Numbers {
    numbers[claim.id, default: Numbers()].take(claim)
    return numbers[claim.id] ?? Numbers()
  }

  /// Takes another claim in hand, wherever it stands.
  mutating func go(to id: ClaimID) throws {
    if id != current { (remembered, hasShown, hasTypedAccept) = ([], false, false) }
    current = id
    haveCome += try walkNumbers.refresh(on: wholeDesk)
    place = try walkNumbers.place(of: id, on: wholeDesk)
  }

  /// The claim that a number means: the one that was shown with it, else the one that has it.
  func claim(numbered number: Int) throws -> ClaimID? {
    try shown[number] ?? walkNumbers.claim(numbered: number, on: wholeDesk)
  }

  /// Takes in what has left the walk or come to it; says so where numbers that were shown have moved.
  mutating func renumber() throws -> [Line] {
    let come = try haveCome + walkNumbers.refresh(on: wholeDesk)
    haveCome = 0
    guard come != 0, !shown.isEmpty else { return [] }
    shown = [:]
    if let current {
      place = try walkNumbers.place(of: current, on: wholeDesk)
      if let place { shown[place.number] = current }
    }
    let what =
      come > 0
      ? "\(counted(come, "claim has", "claims have")) come"
      : "\(counted(-come, "claim is", "claims are")) gone"
    return Line.field(
      "numbers", "\(what), and those behind have other numbers now: see the cards", most: 2,
      tone: .warning)
  }

  /// Looks up anew where the claim in hand stands, after much may have come.
  mutating func refresh() throws {
    try begin()
    if let current { try go(to: current) }
    try lookAtSides()
  }

  /// Says what holds for the whole desk since others changed it: scale, policy, roster.
  ///
  /// - Parameter own: where the log ended before the line that is carried out.
  mutating func tellRules(ownSince own: LogPosition) throws -> [Line] {
    let end = try wholeDesk.logEnd()
    guard end > rulesLook else { return [] }
    let news = try wholeDesk.ruleNews(since: rulesLook, ownSince: own)
    rulesLook = end
    return news.flatMap { Line.field("desk", $0, most: 3, tone: .warning) }
  }

  /// Remembers that the person is told now what is contested.
  mutating func lookAtSides() throws { sidesLook = try wholeDesk.logEnd() }

  /// Takes the claim that many places further in hand; back where `steps` is negative.
  ///
  /// - Returns: `false` when the walk ends before that; nothing is changed then.
  mutating func move(by steps: Int) throws -> Bool {
    guard let next = try desk.claim(steps, from: claimID()) else { return false }
    try go(to: next)
    return true
  }

  /// Chooses the queue that `next` goes through, from its beginning.
  ///
  /// - Parameter kind: `nil` for all claims.
  mutating func choose(_ kind: Desk.Task.Kind?) {
    queue = kind
    (queuePlace, trail) = (nil, [])
  }

  /// Goes on to the next claim that waits for the person, or to the next of the chosen queue, and shows
  /// it.
  mutating func moveOn() throws -> [Line] {
    if let queue {
      guard try moveInQueue(queue, isDecided: true) else { return try endOfQueue(queue) }
    } else {
      guard let next = try desk.nextWaiting(after: current) else {
        return Line.plain("Nothing else waits for you; `queue` lists what waits for others.")
      }
      try go(to: next)
    }
    let lines = try [.blank] + card()
    cameUnasked = true
    return lines
  }

  /// The card of the claim in hand.
  ///
  /// Where it shows the others' verdicts, the desk remembers that they were seen: a verdict given
  /// later is informed, even after `undo`.
  ///
  /// - Parameter isWhole: whether nothing is cut to the screen.
  mutating func card(whole isWhole: Bool = false) throws -> [Line] {
    let id = try claimID()
    let look = try wholeDesk.logEnd()
    let card = try Card(of: id, in: &self, whole: isWhole)
    if card.showsOthers { try desk.reveal(id) }
    (hasShown, screen, cameUnasked) = (true, .card, false)
    if let place { shown[place.number] = id }
    (lastLook[id], looks[id]) = (look, ClaimLook(card.claim))
    sidesLook = max(sidesLook, look)
    return isWhole ? card.wholeLines : card.lines
  }

  /// Remembers the list of candidates that is shown now.
  mutating func show(_ list: SweepList) -> [Line] {
    // At its end the next sweep begins anew.
    sweep = list.entries.isEmpty ? nil : list
    if sweep != nil { screen = .list }
    return list.lines
  }

  /// Remembers the sentence that is shown now.
  mutating func show(_ card: CoverCard, in walk: CoverWalk) -> [Line] {
    (cover, screen) = (walk, .sentence)
    return card.lines
  }

  /// Keeps a line that was carried out, for `again`.
  mutating func keep(_ line: String, for repetition: Repetition) {
    switch repetition {
    case .none: break
    case .again: lastDecision = line
    case .never: lastDecision = nil
    }
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
