import ClaimModel

/// Checks one line of an annotation file byte by byte and notes where its parts are.
///
/// Strict as the format: valid UTF-8, one JSON object, nesting at most 16, no duplicate keys, plain
/// integers within ±(2^53−1), no lone surrogates. Iterative, so that no input exhausts the stack; no
/// allocation for each key.
struct LineScanner {
  /// A member of the operation itself, or of its `with`.
  struct Field {
    let key: Range<Int>
    let value: Range<Int>
    let isInWith: Bool
  }

  static let deepest = 16

  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0
  private(set) var fields: [Field] = []

  private struct Container {
    let isObject: Bool
    let firstKey: Int
  }

  private var containers: [Container] = []
  private var keys: [Range<Int>] = []
  private var openKey: [Range<Int>?] = [nil, nil, nil]
  private var openValue = [0, 0, 0]
  private var isWith = false

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    fields.reserveCapacity(24)
    keys.reserveCapacity(24)
    containers.reserveCapacity(4)
  }

  /// Where the members of the operation and of its `with` are.
  ///
  /// - Throws: why the line belongs into quarantine.
  static func fields(
    of bytes: UnsafeBufferPointer<UInt8>
  ) throws(QuarantineReason) -> [Field] {
    guard isValidUTF8(bytes) else { throw .badUTF8 }
    var scanner = LineScanner(bytes)
    return try scanner.scan()
  }

  private mutating func scan() throws(QuarantineReason) -> [Field] {
    skipSpace()
    let isObject = at < bytes.count && bytes[at] == UInt8(ascii: "{")
    try scanValues()
    skipSpace()
    guard at == bytes.count else { throw .notJSON }
    guard isObject else { throw .notAnOperation }
    return fields
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

  /// Enters an array or object; `false` when it is empty and so already over.
  private mutating func open() throws(QuarantineReason) -> Bool {
    guard containers.count < Self.deepest else { throw .tooDeep }
    let isObject = bytes[at] == UInt8(ascii: "{")
    at += 1
    containers.append(Container(isObject: isObject, firstKey: keys.count))
    skipSpace()
    if at < bytes.count, bytes[at] == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
      at += 1
      containers.removeLast()
      return false
    }
    if isObject { try scanKey() }
    return true
  }

  /// After a value: goes on to the next one in the container, or leaves it; `true` at the very end.
  private mutating func closeWhatEnds() throws(QuarantineReason) -> Bool {
    while let container = containers.last {
      noteField()
      skipSpace()
      guard at < bytes.count else { throw .notJSON }
      let byte = bytes[at]
      at += 1
      if byte == UInt8(ascii: ",") {
        if container.isObject { try scanKey() }
        return false
      }
      guard byte == (container.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
        throw .notJSON
      }
      if container.isObject {
        guard !hasDuplicates(from: container.firstKey) else { throw .duplicateKeys }
        keys.removeSubrange(container.firstKey...)
      }
      containers.removeLast()
    }
    return true
  }

  private mutating func scanKey() throws(QuarantineReason) {
    skipSpace()
    guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { throw .notJSON }
    let start = at + 1
    try scanString()
    let key = start..<(at - 1)
    keys.append(key)
    skipSpace()
    guard at < bytes.count, bytes[at] == UInt8(ascii: ":") else { throw .notJSON }
    at += 1
    skipSpace()
    let depth = containers.count
    guard depth <= 2 else { return }
    openKey[depth] = key
    openValue[depth] = at
    if depth == 1 { isWith = matches(key, "with") }
  }

  private mutating func noteField() {
    let depth = containers.count
    guard depth == 1 || depth == 2 && isWith && containers[1].isObject,
      containers[depth - 1].isObject, let key = openKey[depth]
    else { return }
    fields.append(Field(key: key, value: openValue[depth]..<at, isInWith: depth == 2))
    openKey[depth] = nil
  }

  private mutating func scanScalar() throws(QuarantineReason) {
    switch bytes[at] {
    case UInt8(ascii: "\""): try scanString()
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

  private mutating func scanString() throws(QuarantineReason) {
    at += 1
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == UInt8(ascii: "\"") { return }
      if byte < 0x20 { throw .notJSON }
      if byte == UInt8(ascii: "\\") { try scanEscape() }
    }
    throw .notJSON
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

  private func matches(_ key: Range<Int>, _ word: StaticString) -> Bool {
    if JSONText.hasEscape(bytes, key) {
      return JSONText.decoded(bytes, key).elementsEqual(
        UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }
    guard key.count == word.utf8CodeUnitCount else { return false }
    for offset in 0..<key.count where bytes[key.lowerBound + offset] != word.utf8Start[offset] {
      return false
    }
    return true
  }
}

extension LineScanner {
  /// Whether two keys of the innermost object are the same word.
  private func hasDuplicates(from first: Int) -> Bool {
    let count = keys.count - first
    guard count > 1 else { return false }
    if count <= 16 {
      for later in (first + 1)..<keys.count {
        for earlier in first..<later where isSameKey(keys[earlier], keys[later]) { return true }
      }
      return false
    }
    // Many keys: sorting keeps a hostile line of a hundred thousand keys from costing their square.
    let words = keys[first...].map { ExactKey(bytes: JSONText.decoded(bytes, $0)) }.sorted()
    return zip(words, words.dropFirst()).contains { $0 == $1 }
  }

  private func isSameKey(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    if JSONText.hasEscape(bytes, left) || JSONText.hasEscape(bytes, right) {
      return JSONText.decoded(bytes, left) == JSONText.decoded(bytes, right)
    }
    guard left.count == right.count else { return false }
    for offset in 0..<left.count
    where bytes[left.lowerBound + offset] != bytes[right.lowerBound + offset] { return false }
    return true
  }

  private struct ExactKey: Comparable {
    let bytes: [UInt8]
    static func < (lhs: Self, rhs: Self) -> Bool { lhs.bytes.lexicographicallyPrecedes(rhs.bytes) }
  }
}
