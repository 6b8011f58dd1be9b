/// Cuts the bytes of an annotation file into lines, in bounded memory.
///
/// Only a line feed ends a line. A byte order mark at the start and a carriage return before the line
/// feed are taken off and reported. A line longer than ``longest`` is read to its end without being
/// held.
public struct LineSplitter: ~Copyable {
  /// The longest line an operation may be, in bytes: 1 MiB.
  public static let longest = 1 << 20

  /// How much of a line that is too long is kept for quarantine, in bytes.
  public static let keptOfTooLong = 1 << 16

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// One line of a file.
  public struct Line {
    /// From 1.
    public let number: Int
    /// Where it starts in the file, in bytes from 0.
    public let offset: Int
    /// The line without its line end; of a line that is too long, its beginning.
    public let bytes: UnsafeBufferPointer<UInt8>
    /// The line's whole length, in bytes, without its line end.
    public let length: Int
    /// Whether a line feed ends it.
    public let isEnded: Bool
    /// Whether it ended with a carriage return and a line feed.
    public let hadCarriageReturn: Bool
    /// The hash of all its bytes without the line end; only for a line that is too long.
    public let hashOfTooLong: SHA256?

    /// Whether it has nothing but spaces, tabs and carriage returns; a line that is too long, of which
    /// not all is held, is none of these.
    public var isBlank: Bool {
      hashOfTooLong == nil && bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    }
  }

  /// Whether the file began with a byte order mark.
  public private(set) var hadByteOrderMark = false

  private var held: [UInt8] = []
  private var offset = 0
  private var lineStart = 0
  private var number = 1
  // Of a line that is not held: how much was hashed, and whether a carriage return waits to be.
  private var skipped = 0
  private var stream: SHA256Stream?
  private var hasWaitingReturn = false

  public init() { held.reserveCapacity(1 << 16) }

  /// Cuts what follows the beginning of a file that was cut before and ends with a line.
  ///
  /// - Parameters:
  ///   - offset: how long that beginning is, in bytes.
  ///   - lines: how many lines it has.
  public init(after offset: Int, lines: Int) {
    self.init()
    (self.offset, lineStart, number) = (offset, offset, lines + 1)
  }

  /// Takes the next bytes of the file and gives each line that they end to `body`.
  public mutating func feed(
    _ chunk: UnsafeRawBufferPointer, _ body: (Line) throws -> Void
  ) rethrows {
    var bytes = chunk.bindMemory(to: UInt8.self)
    while let end = firstLineFeed(in: bytes) {
      let piece = UnsafeBufferPointer(rebasing: bytes[..<end])
      if held.isEmpty, skipped == 0 {
        try give(piece, isEnded: true, body)
      } else {
        hold(piece)
        try giveHeld(isEnded: true, body)
      }
      offset += end + 1
      lineStart = offset
      number += 1
      bytes = UnsafeBufferPointer(rebasing: bytes[(end + 1)...])
    }
    hold(bytes)
    offset += bytes.count
  }

  /// Gives what stands after the last line feed, if anything does.
  public mutating func finish(_ body: (Line) throws -> Void) rethrows {
    guard !held.isEmpty || skipped > 0 else { return }
    try giveHeld(isEnded: false, body)
  }

  private func firstLineFeed(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let raw = UnsafeRawBufferPointer(bytes)
    let (ones, highs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    var at = 0
    // Eight bytes at a time: which of them is zero once the line feeds are.
    while at + 8 <= raw.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      let folded = word ^ (ones &* 0x0A)
      let found = (folded &- ones) & ~folded & highs
      if found != 0 { return at + found.trailingZeroBitCount / 8 }
      at += 8
    }
    while at < raw.count {
      if raw[at] == 0x0A { return at }
      at += 1
    }
    return nil
  }

  private mutating func hold(_ piece: UnsafeBufferPointer<UInt8>) {
    guard skipped == 0 else { return skip(piece) }
    held.append(contentsOf: piece)
    // Four more than the longest, for a byte order mark and a carriage return that do not count.
    guard held.count > Self.longest + 4 else { return }
    if number == 1, held.starts(with: Self.byteOrderMark) {
      hadByteOrderMark = true
      held.removeFirst(Self.byteOrderMark.count)
      lineStart += Self.byteOrderMark.count
    }
    stream = SHA256Stream()
    var begun: [UInt8] = []
    swap(&begun, &held)
    begun.withUnsafeBufferPointer { skip($0) }
    begun.removeLast(begun.count - Self.keptOfTooLong)
    swap(&begun, &held)
  }

  /// Hashes a piece of a line that is not held.
  private mutating func skip(_ piece: UnsafeBufferPointer<UInt8>) {
    guard let last = piece.last else { return }
    if hasWaitingReturn { hashReturn() }
    // Whether a carriage return is the line's or its line end's shows only in the next piece.
    hasWaitingReturn = last == UInt8(ascii: "\r")
    let hashed = hasWaitingReturn ? UnsafeBufferPointer(rebasing: piece.dropLast()) : piece
    stream?.update(UnsafeRawBufferPointer(hashed))
    skipped += hashed.count
  }

  private mutating func hashReturn() {
    withUnsafeBytes(of: UInt8(ascii: "\r")) { stream?.update($0) }
    skipped += 1
  }

  private mutating func giveHeld(isEnded: Bool, _ body: (Line) throws -> Void) rethrows {
    var whole: [UInt8] = []
    swap(&whole, &held)
    if skipped > 0 {
      try whole.withUnsafeBufferPointer { try giveSkipped($0, isEnded: isEnded, body) }
    } else {
      try whole.withUnsafeBufferPointer { try give($0, isEnded: isEnded, body) }
    }
    whole.removeAll(keepingCapacity: true)
    swap(&whole, &held)
  }

  /// Gives a line that was not held, of which `beginning` is left.
  private mutating func giveSkipped(
    _ beginning: UnsafeBufferPointer<UInt8>, isEnded: Bool, _ body: (Line) throws -> Void
  ) rethrows {
    if hasWaitingReturn, !isEnded { hashReturn() }
    let line = Line(
      number: number, offset: lineStart, bytes: beginning, length: skipped, isEnded: isEnded,
      hadCarriageReturn: hasWaitingReturn && isEnded, hashOfTooLong: stream.take()?.finish())
    skipped = 0
    hasWaitingReturn = false
    try body(line)
  }

  private mutating func give(
    _ piece: UnsafeBufferPointer<UInt8>, isEnded: Bool, _ body: (Line) throws -> Void
  ) rethrows {
    var bytes = piece
    var start = lineStart
    if number == 1, bytes.starts(with: Self.byteOrderMark) {
      hadByteOrderMark = true
      bytes = UnsafeBufferPointer(rebasing: bytes[Self.byteOrderMark.count...])
      start += Self.byteOrderMark.count
    }
    let hasReturn = isEnded && bytes.last == UInt8(ascii: "\r")
    if hasReturn { bytes = UnsafeBufferPointer(rebasing: bytes.dropLast()) }
    let length = bytes.count
    var hash: SHA256?
    if length > Self.longest {
      hash = SHA256(of: UnsafeRawBufferPointer(bytes))
      bytes = UnsafeBufferPointer(rebasing: bytes.prefix(Self.keptOfTooLong))
    }
    try body(
      Line(
        number: number, offset: start, bytes: bytes, length: length, isEnded: isEnded,
        hadCarriageReturn: hasReturn, hashOfTooLong: hash))
  }
}
