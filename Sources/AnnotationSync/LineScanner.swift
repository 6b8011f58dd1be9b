import ClaimModel

/// Checks lines of annotation files byte by byte and notes where their parts are.
///
/// Strict as the format: valid UTF-8, one JSON object, nesting at most 16, no duplicate keys, plain
/// integers within ±(2^53−1), no lone surrogates. Iterative, so that no input exhausts the stack; what
/// it notes is kept in buffers that the next line uses again.
struct LineScanner {
  static let deepest = 16

  /// Where the values of the operation's own keys are; `nil` for those that it does not have.
  private(set) var values = [LineRange?](repeating: nil, count: EnvelopeKey.allCases.count)
  /// The members of `with`, in their order.
  private(set) var members: [LineMember] = []

  /// Whether the operation has keys of its own that this version does not read.
  private(set) var hasOtherKeys = false

  /// Whether it is known that neither the operation's own keys nor their values, `with` aside, have an escape.
  private(set) var isPlain = false

  private struct Key {
    let range: Range<Int>
    let hasEscape: Bool
    /// The first eight bytes, the first one lowest; zeros behind a shorter key.
    let letters: UInt64
  }

  private var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  private var at = 0
  private var depth = 0
  /// One bit for each open container, the outermost lowest: whether it is an object.
  private var objects: UInt32 = 0
  private var firstKeys = [Int](repeating: 0, count: deepest + 1)
  private var keys: [Key] = []
  // What the member that is being read is, for the operation's own and for those of `with`.
  private var openKey: EnvelopeKey?
  private var openMember: Key?
  private var openValue = (own: 0, member: 0)

  init() {
    keys.reserveCapacity(32)
    members.reserveCapacity(16)
  }

  /// Where the value of a key is.
  func value(_ key: EnvelopeKey) -> LineRange? { values[key.rawValue] }

  /// Reads a line; what it is made of stands in ``values`` and ``members`` then.
  ///
  /// - Throws: why the line belongs into quarantine.
  mutating func scan(_ line: UnsafeBufferPointer<UInt8>) throws(QuarantineReason) {
    guard isValidUTF8(line) else { throw .badUTF8 }
    begin(line)
    isPlain = PlainLine.scan(line, values: &values, members: &members)
    if isPlain { return }
    begin(line)
    skipSpace()
    let isObject = at < bytes.count && bytes[at] == UInt8(ascii: "{")
    try scanValues()
    skipSpace()
    guard at == bytes.count else { throw .notJSON }
    guard isObject else { throw .notAnOperation }
  }

  private mutating func begin(_ line: UnsafeBufferPointer<UInt8>) {
    bytes = line
    at = 0
    depth = 0
    objects = 0
    openKey = nil
    openMember = nil
    hasOtherKeys = false
    keys.removeAll(keepingCapacity: true)
    members.removeAll(keepingCapacity: true)
    values.withUnsafeMutableBufferPointer { $0.update(repeating: nil) }
  }

  /// Reads one value with all that is in it.
  private mutating func scanValues() throws(QuarantineReason) {
    while true {
      skipSpace()
      guard at < bytes.count else { throw .notJSON }
      let opens = bytes[at] == UInt8(ascii: "{") || bytes[at] == UInt8(ascii: "[")
      if opens {
        if try open() { continue }
      } else {
        try scanScalar()
      }
      if try closeWhatEnds() { return }
    }
  }

  @inline(__always)
  private var isInObject: Bool { objects >> UInt32(depth - 1) & 1 == 1 }

