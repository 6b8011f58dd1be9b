import AnnotationSync
import ClaimModel
import struct Foundation.Data
import GRDB

/// The claims on which somebody wrote whose work does not count, as the tables have them and as they
/// stand by what counts.
///
/// The tables are made of all operations, whoever wrote them, so that a merge need not check signatures;
/// where the desk has a roster, what is listed and counted is put right with these. What counts is what
/// the gate lets count: a signature that nobody's key made hides no claim from a queue.
public struct DoubtedClaims: Sendable {
  let claims: [ClaimID: DoubtedClaim]

  /// Whether the tables can be taken as they are.
  public var isEmpty: Bool { claims.isEmpty }

  public static let none = DoubtedClaims(claims: [:])
}

/// One claim on which somebody wrote whose work does not count.
struct DoubtedClaim: Sendable {
  let item: WalkItem
  /// As the tables have it.
  let tabled: ClaimStanding
  /// By what counts.
  let counted: ClaimStanding
  /// The words by which it is found, by what counts.
  let words: String
  /// Whether the tables have other words.
  let isWordedOtherwise: Bool
}

/// What of a claim decides in which queues it is.
struct ClaimStanding: Sendable {
  let stage: ClaimStage
  /// Whose verdicts stand on it.
  let raters: Set<Annotator>
  /// Those of them who judged what it says now.
  let currentRaters: Set<Annotator>
  /// Its open queries, in the order in which they were asked.
  let queries: [OpenQuery]
  let contested: Set<Facet>

  init(_ claim: Claim, stage: ClaimStage) {
    self.stage = stage
    raters = Set(claim.verdicts.map(\.annotator))
    currentRaters = Set(claim.verdicts.lazy.filter { !$0.isStale }.map(\.annotator))
    queries = claim.queries.filter(\.isOpen).map { OpenQuery(id: $0.id, text: $0.text) }
    contested = Set(claim.contested)
  }

  /// How many open queries wait on it: none where it does not stand.
  var queryCount: Int { stage.stands ? queries.count : 0 }

  func isUnruled(by annotator: Annotator) -> Bool {
    stage.isUnruled && currentRaters.contains(annotator)
  }
}

/// Which claims are doubted, as far as the log was gone through.
///
/// Kept from one reading of the desk to the next: what is new is looked at alone, unless it says whose
/// work counts.
public struct DoubtedNames: Sendable {
  private var end: Int64 = 0
  /// How far it was when it was kept in the desk's file.
  private var kept: Int64 = 0
  private var trusted: Roster.Founding?
  private(set) var names: Set<ClaimID> = []

  public init() {}

  /// How many operations have to be gone through before it is worth keeping what was found.
  private static let leastKept: Int64 = 100
  /// How many claims may be taken for doubted that a seal has proven since: each costs a look.
  private static let mostUnsettled = 256

  /// What is worth keeping in the desk's file; `nil` where that has nearly as much.
  var worthKeeping: (looked: Int64, founding: String, claims: String)? {
    guard end - kept >= Self.leastKept else { return nil }
    return (end, Self.text(of: trusted), names.sorted().map(\.text).joined(separator: " "))
  }

  /// How many rows of the log it was when it was kept in the desk's file; 0 where it is not.
  ///
  /// - Parameter view: the desk.
  public static func keptLook(in view: StoreView) throws -> Int {
    Int(try view.keptDoubts()?.looked ?? 0)
  }

  /// Notes that what was found is in the desk's file.
  mutating func noteKept() { kept = end }

  /// Notes as much as was noted of what another one had found.
  public mutating func noteKept(as other: DoubtedNames) {
    if trusted == other.trusted { kept = min(end, max(kept, other.kept)) }
  }

  private static func text(of founding: Roster.Founding?) -> String {
    founding.map { "\($0.device)\n\($0.key?.text ?? "")" } ?? ""
  }

  /// Goes on from what the desk's file keeps, where that was found by the same roster.
  private mutating func resume(_ view: StoreView, _ founding: Roster.Founding?) throws {
    guard let found = try view.keptDoubts(),
      ExactText(found.founding) == ExactText(Self.text(of: founding))
    else { return }
    (end, kept) = (found.looked, found.looked)
    names = Set(found.claims.split(separator: " ").compactMap { ClaimID(String($0)) })
  }

  /// Goes through what has come to the log since.
  mutating func refresh(_ view: StoreView, _ roster: Roster) throws {
    if trusted != roster.trusted { self = DoubtedNames() }
    if end == 0 { try resume(view, roster.trusted) }
    trusted = roster.trusted
    guard try !goOn(view, roster) else { return }
    (end, kept, names) = (0, 0, [])
    _ = try goOn(view, roster)
  }

