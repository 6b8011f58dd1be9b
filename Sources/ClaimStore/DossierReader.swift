public import AnnotationSync
public import ClaimModel
import GRDB

/// A claim with the operations that made it.
public struct ClaimDossier: Sendable {
  public let claim: Claim
  /// The claim as those operations make it that count; `nil` when none of them added it.
  ///
  /// Without a roster every operation counts.
  public let counted: Claim?
  /// Whether the two are the same: all that is shown counts.
  public let isCountedWhole: Bool
  /// What stands on the claim of people whose work does not count, in order of facet and name; empty without a
  /// roster.
  public let uncounted: [Saying]
  /// The operations on the claim and on what belongs to it: those that stand, or all of them in causal
  /// order where the history was asked for.
  public let operations: [(operation: Operation, isReplaced: Bool)]
}

/// Reads many claims one after the other, with few statements for each.
public struct DossierReader {
  private let view: StoreView
  private let roster: Roster
  private let findEntity: BulkStatement
  private let standing: Rows
  private let all: Rows
  private var reader = OperationReader()
  private var origins: [DocumentID: [String]] = [:]
  private var countedOrigins: [DocumentID: [String]] = [:]

  public init(view: StoreView, roster: Roster) throws {
    self.view = view
    self.roster = roster
    let db = view.db
    findEntity = try BulkStatement(
      db, "SELECT number FROM entity WHERE kind = 'claim' AND name = ?")
    standing = try Rows(db, "AND replaced = 0")
    all = try Rows(db, "")
  }

  /// What is written on an entity, and on all that belong to one, in order of entity, facet and name.
  private struct Rows {
    let own: BulkStatement
    let children: BulkStatement

    init(_ db: Database, _ condition: String) throws {
      own = try BulkStatement(
        db,
        """
        SELECT facet, line, replaced, written.id FROM facet_operation AS written
        JOIN operation ON operation.row = written.operation
        WHERE entity = ? \(condition) ORDER BY facet, written.id
        """)
      children = try BulkStatement(
        db,
        """
        SELECT facet, line, replaced, written.id, entity.number, entity.name FROM entity
        CROSS JOIN facet_operation AS written ON written.entity = entity.number
        CROSS JOIN operation ON operation.row = written.operation
        WHERE parent = ? \(condition) ORDER BY entity.number, facet, written.id
        """)
    }
  }

  /// The claim of that name; `nil` when no operation added it.
  ///
  /// - Parameter withHistory: whether operations that were replaced are given too.
  public mutating func read(_ id: ClaimID, withHistory: Bool = false) throws -> ClaimDossier? {
    guard let number = try findEntity.firstInt(.text(id.text)) else { return nil }
    // What is replaced may count where what replaced it does not.
    let wantsAll = withHistory || !roster.isEmpty
    let written = try written(on: number, named: id.text, wantsAll ? all : standing)
    let known =
      roster.isEmpty
      ? roster
      : try view.roster(roster, knowing: written.flatMap { $0.operations.map(\.operation) })
    let earlier = try view.judgedBefore(in: written[0].state, of: number)
    guard let claim = try shown(written, known, earlier) else { return nil }
    let counted = try counted(written, known, like: claim)
    let operations = written.flatMap(\.operations)
    return ClaimDossier(
      claim: claim, counted: counted.claim, isCountedWhole: counted.isWhole,
      uncounted: counted.isWhole ? [] : try uncounted(written, known),
      operations: withHistory
        ? Self.ordered(operations)
        : wantsAll ? operations.filter { !$0.isReplaced } : operations)
  }

  /// One entity as it was written: what is shown of it, and all that was read.
  private struct Written {
    let state: EntityState
    let all: WrittenFacets
    let operations: [(operation: Operation, isReplaced: Bool)]
  }

  /// An entity while its rows are read.
  private struct Reading {
    let name: String
    let isUnderRoster: Bool
    private var shown = WrittenFacets()
    private var all = WrittenFacets()
    private var operations: [(operation: Operation, isReplaced: Bool)] = []

    init(_ name: String, isUnderRoster: Bool) {
      self.name = name
      self.isUnderRoster = isUnderRoster
    }

    mutating func add(_ row: BulkStatement.Row, _ reader: inout OperationReader) throws {
      let operation = try reader.read(row.bytes(1).bindMemory(to: UInt8.self), named: row.id(3))
      let isReplaced = row.int(2) == 1
      operations.append((operation, isReplaced))
      if isUnderRoster { all.add(operation, to: row.bytes(0)) }
      if !isReplaced { shown.add(operation, to: row.bytes(0)) }
    }

    var written: Written {
      Written(
        state: EntityState(name: name, facets: shown.heads { $0.reversed() }), all: all,
        operations: operations)
    }
  }

