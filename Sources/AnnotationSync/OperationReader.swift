public import ClaimModel

/// Reads lines of annotation files as operations, one after the other.
///
/// A merge reads millions of lines: what follows one another is mostly of one device, one annotator
/// and one kind, so these are made once and its buffers are used again.
public struct OperationReader {
  private var scanner = LineScanner()
  private var line = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  private var devices = Memos<String>()
  private var annotators = Memos<Annotator>()
  private var epoch = 0

  /// Goes up whenever a line is of another chain or another annotator than the one before it.
  public private(set) var authorTurn = 0

  public init() {}

  /// Reads a line.
  ///
  /// - Parameters:
  ///   - line: the bytes without line end.
  ///   - name: the line's hash, where it was worked out before; `nil` to work it out.
  /// - Throws: why the line belongs into quarantine.
  public mutating func read(
    _ line: UnsafeBufferPointer<UInt8>, named name: OperationID? = nil
  ) throws(QuarantineReason) -> Operation {
    try scanner.scan(line)
    self.line = line
    let version = try count(.version)
    let epoch = try count(.epoch)
    let chain = Chain(device: try deviceName(), epoch: epoch)
    if epoch != self.epoch { authorTurn += 1 }
    self.epoch = epoch
    let number = try count(.number)
    let by = try annotatorName()
    let kind = try required(string(.kind, isName: true))
    let id = name ?? OperationID(words: SHA256.words(of: UnsafeRawBufferPointer(line)))
    let parts = Operation.Parts(
      id: id, line: Array(line), version: version, chain: chain,
      number: number,
      previous: try self.name(.previous), by: by, over: try names(.over),
      part: try self.name(.part),
      layout: Operation.Layout(
        at: try required(string(.at)), kind: kind, on: try string(.on, isName: true),
        with: try object(.with), members: scanner.members.withUnsafeBufferPointer { Array($0) },
        hasOtherKeys: scanner.hasOtherKeys),
      recorded: OperationKind(recorded: line, kind), demandsMore: demandsMore)
    return Operation(parts)
  }

  private func required<Value>(_ value: Value?) throws(QuarantineReason) -> Value {
    guard let value else { throw .notAnOperation }
    return value
  }

  /// A whole number from 1.
  private func count(_ key: EnvelopeKey) throws(QuarantineReason) -> Int {
    var number = 0
    for at in try required(scanner.value(key)).range {
      guard (0x30...0x39).contains(line[at]) else { throw .notAnOperation }
      // The scanner lets no number through that has more than 16 digits.
      number = number * 10 + Int(line[at] - 0x30)
    }
    guard number >= 1 else { throw .notAnOperation }
    return number
  }

  /// Where a text is, without its quotes; `nil` when it is not there.
  ///
  /// - Parameter isName: whether it may not be empty nor hold NUL.
  private func string(
    _ key: EnvelopeKey, isName: Bool = false
  ) throws(QuarantineReason) -> LineText? {
    guard let whole = scanner.value(key)?.range else { return nil }
    guard line[whole.lowerBound] == UInt8(ascii: "\"") else { throw .notAnOperation }
    let inside = (whole.lowerBound + 1)..<(whole.upperBound - 1)
    let hasEscape = !scanner.isPlain && JSONText.hasEscape(line, inside)
    let text = LineText(LineRange(inside), hasEscape: hasEscape)
    if isName { try checkName(text) }
    return text
  }

  private func checkName(_ text: LineText) throws(QuarantineReason) {
    // A NUL can only be there as an escape: raw ones are no JSON.
    let hasNUL = text.hasEscape && JSONText.decoded(line, text.range.range).contains(0)
    guard text.range.count > 0, !hasNUL else { throw .notAnOperation }
  }

  private mutating func deviceName() throws(QuarantineReason) -> String {
    let text = try required(string(.device, isName: true))
    let (device, isNew) = devices.value(of: text, in: line) { $0 }
    if isNew { authorTurn += 1 }
    return device
  }

  private mutating func annotatorName() throws(QuarantineReason) -> Annotator {
    let text = try required(string(.by, isName: true))
    let (annotator, isNew) = annotators.value(of: text, in: line) { Annotator(recorded: $0) }
    if isNew { authorTurn += 1 }
    return annotator
  }

