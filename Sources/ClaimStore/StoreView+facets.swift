import AnnotationSync
import ClaimModel
import GRDB

extension StoreView {
  /// The statement that ``facetRows(of:_:)`` runs.
  func findingFacetRows() throws -> BulkStatement {
    try BulkStatement(
      db,
      """
      SELECT facet, id, operation, value, replaced FROM facet_operation
      WHERE entity = ? ORDER BY facet, id
      """)
  }

  /// What every operation on an entity does to its facets, in order of facet and operation.
  func facetRows(of entity: Int64, _ statement: BulkStatement) throws -> [FacetRow] {
    var rows: [FacetRow] = []
    try statement.forEachRow(.int(entity)) { row in
      guard let id = row.id(1) else { return }
      let facet = Facet(recorded: row.text(0) ?? "")
      rows.append(
        FacetRow(
          facet: facet, kind: facet.kind, id: id, row: row.int(2), value: row.text(3),
          isReplaced: row.int(4) == 1, change: .none))
    }
    return rows
  }

  func facetRows(of entity: Int64) throws -> [FacetRow] {
    try facetRows(of: entity, findingFacetRows())
  }
}
