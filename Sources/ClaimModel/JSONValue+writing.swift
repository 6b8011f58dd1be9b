extension JSONValue {
  /// The one spelling of this value: members sorted by the bytes of their keys, no white space, only
  /// the necessary escapes.
  public var canonicalText: String { String(decoding: canonicalBytes, as: UTF8.self) }

  /// The canonical text with everything escaped that a terminal could be misled by: C1 controls,
  /// bidirectional overrides and other invisible characters.
  public var printedText: String {
    var bytes: [UInt8] = []
    writePrinted(into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes ``printedText`` behind `bytes`.
  public func writePrinted(into bytes: inout [UInt8]) {
    let start = bytes.count
    write(into: &bytes)
    Self.escapeHidden(in: &bytes, from: start)
  }

  /// Escapes what a terminal could be misled by, in JSON that begins at `start`.
  static func escapeHidden(in bytes: inout [UInt8], from start: Int) {
    let isPlain = bytes.withUnsafeBufferPointer {
      !holdsHiddenControl(UnsafeBufferPointer(rebasing: $0[start...]))
    }
    if isPlain { return }
    let text = String(decoding: bytes[start...], as: UTF8.self)
    bytes.removeSubrange(start...)
    for scalar in text.unicodeScalars {
      guard scalar.isHiddenControl else {
        bytes.append(contentsOf: Character(scalar).utf8)
        continue
      }
      for unit in String(scalar).utf16 {
        let digits = String(unit, radix: 16)
        let escaped = "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        bytes.append(contentsOf: escaped.utf8)
      }
    }
  }

  /// The bytes of ``canonicalText``.
  public var canonicalBytes: [UInt8] {
    var bytes: [UInt8] = []
    write(into: &bytes)
    return bytes
  }

  func write(into bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let truth): bytes.append(contentsOf: (truth ? "true" : "false").utf8)
    case .int(let number): bytes.append(contentsOf: String(number).utf8)
    case .decimal(let number): bytes.append(contentsOf: Self.decimalText(number).utf8)
    case .string(let text): Self.write(text, into: &bytes)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        element.write(into: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      if Self.areInOrder(members) {
        for index in members.indices { Self.write(members[index], at: index, into: &bytes) }
      } else {
        for (index, place) in Self.order(of: members).enumerated() {
          Self.write(members[place], at: index, into: &bytes)
        }
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func write(_ member: Member, at index: Int, into bytes: inout [UInt8]) {
    if index > 0 { bytes.append(UInt8(ascii: ",")) }
    write(member.key, into: &bytes)
    bytes.append(UInt8(ascii: ":"))
    member.value.write(into: &bytes)
  }

  private static func areInOrder(_ members: [Member]) -> Bool {
    zip(members, members.dropFirst()).allSatisfy { !(ExactText($1.key) < ExactText($0.key)) }
  }

  /// The places of members in byte order of their keys; those of one key stay as they stand.
  private static func order(of members: [Member]) -> [Int] {
    // Keys differ in their first letters as a rule, which are compared as numbers.
    var keyed = members.indices.map { (letters: firstLetters(of: members[$0].key), place: $0) }
    func precedes(_ one: (letters: UInt64, place: Int), _ other: (letters: UInt64, place: Int))
      -> Bool
    {
      one.letters == other.letters
        ? ExactText(members[one.place].key) < ExactText(members[other.place].key)
        : one.letters < other.letters
    }
    // Most objects are small.
    guard members.count <= 24 else { return keyed.sorted(by: precedes).map(\.place) }
    for end in keyed.indices.dropFirst() {
      let one = keyed[end]
      var at = end
      while at > 0, precedes(one, keyed[at - 1]) {
        keyed[at] = keyed[at - 1]
        at -= 1
      }
      keyed[at] = one
    }
    return keyed.map(\.place)
  }

  /// The first eight bytes as a number, zeros behind a shorter text: of two texts whose numbers differ, the
  /// one of the smaller number comes first.
  private static func firstLetters(of text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { utf8 in
      guard utf8.count < 8 else {
        return UInt64(
          bigEndian: UnsafeRawBufferPointer(utf8).loadUnaligned(fromByteOffset: 0, as: UInt64.self))
      }
      var letters: UInt64 = 0
      for byte in utf8 { letters = letters << 8 | UInt64(byte) }
      return letters << UInt64(8 * (8 - utf8.count))
    }
  }

  /// Writes a JSON string: `"`, `\` and C0 controls are escaped, everything else stands as it is.
  public static func write(_ text: String, into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      // What stands between two escapes is written at once.
      var start = 0
      while start < utf8.count {
        let end = plainEnd(utf8, from: start)
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<end]))
        if end < utf8.count { escape(utf8[end], into: &bytes) }
        start = end + 1
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func escape(_ byte: UInt8, into bytes: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""): bytes.append(contentsOf: #"\""#.utf8)
    case UInt8(ascii: "\\"): bytes.append(contentsOf: #"\\"#.utf8)
    case 0x08: bytes.append(contentsOf: #"\b"#.utf8)
    case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
    case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
    case 0x0C: bytes.append(contentsOf: #"\f"#.utf8)
    case 0x0D: bytes.append(contentsOf: #"\r"#.utf8)
    default:
      bytes.append(contentsOf: #"\u00"#.utf8)
      bytes.append(contentsOf: (byte < 16 ? "0" : "1").utf8)
      bytes.append(contentsOf: String(byte & 15, radix: 16).utf8)
    }
  }

  /// Six places at most, without trailing zeros; what is not finite becomes `null`.
  private static func decimalText(_ number: Double) -> String {
    guard number.isFinite, abs(number) < 1e12 else { return "null" }
    let scaled = Int((abs(number) * 1_000_000).rounded())
    var fraction = String(scaled % 1_000_000, digits: 6)
    while fraction.count > 1, fraction.hasSuffix("0") { fraction.removeLast() }
    return "\(number < 0 && scaled > 0 ? "-" : "")\(scaled / 1_000_000).\(fraction)"
  }
}
