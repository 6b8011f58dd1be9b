public import ClaimModel

/// One recorded change by one annotator on one device; never edited, never removed.
///
/// Holds its line as it came, so that it is stored, hashed and shared byte for byte. Taking something
/// back is another operation.
public struct Operation: Sendable {
  /// The hash of the line.
  public var id: OperationID { parts.id }
  /// The raw line, without its line end.
  public var line: [UInt8] { parts.line }
  /// Format version; operations above ``knownVersion`` are kept and have no effect.
  public var version: Int { parts.version }
  public var chain: Chain { parts.chain }
  /// The place in the chain, from 1.
  public var number: Int { parts.number }
  /// The operation before in the chain; `nil` on the first, and when the text there is no name.
  public var previous: OperationID? { parts.previous }
  public var by: Annotator { parts.by }
  /// The operations on the same facet that this one replaces.
  public var over: [OperationID] { parts.over }
  /// The first operation of the act it belongs to; `nil` when it stands alone or is the first.
  public var part: OperationID? { parts.part }

  private let parts: Parts
  private var layout: Layout { parts.layout }
  private var recorded: OperationKind? { parts.recorded }
  private var demandsMore: Bool { parts.demandsMore }

  /// What an operation is made of.
  final class Parts: Sendable {
    // A class because operations are handed on more often than they are made, and are large.
    let id: OperationID
    let line: [UInt8]
    let version: Int
    let chain: Chain
    let number: Int
    let previous: OperationID?
    let by: Annotator
    let over: [OperationID]
    let part: OperationID?
    let layout: Layout
    let recorded: OperationKind?
    let demandsMore: Bool

    init(
      id: OperationID, line: [UInt8], version: Int, chain: Chain, number: Int,
      previous: OperationID?, by: Annotator, over: [OperationID], part: OperationID?,
      layout: Layout, recorded: OperationKind?, demandsMore: Bool
    ) {
      self.id = id
      self.line = line
      self.version = version
      self.chain = chain
      self.number = number
      self.previous = previous
      self.by = by
      self.over = over
      self.part = part
      self.layout = layout
      self.recorded = recorded
      self.demandsMore = demandsMore
    }
  }

  /// Where the parts of the line are.
  struct Layout: Sendable {
    let at: LineText
    let kind: LineText
    let on: LineText?
    let with: LineRange
    let members: [LineMember]
    /// Whether the line has keys beside those that are read here.
    let hasOtherKeys: Bool
  }

  /// The newest format version that this library understands.
  public static let knownVersion = 1

  init(_ parts: Parts) { self.parts = parts }

  /// Reads a line.
  ///
  /// - Parameter line: the bytes without line end.
  /// - Throws: ``QuarantineReason`` when the line is no operation.
  public init(line: UnsafeBufferPointer<UInt8>) throws(QuarantineReason) {
    var reader = OperationReader()
    self = try reader.read(line)
  }

  /// Reads a line that is held as an array.
  public init(line: [UInt8]) throws(QuarantineReason) {
    let result = line.withUnsafeBufferPointer { bytes in
      Result<Operation, QuarantineReason> { () throws(QuarantineReason) in
        try Operation(line: bytes)
      }
    }
    self = try result.get()
  }

  /// Wall clock: shown, never compared.
  public var at: String { layout.at.string(in: line) }

  /// The first ten characters of ``at``, which are the day as a rule.
  public var day: String {
    line.withUnsafeBufferPointer { bytes in
      let (range, isPlain) = (layout.at.range.range, !layout.at.hasEscape)
      // Plain ASCII has a character a byte.
      guard isPlain, range.count > 10,
        bytes[range].prefix(11).allSatisfy({ (0x20...0x7E).contains($0) })
      else { return String(at.prefix(10)) }
      return String(decoding: bytes[range].prefix(10), as: UTF8.self)
    }
  }

  /// What is done, such as `verdict.give`.
  public var kind: String { recorded?.rawValue ?? layout.kind.string(in: line) }

  /// The entity it is done to; `nil` for operations that make one.
  public var on: String? { layout.on?.string(in: line) }

  /// Whether this version of Stet knows what the operation does.
  public var isUnderstood: Bool { knownKind != nil }

  /// What is done, as a kind that this version knows.
  ///
  /// `nil` for a newer version of the format, and where `must` names something that this version does
  /// not know: the operation is kept then and has no effect.
  public var knownKind: OperationKind? {
    version <= Self.knownVersion && !demandsMore ? recorded : nil
  }

  /// Why the operation has no effect here, in words; `nil` when it is understood.
  public var reasonNotUnderstood: String? {
    if version > Self.knownVersion { return "version \(version) is not known here" }
    if demandsMore { return "what a reader must know of it is not known here" }
    return recorded == nil ? "'\(kind)' is not known here" : nil
  }

  /// The whole of `with`.
  public var with: JSONValue {
    (try? JSONValue(parsing: line[layout.with.range], deepest: LineScanner.deepest)) ?? .object([])
  }

