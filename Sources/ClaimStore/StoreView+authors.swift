public import ClaimModel
import GRDB

extension StoreView {
  /// Whether somebody wrote an operation that stands in the log up to a place.
  public func hasAuthor(_ author: Annotator, upTo position: LogPosition) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT 1 FROM operation
          WHERE row <= ? AND json_extract(CAST(line AS TEXT), '$.by') = ? LIMIT 1
          """), arguments: [position.row, author.name]) ?? false
  }

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
