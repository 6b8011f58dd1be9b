import AnnotationSync
import ClaimModel

/// What one operation does to one facet, as bytes that sort by entity, facet and operation.
///
/// The bytes are a length, the length of the key, the key and the rest. The key is the entity's kind,
/// its name, the facet and the operation's name, with a NUL after both texts, which hold none: the
/// order of keys by bytes is that of entities, facets and operations.
struct FacetRecord {
  /// What the record says of the operation that its key names; several may be said.
  struct Mark: OptionSet {
    let rawValue: UInt8
    /// It wrote the facet, and stands in the log.
    static let written = Mark(rawValue: 1)
    /// Another operation names it in `over`.
    static let replaced = Mark(rawValue: 2)
    static let hasValue = Mark(rawValue: 4)
    static let hasParent = Mark(rawValue: 8)
    /// Nothing is written: the entity is only named.
    static let named = Mark(rawValue: 16)
  }

  // Offsets from the start of a record.
  private static let keyStart = 8
  private static let fixedRest = 1 + 8 + 4 + 4

  private static let kinds = EntityKind.allCases
  private static let ordinals = Dictionary(
    uniqueKeysWithValues: kinds.enumerated().map { ($1, UInt8($0)) })

  /// Writes the records of an operation behind `bytes`; none when it writes no facet.
  static func append(_ operation: Operation, to bytes: inout [UInt8]) {
    guard let target = operation.target else { return }
    let facet = target.facet.text
    var parent: (EntityKind, String)?
    if let name = target.parent, let kind = target.parentKind {
      parent = (kind, name)
      append(kind, name, "", nil, .named, to: &bytes)
    }
    append(
      target.kind, target.entity, facet, operation.id, .written,
      value: GivenRating.value(of: operation),
      parent: parent, to: &bytes)
    for replaced in operation.over where replaced != operation.id {
      append(target.kind, target.entity, facet, replaced, .replaced, to: &bytes)
    }
  }

  private static func append(
    _ kind: EntityKind, _ name: String, _ facet: String, _ id: OperationID?, _ mark: Mark,
    value: String? = nil, parent: (kind: EntityKind, name: String)? = nil, to bytes: inout [UInt8]
  ) {
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: keyStart))
    bytes.append(ordinals[kind] ?? 0)
    bytes.append(contentsOf: name.utf8)
    bytes.append(0)
    bytes.append(contentsOf: facet.utf8)
    bytes.append(0)
    if let id {
      id.withRawBytes { bytes.append(contentsOf: $0) }
    } else {
      bytes.append(contentsOf: repeatElement(0, count: OperationID.byteCount))
    }
    let keyEnd = bytes.count
    var mark = mark
    if value != nil { mark.insert(.hasValue) }
    if parent != nil { mark.insert(.hasParent) }
    bytes.append(mark.rawValue)
    bytes.append(contentsOf: repeatElement(0, count: fixedRest - 1))
    if let parent {
      bytes.append(ordinals[parent.kind] ?? 0)
      bytes.append(contentsOf: parent.name.utf8)
      bytes.append(0)
    }
    if let value { bytes.append(contentsOf: value.utf8) }
    let (length, keyLength) = (UInt32(bytes.count - start), UInt32(keyEnd - start - keyStart))
    bytes.withUnsafeMutableBytes {
      $0.storeBytes(of: length, toByteOffset: start, as: UInt32.self)
      $0.storeBytes(of: keyLength, toByteOffset: start + 4, as: UInt32.self)
    }
  }

  /// The length of the record at an offset, in bytes.
  static func length(of bytes: UnsafeRawBufferPointer, at offset: Int) -> Int {
    Int(bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  /// Fills in where the operation of the record at `offset` stands in the log, and where it was read.
  static func place(
    _ bytes: UnsafeMutableRawBufferPointer, at offset: Int, row: Int64, _ place: LinePlace
  ) {
    let keyLength = Int(bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self))
    let rest = offset + keyStart + keyLength + 1
    bytes.storeBytes(of: row, toByteOffset: rest, as: Int64.self)
    bytes.storeBytes(of: UInt32(place.source), toByteOffset: rest + 8, as: UInt32.self)
    bytes.storeBytes(
      of: UInt32(clamping: place.line), toByteOffset: rest + 12, as: UInt32.self)
  }

  // MARK: Reading

  /// One record; valid as long as the bytes are.
  let bytes: UnsafeRawBufferPointer

  var key: UnsafeRawBufferPointer {
    let count = Int(bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
    return UnsafeRawBufferPointer(rebasing: bytes[Self.keyStart..<(Self.keyStart + count)])
  }

  private var rest: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[(Self.keyStart + key.count)...])
  }

  /// The beginning of the key, which tells most of them apart.
  var prefix: UInt64 {
    let key = key
    // A key has 27 bytes at least: a kind, two NULs and a name.
    return UInt64(bigEndian: key.loadUnaligned(as: UInt64.self))
  }

  /// The kind and name of the entity, as they stand in the key.
  var entity: UnsafeRawBufferPointer {
    let key = key
    let end = key.dropFirst().firstIndex(of: 0) ?? key.endIndex
    return UnsafeRawBufferPointer(rebasing: key[..<end])
  }

  /// The facet's written form, given the entity that begins the key.
  func facet(after entity: Int) -> UnsafeRawBufferPointer {
    let key = key
    return UnsafeRawBufferPointer(
      rebasing: key[(entity + 1)..<(key.count - OperationID.byteCount - 1)])
  }

  var id: OperationID {
    let (key, start) = (key, key.count - OperationID.byteCount)
    func word(_ offset: Int) -> UInt64 {
      UInt64(bigEndian: key.loadUnaligned(fromByteOffset: start + offset, as: UInt64.self))
    }
    return OperationID(words: (word(0), word(8), word(16)))
  }

  var mark: Mark { Mark(rawValue: rest[0]) }
  var row: Int64 { rest.loadUnaligned(fromByteOffset: 1, as: Int64.self) }

  var place: LinePlace {
    LinePlace(
      source: Int(rest.loadUnaligned(fromByteOffset: 9, as: UInt32.self)),
      line: Int(rest.loadUnaligned(fromByteOffset: 13, as: UInt32.self)))
  }

  /// The entity that the written one belongs to.
  var parent: (kind: EntityKind, name: String)? {
    guard mark.contains(.hasParent) else { return nil }
    let rest = rest
    let name = rest[(Self.fixedRest + 1)...].prefix { $0 != 0 }
    return (Self.kinds[Int(rest[Self.fixedRest])], String(decoding: name, as: UTF8.self))
  }

  /// What the operation sets the facet to; `nil` when it takes something back.
  var value: String? {
    guard mark.contains(.hasValue) else { return nil }
    var start = Self.fixedRest
    if mark.contains(.hasParent) {
      start = (rest[(start + 1)...].firstIndex(of: 0) ?? start) + 1
    }
    return String(decoding: rest[start...], as: UTF8.self)
  }

  /// The kind and name that begin a key.
  static func named(_ entity: UnsafeRawBufferPointer) -> (kind: EntityKind, name: String) {
    (kinds[Int(entity[0])], String(decoding: entity.dropFirst(), as: UTF8.self))
  }
}

/// Where a line was read.
struct LinePlace: Comparable {
  /// Which of the merge's files, from 0.
  let source: Int
  /// From 1; 0 where no file was read.
  let line: Int

  /// For what was not read from a file.
  static let none = LinePlace(source: 0, line: 0)

  static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.source, lhs.line) < (rhs.source, rhs.line)
  }
}
