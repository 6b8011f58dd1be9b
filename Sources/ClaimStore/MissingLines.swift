import AnnotationSync
import ClaimModel

/// Lines whose line before was not here when they came, to be asked again at the end of a merge.
///
/// Colleagues' files hold many of one another's lines, so there may be as many as lines; beyond some
/// thousand they wait in a file without a name.
struct MissingLines {
  /// One such line.
  struct Line {
    /// The number of its chain in the log.
    let chain: Int64
    let number: Int
    /// What it names as the one before; `nil` when it names none.
    let previous: OperationID?
    let place: LinePlace
  }

  private static let heldAtMost = 1 << 12

  private var held: [Line] = []
  private var bytes: [UInt8] = []
  private var file: ScratchFile?

  mutating func append(_ line: Line) throws {
    held.append(line)
    if held.count >= Self.heldAtMost { try spill() }
  }

  /// Gives all lines to `body` in the order in which they came.
  func forEach(_ body: (Line) throws -> Void) throws {
    if let file {
      let size = Self.heldAtMost * Self.lineLength
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 8)
      defer { buffer.deallocate() }
      for start in stride(from: 0, to: file.length, by: size) {
        try file.read(start..<(start + size), into: buffer)
        for offset in stride(from: 0, to: size, by: Self.lineLength) {
          try body(Self.line(UnsafeRawBufferPointer(buffer), at: offset))
        }
      }
    }
    for line in held { try body(line) }
  }

  // MARK: As bytes

  // Chain, number, the three words of the name before, file and line in the file; nothing begins with
  // number 1 and names one before, so three zeros stand for none.
  private static let lineLength = 8 + 8 + 24 + 8 + 8

  /// Writes what is held behind what was written before.
  private mutating func spill() throws {
    let file = try self.file ?? ScratchFile()
    self.file = file
    bytes.removeAll(keepingCapacity: true)
    for line in held {
      let name = line.previous?.words ?? (0, 0, 0)
      for word in [
        UInt64(bitPattern: line.chain), UInt64(line.number), name.0, name.1, name.2,
        UInt64(line.place.source), UInt64(line.place.line),
      ] {
        withUnsafeBytes(of: word) { bytes.append(contentsOf: $0) }
      }
    }
    try bytes.withUnsafeBytes { try file.append($0) }
    try file.flush()
    held.removeAll(keepingCapacity: true)
  }

  private static func line(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Line {
    func word(_ index: Int) -> UInt64 {
      bytes.loadUnaligned(fromByteOffset: offset + 8 * index, as: UInt64.self)
    }
    let name = (word(2), word(3), word(4))
    return Line(
      chain: Int64(bitPattern: word(0)), number: Int(word(1)),
      previous: name == (0, 0, 0) ? nil : OperationID(words: name),
      place: LinePlace(source: Int(word(5)), line: Int(word(6))))
  }
}
