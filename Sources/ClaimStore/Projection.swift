import AnnotationSync
import ClaimModel
import GRDB

/// Keeps the tables made of the log in step with it.
///
/// Operations may come in any order: one that is named in `over` before it is here leaves a row that
/// waits for it, so that what stands in the end is a function of the set alone. What they write is
/// sorted first and then settled entity by entity, so that each entity's rows are touched once and lie
/// side by side, however the lines came.
struct Projection {
  private var sorter: FacetSorter
  private var settlement: Settlement
  private var records: [UInt8] = []

  /// - Parameter sortingLimit: how many bytes are sorted in memory.
  init(db: Database, sortingLimit: Int = FacetSorter.defaultLimit) throws {
    sorter = FacetSorter(limit: sortingLimit)
    settlement = try Settlement(db: db)
  }

  /// Takes an operation of the log.
  mutating func add(_ operation: Operation, row: Int64, _ place: LinePlace = .none) throws {
    records.removeAll(keepingCapacity: true)
    FacetRecord.append(operation, to: &records)
    try records.withUnsafeBytes { try sorter.add($0, row: row, place) }
  }

  /// Takes the records of an operation of the log that were made before.
  mutating func add(
    _ records: UnsafeRawBufferPointer, row: Int64, _ place: LinePlace
  ) throws {
    try sorter.add(records, row: row, place)
  }

  /// Settles every entity that the operations touch.
  ///
  /// - Parameter goesOn: asked before each of them.
  /// - Returns: what they name that is not here.
  mutating func settle(goesOn: () throws -> Void = {}) throws -> Strays {
    var strays = Strays()
    try sorter.drainGroups {
      try goesOn()
      strays.note(try settlement.settle(&$0))
    }
    try settlement.finish()
    return strays
  }
}

extension FacetSorter {
  /// Gives what the records bring for each entity to `body`, in order of kind and name, and is empty
  /// afterwards.
  mutating func drainGroups(_ body: (inout EntityGroup) throws -> Void) throws {
    // Empty before the first one: every entity has a kind and a name.
    var entity: [UInt8] = []
    var group = EntityGroup(.claim, "")
    try drain { record in
      let next = record.entity
      if !entity.withUnsafeBytes({ $0.isSame(as: next) }) {
        if !entity.isEmpty { try body(&group) }
        entity.removeAll(keepingCapacity: true)
        entity.append(contentsOf: next)
        let (kind, name) = FacetRecord.named(next)
        group.begin(kind, name)
      }
      group.add(record, entityLength: entity.count)
    }
    if !entity.isEmpty { try body(&group) }
  }
}

/// What the operations of a merge name that is not here.
struct Strays {
  /// For one file: the first line that names something missing, what that is, and how many are.
  struct InFile {
    var place: LinePlace
    var name: String
    var count: Int
  }

  /// By the place of the file in the merge.
  private(set) var files: [Int: InFile] = [:]

  mutating func note(_ settled: (missing: String, place: LinePlace)?) {
    guard let (name, place) = settled else { return }
    guard var known = files[place.source] else {
      files[place.source] = InFile(place: place, name: name, count: 1)
      return
    }
    if place < known.place { (known.place, known.name) = (place, name) }
    known.count += 1
    files[place.source] = known
  }
}
