import ClaimModel

/// The keys that reach the prompt from a terminal, read from its bytes as they come.
///
/// UTF-8 is put together; a byte that is none becomes U+FFFD. What is pasted, where the terminal marks it
/// (`ESC [ 200 ~` to `ESC [ 201 ~`, "bracketed paste"), is only ever text: a line end in it is a space and
/// ends no line, and what would move the cursor or mislead a reader becomes a visible mark.
public struct TypedKeys: Sendable {
  private var bytes: [UInt8] = []
  private var position = 0
  private var waiting: [Unicode.Scalar] = []
  private var isPasting = false
  /// The line end that a paste was at, until something else comes.
  private var lineEnd: Unicode.Scalar?

  private static let pasteStart = Array("\u{1B}[200~".utf8)
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  public init() {}

  /// Takes bytes as they were read.
  public mutating func feed(_ more: some Sequence<UInt8>) {
    bytes.removeFirst(position)
    position = 0
    bytes.append(contentsOf: more)
  }

  /// Forgets what was fed and not yet given out, and that something was being pasted.
  public mutating func clear() { self = TypedKeys() }

  /// The next key; `nil` until more bytes come.
  public mutating func next() -> Unicode.Scalar? {
    while waiting.isEmpty {
      guard let byte = bytes[position...].first else { return nil }
      if byte == Self.pasteStart[0] {
        switch mark() {
        case .some(let isStart):
          isPasting = isStart
          position += Self.pasteStart.count
          lineEnd = nil
          continue
        case nil where isIncomplete: return nil
        case nil: break
        }
      }
      guard let scalar = takeScalar() else { return nil }
      guard isPasting else { return scalar }
      paste(scalar)
    }
    return waiting.removeFirst()
  }

  /// Whether a paste begins or ends here; `nil` for neither.
  private func mark() -> Bool? {
    let rest = bytes[position...]
    if !isPasting, rest.starts(with: Self.pasteStart) { return true }
    return rest.starts(with: Self.pasteEnd) ? false : nil
  }

  /// Whether what is there may become the mark of a paste.
  ///
  /// A key that is only Escape means nothing by itself, so that it can wait for the next one.
  private var isIncomplete: Bool {
    let rest = bytes[position...]
    return rest.count < Self.pasteStart.count
      && (Self.pasteStart.starts(with: rest) || Self.pasteEnd.starts(with: rest))
  }

  private mutating func paste(_ scalar: Unicode.Scalar) {
    let isLineEnd = scalar == "\n" || scalar == "\r"
    // Two different ones are one line end; terminals give them in either order.
    if isLineEnd, let lineEnd, lineEnd != scalar {
      self.lineEnd = nil
      return
    }
    lineEnd = isLineEnd ? scalar : nil
    waiting.append(contentsOf: visible(String(scalar)).unicodeScalars)
  }

  /// Takes one scalar; `nil` while its bytes are not all there.
  private mutating func takeScalar() -> Unicode.Scalar? {
    if bytes[position] < 0x80 {
      position += 1
      return Unicode.Scalar(bytes[position - 1])
    }
    var decoder = UTF8()
    var rest = bytes[position...].makeIterator()
    switch decoder.decode(&rest) {
    case .scalarValue(let scalar):
      position += UTF8.width(scalar)
      return scalar
    case .emptyInput: return nil
    case .error:
      guard !isCutOff else { return nil }
      position += 1
      return "\u{FFFD}"
    }
  }

  /// Whether the bytes end within a scalar.
  private var isCutOff: Bool {
    let rest = Array(bytes[position...].prefix(4))
    guard let first = rest.first else { return true }
    let length = first >= 0xF0 && first < 0xF5 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
    return first < 0xF5 && rest.count < length
      && rest.dropFirst().allSatisfy { (0x80..<0xC0).contains($0) }
  }
}
