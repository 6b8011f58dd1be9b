/// Cuts the bytes of a CSV file into records of fields, in bounded memory.
///
/// **Source.** RFC 4180. Line ends may be LF, CRLF or CR; a byte order mark is passed over.
struct CSVSplitter {
  /// The longest record, in bytes; a quotation mark that is not closed ends here.
  static let longestRecord = 1 << 20

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private let file: String
  private var state = State.start
  /// The fields of the record laid end to end, without quotation marks, and where each ends.
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var line = 1
  private var quoteLine = 1
  private var lastWasReturn = false
  private var isRead = false
  private var isFirst = true
  // A byte that is not ASCII, since the last record.
  private var hasHighBytes = false

  /// The line on which the record begins, from 1.
  private(set) var recordLine = 1

  private enum State {
    /// Before the first byte of a field.
    case start
    case plain
    case quoted
    /// After a quotation mark within a quoted field: its end, or the first of two.
    case closing
  }

  init(file: String) { self.file = file }

  var fieldCount: Int { ends.count }

  /// The length of a field of the record, in bytes.
  func length(_ field: Int) -> Int { ends[field] - (field == 0 ? 0 : ends[field - 1]) }

  /// A record that is held.
  struct Record {
    fileprivate let bytes: UnsafeBufferPointer<UInt8>
    fileprivate let ends: UnsafeBufferPointer<Int>

    var count: Int { ends.count }

    subscript(field: Int) -> UnsafeBufferPointer<UInt8> {
      UnsafeBufferPointer(rebasing: bytes[(field == 0 ? 0 : ends[field - 1])..<ends[field]])
    }
  }

  func withRecord<Result>(_ body: (Record) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { bytes in
      ends.withUnsafeBufferPointer { body(Record(bytes: bytes, ends: $0)) }
    }
  }

  /// Reads on to the end of the next record that is not blank.
  ///
  /// - Parameter rest: what is not read yet; shortened by what was.
  /// - Returns: whether a record was ended; otherwise all was read, and it may go on.
  mutating func nextRecord(_ rest: inout UnsafeBufferPointer<UInt8>) throws(AgreementError) -> Bool
  {
    var place = 0
    while place < rest.count {
      if isRead { clear() }
      if state == .plain || state == .quoted { takeRun(rest, &place) }
      guard place < rest.count else { break }
      let byte = rest[place]
      place += 1
      try take(byte)
      guard isRead else { continue }
      if isBlank { continue }
      try check()
      rest = UnsafeBufferPointer(rebasing: rest[place...])
      return true
    }
    try checkLength()
    rest = UnsafeBufferPointer(rebasing: rest[rest.count...])
    return false
  }

  /// Ends the file.
  ///
  /// - Returns: whether a record was ended by it.
  mutating func lastRecord() throws(AgreementError) -> Bool {
    if isRead { clear() }
    if state == .quoted { throw unclosed() }
    guard !bytes.isEmpty || !ends.isEmpty else { return false }
    ends.append(bytes.count)
    isRead = true
    guard !isBlank else { return false }
    try check()
    return true
  }

  /// Takes the bytes up to the next one that means something.
  private mutating func takeRun(_ rest: UnsafeBufferPointer<UInt8>, _ place: inout Int) {
    let start = place
    let isQuoted = state == .quoted
    while place < rest.count, place - start <= Self.longestRecord {
      let byte = rest[place]
      if byte == 0x22 || byte == 0x0A || byte == 0x0D || byte == 0 { break }
      if byte == 0x2C, !isQuoted { break }
      if byte >= 0x80 { hasHighBytes = true }
      place += 1
    }
    guard place > start else { return }
    lastWasReturn = false
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: rest[start..<place]))
  }

  private mutating func take(_ byte: UInt8) throws(AgreementError) {
    let wasReturn = lastWasReturn
    lastWasReturn = byte == 0x0D
    if byte == 0x0A, wasReturn {
      // The second half of a line end.
      if state == .quoted { bytes.append(byte) } else { recordLine = line }
      return
    }
    if byte == 0 {
      throw fault(
        "it has a NUL byte", "save the file as CSV in UTF-8: it may be UTF-16 or no text", line)
    }
    if state == .quoted { return try takeQuoted(byte) }
    switch byte {
    case 0x2C:
      ends.append(bytes.count)
      state = .start
      try checkLength()
    case 0x0A, 0x0D:
      line += 1
      ends.append(bytes.count)
      isRead = true
    case 0x22: try takeQuotationMark()
    default:
      guard state != .closing else {
        throw fault(
          "something follows the quotation mark that closes a field",
          "write quotation marks inside a field twice", line)
      }
      state = .plain
      try append(byte)
    }
  }

  private mutating func takeQuoted(_ byte: UInt8) throws(AgreementError) {
    guard byte != 0x22 else {
      state = .closing
      return
    }
    if byte == 0x0A || byte == 0x0D { line += 1 }
    try append(byte)
  }

  /// A quotation mark that is in no quoted field: it opens one, or is the second of two.
  private mutating func takeQuotationMark() throws(AgreementError) {
    switch state {
    case .closing:
      state = .quoted
      try append(0x22)
    case .plain where !(isFirst && ends.isEmpty && bytes == Self.byteOrderMark):
      throw fault(
        "a quotation mark stands inside a field",
        "set the field between quotation marks, and write those inside twice", line)
    case .start, .plain, .quoted:
      if state == .plain { bytes = [] }
      quoteLine = line
      state = .quoted
    }
  }

  private mutating func append(_ byte: UInt8) throws(AgreementError) {
    if byte >= 0x80 { hasHighBytes = true }
    bytes.append(byte)
    try checkLength()
  }

  private mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    (state, isRead, hasHighBytes, isFirst) = (.start, false, false, false)
    recordLine = line
  }

  private var isBlank: Bool { bytes.isEmpty && ends.count <= 1 && state != .closing }

  private func checkLength() throws(AgreementError) {
    guard bytes.count + ends.count > Self.longestRecord else { return }
    if state == .quoted { throw unclosed() }
    throw fault(
      "it is longer than \(Self.longestRecord >> 20) MiB", "cut the field short, or leave it out",
      recordLine)
  }

  /// Looks at a record when it is whole.
  private mutating func check() throws(AgreementError) {
    try checkLength()
    if isFirst, bytes.starts(with: Self.byteOrderMark) {
      bytes.removeFirst(3)
      for field in ends.indices { ends[field] -= 3 }
    }
    guard hasHighBytes, String(validating: bytes, as: UTF8.self) == nil else { return }
    throw fault("it is not UTF-8", "save the file as CSV in UTF-8", recordLine)
  }

  private func unclosed() -> AgreementError {
    fault(
      "a quotation mark is opened and not closed", "close it, or leave it out", quoteLine)
  }

  private func fault(_ reason: String, _ remedy: String, _ line: Int) -> AgreementError {
    .malformed(reason: reason, remedy: remedy, file: file, line: line)
  }
}
