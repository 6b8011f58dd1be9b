public import ClaimModel
import struct Foundation.Data
import GRDB

extension StoreView {
  /// The operations of one device with their names, in the order in which they are shared.
  public func forEachOperation(
    ofDevice device: String, _ body: (OperationID, UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let chains = try Int64.fetchAll(
      db, sql: "SELECT number FROM chain WHERE device = ? ORDER BY epoch", arguments: [device])
    for chain in chains {
      let rows = try Row.fetchCursor(
        db, sql: "SELECT id, line FROM operation WHERE chain = ? ORDER BY number, id",
        arguments: [chain])
      while let row = try rows.next() {
        guard let id = OperationID(bytes: [UInt8](row["id"] as Data)) else { continue }
        try row.withUnsafeData(atIndex: 1) { line in
          try line?.withUnsafeBytes { try body(id, $0) }
        }
      }
    }
  }
}
