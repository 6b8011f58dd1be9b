import ClaimModel

/// Reads lines as nearly all are written: without white space between their parts, and with texts, numbers,
/// words and lists of these in `with`.
///
/// Notes what ``LineScanner`` would note and refuses nothing: a line that is written in another way, or is
/// wrong, is left to the scanner, which says why.
enum PlainLine {
  /// The most members of `with` that are compared with one another here.
  private static let mostMembers = 24

  /// Where a value ends, and whether it is a text or a list with an escape in it.
  private typealias End = (at: Int, hasEscape: Bool)

  /// Notes where the parts of a line are.
  ///
  /// - Parameters:
  ///   - values: where the values of the operation's own keys are; all `nil` when called.
  ///   - members: the members of `with`; empty when called.
  /// - Returns: whether the line is plain; what was noted counts for nothing otherwise.
  static func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, values: inout [LineRange?], members: inout [LineMember]
  ) -> Bool {
    guard bytes.count > 2, bytes[0] == UInt8(ascii: "{") else { return false }
    var at = 0
    while true {
      // Behind the brace, or behind a comma.
      guard let key = key(bytes, at + 1), !key.hasEscape,
        let name = EnvelopeKey(
          LineScanner.firstLetters(of: bytes, in: (at + 2)..<(key.at - 2)),
          count: key.at - at - 4),
        values[name.rawValue] == nil
      else { return false }
      let end =
        name == .with ? membersEnd(bytes, key.at, &members) : plainValueEnd(bytes, key.at)
      guard let end, end < bytes.count else { return false }
      values[name.rawValue] = LineRange(key.at..<end)
      at = end
      if bytes[at] == UInt8(ascii: ",") { continue }
      return bytes[at] == UInt8(ascii: "}") && at + 1 == bytes.count
    }
  }

  /// Reads a key with its colon.
  ///
  /// - Returns: the first byte behind them; `nil` where there is no key.
  @inline(__always)
  private static func key(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> End? {
    guard start < bytes.count, bytes[start] == UInt8(ascii: "\""),
      let text = textEnd(bytes, start + 1), text.at < bytes.count,
      bytes[text.at] == UInt8(ascii: ":"), text.at + 1 < bytes.count
    else { return nil }
    return (text.at + 1, text.hasEscape)
  }

  /// The end of a value of the operation's own keys; `nil` where it is not plain or has an escape.
  @inline(__always)
  private static func plainValueEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    guard let end = valueEnd(bytes, start), !end.hasEscape else { return nil }
    return end.at
  }

  /// Reads the object that `with` is.
  private static func membersEnd(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ members: inout [LineMember]
  ) -> Int? {
    guard start + 1 < bytes.count, bytes[start] == UInt8(ascii: "{") else { return nil }
    if bytes[start + 1] == UInt8(ascii: "}") { return start + 2 }
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: mostMembers) { seen in
      var (at, count) = (start, 0)
      while count < mostMembers {
        guard let key = key(bytes, at + 1), !key.hasEscape else { return nil }
        let word = (at + 2)..<(key.at - 2)
        let mark = LineScanner.firstLetters(of: bytes, in: word)
        // Two keys that begin alike may be the same: the scanner looks at all of them.
        for earlier in 0..<count where seen[earlier] == mark { return nil }
        seen[count] = mark
        count += 1
        guard let end = valueEnd(bytes, key.at), end.at < bytes.count else { return nil }
        members.append(
          LineMember(
            key: LineRange(word), keyHasEscape: false, value: LineRange(key.at..<end.at),
            escapes: end.hasEscape ? .some : .none))
        at = end.at
        if bytes[at] == UInt8(ascii: ",") { continue }
        return bytes[at] == UInt8(ascii: "}") ? at + 1 : nil
      }
      return nil
    }
  }

  /// Reads a text, number, word, or list of these.
  @inline(__always)
  private static func valueEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> End? {
    guard bytes[start] == UInt8(ascii: "[") else { return scalarEnd(bytes, start) }
    return listEnd(bytes, start)
  }

  private static func listEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> End? {
    guard start + 1 < bytes.count else { return nil }
    if bytes[start + 1] == UInt8(ascii: "]") { return (start + 2, false) }
    var (at, hasEscape) = (start, false)
    while at + 1 < bytes.count {
      guard let end = scalarEnd(bytes, at + 1), end.at < bytes.count else { return nil }
      hasEscape = hasEscape || end.hasEscape
      at = end.at
      if bytes[at] == UInt8(ascii: ",") { continue }
      return bytes[at] == UInt8(ascii: "]") ? (at + 1, hasEscape) : nil
    }
    return nil
  }

  @inline(__always)
  private static func scalarEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> End? {
    switch bytes[start] {
    case UInt8(ascii: "\""): return textEnd(bytes, start + 1)
    case 0x31...0x39: return numberEnd(bytes, start)
    case UInt8(ascii: "0"): return (start + 1, false)
    case UInt8(ascii: "t"): return wordEnd(bytes, start, "true")
    case UInt8(ascii: "f"): return wordEnd(bytes, start, "false")
    case UInt8(ascii: "n"): return wordEnd(bytes, start, "null")
    default: return nil
    }
  }

  /// Reads a text from behind its opening quote to behind its closing one.
  ///
  /// - Returns: `nil` where it does not end, or has an escape by number.
  @inline(__always)
  private static func textEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> End? {
    var at = plainEnd(bytes, from: start)
    guard at < bytes.count else { return nil }
    if bytes[at] == UInt8(ascii: "\"") { return (at + 1, false) }
    while at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\") {
      switch bytes[at + 1] {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
        UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
        at = plainEnd(bytes, from: at + 2)
      default: return nil
      }
    }
    return at < bytes.count && bytes[at] == UInt8(ascii: "\"") ? (at + 1, true) : nil
  }

  /// Reads a whole number of at most 15 digits, all of which are in range.
  @inline(__always)
  private static func numberEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> End? {
    var at = start + 1
    while at < bytes.count, (0x30...0x39).contains(bytes[at]) { at += 1 }
    return at - start <= 15 ? (at, false) : nil
  }

  private static func wordEnd(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ word: StaticString
  ) -> End? {
    let count = word.utf8CodeUnitCount
    guard start + count <= bytes.count else { return nil }
    for offset in 0..<count where bytes[start + offset] != word.utf8Start[offset] { return nil }
    return (start + count, false)
  }
}
