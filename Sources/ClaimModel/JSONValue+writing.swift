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
    // Most of what is printed is ASCII, where nothing is hidden but DEL.
    guard bytes[start...].contains(where: { $0 >= 0x7F }) else { return }
    let text = String(decoding: bytes[start...], as: UTF8.self)
    guard text.unicodeScalars.contains(where: \.isHiddenControl) else { return }
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

  private func write(into bytes: inout [UInt8]) {
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
      let sorted = members.sorted { ExactText($0.key) < ExactText($1.key) }
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in sorted.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.write(member.key, into: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.write(into: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// Writes a JSON string: `"`, `\` and C0 controls are escaped, everything else stands as it is.
  public static func write(_ text: String, into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes.append(contentsOf: #"\""#.utf8)
      case UInt8(ascii: "\\"): bytes.append(contentsOf: #"\\"#.utf8)
      case 0x08: bytes.append(contentsOf: #"\b"#.utf8)
      case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
      case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
      case 0x0C: bytes.append(contentsOf: #"\f"#.utf8)
      case 0x0D: bytes.append(contentsOf: #"\r"#.utf8)
      case 0x00...0x1F:
        bytes.append(contentsOf: #"\u00"#.utf8)
        bytes.append(contentsOf: (byte < 16 ? "0" : "1").utf8)
        bytes.append(contentsOf: String(byte & 15, radix: 16).utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Six places at most, without trailing zeros; what is not finite becomes `null`.
  private static func decimalText(_ number: Double) -> String {
    guard number.isFinite, abs(number) < 1e12 else { return "null" }
    let scaled = Int((abs(number) * 1_000_000).rounded())
    var fraction = String(scaled % 1_000_000)
    fraction = String(repeating: "0", count: 6 - fraction.count) + fraction
    while fraction.count > 1, fraction.hasSuffix("0") { fraction.removeLast() }
    return "\(number < 0 && scaled > 0 ? "-" : "")\(scaled / 1_000_000).\(fraction)"
  }
}
