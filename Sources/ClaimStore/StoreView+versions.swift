public import ClaimModel
import GRDB

extension StoreView {
  /// The documents of which something stands that may hold one of the texts, in byte order of name: all that
  /// have it for their title, address or outlet are among them, and others may be.
  public func documents(mentioning texts: [String]) throws -> [DocumentID] {
    let statement = try BulkStatement(
      db,
      """
      SELECT DISTINCT entity.name FROM entity
      CROSS JOIN facet_operation AS written ON written.entity = entity.number
      CROSS JOIN operation ON operation.row = written.operation
      WHERE entity.kind = 'document' AND replaced = 0
        AND (facet = 'description' OR facet GLOB 'taking-in:*')
        AND (instr(line, ?) > 0 OR instr(line, CAST('\\' AS BLOB)) > 0)
      """)
    var names: Set<DocumentID> = []
    for text in texts where !text.isEmpty {
      let needle = Self.plainStretch(of: text)
      try needle.withUnsafeBytes { bytes in
        statement.bind(lasting: bytes, at: 1)
        try statement.forEachRow { row in
          if let document = row.text(0).flatMap({ DocumentID($0) }) { names.insert(document) }
        }
      }
    }
    return names.sorted()
  }

  /// The longest stretch of a text that JSON writes as it is, in lines without a backslash.
  private static func plainStretch(of text: String) -> [UInt8] {
    let stretches = text.utf8.split {
      $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\")
    }
    return stretches.max { $0.count < $1.count }.map { Array($0) } ?? []
  }
}
