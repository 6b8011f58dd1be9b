public import AnnotationSync
public import ClaimModel
import GRDB

/// A claim with the operations that made it.
public struct ClaimDossier: Sendable {
  public let claim: Claim
  /// The operations on the claim and on what belongs to it: those that stand, or all of them in causal
  /// order where the history was asked for.
  public let operations: [(operation: Operation, isReplaced: Bool)]
}

/// Reads many claims one after the other, with few statements for each.
public struct DossierReader {
  private let view: StoreView
  private let roster: Roster
  private let findEntity: BulkStatement
  private let findChildren: BulkStatement
  private let findStanding: BulkStatement
  private let findAll: BulkStatement
  private var reader = OperationReader()
  private var origins: [DocumentID: [String]] = [:]

  public init(view: StoreView, roster: Roster) throws {
    self.view = view
    self.roster = roster
    let db = view.db
    findEntity = try BulkStatement(
      db, "SELECT number FROM entity WHERE kind = 'claim' AND name = ?")
    findChildren = try BulkStatement(
      db, "SELECT number, name FROM entity WHERE parent = ? ORDER BY name")
    let rows = """
      SELECT facet, line, replaced FROM facet_operation AS written
      JOIN operation ON operation.row = written.operation WHERE entity = ?
      """
    findStanding = try BulkStatement(db, rows + " AND replaced = 0 ORDER BY facet, written.id")
    findAll = try BulkStatement(db, rows + " ORDER BY facet, written.id")
  }

  /// The claim of that name; `nil` when no operation added it.
  ///
  /// - Parameter withHistory: whether operations that were replaced are given too.
  public mutating func read(_ id: ClaimID, withHistory: Bool) throws -> ClaimDossier? {
    guard let number = try findEntity.firstInt(.text(id.text)) else { return nil }
    var children: [(number: Int64, name: String)] = []
    try findChildren.forEachRow(.int(number)) { row in
      children.append((row.int(0) ?? 0, row.text(1) ?? ""))
    }
    var operations: [(operation: Operation, isReplaced: Bool)] = []
    let own = try state(number, id.text, withHistory, &operations)
    let states = try children.map { try state($0.number, $0.name, withHistory, &operations) }
    for state in states {
      guard let document = state.facet(.evidence)?.shown?.place?.document else { continue }
      if origins[document] == nil { origins[document] = try view.origins(of: document) }
    }
    let claim = ClaimAssembly(
      claim: own, children: states, roster: try view.roster(roster, for: states + [own]),
      originsOfDocument: origins
    ).assembled()
    guard let claim else { return nil }
    return ClaimDossier(
      claim: claim, operations: withHistory ? Self.ordered(operations) : operations)
  }

  private mutating func state(
    _ entity: Int64, _ name: String, _ withHistory: Bool,
    _ operations: inout [(operation: Operation, isReplaced: Bool)]
  ) throws -> EntityState {
    var facets: [(facet: Facet, heads: [Operation])] = []
    var read = reader
    try (withHistory ? findAll : findStanding).forEachRow(.int(entity)) { row in
      let operation = try read.read(row.bytes(1).bindMemory(to: UInt8.self))
      let isReplaced = row.int(2) == 1
      operations.append((operation, isReplaced))
      guard !isReplaced else { return }
      let facet = Facet(recorded: row.text(0) ?? "")
      if facets.last?.facet == facet {
        facets[facets.count - 1].heads.append(operation)
      } else {
        facets.append((facet, [operation]))
      }
    }
    reader = read
    return EntityState(
      name: name, facets: facets.map { FacetHeads(facet: $0, heads: $1.reversed()) })
  }

  private static func ordered(
    _ operations: [(operation: Operation, isReplaced: Bool)]
  ) -> [(operation: Operation, isReplaced: Bool)] {
    let replaced = Dictionary(
      operations.map { ($0.operation.id, $0.isReplaced) }, uniquingKeysWith: { $0 || $1 })
    return causalOrder(of: operations.map(\.operation)).map { ($0, replaced[$0.id] ?? false) }
  }
}

extension StoreView {
  fileprivate func origins(of document: DocumentID) throws -> [String] {
    try state(of: document.text, .document).flatMap { SourceDocument($0) }?.origins ?? []
  }
}
