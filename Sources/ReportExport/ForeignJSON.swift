import ClaimModel

/// JSON that other tools write, and JSON for them.
enum ForeignJSON {
  /// The longest record that is read, in bytes: 16 MiB.
  static let longestRecord = 16 << 20

  /// One record of a file.
  struct Record {
    /// The line on which it begins, from 1.
    let line: Int
    /// Its place in its array, from 1; `nil` where no other one begins on its line.
    var place: Int?
    /// `nil` when the line is no JSON.
    let value: JSONValue?
  }

  /// The records of a file: the elements of an array, the lines of JSON Lines, or the one value.
  ///
  /// - Parameter longest: the most bytes of a record; `nil` where one value holds many.
  static func records(
    of file: ExchangeFile, _ format: String, longest: Int? = longestRecord
  ) throws(FormatError) -> [Record] {
    let bytes = Array(file.bytes.dropFirst(file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0))
    guard let first = bytes.first(where: { $0 > 0x20 }) else {
      throw .notThisFormat(file: file.name, line: nil, format: format, reason: "it is empty")
    }
    if let longest, let line = RecordLength(bytes).line(longerThan: longest) {
      throw .notThisFormat(
        file: file.name, line: line, format: format,
        reason: "a record is longer than \(longest >> 20) MiB")
    }
    do throws(ModelError) {
      let whole = try JSONValue(parsing: bytes)
      guard let elements = whole.array else {
        return [Record(line: bytes.linesBefore(bytes.firstIndex { $0 > 0x20 } ?? 0), value: whole)]
      }
      let lines = RecordLength(bytes).lines
      let uses = lines.reduce(into: [:]) { $0[$1, default: 0] += 1 }
      return elements.enumerated().map { number, value in
        let line = lines.indices.contains(number) ? lines[number] : 1
        return Record(line: line, place: uses[line] == 1 ? nil : number + 1, value: value)
      }
    } catch {
      let lines = first == UInt8(ascii: "{") ? records(inLines: bytes) : []
      if lines.contains(where: { $0.value?.members != nil }) { return lines }
      throw fault(file, bytes, format, error)
    }
  }

  private static func records(inLines bytes: [UInt8]) -> [Record] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated().compactMap {
      number, line in
      guard line.contains(where: { $0 > 0x20 }) else { return nil }
      return Record(line: number + 1, value: try? JSONValue(parsing: line))
    }
  }

  private static func fault(
    _ file: ExchangeFile, _ bytes: [UInt8], _ format: String, _ error: ModelError
  ) -> FormatError {
    guard case .malformedJSON(let reason, let offset) = error else {
      return .notThisFormat(file: file.name, line: nil, format: format, reason: error.problem)
    }
    let line = bytes.prefix(offset).count { $0 == 0x0A } + 1
    return .notThisFormat(
      file: file.name, line: line, format: format, reason: "it is no JSON: \(reason)")
  }

  /// The value on one line, inert: what could mislead a terminal or end a script element is escaped.
  static func line(_ value: JSONValue) -> String {
    var bytes: [UInt8] = []
    write(value, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes ``line(_:)`` behind `bytes`.
  static func write(_ value: JSONValue, into bytes: inout [UInt8]) {
    let start = bytes.count
    value.writePrinted(into: &bytes)
    let sign = UInt8(ascii: "<")
    guard bytes[start...].contains(sign) else { return }
    // Outside strings JSON has no such sign.
    let line = bytes[start...].flatMap { $0 == sign ? Array("\\u003c".utf8) : [$0] }
    bytes.replaceSubrange(start..., with: line)
  }

  /// An array with one value a line.
  static func array(_ values: [JSONValue]) -> [UInt8] {
    guard !values.isEmpty else { return Array("[]\n".utf8) }
    return Array(("[\n" + values.map(line).joined(separator: ",\n") + "\n]\n").utf8)
  }
}

extension [UInt8] {
  /// The line of an offset, from 1.
  fileprivate func linesBefore(_ offset: Int) -> Int { prefix(offset).count { $0 == 0x0A } + 1 }
}

extension JSONValue {
  /// The text of a string that is not blank; `nil` for other kinds.
  var filled: String? { string?.filled }

  /// A name that may be written as a text or as a whole number.
  var name: String? { filled ?? int.map { "\($0)" } }

  /// The texts of a list of strings, or of a single one.
  var texts: [String] { (array ?? [self]).compactMap(\.filled) }
}
