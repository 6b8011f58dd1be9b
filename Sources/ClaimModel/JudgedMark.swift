/// What a verdict judged, in a few bytes: a number for the wording and one for the speaker.
///
/// Tables tell by it which verdicts are on what stands now, without reading the words. Two texts have one number
/// once in four thousand million; who decides compares the texts, see ``Verdict/compare(wording:speaker:)``. The
/// numbers are FNV-1a, folded to 32 bits.
public struct JudgedMark: Hashable, Sendable {
  /// Of the words, however wide the gaps between them are; `nil` when it is not said.
  public let wording: UInt32?
  /// Of the speaker's name, byte for byte; `nil` when nobody was named.
  public let speaker: UInt32?

  /// - Parameters:
  ///   - wording: `nil` when it is not said.
  ///   - speaker: `nil` or empty when nobody was named.
  public init(wording: String?, speaker: String?) {
    self.wording = wording.map(Self.number(ofWords:))
    self.speaker = speaker.flatMap { $0.isEmpty ? nil : Self.number(of: $0) }
  }

  /// Reads what ``text`` writes; anything else says nothing.
  public init(text: some StringProtocol) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    wording = parts.first.flatMap { UInt32($0, radix: 36) }
    speaker = parts.count > 1 ? UInt32(parts[1], radix: 36) : nil
  }

  /// Both numbers to the base of 36 with a full stop between them; of what is not said, nothing.
  public var text: String {
    func digits(_ number: UInt32?) -> String { number.map { String($0, radix: 36) } ?? "" }
    return "\(digits(wording)).\(digits(speaker))"
  }

  /// Whether a verdict that judged this is on another wording or speaker than stands.
  ///
  /// What it does not say is never held against it.
  public func isFormer(now: JudgedMark) -> Bool {
    wording.map { $0 != now.wording } ?? false || speaker.map { $0 != now.speaker } ?? false
  }

  private static func number(of text: String) -> UInt32 {
    var number = FNV()
    var text = text
    text.withUTF8 { for byte in $0 { number.take(byte) } }
    return number.folded
  }

  private static func number(ofWords text: String) -> UInt32 {
    var number = FNV()
    var isFirst = true
    var text = text
    text.withUTF8 { bytes in
      for word in WordRuns(bytes) {
        if !isFirst { number.take(0x20) }
        isFirst = false
        for byte in bytes[word] { number.take(byte) }
      }
    }
    return number.folded
  }

  private struct FNV {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func take(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }

    var folded: UInt32 { UInt32(truncatingIfNeeded: state ^ state >> 32) }
  }
}

/// The stretches of a text between gaps: spaces, tabs and line ends, those of Unicode too.
struct WordRuns: Sequence, IteratorProtocol {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func next() -> Range<Int>? {
    while place < bytes.count, case let gap = gap, gap > 0 { place += gap }
    let start = place
    while place < bytes.count, gap == 0 { place += 1 }
    return start < place ? start..<place : nil
  }

  /// How many bytes the gap at this place has; 0 within a word.
  private var gap: Int {
    switch bytes[place] {
    case 0x20, 0x09...0x0D: 1
    case 0xC2: place + 1 < bytes.count && bytes[place + 1] == 0x85 ? 2 : 0
    case 0xE2:
      place + 2 < bytes.count && bytes[place + 1] == 0x80
        && (bytes[place + 2] == 0xA8 || bytes[place + 2] == 0xA9) ? 3 : 0
    default: 0
    }
  }
}
