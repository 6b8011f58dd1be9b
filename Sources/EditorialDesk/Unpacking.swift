/// Bytes of an annotation file, given on as they are, or unpacked where they begin as gzip does.
struct Unpacking: ~Copyable {
  private let name: String
  private let isNamedGzip: Bool
  private var isDecided = false
  // The first bytes, until they tell which it is.
  private var beginning: [UInt8] = []
  private var reader: GzipReader?

  /// - Parameter isNamedGzip: whether the file's name says that it is gzip, so that it must be.
  init(name: String, isNamedGzip: Bool) {
    self.name = name
    self.isNamedGzip = isNamedGzip
  }

  mutating func feed(
    _ piece: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    guard !isDecided else { return try pass(piece, body) }
    beginning += piece
    guard beginning.count >= GzipReader.mark.count else { return }
    try decide(body)
  }

  mutating func finish(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    if !isDecided { try decide(body) }
    try reader?.finish()
  }

  private mutating func decide(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    isDecided = true
    if beginning.starts(with: GzipReader.mark) {
      reader = try GzipReader(name: name)
    } else if isNamedGzip {
      throw ExchangeError.brokenGzip(
        path: name, offset: 0, reason: "it does not begin as gzip does")
    }
    let first = beginning
    beginning = []
    guard !first.isEmpty else { return }
    try first.withUnsafeBytes { try pass($0, body) }
  }

  private mutating func pass(
    _ piece: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    if reader == nil { try body(piece) } else { try reader?.feed(piece, body) }
  }
}