  /// The name of an operation; `nil` when it is not there or no such name.
  private func name(_ key: EnvelopeKey) throws(QuarantineReason) -> OperationID? {
    guard let text = try string(key) else { return nil }
    return name(text)
  }

  private func name(_ text: LineText) -> OperationID? {
    guard text.hasEscape else {
      return OperationID(written: UnsafeBufferPointer(rebasing: line[text.range.range]))
    }
    return OperationID(text.string(in: line))
  }

  /// Names of operations; texts that are no such name are left out, as they can name nothing.
  private func names(_ key: EnvelopeKey) throws(QuarantineReason) -> [OperationID] {
    guard let range = scanner.value(key)?.range else { return [] }
    guard line[range.lowerBound] == UInt8(ascii: "[") else { throw .notAnOperation }
    // One name in the plain spelling, as nearly all are.
    if range.count == 36, line[range.lowerBound + 1] == UInt8(ascii: "\""),
      let name = OperationID(
        written: UnsafeBufferPointer(
          rebasing: line[(range.lowerBound + 2)..<(range.upperBound - 2)]))
    {
      return [name]
    }
    var names: [OperationID] = []
    for element in (try? JSONValue(parsing: line[range]))?.array ?? [] {
      guard let text = element.string else { throw .notAnOperation }
      if let name = OperationID(text) { names.append(name) }
    }
    return names
  }

  /// Where an object is.
  private func object(_ key: EnvelopeKey) throws(QuarantineReason) -> LineRange {
    let range = try required(scanner.value(key))
    guard line[range.range.lowerBound] == UInt8(ascii: "{") else { throw .notAnOperation }
    return range
  }

  /// Whether `must` names something that a reader has to understand: this version knows nothing that
  /// could stand there.
  private var demandsMore: Bool {
    guard let range = scanner.value(.must)?.range,
      let value = try? JSONValue(parsing: line[range])
    else { return false }
    switch value {
    case .null, .bool(false): return false
    case .array(let names): return !names.isEmpty
    case .bool, .int, .decimal, .string, .object: return true
    }
  }
}

/// The values made of the texts that came last.
private struct Memos<Value> {
  private var known: [(bytes: [UInt8], value: Value)] = []
  /// Which of them was asked for last; `nil` when it was none.
  private var last: Int?
  /// Which of them makes room for the next.
  private var oldest = 0

  private static var most: Int { 8 }

  /// The value of a text, and whether the text before was another one.
  mutating func value(
    of text: LineText, in line: UnsafeBufferPointer<UInt8>, _ make: (String) -> Value
  ) -> (value: Value, isNew: Bool) {
    // A text with an escape can be spelled in more ways: it is made anew each time.
    guard !text.hasEscape else {
      last = nil
      return (make(text.string(in: line)), true)
    }
    let bytes = UnsafeBufferPointer(rebasing: line[text.range.range])
    let place = place(of: UnsafeRawBufferPointer(bytes)) ?? add(bytes, make)
    let isNew = place != last
    last = place
    return (known[place].value, isNew)
  }

  private func place(of bytes: UnsafeRawBufferPointer) -> Int? {
    if let last, known[last].bytes.withUnsafeBytes({ isSame($0, bytes) }) { return last }
    return known.indices.first { known[$0].bytes.withUnsafeBytes { isSame($0, bytes) } }
  }

  private mutating func add(
    _ bytes: UnsafeBufferPointer<UInt8>, _ make: (String) -> Value
  ) -> Int {
    let value = make(String(decoding: bytes, as: UTF8.self))
    if known.count < Self.most {
      known.append((Array(bytes), value))
      return known.count - 1
    }
    let place = oldest
    known[place] = (Array(bytes), value)
    oldest = (oldest + 1) % Self.most
    last = nil
    return place
  }
}

/// A text of a line: where it stands between its quotes.
struct LineText: Sendable {
  let range: LineRange
  let hasEscape: Bool

  init(_ range: LineRange, hasEscape: Bool) {
    self.range = range
    self.hasEscape = hasEscape
  }

  func string(in line: UnsafeBufferPointer<UInt8>) -> String {
    hasEscape
      ? JSONText.string(line, range.range)
      : String(decoding: line[range.range], as: UTF8.self)
  }

  func string(in line: [UInt8]) -> String {
    line.withUnsafeBufferPointer { string(in: $0) }
  }
}
