/// Whether text could mislead a terminal or a reader, told by its UTF-8 bytes.
///
/// Nearly all of what is shown is letters and punctuation: those are passed over without a look into the
/// tables of Unicode.
///
/// - Parameter bytes: well-formed UTF-8.
func holdsHiddenControl(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  var at = 0
  while at < bytes.count {
    let byte = bytes[at]
    if (0x20...0x7E).contains(byte) {
      at += 1
      continue
    }
    guard byte >= 0xC2 else { return true }
    let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    guard at + length <= bytes.count else { return true }
    var value = UInt32(byte & (0xFF >> UInt8(length + 1)))
    for next in 1..<length { value = value << 6 | UInt32(bytes[at + next] & 0x3F) }
    guard let scalar = Unicode.Scalar(value), !scalar.isHiddenControl else { return true }
    at += length
  }
  return false
}

extension String {
  /// Whether a terminal or a reader could be misled by one of the text's scalars.
  var holdsHiddenControl: Bool {
    var text = self
    return text.withUTF8 { ClaimModel.holdsHiddenControl($0) }
  }
}

/// Whether the bytes are the same, eight at a time.
func isSame(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
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