  /// The claim as it was written, then what belongs to it, in order of name.
  private mutating func written(
    on claim: Int64, named name: String, _ rows: Rows
  ) throws -> [Written] {
    let isUnderRoster = !roster.isEmpty
    var own = Reading(name, isUnderRoster: isUnderRoster)
    try rows.own.forEachRow(.int(claim)) { try own.add($0, &reader) }
    var children: [Written] = []
    var open: (number: Int64, reading: Reading)?
    try rows.children.forEachRow(.int(claim)) { row in
      let number = row.int(4) ?? 0
      if open?.number != number {
        if let open { children.append(open.reading.written) }
        open = (number, Reading(row.text(5) ?? "", isUnderRoster: isUnderRoster))
      }
      try open?.reading.add(row, &reader)
    }
    if let open { children.append(open.reading.written) }
    return [own.written] + children.arranged { ExactText($0.state.name) < ExactText($1.state.name) }
  }

  private mutating func shown(
    _ written: [Written], _ known: Roster, _ earlier: [Operation]
  ) throws -> Claim? {
    let states = written.map(\.state)
    for document in Self.evidenceDocuments(states) where origins[document] == nil {
      origins[document] =
        try view.state(of: document.text, .document).flatMap { SourceDocument($0) }?.origins ?? []
    }
    return Self.assembled(states, known, origins, earlier)
  }

  /// The claim as those operations make it that count, and whether that is the claim as it is shown.
  private mutating func counted(
    _ written: [Written], _ known: Roster, like claim: Claim
  ) throws -> (claim: Claim?, isWhole: Bool) {
    guard !roster.isEmpty else { return (claim, true) }
    let states = written.map { one in
      EntityState(
        name: one.state.name,
        facets: one.all.heads { WrittenFacets.unreplaced($0.filter(known.proves).reversed()) })
    }
    for document in Self.evidenceDocuments(states) where countedOrigins[document] == nil {
      let number = try view.number(of: document.text, .document)
      let state = try number.map {
        try view.countedState(of: $0, name: document.text, roster: roster)
      }
      countedOrigins[document] = state.flatMap { SourceDocument($0) }?.origins ?? []
    }
    let isWhole =
      zip(states, written).allSatisfy { $0.hasSameHeads(as: $1.state) }
      && Self.evidenceDocuments(states).allSatisfy {
        (origins[$0] ?? []).map { ExactText($0) }
          == (countedOrigins[$0] ?? []).map { ExactText($0) }
      }
    if isWhole { return (claim, true) }
    let judged = Set(ClaimAssembly.judgedBefore(in: states[0]))
    let earlier = written[0].operations.map(\.operation).filter { judged.contains($0.id) }
    return (Self.assembled(states, known, countedOrigins, earlier), false)
  }

  private func uncounted(_ written: [Written], _ known: Roster) throws -> [Saying] {
    try written.flatMap { $0.state.facets }.flatMap(\.heads)
      .filter { $0.knownKind != nil && !known.proves($0) }.compactMap { Saying($0) }
      .map { saying in
        var saying = saying
        let acceptance = try view.acceptance(of: saying.operation, by: roster)
        saying.setAside = acceptance.settingAside
        saying.isAcceptanceContested = acceptance == .contested
        return saying
      }
  }

  private static func evidenceDocuments(_ states: [EntityState]) -> [DocumentID] {
    states.dropFirst().compactMap { $0.facet(.evidence)?.shown?.place?.document }
  }

  /// - Parameter states: the claim's own, then its children's.
  private static func assembled(
    _ states: [EntityState], _ known: Roster, _ origins: [DocumentID: [String]],
    _ earlier: [Operation]
  ) -> Claim? {
    ClaimAssembly(
      claim: states[0], children: Array(states.dropFirst()), roster: known,
      originsOfDocument: origins, earlier: earlier
    ).assembled()
  }

  private static func ordered(
    _ operations: [(operation: Operation, isReplaced: Bool)]
  ) -> [(operation: Operation, isReplaced: Bool)] {
    let replaced = Dictionary(
      operations.map { ($0.operation.id, $0.isReplaced) }, uniquingKeysWith: { $0 || $1 })
    return causalOrder(of: operations.map(\.operation)).map { ($0, replaced[$0.id] ?? false) }
  }
}

extension EntityState {
  /// Whether both have the same operations for the heads of the same facets.
  fileprivate func hasSameHeads(as other: EntityState) -> Bool {
    facets.count == other.facets.count
      && zip(facets, other.facets).allSatisfy {
        $0.facet == $1.facet && $0.heads.map(\.id) == $1.heads.map(\.id)
      }
  }
}
