import ClaimModel

/// A row of a table (RFC 4180) while it is written, field by field.
///
/// A field is made visible, on one line, and never the beginning of a formula.
struct CSVRow {
  /// What was written.
  private(set) var bytes: [UInt8] = []
  /// The field that is being put together, as UTF-8 that is not escaped yet.
  private var field: [UInt8] = []
  private var isFirst = true

  init() {
    bytes.reserveCapacity(2_048)
    field.reserveCapacity(512)
  }

  /// Adds a field that is one text.
  mutating func add(_ text: String) {
    separate()
    var text = text
    text.withUTF8 { Self.append($0, to: &bytes) }
  }

  /// Adds a field that is a text where there is one.
  mutating func add(_ text: String?) { add(text ?? "") }

  /// Adds a field that is a number.
  mutating func add(_ number: Int) { add(String(number)) }

  /// Adds empty fields.
  mutating func addNothing(_ count: Int) {
    for _ in 0..<count { separate() }
  }

  /// Adds a field that `write` puts together.
  mutating func add(_ write: (inout Field) -> Void) {
    separate()
    var whole = Field(after: field)
    field = []
    write(&whole)
    whole.bytes.withUnsafeBufferPointer { Self.append($0, to: &bytes) }
    field = whole.bytes
    field.removeAll(keepingCapacity: true)
  }

  /// Adds a field that is a list, its items apart by semicolons.
  mutating func add<Item>(list items: [Item], _ write: (Item, inout Field) -> Void) {
    if items.isEmpty { return separate() }
    add { field in
      for (place, item) in items.enumerated() {
        if place > 0 { field.raw("; ") }
        write(item, &field)
      }
    }
  }

  /// Adds a field that is a list of texts.
  mutating func add(list texts: [String]) { add(list: texts) { $1.text($0) } }

  /// Ends the row.
  mutating func end() { bytes += [0x0D, 0x0A] }

  /// A field that is put together of several texts.
  struct Field {
    fileprivate(set) var bytes: [UInt8]

    /// Begins in the memory of another, which is empty.
    fileprivate init(after bytes: [UInt8]) { self.bytes = bytes }

    mutating func raw(_ words: StaticString) {
      bytes.append(
        contentsOf: UnsafeBufferPointer(start: words.utf8Start, count: words.utf8CodeUnitCount))
    }

    mutating func text(_ text: String) {
      var text = text
      text.withUTF8 { bytes.append(contentsOf: $0) }
    }
  }

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
  }
}

extension CSVRow {
  /// Appends a field that is well-formed UTF-8.
  private static func append(_ field: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    guard let first = field.first else { return }
    if holdsHiddenControl(field) {
      var shown = visible(String(decoding: field, as: UTF8.self))
      return shown.withUTF8 { append($0, to: &bytes) }
    }
    let isFormula =
      !isHarmless(first)
      && SheetText.beginsFormula(String(decoding: field, as: UTF8.self).unicodeScalars)
    guard isFormula || field.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x20 }) else {
      return bytes.append(contentsOf: field)
    }
    bytes.append(0x22)
    if isFormula { bytes.append(UInt8(ascii: "'")) }
    var start = 0
    while true {
      // Without control characters it stops at a quotation mark or a backslash.
      let end = plainEnd(field, from: start)
      guard end < field.count else { break }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: field[start...end]))
      if field[end] == 0x22 { bytes.append(0x22) }
      start = end + 1
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: field[start...]))
    bytes.append(0x22)
  }

  /// Whether no formula begins with the byte: a letter or digit of ASCII.
  private static func isHarmless(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}
