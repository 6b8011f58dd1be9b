public import AnnotationSync
import ClaimModel
import struct Foundation.Data
import GRDB

extension StoreView {
  /// The operations on an entity, or on what belongs to it, that this version does not understand, by
  /// chain, place and name.
  ///
  /// Such operations write no facet, so the whole log is searched for the names.
  public func notUnderstood(on name: String, _ kind: EntityKind) throws -> [Operation] {
    guard let number = try number(of: name, kind) else { return [] }
    let names = Set(try ([name] + children(of: number).map(\.name)).map { ExactText($0) })
    var found: [OperationID: Operation] = [:]
    for name in names {
      let lines = try Data.fetchCursor(
        db, sql: "SELECT line FROM operation WHERE instr(line, ?)",
        arguments: [Data(name.text.utf8)])
      while let line = try lines.next() {
        let operation = try Operation(line: [UInt8](line))
        guard !operation.isUnderstood, let on = operation.on, names.contains(ExactText(on)) else {
          continue
        }
        found[operation.id] = operation
      }
    }
    return found.values.sorted { ($0.chain, $0.number, $0.id) < ($1.chain, $1.number, $1.id) }
  }
}
