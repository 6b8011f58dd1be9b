/// Whether text could mislead a terminal or a reader, told by its UTF-8 bytes.
///
/// Nearly all of what is shown is letters and punctuation: those are passed over without a look into the
/// tables of Unicode.
///
/// - Parameter bytes: well-formed UTF-8.
public func holdsHiddenControl(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  var at = 0
  while at < bytes.count {
    at = printableEnd(bytes, from: at)
    guard at < bytes.count else { return false }
    guard let length = visibleLength(bytes, at) else { return true }
    at += length
  }
  return false
}

/// How many bytes a character takes that begins at `at` and is no ASCII; `nil` where it could mislead a terminal
/// or a reader, and for ASCII.
///
/// - Parameter bytes: well-formed UTF-8.
public func visibleLength(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int? {
  let byte = bytes[at]
  guard byte >= 0xC2 else { return nil }
  // U+00C0 to U+05FF: letters and marks, but for the grapheme joiner U+034F.
  if byte >= 0xC3, byte <= 0xD7, byte != 0xCD { return at + 2 <= bytes.count ? 2 : nil }
  let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
  guard at + length <= bytes.count else { return nil }
  var value = UInt32(byte & (0xFF >> UInt8(length + 1)))
  for next in 1..<length { value = value << 6 | UInt32(bytes[at + next] & 0x3F) }
  guard let scalar = Unicode.Scalar(value), !scalar.isHiddenControl else { return nil }
  return length
}

/// Where the next byte is that is not printable ASCII, from `start` on; else the end.
///
/// Eight bytes at a time, as most text is plain.
private func printableEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
  let raw = UnsafeRawBufferPointer(bytes)
  let (ones, highs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
  var at = start
  while at + 8 <= bytes.count {
    let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
    let delete = word ^ (ones &* 0x7F)
    // The lowest set bit is exact; those above it may be carried over from it.
    let found =
      (word | (word &- ones &* 0x20) & ~word | (delete &- ones) & ~delete) & highs
    if found != 0 { return at + found.trailingZeroBitCount / 8 }
    at += 8
  }
  while at < bytes.count, (0x20...0x7E).contains(bytes[at]) { at += 1 }
  return at
}

/// Where the next byte is that JSON escapes in a string, from `start` on; else the end: a quote, a backslash
/// or a control character.
///
/// Eight bytes at a time, as most of a string is plain text.
@inlinable
public func plainEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
  let raw = UnsafeRawBufferPointer(bytes)
  let (ones, highs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
  var at = start
  while at + 8 <= bytes.count {
    let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    // The lowest set bit is exact; those above it may be carried over from it.
    let found =
      ((quote &- ones) & ~quote | (backslash &- ones) & ~backslash
        | (word &- ones &* 0x20) & ~word) & highs
    if found != 0 { return at + found.trailingZeroBitCount / 8 }
    at += 8
  }
  while at < bytes.count {
    let byte = bytes[at]
    if byte == 0x22 || byte == 0x5C || byte < 0x20 { return at }
    at += 1
  }
  return at
}

extension String {
  /// Whether a terminal or a reader could be misled by one of the text's scalars.
  var holdsHiddenControl: Bool {
    var text = self
    return text.withUTF8 { ClaimModel.holdsHiddenControl($0) }
  }
}

/// Whether the bytes are the same, eight at a time.
@inlinable
public func isSame(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
  guard left.count == right.count else { return false }
  var at = 0
  while at + 8 <= left.count {
    let word = left.loadUnaligned(fromByteOffset: at, as: UInt64.self)
    guard word == right.loadUnaligned(fromByteOffset: at, as: UInt64.self) else { return false }
    at += 8
  }
  while at < left.count {
    guard left[at] == right[at] else { return false }
    at += 1
  }
  return true
}

/// Whether the first bytes come before the others, as unsigned numbers from the front.
func precedes(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
  let least = min(left.count, right.count)
  var at = 0
  while at + 8 <= least {
    let one = UInt64(bigEndian: left.loadUnaligned(fromByteOffset: at, as: UInt64.self))
    let other = UInt64(bigEndian: right.loadUnaligned(fromByteOffset: at, as: UInt64.self))
    guard one == other else { return one < other }
    at += 8
  }
  while at < least {
    guard left[at] == right[at] else { return left[at] < right[at] }
    at += 1
  }
  return left.count < right.count
}
