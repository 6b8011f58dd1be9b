/// The lines that a merge left out, in the order in which they were read, in few bytes each.
///
/// A file of a million broken lines is reported line by line and must not take more room than the file.
public struct QuarantineList: Sequence, Sendable {
  private var files: [String] = []
  // For each line: its reason and whether another file begins, then how far its number and offset are
  // from those before, seven bits to a byte, the least first.
  private var bytes: [UInt8] = []
  private var last: (line: Int, offset: Int) = (0, 0)

  /// The number of lines.
  public private(set) var count = 0
  public var isEmpty: Bool { count == 0 }
  /// The line that was read first; `nil` when none was left out.
  public var first: MergeReport.Quarantined? { first { _ in true } }

  private static let reasons = QuarantineReason.allCases
  private static let beginsFile: UInt8 = 0x80

  public init() {}

  /// Puts a line at the end; lines of one file come together, in their order.
  public mutating func append(_ line: MergeReport.Quarantined) {
    var mark = UInt8(Self.reasons.firstIndex(of: line.reason) ?? 0)
    if files.last != line.file || line.line < last.line || line.offset < last.offset {
      files.append(line.file)
      last = (0, 0)
      mark |= Self.beginsFile
    }
    bytes.append(mark)
    write(line.line - last.line)
    write(line.offset - last.offset)
    last = (line.line, line.offset)
    count += 1
  }

  private mutating func write(_ number: Int) {
    var rest = UInt(number)
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  public func makeIterator() -> Iterator { Iterator(list: self) }

  public struct Iterator: IteratorProtocol {
    private let list: QuarantineList
    private var at = 0
    private var file = -1
    private var last: (line: Int, offset: Int) = (0, 0)

    fileprivate init(list: QuarantineList) { self.list = list }

    public mutating func next() -> MergeReport.Quarantined? {
      guard at < list.bytes.count else { return nil }
      let mark = list.bytes[at]
      at += 1
      if mark & QuarantineList.beginsFile != 0 {
        file += 1
        last = (0, 0)
      }
      last.line += number()
      last.offset += number()
      return MergeReport.Quarantined(
        file: list.files[file], line: last.line, offset: last.offset,
        reason: QuarantineList.reasons[Int(mark & ~QuarantineList.beginsFile)])
    }

    private mutating func number() -> Int {
      var (number, shift): (UInt, UInt) = (0, 0)
      while true {
        let byte = list.bytes[at]
        at += 1
        number |= UInt(byte & 0x7F) << shift
        guard byte > 0x7F else { return Int(number) }
        shift += 7
      }
    }
  }
}
