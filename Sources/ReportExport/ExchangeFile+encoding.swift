import ClaimModel

extension ExchangeFile {
  /// The file in UTF-8 where it begins with the byte order mark of UTF-16 or UTF-32; itself where it does not.
  ///
  /// - Parameter format: what it is read as, for people.
  /// - Throws: ``FormatError/notThisFormat(file:line:format:reason:)`` where the rest is not what the mark
  ///   says, and where zeros tell of such an encoding without its mark.
  func inUTF8(for format: String) throws(FormatError) -> ExchangeFile {
    guard let encoding = MarkedEncoding(of: bytes) else {
      guard !bytes.prefix(2).contains(0) else {
        throw refused(format, "it seems to be UTF-16 or UTF-32 without a byte order mark")
      }
      return self
    }
    guard let text = encoding.text(of: bytes) else {
      throw refused(format, "it begins as \(encoding.name) does, and is damaged further on")
    }
    // With a mark of its own, so that nobody looks for another encoding in it.
    return ExchangeFile(name: name, bytes: [0xEF, 0xBB, 0xBF] + Array(text.utf8), isNamed: isNamed)
  }

  private func refused(_ format: String, _ reason: String) -> FormatError {
    .notThisFormat(file: name, line: nil, format: format, reason: "\(reason): save it as UTF-8")
  }
}

/// An encoding of two or four bytes a unit, told by the byte order mark that a file begins with.
private enum MarkedEncoding {
  case utf16(isLittle: Bool)
  case utf32(isLittle: Bool)

  /// - Returns: `nil` where the bytes begin with none of these marks.
  init?(of bytes: [UInt8]) {
    // The longer mark first: one begins as the other does.
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) {
      self = .utf32(isLittle: true)
    } else if bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      self = .utf32(isLittle: false)
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      self = .utf16(isLittle: true)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      self = .utf16(isLittle: false)
    } else {
      return nil
    }
  }

  var name: String {
    switch self {
    case .utf16: "UTF-16"
    case .utf32: "UTF-32"
    }
  }

  /// The text behind the mark; `nil` where the bytes are not of the encoding.
  func text(of bytes: [UInt8]) -> String? {
    switch self {
    case .utf16(let isLittle):
      Self.units(of: bytes, isLittle, as: UInt16.self).flatMap {
        String(validating: $0, as: UTF16.self)
      }
    case .utf32(let isLittle):
      Self.units(of: bytes, isLittle, as: UInt32.self).flatMap {
        String(validating: $0, as: UTF32.self)
      }
    }
  }

  private static func units<Unit: FixedWidthInteger>(
    of bytes: [UInt8], _ isLittle: Bool, as unit: Unit.Type
  ) -> [Unit]? {
    let width = unit.bitWidth / 8
    guard bytes.count.isMultiple(of: width) else { return nil }
    return stride(from: width, to: bytes.count, by: width).map { start in
      (0..<width).reduce(0) { value, place in
        value | Unit(bytes[start + place]) << Unit(8 * (isLittle ? place : width - 1 - place))
      }
    }
  }
}
