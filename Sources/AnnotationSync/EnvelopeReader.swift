import ClaimModel

/// Reads the members of a line that ``LineScanner`` has checked.
struct EnvelopeReader {
  let line: UnsafeBufferPointer<UInt8>
  let fields: [LineScanner.Field]

  /// Where the value of `key` is; `nil` when it is not there.
  func value(_ key: StaticString, inWith: Bool = false) -> Range<Int>? {
    let wanted = UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount)
    return fields.first { field in
      guard field.isInWith == inWith else { return false }
      if JSONText.hasEscape(line, field.key) {
        return JSONText.decoded(line, field.key).elementsEqual(wanted)
      }
      return line[field.key].elementsEqual(wanted)
    }?.value
  }

  func require<Value>(_ value: Value?) throws(QuarantineReason) -> Value {
    guard let value else { throw .notAnOperation }
    return value
  }

  /// A whole number from 1.
  func count(_ key: StaticString) throws(QuarantineReason) -> Int {
    let range = try require(value(key))
    guard let number = Int(String(decoding: line[trimmed(range)], as: UTF8.self)), number >= 1
    else {
      throw .notAnOperation
    }
    return number
  }

  /// A text that is there, is not empty and holds no NUL.
  func name(_ key: StaticString) throws(QuarantineReason) -> String {
    let name = try require(try text(key))
    guard !name.isEmpty, !name.utf8.contains(0) else { throw .notAnOperation }
    return name
  }

  /// A text; `nil` when it is not there.
  func text(_ key: StaticString) throws(QuarantineReason) -> String? {
    guard let whole = value(key) else { return nil }
    let range = trimmed(whole)
    guard line[range.lowerBound] == UInt8(ascii: "\"") else { throw .notAnOperation }
    let inside = (range.lowerBound + 1)..<(range.upperBound - 1)
    guard JSONText.hasEscape(line, inside) else {
      return String(decoding: line[inside], as: UTF8.self)
    }
    return String(decoding: JSONText.decoded(line, inside), as: UTF8.self)
  }

  /// Names of operations; texts that are no such name are left out, as they can name nothing.
  func names(_ key: StaticString) throws(QuarantineReason) -> [OperationID] {
    guard let range = value(key) else { return [] }
    guard let parsed = try? JSONValue(parsing: line[range], deepest: LineScanner.deepest),
      let elements = parsed.array
    else { throw .notAnOperation }
    var names: [OperationID] = []
    for element in elements {
      guard let text = element.string else { throw .notAnOperation }
      if let name = OperationID(text) { names.append(name) }
    }
    return names
  }

  /// Where an object is.
  func object(_ key: StaticString) throws(QuarantineReason) -> Range<Int> {
    let range = trimmed(try require(value(key)))
    guard line[range.lowerBound] == UInt8(ascii: "{") else { throw .notAnOperation }
    return range
  }

  /// The range without white space at its end.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound + 1, [0x20, 0x09, 0x0D].contains(line[end - 1]) { end -= 1 }
    return range.lowerBound..<end
  }
}
