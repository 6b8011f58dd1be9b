/// How long the records of a JSON file are, told without reading it: the elements of an array, or the values
/// that follow each other.
struct RecordLength {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The line on which the first record begins that is longer; `nil` when there is none.
  ///
  /// Of what is no JSON it says anything, and ends.
  func line(longerThan longest: Int) -> Int? {
    guard bytes.count > longest else { return nil }
    // Records of an array lie one level deeper.
    let outside = bytes.first { $0 > 0x20 } == UInt8(ascii: "[") ? 1 : 0
    var (depth, start) = (0, 0)
    var (isText, isEscaped) = (false, false)
    for (at, byte) in bytes.enumerated() {
      if isText {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isText = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isText = true
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        if depth == outside { start = at }
        depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        if depth == outside, at - start >= longest { return line(of: start) }
      default: break
      }
    }
    return nil
  }

  /// The lines on which the elements of an array begin; of what is no JSON it says anything, and ends.
  var lines: [Int] {
    var lines: [Int] = []
    var (depth, line) = (0, 1)
    var (isText, isEscaped, isAwaited) = (false, false, false)
    for byte in bytes {
      if byte == 0x0A { line += 1 }
      if isText {
        (isText, isEscaped) = (isEscaped || byte != UInt8(ascii: "\""), !isEscaped && byte == 0x5C)
        continue
      }
      guard byte > 0x20 else { continue }
      if isAwaited, depth == 1, byte != UInt8(ascii: "]") {
        lines.append(line)
        isAwaited = false
      }
      switch byte {
      case UInt8(ascii: "\""): isText = true
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        if depth == 1 { isAwaited = true }
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: ","): if depth == 1 { isAwaited = true }
      default: break
      }
    }
    return lines
  }

  private func line(of offset: Int) -> Int { bytes[..<offset].count { $0 == 0x0A } + 1 }
}
