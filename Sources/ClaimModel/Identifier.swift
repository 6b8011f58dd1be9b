/// A kind of thing the desk keeps and gives a name to.
public protocol Entity {}

/// The name of one `Subject`: the first 24 bytes of a SHA-256, the same on every desk.
///
/// Written as 32 characters of base64url (RFC 4648, section 5, without padding). The subject is part
/// of the type, so a claim's name cannot be passed where an operation's is wanted.
///
/// **Order.** By the 24 raw bytes, never by the written form.
public struct Identifier<Subject: Entity>: Hashable, Sendable {
  private let high: UInt64
  private let middle: UInt64
  private let low: UInt64

  /// The number of raw bytes in a name.
  public static var byteCount: Int { 24 }

  /// The number of characters in a name's written form.
  public static var textLength: Int { 32 }

  /// Takes a name from its raw bytes.
  ///
  /// - Returns: `nil` unless there are exactly 24 bytes.
  public init?(bytes: some Collection<UInt8>) { self.init(bytes: Array(bytes)) }

  /// Takes a name from its raw bytes.
  ///
  /// - Returns: `nil` unless there are exactly 24 bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    // A merge reads millions of names: whole words rather than bytes.
    (high, middle, low) = bytes.withUnsafeBytes { raw in
      (
        UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
        UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
        UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
      )
    }
  }

  /// Takes a name from its bytes as three numbers, the most significant byte of each first.
  public init(words: (UInt64, UInt64, UInt64)) { (high, middle, low) = words }

  /// Reads a name from its written form.
  ///
  /// - Returns: `nil` unless the text is 32 characters of base64url.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count == Self.textLength else { return nil }
    self.init(String(text))
  }

  /// Reads a name from its written form.
  ///
  /// - Returns: `nil` unless the text is 32 characters of base64url.
  public init?(_ text: String) {
    var text = text
    guard let name = text.withUTF8({ Self(written: $0) }) else { return nil }
    self = name
  }

  /// Reads a name from its written form.
  ///
  /// - Returns: `nil` unless the bytes are 32 characters of base64url.
  public init?(written text: UnsafeBufferPointer<UInt8>) {
    guard text.count == Self.textLength else { return nil }
    // A merge reads millions of names: 24 bits at a time, then whole words.
    var parts: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    for at in 0..<8 {
      guard let low = Base64URL.value(of: text[at]), let middle = Base64URL.value(of: text[8 + at]),
        let high = Base64URL.value(of: text[16 + at]), let top = Base64URL.value(of: text[24 + at])
      else { return nil }
      parts.0 = parts.0 << 6 | low
      parts.1 = parts.1 << 6 | middle
      parts.2 = parts.2 << 6 | high
      parts.3 = parts.3 << 6 | top
    }
    (self.high, self.middle, low) = (
      parts.0 << 16 | parts.1 >> 32, parts.1 << 32 | parts.2 >> 16, parts.2 << 48 | parts.3
    )
  }

  /// The 24 raw bytes as three numbers, the most significant byte of each first.
  public var words: (UInt64, UInt64, UInt64) { (high, middle, low) }

  /// Gives the name of the same bytes to another kind of thing.
  ///
  /// An operation that makes an entity lends it its name.
  public init<Other: Entity>(_ other: Identifier<Other>) {
    (high, middle, low) = (other.high, other.middle, other.low)
  }

  /// The 24 raw bytes, most significant first.
  public var bytes: [UInt8] { withRawBytes { Array($0) } }

  /// Gives the 24 raw bytes, most significant first, to `body`.
  public func withRawBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let words = (high.bigEndian, middle.bigEndian, low.bigEndian)
    return try withUnsafeBytes(of: words, body)
  }

  /// The written form, 32 characters of base64url.
  public var text: String { withRawBytes { Base64URL.encode($0) } }

  /// Writes the written form behind `bytes`.
  public func appendText(to bytes: inout [UInt8]) {
    withRawBytes { Base64URL.encode($0, behind: &bytes) }
  }

  /// The first ten characters of the written form, enough for a person to tell names apart.
  public var short: String { String(decoding: text.utf8.prefix(10), as: UTF8.self) }
}

extension Identifier: Comparable {
  public static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.high, lhs.middle, lhs.low) < (rhs.high, rhs.middle, rhs.low)
  }
}

extension Identifier: CustomStringConvertible {
  public var description: String { text }
}

/// The name of an operation: the hash of its line.
public typealias OperationID = Identifier<OperationSubject>
/// The name of a claim.
public typealias ClaimID = Identifier<Claim>
/// The name of an evidence: that of the operation that gave it.
public typealias EvidenceID = Identifier<Evidence>
/// The name of a query: that of the operation that asked it.
public typealias QueryID = Identifier<Query>
/// The name of a note: that of the operation that added it.
public typealias NoteID = Identifier<Note>

/// Stands for operations in the type of their names; there are no values of it.
public enum OperationSubject: Entity {}
