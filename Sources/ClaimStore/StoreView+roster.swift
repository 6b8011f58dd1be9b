public import AnnotationSync
public import ClaimModel
import struct Foundation.Data
import GRDB

extension StoreView {
  /// The roster, from every admission and revocation on the desk.
  public func roster() throws -> Roster {
    let annotators = try String.fetchAll(
      db.cachedStatement(sql: "SELECT name FROM entity WHERE kind = 'annotator' ORDER BY name"))
    let operations = try annotators.flatMap { try history(of: $0, .annotator).map(\.operation) }
    return Roster(operations, trusting: operations.isEmpty ? nil : try trustedFounding())
  }

  /// Whether somebody said who belongs to the desk, with effect or without.
  func hasRosterStatements() throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM entity WHERE kind = 'annotator')"))
      ?? false
  }

  /// The founding that this desk decided for; `nil` when it did not.
  public func trustedFounding() throws -> Roster.Founding? {
    try Row.fetchOne(db, sql: "SELECT annotator, device, key FROM trust").map { row in
      Roster.Founding(
        device: RosterDevice(
          annotator: Annotator(recorded: row["annotator"]), device: row["device"]),
        key: (row["key"] as String?).flatMap { VerifyingKey($0) })
    }
  }

  /// The roster as it holds for the heads of some entities; see ``roster(_:knowing:)``.
  func roster(_ roster: Roster, for states: [EntityState]) throws -> Roster {
    roster.isEmpty
      ? roster
      : try self.roster(roster, knowing: states.flatMap(\.facets).compactMap(\.shown))
  }

  /// The roster as it holds for some operations: with what was accepted, what seals cover, and without lines
  /// that share their place in a chain.
  public func roster(_ roster: Roster, knowing operations: [Operation]) throws -> Roster {
    guard !roster.isEmpty else { return roster }
    let known = try knowing(operations, roster)
    let accepted = try operations.filter {
      try !known.proves($0) && isAccepted($0.id, by: roster)
    }
    guard !accepted.isEmpty else { return known }
    return known.accepting(Set(accepted.map(\.id)))
  }

  /// Whether the roster proves the operation, or somebody proven accepted it.
  public func isProven(_ operation: Operation, by roster: Roster) throws -> Bool {
    if roster.isEmpty { return true }
    return try knowing([operation], roster).proves(operation)
      || isAccepted(operation.id, by: roster)
  }

  /// The roster with what seals and twins say of some operations.
  private func knowing(_ operations: [Operation], _ roster: Roster) throws -> Roster {
    var (vouched, twins): (Set<OperationID>, Set<OperationID>) = ([], [])
    for operation in operations where roster.proves(operation.by, operation.number, operation.chain)
    {
      let others = try twinsOf(operation)
      let key = roster.key(of: operation.by, on: operation.chain)
      if let key {
        guard try isVouched(operation, by: key, isAlone: others.isEmpty) else { continue }
        vouched.insert(operation.id)
      }
      // A line that nobody vouches for does not discredit one that somebody does.
      let isDoubtful = try others.contains { other in
        guard let key else { return true }
        return try SignedLine.isSigned(other.line, by: key)
          || seals.covers(other, by: key, isAlone: false, in: db)
      }
      if isDoubtful { twins.insert(operation.id) }
    }
    return roster.knowing(accepted: [], vouched: vouched, twins: twins)
  }

  /// Whether the author's key signed the line, or a seal that covers it.
  private func isVouched(
    _ operation: Operation, by key: VerifyingKey, isAlone: Bool
  ) throws -> Bool {
    try SignedLine.isSigned(operation.line, by: key)
      || seals.covers(operation, by: key, isAlone: isAlone, in: db)
  }

  /// Whether somebody proven accepted the operation.
  public func isAccepted(_ id: OperationID, by roster: Roster) throws -> Bool {
    roster.isAccepted(by: try history(of: id.text, .operation).map(\.operation))
  }

  /// What people on the roster have decided about the operation.
  func acceptance(of id: OperationID, by roster: Roster) throws -> Acceptance {
    roster.acceptance(by: try history(of: id.text, .operation).map(\.operation))
  }

  /// Who on the roster has set the operation aside; `nil` when nobody did, or they do not agree.
  public func settingAside(of id: OperationID, by roster: Roster) throws -> SettingAside? {
    try acceptance(of: id, by: roster).settingAside
  }

  /// Whether the author's key signed the line, or a seal that covers it; for many lines of one chain, as one
  /// signature of a seal speaks for all that it covers.
  ///
  /// The line is the only one in its place.
  func isVouchedAmongMany(_ operation: Operation, by key: VerifyingKey) throws -> Bool {
    try seals.covers(operation, by: key, isAlone: true, in: db)
      || SignedLine.isSigned(operation.line, by: key)
  }

  /// Whether two lines of the log have one place in their chain.
  func hasTwins() throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM operation GROUP BY chain, number HAVING count(*) > 1)
        """) ?? false
  }

  /// The other lines that have the operation's place in its chain: so many that there are some, and a
  /// forger's thousands are not read.
  func twinsOf(_ operation: Operation) throws -> [Operation] {
    guard let chain = try seals.number(of: operation.chain, in: db) else { return [] }
    let statement = try BulkStatement(
      db, "SELECT line FROM operation WHERE chain = ? AND number = ? AND id <> ? LIMIT 100")
    var twins: [Operation] = []
    try statement.forEachRow(.int(chain), .int(Int64(operation.number)), .id(operation.id)) {
      twins.append(try Operation(line: $0.bytes(0).bindMemory(to: UInt8.self)))
    }
    return twins
  }

  /// The operations whose name is, or begins with, `text`; at most two.
  public func operations(beginningWith text: String) throws -> [Operation] {
    var found: [Operation] = []
    let cursor = try Row.fetchCursor(db, sql: "SELECT id, chain, number FROM operation")
    while let row = try cursor.next(), found.count < 2 {
      let id: Data = row["id"]
      guard let name = OperationID(bytes: id), name.text.utf8.starts(with: text.utf8) else {
        continue
      }
      let line = try Data.fetchOne(
        db.cachedStatement(
          sql: "SELECT line FROM operation WHERE chain = ? AND number = ? AND id = ?"),
        arguments: [row["chain"] as Int64, row["number"] as Int, id])
      if let line { found.append(try Operation(line: [UInt8](line))) }
    }
    return found
  }

  /// A chain and how far it goes.
  public struct ChainEnd: Sendable {
    public let chain: Chain
    /// The number of its last operation.
    public let last: Int
    /// The last operation: of equal numbers, the greatest name.
    public let head: OperationID
    /// How many operations there are.
    public let operations: Int
  }

  /// Every chain with its end, by device and epoch.
  ///
  /// - Parameter device: only the chains of this device; `nil` for all.
  public func chainEnds(ofDevice device: String? = nil) throws -> [ChainEnd] {
    let chains = try Row.fetchAll(
      db,
      sql: """
        SELECT number, device, epoch FROM chain WHERE ?1 IS NULL OR device = ?1
        ORDER BY device, epoch
        """, arguments: [device])
    let findLast = try db.cachedStatement(
      sql: """
        SELECT number, id FROM operation WHERE chain = ? ORDER BY number DESC, id DESC LIMIT 1
        """)
    let count = try db.cachedStatement(sql: "SELECT count(*) FROM operation WHERE chain = ?")
    return try chains.compactMap { row in
      let number: Int64 = row["number"]
      guard let last = try Row.fetchOne(findLast, arguments: [number]),
        let head = OperationID(bytes: last["id"] as Data)
      else { return nil }
      return ChainEnd(
        chain: Chain(device: row["device"], epoch: row["epoch"]), last: last["number"], head: head,
        operations: try Int.fetchOne(count, arguments: [number]) ?? 0)
    }
  }
}

extension Store {
  /// Remembers which founding this desk holds by; it is no operation, and is not shared.
  public func trust(_ founding: Roster.Founding) throws {
    try write { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO trust VALUES (1, ?, ?, ?)",
        arguments: [
          founding.device.annotator.name, founding.device.device, founding.key?.text,
        ])
      // Whose scale counts may be another one's now.
      var settlement = try Settlement(db: db)
      try settlement.finish()
    }
  }
}
