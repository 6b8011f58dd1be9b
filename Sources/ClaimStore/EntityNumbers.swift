import AnnotationSync
import ClaimModel
import GRDB

/// The numbers of entities, which are made when they are not there.
///
/// Holds those that were met last: colleagues work on about the same claims at about the same time.
struct EntityNumbers {
  private struct Known {
    let name: ExactText
    let kind: EntityKind
    let number: Int64
  }

  private let db: Database
  private let find: BulkStatement
  private let add: BulkStatement
  private var known = [Known?](repeating: nil, count: 1 << 15)

  init(db: Database) throws {
    self.db = db
    find = try BulkStatement(db, "SELECT number FROM entity WHERE name = ? AND kind = ?")
    add = try BulkStatement(db, "INSERT INTO entity (name, kind) VALUES (?, ?)")
  }

  mutating func number(of name: String, _ kind: EntityKind) throws -> Int64 {
    let exact = ExactText(name)
    let slot = Self.slot(of: name, among: known.count)
    if let met = known[slot], met.kind == kind, met.name == exact { return met.number }
    let number = try find.firstInt(.text(name), .text(kind.rawValue)) ?? made(name, kind)
    known[slot] = Known(name: exact, kind: kind, number: number)
    return number
  }

  private func made(_ name: String, _ kind: EntityKind) throws -> Int64 {
    try add.run(.text(name), .text(kind.rawValue))
    return db.lastInsertedRowID
  }

  /// FNV-1a over the bytes of the name.
  private static func slot(of name: String, among count: Int) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(hash & UInt64(count - 1))
  }
}
