public import AnnotationSync
public import ClaimModel

// Where a desk has a roster, what somebody wrote who is not proven is kept and shown, and is as if it had
// not been written where it counts: it neither adds nor takes away, replaces nothing and settles nothing.
extension StoreView {
  /// The claim as those operations make it that count; `nil` when none of them added it.
  ///
  /// - Parameter roster: the desk's; where it is empty, every operation counts.
  public func countedClaim(_ id: ClaimID, roster: Roster) throws -> Claim? {
    guard let number = try number(of: id.text, .claim) else { return nil }
    let children = try children(of: number).map {
      try countedState(of: $0.number, name: $0.name, roster: roster)
    }
    var origins: [DocumentID: [String]] = [:]
    for child in children {
      guard let document = child.facet(.evidence)?.shown?.place?.document,
        origins[document] == nil, let number = try self.number(of: document.text, .document)
      else { continue }
      let state = try countedState(of: number, name: document.text, roster: roster)
      origins[document] = SourceDocument(state)?.origins ?? []
    }
    let own = try countedState(of: number, name: id.text, roster: roster)
    return ClaimAssembly(
      claim: own, children: children, roster: try self.roster(roster, for: children + [own]),
      originsOfDocument: origins, earlier: try judgedBefore(in: own, of: number)
    ).assembled()
  }

  /// The verdicts that the ruling on a claim judged and that were replaced.
  ///
  /// - Parameter number: the claim's in the table of entities.
  func judgedBefore(in claim: EntityState, of number: Int64) throws -> [Operation] {
    let names = ClaimAssembly.judgedBefore(in: claim)
    guard !names.isEmpty else { return [] }
    let statement = try BulkStatement(
      db,
      """
      SELECT line FROM facet_operation AS written
      JOIN operation ON operation.row = written.operation WHERE entity = ? AND written.id = ?
      """)
    var found: [Operation] = []
    for name in names {
      try statement.forEachRow(.int(number), .id(name)) { row in
        found.append(try Operation(line: row.bytes(0).bindMemory(to: UInt8.self)))
      }
    }
    return found
  }

  /// The heads of all facets of an entity, among the operations that count.
  func countedState(of entity: Int64, name: String, roster: Roster) throws -> EntityState {
    if roster.isEmpty { return try state(of: entity, name: name) }
    let statement = try BulkStatement(
      db,
      """
      SELECT facet, line FROM facet_operation AS written
      JOIN operation ON operation.row = written.operation
      WHERE entity = ? ORDER BY facet, written.id DESC
      """)
    var reader = OperationReader()
    var facets = WrittenFacets()
    try statement.forEachRow(.int(entity)) { row in
      let operation = try reader.read(row.bytes(1).bindMemory(to: UInt8.self))
      if try isProven(operation, by: roster) { facets.add(operation, to: row.bytes(0)) }
    }
    return EntityState(name: name, facets: facets.heads(WrittenFacets.unreplaced))
  }

  /// What the desk itself says, among the operations that count; `nil` when nothing was said.
  func countedDesk() throws -> EntityState? {
    guard let number = try number(of: "desk", .desk) else { return nil }
    return try countedState(of: number, name: "desk", roster: roster())
  }
}
