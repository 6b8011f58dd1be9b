public import ClaimModel

/// One recorded change by one annotator on one device; never edited, never removed.
///
/// Holds its line as it came, so that it is stored, hashed and shared byte for byte. Taking something
/// back is another operation.
public struct Operation: Sendable {
  /// The hash of the line.
  public let id: OperationID
  /// The raw line, without its line end.
  public let line: [UInt8]
  /// Format version; operations above ``knownVersion`` are kept and have no effect.
  public let version: Int
  public let chain: Chain
  /// The place in the chain, from 1.
  public let number: Int
  /// The operation before in the chain; `nil` on the first, and when the text there is no name.
  public let previous: OperationID?
  /// Wall clock: shown, never compared.
  public let at: String
  public let by: Annotator
  /// What is done, such as `verdict.give`.
  public let kind: String
  /// The entity it is done to; `nil` for operations that make one.
  public let on: String?
  /// The operations on the same facet that this one replaces.
  public let over: [OperationID]
  /// The first operation of the act it belongs to; `nil` when it stands alone or is the first.
  public let part: OperationID?

  private let withRange: Range<Int>
  private let withFields: [LineScanner.Field]

  /// The newest format version that this library understands.
  public static let knownVersion = 1

  /// Reads a line.
  ///
  /// - Parameter line: the bytes without line end.
  /// - Throws: ``QuarantineReason`` when the line is no operation.
  public init(line: UnsafeBufferPointer<UInt8>) throws(QuarantineReason) {
    let fields = try LineScanner.fields(of: line)
    let envelope = EnvelopeReader(line: line, fields: fields)
    version = try envelope.count("v")
    chain = Chain(device: try envelope.name("dev"), epoch: try envelope.count("ep"))
    number = try envelope.count("n")
    previous = try envelope.text("prev").flatMap { OperationID($0) }
    at = try envelope.require(envelope.text("at"))
    by = Annotator(recorded: try envelope.name("by"))
    kind = try envelope.name("do")
    on = try envelope.text("on")
    guard on.map({ !$0.isEmpty && !$0.utf8.contains(0) }) ?? true else { throw .notAnOperation }
    over = try envelope.names("over")
    part = try envelope.text("part").flatMap { OperationID($0) }
    withRange = try envelope.object("with")
    withFields = fields.filter(\.isInWith)
    let hash = SHA256(of: UnsafeRawBufferPointer(line))
    guard let id = OperationID(hash) else { throw .notAnOperation }
    self.id = id
    self.line = Array(line)
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

  /// Whether this version of Stet knows what the operation does.
  public var isUnderstood: Bool {
    version <= Self.knownVersion && OperationKind(rawValue: kind) != nil
  }

  /// What is done, as a kind that this version knows.
  public var knownKind: OperationKind? {
    version <= Self.knownVersion ? OperationKind(rawValue: kind) : nil
  }

  /// The whole of `with`.
  public var with: JSONValue {
    (try? JSONValue(parsing: line[withRange], deepest: LineScanner.deepest)) ?? .object([])
  }

  /// One member of `with`, read without the others; `nil` when it is not there.
  public func with(_ key: StaticString) -> JSONValue? {
    line.withUnsafeBufferPointer { bytes in
      let reader = EnvelopeReader(line: bytes, fields: withFields)
      guard let range = reader.value(key, inWith: true) else { return nil }
      return try? JSONValue(parsing: bytes[range], deepest: LineScanner.deepest)
    }
  }

  /// The operations that this one says to take back, or to bring back; empty for others.
  public func marked(_ mark: Mark) -> [OperationID] {
    let names = (try? JSONValue(parsing: line, deepest: LineScanner.deepest))?[mark.rawValue]?.array
    return (names ?? []).compactMap { $0.string.flatMap { OperationID($0) } }
  }

  /// How an operation says that it takes others back; raw values are keys of the line.
  public enum Mark: String, Sendable {
    case undo, redo
  }

  /// What two heads of one facet are compared by: what is done and with what, in the one spelling.
  public var content: [UInt8] { Array(kind.utf8) + [0x0A] + with.canonicalBytes }
}

extension Operation: Hashable {
  public static func == (lhs: Self, rhs: Self) -> Bool { lhs.id == rhs.id }
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
