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

  /// One line of a file.
  public struct Line {
    /// From 1.
    public let number: Int
    /// Where it starts in the file, in bytes from 0.
    public let offset: Int
    /// The line without its line end; of a line that is too long, its beginning.
    public let bytes: UnsafeBufferPointer<UInt8>
    /// The line's whole length, in bytes.
    public let length: Int
    /// Whether a line feed ends it.
    public let isEnded: Bool
    /// Whether it ended with a carriage return and a line feed.
    public let hadCarriageReturn: Bool
    /// The hash of all its bytes; only for a line that is too long.
    public let hashOfTooLong: SHA256?
  }

  /// Whether the file began with a byte order mark.
  public private(set) var hadByteOrderMark = false

  private var held: [UInt8] = []
  private var offset = 0
  private var lineStart = 0
  private var number = 1
  private var skipped = 0
  private var stream: SHA256Stream?

  public init() { held.reserveCapacity(1 << 16) }

  /// Takes the next bytes of the file and gives each line that they end to `body`.
  public mutating func feed(
    _ chunk: UnsafeRawBufferPointer, _ body: (Line) throws -> Void
  ) rethrows {
    var bytes = chunk.bindMemory(to: UInt8.self)
    while let end = firstLineFeed(in: bytes) {
      let piece = UnsafeBufferPointer(rebasing: bytes[..<end])
      if held.isEmpty, skipped == 0 {
        try give(piece, length: piece.count, isEnded: true, body)
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
    bytes.firstIndex(of: UInt8(ascii: "\n"))
  }

  private mutating func hold(_ piece: UnsafeBufferPointer<UInt8>) {
    if skipped == 0, held.count + piece.count <= Self.longest + 4 {
      held.append(contentsOf: piece)
      return
    }
    if skipped == 0 {
      var stream = SHA256Stream()
      held.withUnsafeBytes { stream.update($0) }
      self.stream = consume stream
      skipped = held.count
      held.append(contentsOf: piece.prefix(max(0, Self.keptOfTooLong - held.count)))
      held.removeLast(max(0, held.count - Self.keptOfTooLong))
    }
    stream?.update(UnsafeRawBufferPointer(piece))
    skipped += piece.count
  }

  private mutating func giveHeld(isEnded: Bool, _ body: (Line) throws -> Void) rethrows {
    var whole: [UInt8] = []
    swap(&whole, &held)
    let length = max(skipped, whole.count)
    var hash: SHA256?
    if skipped > 0 { hash = stream.take()?.finish() }
    skipped = 0
    try whole.withUnsafeBufferPointer {
      try give($0, length: length, isEnded: isEnded, hash: hash, body)
    }
    whole.removeAll(keepingCapacity: true)
    swap(&whole, &held)
  }

  private mutating func give(
    _ bytes: UnsafeBufferPointer<UInt8>, length: Int, isEnded: Bool, hash: SHA256? = nil,
    _ body: (Line) throws -> Void
  ) rethrows {
    var bytes = bytes
    var length = length
    var start = lineStart
    if number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      hadByteOrderMark = true
      bytes = UnsafeBufferPointer(rebasing: bytes[3...])
      length -= 3
      start += 3
    }
    let hasReturn = isEnded && hash == nil && bytes.last == UInt8(ascii: "\r")
    if hasReturn {
      bytes = UnsafeBufferPointer(rebasing: bytes.dropLast())
      length -= 1
    }
    var hash = hash
    if hash == nil, length > Self.longest {
      hash = SHA256(of: UnsafeRawBufferPointer(bytes))
      bytes = UnsafeBufferPointer(rebasing: bytes.prefix(Self.keptOfTooLong))
    }
    try body(
      Line(
        number: number, offset: start, bytes: bytes, length: length, isEnded: isEnded,
        hadCarriageReturn: hasReturn, hashOfTooLong: hash))
  }
}