  /// One member of `with`, read without the others; `nil` when it is not there.
  public func with(_ key: StaticString) -> JSONValue? {
    line.withUnsafeBufferPointer { bytes in
      guard let member = layout.member(key, in: bytes) else { return nil }
      let range = member.value.range
      switch bytes[range.lowerBound] {
      case UInt8(ascii: "\""): return .string(member.text(in: bytes).string(in: bytes))
      // What was scanned is right: the first letter tells a word, and a number has 16 digits at most.
      case UInt8(ascii: "t"): return .bool(true)
      case UInt8(ascii: "f"): return .bool(false)
      case 0x30...0x39: return .int(range.reduce(0) { $0 * 10 + Int(bytes[$1] - 0x30) })
      default: break
      }
      return try? JSONValue(parsing: bytes[range], deepest: LineScanner.deepest)
    }
  }

  /// A text that is a member of `with`; `nil` when it is not there, or is no text.
  func text(_ key: StaticString) -> String? {
    line.withUnsafeBufferPointer { bytes in
      guard let member = layout.member(key, in: bytes),
        bytes[member.value.range.lowerBound] == UInt8(ascii: "\"")
      else { return nil }
      return member.text(in: bytes).string(in: bytes)
    }
  }

  /// The names in a list that is a member of `with`, in their order; texts that are no names are left out.
  ///
  /// - Returns: none where the member is no list.
  func names(_ key: StaticString) -> [OperationID] {
    let plain: [OperationID]? = line.withUnsafeBufferPointer { bytes in
      guard let member = layout.member(key, in: bytes) else { return [] }
      return Self.plainNames(UnsafeBufferPointer(rebasing: bytes[member.value.range]))
    }
    if let plain { return plain }
    return (with(key)?.array ?? []).compactMap { $0.string.flatMap { OperationID($0) } }
  }

  /// The names of a list that holds nothing else, without white space; `nil` for any other.
  private static func plainNames(_ list: UnsafeBufferPointer<UInt8>) -> [OperationID]? {
    // A bracket at each end; a name takes 32 bytes, two quotes, and a comma between it and the next.
    guard list.count >= 36, list.count % 35 == 1, list[0] == UInt8(ascii: "[") else { return nil }
    var names: [OperationID] = []
    names.reserveCapacity(list.count / 35)
    for start in stride(from: 1, to: list.count - 1, by: 35) {
      guard list[start] == UInt8(ascii: "\""), list[start + 33] == UInt8(ascii: "\""),
        list[start + 34] == UInt8(ascii: start + 35 == list.count ? "]" : ","),
        let name = OperationID(written: UnsafeBufferPointer(rebasing: list[start + 1..<start + 33]))
      else { return nil }
      names.append(name)
    }
    return names
  }

  /// The operations that this one says to take back, or to bring back; empty for others.
  public func marked(_ mark: Mark) -> [OperationID] {
    let names = (try? JSONValue(parsing: line, deepest: LineScanner.deepest))?[mark.rawValue]?.array
    return (names ?? []).compactMap { $0.string.flatMap { OperationID($0) } }
  }

  /// Whether it says to take others back, or to bring them back; most lines are told at a glance.
  public func isMarked(_ mark: Mark) -> Bool {
    guard layout.hasOtherKeys else { return false }
    let key = Array("\"\(mark.rawValue)\":[".utf8)
    let mayBe = line.indices.dropLast(key.count).contains { start in
      line[start] == key[0] && line[start...].starts(with: key)
    }
    return mayBe && !marked(mark).isEmpty
  }

  /// Whether the line has keys that not every line has.
  var hasOtherKeys: Bool { layout.hasOtherKeys }

  /// How an operation says that it takes others back; raw values are keys of the line.
  public enum Mark: String, Sendable {
    case undo, redo
  }

  /// What two heads of one facet are compared by: what is done and with what, in the one spelling.
  public var content: [UInt8] { Array(kind.utf8) + [0x0A] + with.canonicalBytes }
}

extension Operation.Layout {
  /// The member of `with` that has a key.
  func member(_ key: StaticString, in line: UnsafeBufferPointer<UInt8>) -> LineMember? {
    let wanted = UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount)
    for member in members {
      guard !member.keyHasEscape else {
        if JSONText.decoded(line, member.key.range).elementsEqual(wanted) { return member }
        continue
      }
      guard member.key.count == wanted.count,
        isSame(
          UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: line[member.key.range])),
          UnsafeRawBufferPointer(wanted))
      else { continue }
      return member
    }
    return nil
  }
}

extension LineMember {
  /// The inside of its value, which is a text.
  func text(in line: UnsafeBufferPointer<UInt8>) -> LineText {
    let range = value.range
    let inside = (range.lowerBound + 1)..<(range.upperBound - 1)
    let hasEscape =
      switch escapes {
      case .none: false
      case .some: true
      case .unknown: JSONText.hasEscape(line, inside)
      }
    return LineText(LineRange(inside), hasEscape: hasEscape)
  }
}

extension Operation: Hashable {
  public static func == (lhs: Self, rhs: Self) -> Bool { lhs.id == rhs.id }
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
