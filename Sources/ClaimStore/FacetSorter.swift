import ClaimModel
import Glibc

/// Sorts the facet records of a merge by entity, facet and operation, in bounded memory.
///
/// What does not fit is written in sorted runs to a file that has no name and is gone with the merge;
/// at the end the runs are read side by side. A merge of a few operations never writes any.
struct FacetSorter {
  /// How many bytes of records are held before a run is written.
  static let defaultLimit = 8 << 20

  private struct Place {
    let prefix: UInt64
    let offset: Int
  }

  private let limit: Int
  private var bytes: [UInt8] = []
  private var places: [Place] = []
  private var file: ScratchFile?
  private var runs: [Range<Int>] = []

  init(limit: Int = defaultLimit) { self.limit = limit }

  /// Takes the records of one operation, as ``FacetRecord/append(_:to:)`` wrote them.
  mutating func add(_ records: UnsafeRawBufferPointer, row: Int64, _ place: LinePlace) throws {
    guard !records.isEmpty else { return }
    if !bytes.isEmpty, bytes.count + records.count > limit { try spill() }
    // The last doubling goes to the limit and no further.
    if bytes.count + records.count > bytes.capacity, bytes.capacity * 2 > limit {
      bytes.reserveCapacity(max(limit, records.count))
    }
    var start = bytes.count
    bytes.append(contentsOf: records)
    bytes.withUnsafeMutableBytes { all in
      while start < all.count {
        FacetRecord.place(all, at: start, row: row, place)
        let length = FacetRecord.length(of: UnsafeRawBufferPointer(all), at: start)
        let record = FacetRecord(
          bytes: UnsafeRawBufferPointer(rebasing: all[start..<(start + length)]))
        places.append(Place(prefix: record.prefix, offset: start))
        start += length
      }
    }
  }

  /// Gives all records to `body` in order, and is empty afterwards.
  ///
  /// A record is valid only until the next one.
  mutating func drain(_ body: (FacetRecord) throws -> Void) throws {
    sort()
    guard let file else {
      try bytes.withUnsafeBytes { all in
        for place in places { try body(Self.record(all, place)) }
      }
      bytes.removeAll(keepingCapacity: true)
      places.removeAll(keepingCapacity: true)
      return
    }
    if !bytes.isEmpty { try spill() }
    bytes = []
    places = []
    let share = min(max(limit / max(runs.count, 1), 1 << 14), 1 << 16)
    var readers = RunReaders(runs.map { RunReader(file, $0, share) })
    while let record = try readers.next() { try body(record) }
    runs = []
    self.file = nil
  }

  private static func record(_ all: UnsafeRawBufferPointer, _ place: Place) -> FacetRecord {
    let length = FacetRecord.length(of: all, at: place.offset)
    return FacetRecord(
      bytes: UnsafeRawBufferPointer(rebasing: all[place.offset..<(place.offset + length)]))
  }

  private mutating func sort() {
    bytes.withUnsafeBytes { all in
      places.sort { left, right in
        if left.prefix != right.prefix { return left.prefix < right.prefix }
        return Self.record(all, left).key.precedes(Self.record(all, right).key)
      }
    }
  }

  /// Writes what is held as one sorted run.
  private mutating func spill() throws {
    sort()
    let file = try self.file ?? ScratchFile()
    self.file = file
    let start = file.length
    try bytes.withUnsafeBytes { all in
      for place in places { try file.append(Self.record(all, place).bytes) }
    }
    try file.flush()
    runs.append(start..<file.length)
    bytes.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
  }
}

extension UnsafeRawBufferPointer {
  /// Whether these bytes are the same as others.
  func isSame(as other: Self) -> Bool {
    guard let left = baseAddress, let right = other.baseAddress else {
      return isEmpty && other.isEmpty
    }
    return count == other.count && memcmp(left, right, count) == 0
  }

  /// Whether these bytes come before others.
  func precedes(_ other: Self) -> Bool {
    guard let left = baseAddress, let right = other.baseAddress else {
      return isEmpty && !other.isEmpty
    }
    let order = memcmp(left, right, Swift.min(count, other.count))
    return order == 0 ? count < other.count : order < 0
  }
}

/// Several sorted runs, read as one.
private struct RunReaders {
  // A binary heap: the reader with the least record first.
  private var readers: [RunReader]
  private var isBegun = false

  init(_ readers: [RunReader]) { self.readers = readers }

  /// The next record of all runs; `nil` at the end.
  mutating func next() throws -> FacetRecord? {
    if isBegun {
      guard !readers.isEmpty else { return nil }
      if try !readers[0].advance() {
        readers.swapAt(0, readers.count - 1)
        readers.removeLast()
      }
      sink(0)
    } else {
      isBegun = true
      readers = try readers.filter { try $0.advance() }
      for root in stride(from: readers.count / 2 - 1, through: 0, by: -1) { sink(root) }
    }
    return readers.first?.record
  }

  private mutating func sink(_ start: Int) {
    var root = start
    while true {
      var least = root
      for child in [2 * root + 1, 2 * root + 2]
      where child < readers.count && readers[child].precedes(readers[least]) { least = child }
      guard least != root else { return }
      readers.swapAt(root, least)
      root = least
    }
  }
}

/// One sorted run, read from its start to its end.
private final class RunReader {
  // A class because it owns a buffer, and the heap moves readers about.
  private let file: ScratchFile
  private var rest: Range<Int>
  private var buffer: UnsafeMutableRawBufferPointer
  private var filled = 0
  private var at = 0
  private var length = 0
  private var prefix: UInt64 = 0

  /// - Parameter size: how many bytes are read at once.
  init(_ file: ScratchFile, _ range: Range<Int>, _ size: Int) {
    self.file = file
    rest = range
    buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 8)
  }

  deinit { buffer.deallocate() }

  /// The record that was reached; valid until the next ``advance()``.
  var record: FacetRecord {
    FacetRecord(bytes: UnsafeRawBufferPointer(rebasing: buffer[at..<(at + length)]))
  }

  func precedes(_ other: RunReader) -> Bool {
    if prefix != other.prefix { return prefix < other.prefix }
    return record.key.precedes(other.record.key)
  }

  /// Goes on to the next record; `false` at the end.
  func advance() throws -> Bool {
    at += length
    length = 0
    guard try hold(4) else { return false }
    let next = FacetRecord.length(of: UnsafeRawBufferPointer(buffer), at: at)
    guard try hold(next) else { return false }
    length = next
    prefix = record.prefix
    return true
  }

  /// Sees to it that so many bytes are held from where it stands.
  private func hold(_ count: Int) throws -> Bool {
    guard at + count > filled else { return true }
    let kept = buffer[at..<filled]
    if count > buffer.count {
      let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 8)
      larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: kept))
      buffer.deallocate()
      buffer = larger
    } else if at > 0 {
      // The two may overlap, which this copy allows for.
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: kept))
    }
    filled -= at
    at = 0
    let wanted = min(rest.count, buffer.count - filled)
    let end = rest.lowerBound + wanted
    let free = UnsafeMutableRawBufferPointer(rebasing: buffer[filled..<(filled + wanted)])
    try file.read(rest.lowerBound..<end, into: free)
    filled += wanted
    rest = end..<rest.upperBound
    return filled >= count
  }
}