  /// Enters an array or object; `false` when it is empty and so already over.
  private mutating func open() throws(QuarantineReason) -> Bool {
    guard depth < Self.deepest else { throw .tooDeep }
    let isObject = bytes[at] == UInt8(ascii: "{")
    at += 1
    skipSpace()
    if at < bytes.count, bytes[at] == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
      at += 1
      return false
    }
    let bit = UInt32(1) << UInt32(depth)
    objects = isObject ? objects | bit : objects & ~bit
    depth += 1
    firstKeys[depth] = keys.count
    if isObject { try scanKey() }
    return true
  }

  /// After a value: goes on to the next one in the container, or leaves it; `true` at the very end.
  private mutating func closeWhatEnds() throws(QuarantineReason) -> Bool {
    while depth > 0 {
      if depth <= 2 { noteMember() }
      skipSpace()
      guard at < bytes.count else { throw .notJSON }
      let byte = bytes[at]
      at += 1
      if byte == UInt8(ascii: ",") {
        if isInObject { try scanKey() }
        return false
      }
      guard byte == (isInObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else { throw .notJSON }
      if isInObject {
        guard !Self.hasDuplicates(keys[firstKeys[depth]...], in: bytes) else {
          throw .duplicateKeys
        }
        keys.removeLast(keys.count - firstKeys[depth])
      }
      depth -= 1
    }
    return true
  }

  private mutating func scanKey() throws(QuarantineReason) {
    skipSpace()
    guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { throw .notJSON }
    let start = at + 1
    let hasEscape = try scanString()
    let range = start..<(at - 1)
    let key = Key(
      range: range, hasEscape: hasEscape, letters: Self.firstLetters(of: bytes, in: range))
    keys.append(key)
    skipSpace()
    guard at < bytes.count, bytes[at] == UInt8(ascii: ":") else { throw .notJSON }
    at += 1
    skipSpace()
    if depth == 1 {
      openKey = Self.envelopeKey(key, of: bytes)
      if openKey == nil { hasOtherKeys = true }
      openValue.own = at
    } else if depth == 2, openKey == .with {
      openMember = key
      openValue.member = at
    }
  }

  // What only looks is given what it looks at: it would be given a copy of all the buffers else.

  /// The first eight bytes of a stretch, the first one lowest; zeros behind a shorter one.
  @inline(__always)
  static func firstLetters(
    of bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>
  ) -> UInt64 {
    let count = min(range.count, 8)
    guard range.lowerBound + 8 <= bytes.count else {
      return range.prefix(count).reversed().reduce(0) { $0 << 8 | UInt64(bytes[$1]) }
    }
    let word = UInt64(
      littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(
        fromByteOffset: range.lowerBound, as: UInt64.self))
    return count == 8 ? word : word & (1 << UInt64(8 * count) - 1)
  }

  private static func envelopeKey(
    _ key: Key, of bytes: UnsafeBufferPointer<UInt8>
  ) -> EnvelopeKey? {
    guard key.hasEscape else { return EnvelopeKey(key.letters, count: key.range.count) }
    return JSONText.decoded(bytes, key.range).withUnsafeBufferPointer { EnvelopeKey($0) }
  }

  /// Notes the member of the operation, or of its `with`, whose value ends here.
  private mutating func noteMember() {
    if depth == 1 {
      guard let key = openKey, isInObject else { return }
      // Of two equal keys the line is refused later: either value will do until then.
      values[key.rawValue] = LineRange(openValue.own..<at)
      openKey = nil
    } else if let key = openMember, isInObject {
      members.append(
        LineMember(
          key: LineRange(key.range), keyHasEscape: key.hasEscape,
          value: LineRange(openValue.member..<at), escapes: .unknown))
      openMember = nil
    }
  }

  private mutating func scanScalar() throws(QuarantineReason) {
    switch bytes[at] {
    case UInt8(ascii: "\""): _ = try scanString()
    case UInt8(ascii: "t"): try scanWord("true")
    case UInt8(ascii: "f"): try scanWord("false")
    case UInt8(ascii: "n"): try scanWord("null")
    default: try scanNumber()
    }
  }

  private mutating func scanWord(_ word: StaticString) throws(QuarantineReason) {
    guard at + word.utf8CodeUnitCount <= bytes.count else { throw .notJSON }
    for offset in 0..<word.utf8CodeUnitCount where bytes[at + offset] != word.utf8Start[offset] {
      throw .notJSON
    }
    at += word.utf8CodeUnitCount
  }

  private mutating func scanNumber() throws(QuarantineReason) {
    let start = at
    if at < bytes.count, bytes[at] == UInt8(ascii: "-") { at += 1 }
    let firstDigit = at
    var magnitude = 0
    while at < bytes.count, bytes[at] >= 0x30, bytes[at] <= 0x39 {
      magnitude = min(magnitude * 10 + Int(bytes[at] - 0x30), 1 << 54)
      at += 1
    }
    let digits = at - firstDigit
    guard digits > 0, digits == 1 || bytes[firstDigit] != 0x30 else { throw .notJSON }
    let isNegativeZero = firstDigit > start && magnitude == 0
    let isFraction = try scanFraction()
    guard !isFraction, !isNegativeZero, magnitude < 1 << 53 else { throw .numberOutOfRange }
  }

  /// Reads `.5` and `e400` after a number; `true` when there was either.
  private mutating func scanFraction() throws(QuarantineReason) -> Bool {
    var found = false
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
      at += 1
      try scanDigits()
      found = true
    }
    if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") {
        at += 1
      }
      try scanDigits()
      found = true
    }
    return found
  }

  private mutating func scanDigits() throws(QuarantineReason) {
    let start = at
    while at < bytes.count, bytes[at] >= 0x30, bytes[at] <= 0x39 { at += 1 }
    guard at > start else { throw .notJSON }
  }

  /// Reads a string from its opening quote to behind its closing one; `true` when it holds an escape.
  private mutating func scanString() throws(QuarantineReason) -> Bool {
    at += 1
    var hasEscape = false
    while true {
      at = plainEnd(bytes, from: at)
      guard at < bytes.count else { throw .notJSON }
      let byte = bytes[at]
      at += 1
      if byte == UInt8(ascii: "\"") { return hasEscape }
      guard byte == UInt8(ascii: "\\") else { throw .notJSON }
      hasEscape = true
      try scanEscape()
    }
  }

  private mutating func scanEscape() throws(QuarantineReason) {
    guard at < bytes.count else { throw .notJSON }
    let byte = bytes[at]
    at += 1
    switch byte {
    case UInt8(ascii: "u"):
      let unit = try scanUnit()
      guard (0xD800..<0xE000).contains(unit) else { return }
      guard unit < 0xDC00, at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
        bytes[at + 1] == UInt8(ascii: "u")
      else { throw .notJSON }
      at += 2
      guard (0xDC00..<0xE000).contains(try scanUnit()) else { throw .notJSON }
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return
    default: throw .notJSON
    }
  }

  private mutating func scanUnit() throws(QuarantineReason) -> Int {
    guard at + 4 <= bytes.count else { throw .notJSON }
    var unit = 0
    for _ in 0..<4 {
      let byte = bytes[at]
      at += 1
      switch byte {
      case 0x30...0x39: unit = unit << 4 | Int(byte - 0x30)
      case 0x41...0x46: unit = unit << 4 | Int(byte - 0x37)
      case 0x61...0x66: unit = unit << 4 | Int(byte - 0x57)
      default: throw .notJSON
      }
    }
    return unit
  }

  private mutating func skipSpace() {
    while at < bytes.count {
      let byte = bytes[at]
      guard byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A else { return }
      at += 1
    }
  }
}

