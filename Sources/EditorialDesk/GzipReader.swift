import CZlib

/// Unpacks a gzip stream (RFC 1952) of one member or several, in bounded memory.
///
/// Each member's length and checksum are checked. Zeros behind a member are padding; anything else that
/// is no further member is an error.
struct GzipReader: ~Copyable {
  /// The bytes that a gzip stream begins with.
  static let mark: [UInt8] = [0x1F, 0x8B]

  /// The most that one stream may become, in bytes: 8 GiB.
  static let mostBytes = 8 << 30
  /// How many times its packed length it may become, once it is beyond ``freeBytes``.
  static let mostTimes = 200
  /// What any stream may become, in bytes: 64 MiB.
  static let freeBytes = 64 << 20

  private let name: String
  private let stream: UnsafeMutablePointer<z_stream>
  private let output: UnsafeMutablePointer<UInt8>
  private static let outputSize = 1 << 20
  private var consumed = 0
  private var produced = 0
  private var isBetweenMembers = false

  init(name: String) throws {
    self.name = name
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    output = .allocate(capacity: Self.outputSize)
    // 15 bits of window, and 16 to say that the wrapping is gzip's.
    let code = inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard code == Z_OK else {
      throw DeskError.unreadable(path: name, reason: "zlib cannot begin (\(code))")
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    output.deallocate()
  }

  /// Takes the next packed bytes and gives what they unpack to, in pieces of up to 1 MiB.
  mutating func feed(
    _ piece: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    stream.pointee.next_in = UnsafeMutablePointer(
      mutating: piece.bindMemory(to: UInt8.self).baseAddress)
    stream.pointee.avail_in = UInt32(piece.count)
    repeat {
      guard beginNextMember() else { return }
    } while try step(body)
  }

  /// Says that no more bytes come.
  mutating func finish() throws {
    guard isBetweenMembers else { throw broken("it ends in the middle") }
  }

  /// Passes over padding and begins the next member where one is due.
  ///
  /// - Returns: `false` when all bytes are used up before it begins.
  private mutating func beginNextMember() -> Bool {
    guard isBetweenMembers else { return true }
    while stream.pointee.avail_in > 0, stream.pointee.next_in.pointee == 0 {
      stream.pointee.next_in += 1
      stream.pointee.avail_in -= 1
      consumed += 1
    }
    guard stream.pointee.avail_in > 0 else { return false }
    inflateReset(stream)
    isBetweenMembers = false
    return true
  }

  /// - Returns: whether there is more to unpack before more bytes are needed.
  private mutating func step(_ body: (UnsafeRawBufferPointer) throws -> Void) throws -> Bool {
    stream.pointee.next_out = output
    stream.pointee.avail_out = UInt32(Self.outputSize)
    let before = stream.pointee.avail_in
    let code = inflate(stream, Z_NO_FLUSH)
    consumed += Int(before - stream.pointee.avail_in)
    let made = Self.outputSize - Int(stream.pointee.avail_out)
    produced += made
    try checkBounds()
    if made > 0 { try body(UnsafeRawBufferPointer(start: output, count: made)) }
    switch code {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END: isBetweenMembers = true
    default: throw broken(stream.pointee.msg.map { String(cString: $0) } ?? "zlib says \(code)")
    }
    return stream.pointee.avail_in > 0 || stream.pointee.avail_out == 0
  }

  private func checkBounds() throws {
    guard produced <= Self.mostBytes else {
      throw ExchangeError.inflatesTooFar(
        path: name, offset: consumed, reason: "it becomes more than \(Self.mostBytes >> 30) GiB")
    }
    guard produced <= Self.freeBytes || produced / Self.mostTimes <= consumed else {
      throw ExchangeError.inflatesTooFar(
        path: name, offset: consumed,
        reason: "it becomes more than \(Self.mostTimes) times as long as it is")
    }
  }

  private func broken(_ reason: String) -> ExchangeError {
    .brokenGzip(path: name, offset: consumed, reason: reason)
  }
}
