import AnnotationSync
import ClaimModel
import GRDB

/// Compares what was made of the log with what would be made of it now, without writing anything.
///
/// Sorts what every operation writes, as a rebuild does, and reads the tables in the same order.
struct ProjectionInspection {
  private let db: Database
  private let settlement: Settlement
  private let claims: ClaimInspection
  private let derived: DerivedInspection
  private var sorter = FacetSorter()
  private var records: [UInt8] = []

  init(db: Database) throws {
    self.db = db
    settlement = try Settlement(db: db)
    claims = try ClaimInspection(db: db)
    derived = try DerivedInspection(db: db)
  }

  /// Takes an operation of the log.
  mutating func add(_ operation: Operation, row: Int64) throws {
    records.removeAll(keepingCapacity: true)
    FacetRecord.append(operation, to: &records)
    try records.withUnsafeBytes { try sorter.add($0, row: row, .none) }
  }

  /// What is not as it would be made now, in words; `nil` when all is.
  mutating func difference() throws -> String? {
    let settlement = settlement
    var (claims, derived) = (claims, derived)
    var (entities, rows) = (0, 0)
    var differing: (first: String, count: Int)?
    try sorter.drainGroups { group in
      entities += 1
      rows += group.rows.count
      guard try !Self.isAsMade(group, settlement, &claims, &derived) else { return }
      differing = (
        differing?.first ?? "\(group.kind.rawValue) \(group.name)", (differing?.count ?? 0) + 1
      )
    }
    if let differing {
      return "what stands of \(differing.first) is not what its operations say"
        + (differing.count > 1 ? " (and \(differing.count - 1) more)" : "")
    }
    let counts = try Row.fetchOne(
      db,
      sql: """
        SELECT (SELECT count(*) FROM entity) AS entities,
               (SELECT count(*) FROM facet_operation) AS rows
        """)
    let isComplete = counts?["entities"] == entities && counts?["rows"] == rows
    guard isComplete else { return "there are rows that no operation wrote" }
    return try claims.difference() ?? derived.surplus()
  }

  private static func isAsMade(
    _ group: EntityGroup, _ settlement: Settlement, _ claims: inout ClaimInspection,
    _ derived: inout DerivedInspection
  ) throws -> Bool {
    guard let entity = try settlement.number(of: group.name, group.kind) else { return false }
    let stored = try settlement.rows(of: entity)
    let isSame =
      stored.count == group.rows.count
      && zip(stored, group.rows).allSatisfy { left, right in
        left.isSame(as: right) && left.row == right.row && left.isReplaced == right.isReplaced
          && left.value.map { ExactText($0) } == right.value.map { ExactText($0) }
      }
    return try isSame && claims.isAsMade(entity, group) && derived.isAsMade(entity, group)
  }
}
