/// Very many names in order, held side by side in one stretch of memory.
///
/// A desk of a million claims may have a hundred thousand disputed ones: as single strings they would
/// take more room than all else that a merge holds.
public struct NameList: Sequence, Sendable {
  private var bytes: [UInt8] = []
  // Where each name starts and ends, in bytes: of four thousand million of them at most.
  private var spans: [Range<UInt32>] = []

  public init() {}

  public init(_ names: some Sequence<String>) {
    for var name in names { name.withUTF8 { append(UnsafeRawBufferPointer($0)) } }
  }

  /// The number of names.
  public var count: Int { spans.count }
  public var isEmpty: Bool { spans.isEmpty }

  /// Puts a name at the end; beyond 4 GiB of names no more are taken.
  ///
  /// - Parameter name: in UTF-8; what is not is mended when the name is read.
  public mutating func append(_ name: UnsafeRawBufferPointer) {
    guard let end = UInt32(exactly: bytes.count + name.count) else { return }
    let start = UInt32(bytes.count)
    bytes.append(contentsOf: name)
    spans.append(start..<end)
  }

  /// Makes room for so many names of so many bytes.
  public mutating func reserveCapacity(_ count: Int, length: Int) {
    bytes.reserveCapacity(count * length)
    spans.reserveCapacity(count)
  }

  /// Puts the names in the order of their bytes.
  public mutating func sort() {
    bytes.withUnsafeBytes { all in
      spans.sort { left, right in
        let (left, right) = (all[Self.wide(left)], all[Self.wide(right)])
        // Most names differ in their first eight bytes.
        if left.count >= 8, right.count >= 8 {
          let first = (Self.word(left), Self.word(right))
          if first.0 != first.1 { return first.0 < first.1 }
        }
        return left.lexicographicallyPrecedes(right)
      }
    }
  }

  private static func wide(_ span: Range<UInt32>) -> Range<Int> {
    Int(span.lowerBound)..<Int(span.upperBound)
  }

  private static func word(_ name: Slice<UnsafeRawBufferPointer>) -> UInt64 {
    UInt64(bigEndian: name.base.loadUnaligned(fromByteOffset: name.startIndex, as: UInt64.self))
  }

  public func makeIterator() -> AnyIterator<String> {
    var index = 0
    return AnyIterator { [bytes, spans] in
      guard index < spans.count else { return nil }
      defer { index += 1 }
      return String(decoding: bytes[Self.wide(spans[index])], as: UTF8.self)
    }
  }
}

extension NameList: Equatable {
  public static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.count == rhs.count
      && zip(lhs, rhs).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
  }
}
