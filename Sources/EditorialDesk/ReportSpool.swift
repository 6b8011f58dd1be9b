import ClaimStore

/// Bytes that wait to be written: in memory, and where they are many in a file without a name.
final class ReportSpool {
  // A class because it owns an open file.
  private var held: [[UInt8]] = []
  private var piece: [UInt8] = []
  private var file: ScratchFile?

  /// How many pieces are held in memory.
  private static let heldAtMost = 16
  private static let pieceSize = 1 << 20

  func append(_ bytes: [UInt8]) throws {
    if piece.count + bytes.count > Self.pieceSize {
      held.append(piece)
      piece = []
      if held.count >= Self.heldAtMost { try spill() }
    }
    if piece.isEmpty { piece.reserveCapacity(Self.pieceSize) }
    piece.append(contentsOf: bytes)
  }

  /// Gives all of the bytes in pieces.
  func drain(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    if let file {
      try file.flush()
      let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.pieceSize, alignment: 16)
      defer { piece.deallocate() }
      for start in stride(from: 0, to: file.length, by: Self.pieceSize) {
        let end = min(start + Self.pieceSize, file.length)
        let part = UnsafeMutableRawBufferPointer(rebasing: piece[..<(end - start)])
        try file.read(start..<end, into: part)
        try body(UnsafeRawBufferPointer(part))
      }
    }
    for piece in held + [piece] where !piece.isEmpty { try piece.withUnsafeBytes(body) }
  }

  private func spill() throws {
    let file = try self.file ?? ScratchFile()
    self.file = file
    for piece in held { try piece.withUnsafeBytes { try file.append($0) } }
    held.removeAll()
  }
}
