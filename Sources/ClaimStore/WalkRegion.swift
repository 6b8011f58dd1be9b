/// A long stretch of the walk: the shelves whose names begin with the same two letters.
///
/// There are 256 of documents, by hexadecimal digits, and behind them 64 of the claims without a place, by
/// a tilde and a letter of base64url.
struct WalkRegion: Hashable {
  /// From 0, in the order of the walk's documents; those of claims without a place come last.
  let place: Int

  static let count = 256 + letters.count
  private static let digits = Array("0123456789abcdef".utf8)
  private static let letters = Array(
    "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz".utf8)
  private static let places: [UInt16] = {
    var places = [UInt16](repeating: 0, count: 1 << 16)
    for place in 0..<count {
      let name = bytes(at: place)
      places[Int(name.0) << 8 | Int(name.1)] = UInt16(place)
    }
    return places
  }()

  private init(place: Int) { self.place = place }

  /// The one that a shelf lies in; that of another shelf where the name is none that a shelf has.
  init(ofShelf shelf: String) {
    var bytes = shelf.utf8.makeIterator()
    place = Int(Self.places[Int(bytes.next() ?? 0) << 8 | Int(bytes.next() ?? 0)])
  }

  static var all: [WalkRegion] { (0..<count).map { WalkRegion(place: $0) } }

  /// How the names of its shelves begin.
  var name: String {
    let (first, second) = Self.bytes(at: place)
    return String(decoding: [first, second], as: UTF8.self)
  }

  private static func bytes(at place: Int) -> (UInt8, UInt8) {
    place < 256
      ? (digits[place / 16], digits[place % 16]) : (UInt8(ascii: "~"), letters[place - 256])
  }
}
