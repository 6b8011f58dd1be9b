/// What can befall a line on its way: a byte changed, a bit turned, a piece cut out, doubled or put in.
public struct LineAccidents: Sendable {
  private let pieces: [[UInt8]]
  private let count: ClosedRange<Int>

  /// - Parameters:
  ///   - pieces: what is put in.
  ///   - count: how many accidents a line has.
  public init(putting pieces: [String], count: ClosedRange<Int>) {
    self.pieces = pieces.map { Array($0.utf8) }
    self.count = count
  }

  /// The line after its accidents.
  public func damaged(_ line: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = line
    for _ in 0..<Int.random(in: count, using: &generator) {
      let place = Int.random(in: 0..<max(1, bytes.count), using: &generator)
      let end = min(bytes.count, place + Int.random(in: 1...8, using: &generator))
      guard place < end else { continue }
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &generator)
      case 2: bytes.removeSubrange(place..<end)
      case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
      default:
        bytes.insert(contentsOf: pieces.randomElement(using: &generator) ?? [], at: place)
      }
    }
    return bytes
  }
}