  /// - Returns: `false` where something new makes a difference to what was gone through before.
  private mutating func goOn(_ view: StoreView, _ roster: Roster) throws -> Bool {
    let start = end
    let hasTwins = try start == 0 && view.hasTwins()
    var reader = OperationReader()
    let cursor = try Row.fetchCursor(
      view.db.cachedStatement(sql: "SELECT row, line FROM operation WHERE row > ? ORDER BY row"),
      arguments: [start])
    while let row = try cursor.next() {
      end = row["row"]
      let line = [UInt8](row["line"] as Data)
      // A line that was changed behind Stet's back says nothing any more; `verify` names it.
      guard let operation = try? line.withUnsafeBufferPointer({ try reader.read($0) }),
        let kind = operation.knownKind
      else { continue }
      // What was gone through before may count now, or have lost its place to the new line.
      if start > 0, try kind.isOfRoster || !view.twinsOf(operation).isEmpty { return false }
      // A seal proves what was taken for doubted; that is looked at claim by claim, as long as it is little.
      if start > 0, kind == .seal, names.count > Self.mostUnsettled { return false }
      guard kind != .seal, try view.isDoubted(operation, by: roster, isAlone: !hasTwins)
      else { continue }
      if let claim = try view.claim(of: operation) { names.insert(claim) }
    }
    return true
  }
}

extension StoreView {
  /// What the desk's file keeps of an earlier look through the log; `nil` where nothing is kept.
  fileprivate func keptDoubts() throws -> (looked: Int64, founding: String, claims: String)? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT looked, founding, claims FROM doubt
          WHERE looked <= (SELECT max(row) FROM operation)
          """)
    ).map { ($0["looked"], $0["founding"], $0["claims"]) }
  }

  /// Keeps what was found, for whoever opens the desk next, where it is worth it; in a transaction that writes.
  public func keep(_ names: inout DoubtedNames) throws {
    guard let found = names.worthKeeping else { return }
    try db.execute(
      sql: "INSERT OR REPLACE INTO doubt VALUES (1, ?, ?, ?)",
      arguments: [found.looked, found.founding, found.claims])
    names.noteKept()
  }

  /// The claims on which somebody wrote whose work does not count; none where the desk has no roster, and
  /// where nobody's is told apart because the roster is in dispute.
  ///
  /// - Parameter names: what was found the last time.
  public func doubtedClaims(_ names: inout DoubtedNames) throws -> DoubtedClaims {
    guard try hasRosterStatements() else { return .none }
    let roster = try roster()
    guard !roster.isEmpty, !roster.isDisputed else { return .none }
    try names.refresh(self, roster)
    var claims: [ClaimID: DoubtedClaim] = [:]
    let scale = try scale()
    for name in names.names { claims[name] = try doubtedClaim(name, roster, scale) }
    return DoubtedClaims(claims: claims)
  }

  private func doubtedClaim(
    _ id: ClaimID, _ roster: Roster, _ scale: Scale
  ) throws -> DoubtedClaim? {
    guard let key = try walkKey(of: id), let stage = try stage(of: id),
      let all = try claim(id, roster: roster)
    else { return nil }
    // One that nobody admitted added is there for everybody to look at, as if nothing were said of it.
    let counted = try scale.reading(
      countedClaim(id, roster: roster) ?? Claim(id: id, wording: all.wording))
    let standing = ClaimStage(counted.status, isStale: counted.ruling.map { !$0.settles } ?? false)
    let words = Self.words(of: counted)
    return DoubtedClaim(
      item: WalkItem(claim: id, key: key, stage: standing, wording: counted.wording),
      tabled: ClaimStanding(all, stage: stage), counted: ClaimStanding(counted, stage: standing),
      words: words, isWordedOtherwise: ExactText(words) != ExactText(Self.words(of: all)))
  }

  private static func words(of claim: Claim) -> String {
    claim.wording + "\n" + (claim.claimant ?? "")
  }

  /// Whether the operation may not count: its author was not admitted for its place, or was with a key
  /// and did not sign it, nor a seal after it.
  ///
  /// - Parameter isAlone: whether it is known that no other line has its place in the chain.
  fileprivate func isDoubted(
    _ operation: Operation, by roster: Roster, isAlone: Bool
  ) throws -> Bool {
    guard roster.proves(operation.by, operation.number, operation.chain) else {
      return try !isAccepted(operation.id, by: roster)
    }
    // Most lines of most desks are sealed and alone in their place: they need no signature of their own.
    if isAlone {
      guard let key = roster.key(of: operation.by, on: operation.chain) else { return false }
      if try isVouchedAmongMany(operation, by: key) { return false }
    }
    return try !isProven(operation, by: roster)
  }
}