extension LineScanner {
  /// Whether two keys of one object are the same word.
  private static func hasDuplicates(
    _ keys: ArraySlice<Key>, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard keys.count > 1 else { return false }
    if keys.count <= 16 {
      return keys.withUnsafeBufferPointer { keys in
        for later in 1..<keys.count {
          for earlier in 0..<later where isSameKey(keys[earlier], keys[later], in: bytes) {
            return true
          }
        }
        return false
      }
    }
    // Many keys: sorting keeps a hostile line of a hundred thousand keys from costing their square.
    let words = keys.map { ExactKey(bytes: JSONText.decoded(bytes, $0.range)) }.sorted()
    return zip(words, words.dropFirst()).contains { $0 == $1 }
  }

  @inline(__always)
  private static func isSameKey(
    _ left: Key, _ right: Key, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    if left.hasEscape || right.hasEscape {
      return JSONText.decoded(bytes, left.range) == JSONText.decoded(bytes, right.range)
    }
    guard left.letters == right.letters, left.range.count == right.range.count else {
      return false
    }
    for offset in min(8, left.range.count)..<left.range.count
    where bytes[left.range.lowerBound + offset] != bytes[right.range.lowerBound + offset] {
      return false
    }
    return true
  }

  private struct ExactKey: Comparable {
    let bytes: [UInt8]
    static func < (lhs: Self, rhs: Self) -> Bool { lhs.bytes.lexicographicallyPrecedes(rhs.bytes) }
  }
}
