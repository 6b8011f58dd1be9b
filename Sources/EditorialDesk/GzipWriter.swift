import CZlib

/// Packs bytes as one gzip member (RFC 1952), the same from the same bytes: no name and no time is in it.
final class GzipWriter {
  // A class because it owns zlib's stream, and what feeds it is handed on as a closure.
  private let write: (UnsafeRawBufferPointer) throws -> Void
  private let stream: UnsafeMutablePointer<z_stream>
  private let output: UnsafeMutablePointer<UInt8>
  private static let outputSize = 1 << 20

  /// - Parameters:
  ///   - name: the file's, for messages.
  ///   - write: takes the packed bytes, in order.
  init(name: String, _ write: @escaping (UnsafeRawBufferPointer) throws -> Void) throws {
    self.write = write
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    output = .allocate(capacity: Self.outputSize)
    // 15 bits of window, and 16 to say that the wrapping is gzip's.
    let code = deflateInit2_(
      stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard code == Z_OK else {
      throw DeskError.cannotWrite(path: name, reason: "zlib cannot begin (\(code))")
    }
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
    output.deallocate()
  }

  func feed(_ piece: UnsafeRawBufferPointer) throws { try pack(piece, Z_NO_FLUSH) }

  /// Ends the member.
  func finish() throws {
    try pack(UnsafeRawBufferPointer(start: nil, count: 0), Z_FINISH)
  }

  private func pack(_ piece: UnsafeRawBufferPointer, _ flush: Int32) throws {
    stream.pointee.next_in = UnsafeMutablePointer(
      mutating: piece.bindMemory(to: UInt8.self).baseAddress)
    stream.pointee.avail_in = UInt32(piece.count)
    repeat {
      stream.pointee.next_out = output
      stream.pointee.avail_out = UInt32(Self.outputSize)
      // No call fails: there is always room, and `Z_FINISH` comes once, last.
      deflate(stream, flush)
      let made = Self.outputSize - Int(stream.pointee.avail_out)
      if made > 0 { try write(UnsafeRawBufferPointer(start: output, count: made)) }
    } while stream.pointee.avail_out == 0
  }
}
