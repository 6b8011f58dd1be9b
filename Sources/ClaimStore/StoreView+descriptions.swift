import AnnotationSync
public import ClaimModel
import Foundation
import GRDB

extension StoreView {
  /// The documents that are said to lie at this very address, in order of name.
  public func documents(at address: String) throws -> [DocumentID] {
    try String.fetchAll(
      db.cachedStatement(sql: "SELECT document FROM version WHERE address = ? ORDER BY document"),
      arguments: [Data(VersionTable.Kept.hash(address))]
    ).compactMap { DocumentID($0) }
  }

  /// What was ever said of a document as a whole, what was replaced or taken back too; the order says nothing.
  ///
  /// Each is the document as one description had it beside what its takings in say. The one without any
  /// description is among them where it stood by itself: what is described while it is taken in never did.
  public func descriptions(of id: DocumentID) throws -> [SourceDocument] {
    guard let entity = try number(of: id.text, .document) else { return [] }
    let statement = try BulkStatement(
      db,
      """
      SELECT facet, line, written.id FROM facet_operation AS written
      JOIN operation ON operation.row = written.operation
      WHERE entity = ? AND facet >= ? AND facet < ? ORDER BY facet, written.id DESC
      """)
    func written(_ first: String, _ last: String) throws -> WrittenFacets {
      var (reader, facets) = (OperationReader(), WrittenFacets())
      try statement.forEachRow(.int(entity), .text(first), .text(last)) { row in
        let line = row.bytes(1).bindMemory(to: UInt8.self)
        facets.add(try reader.read(line, named: row.id(2)), to: row.bytes(0))
      }
      return facets
    }
    let takingIn = try written("taking-in:", "taking-in;").heads { $0 }
    let described = try written("description", "description\u{1}").heads { $0 }.flatMap(\.heads)
    let acts = Set(takingIn.flatMap(\.heads).map { $0.part ?? $0.id })
    let isAlwaysDescribed = described.contains { $0.part.map(acts.contains) ?? false }
    var states = described.map { [FacetHeads(facet: Facet(.description), heads: [$0])] }
    if !isAlwaysDescribed { states.append([]) }
    return states.compactMap {
      SourceDocument(EntityState(name: id.text, facets: $0 + takingIn))
    }
  }
}
