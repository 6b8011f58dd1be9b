/// Lines on their way out, in large pieces that end with a line.
struct LineSink: ~Copyable {
  /// The number of bytes given out.
  private(set) var count = 0
  private let write: (UnsafeRawBufferPointer) throws -> Void
  private let buffer: UnsafeMutableRawBufferPointer
  private var filled = 0

  /// - Parameter write: takes the pieces, of up to 2 MiB, in order.
  init(_ write: @escaping (UnsafeRawBufferPointer) throws -> Void) {
    self.write = write
    buffer = .allocate(byteCount: 2 << 20, alignment: 16)
  }

  deinit { buffer.deallocate() }

  /// Takes a line, and gives it a line end.
  mutating func append(_ line: UnsafeRawBufferPointer) throws {
    if filled + line.count + 1 > buffer.count { try flush() }
    guard line.count < buffer.count else {
      // No operation is so long, but nothing may be written past the end.
      try write(line)
      count += line.count
      return try append(UnsafeRawBufferPointer(start: nil, count: 0))
    }
    UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]).copyMemory(from: line)
    filled += line.count
    buffer[filled] = 0x0A
    filled += 1
  }

  /// Gives out what is held.
  mutating func flush() throws {
    guard filled > 0 else { return }
    try write(UnsafeRawBufferPointer(rebasing: buffer[..<filled]))
    count += filled
    filled = 0
  }
}
