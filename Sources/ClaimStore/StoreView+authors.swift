public import ClaimModel
import GRDB

extension StoreView {
  /// Everybody who wrote an operation, in no order.
  public func authors() throws -> Set<Annotator> {
    var authors: Set<Annotator> = []
    let statement = try BulkStatement(
      db, "SELECT DISTINCT json_extract(CAST(line AS TEXT), '$.by') FROM operation")
    try statement.forEachRow { row in
      row.text(0).map { _ = authors.insert(Annotator(recorded: $0)) }
    }
    return authors
  }
}
