/// The keys of an operation that this version reads; all others are kept as they are.
enum EnvelopeKey: Int, CaseIterable {
  case version, device, epoch, number, previous, at, by, kind, on, over, part, must, with

  /// Reads a key that has no escape; `nil` when it is none of these.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    // A NUL in front would leave no trace in the packed letters.
    guard (1...4).contains(bytes.count), bytes[0] != 0 else { return nil }
    self.init(packed: bytes.reduce(0) { $0 << 8 | UInt32($1) })
  }

  /// Reads a key that has no escape; `nil` when it is none of these.
  ///
  /// - Parameter letters: its first eight bytes, the first one lowest.
  init?(_ letters: UInt64, count: Int) {
    guard (1...4).contains(count), letters & 0xFF != 0 else { return nil }
    self.init(packed: UInt32(truncatingIfNeeded: letters.byteSwapped >> UInt64(64 - 8 * count)))
  }

  /// The key whose letters are the bytes of `packed`, the last one lowest: all are four letters or
  /// fewer.
  private init?(packed: UInt32) {
    switch packed {
    case 0x76: self = .version  // v
    case 0x646576: self = .device  // dev
    case 0x6570: self = .epoch  // ep
    case 0x6E: self = .number  // n
    case 0x7072_6576: self = .previous  // prev
    case 0x6174: self = .at  // at
    case 0x6279: self = .by  // by
    case 0x646F: self = .kind  // do
    case 0x6F6E: self = .on  // on
    case 0x6F76_6572: self = .over  // over
    case 0x7061_7274: self = .part  // part
    case 0x6D75_7374: self = .must  // must
    case 0x7769_7468: self = .with  // with
    default: return nil
    }
  }
}

/// A stretch of a line, in bytes; a line is at most 1 MiB.
struct LineRange: Hashable, Sendable {
  private let lower: UInt32
  private let upper: UInt32

  init(_ range: Range<Int>) {
    lower = UInt32(truncatingIfNeeded: range.lowerBound)
    upper = UInt32(truncatingIfNeeded: range.upperBound)
  }

  var range: Range<Int> { Int(lower)..<Int(upper) }
  var count: Int { Int(upper &- lower) }
}

/// A member of `with`: where its key and its value are.
struct LineMember: Sendable {
  let key: LineRange
  let keyHasEscape: Bool
  let value: LineRange
  let escapes: Escapes

  /// Whether the value has an escape, where that was noted.
  enum Escapes: Sendable {
    case none, some, unknown
  }
}
