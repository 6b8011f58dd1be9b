/// Evidence sorted by where it comes from: what hangs together counts once.
///
/// Two evidences hang together when they share an origin, when they are the same words of one
/// document, or when they lie at the same address. Evidence whose origin nobody named adds nothing:
/// independence must be known, not assumed.
struct OriginHeaps {
  /// For each evidence with an origin, one that it hangs together with: itself, for one of each heap.
  private var leaders: [Int] = []

  /// Names of origins as somebody wrote them first, in order of evidence.
  private(set) var names: [String] = []

  /// What evidence can share with other evidence.
  private enum Mark: Hashable {
    case origin(String)
    case address(String)
    case source(SourceLabel)
  }

  /// Who had each mark first.
  private struct Holders {
    // Most claims have few, which are found sooner than they are hashed.
    private var few: [(mark: Mark, holder: Int)] = []
    private var many: [Mark: Int] = [:]
    private static let fewest = 16

    /// The holder of a mark; `nil` when there was none, and `index` is it now.
    mutating func holder(of mark: Mark, orElse index: Int) -> Int? {
      if let known = few.first(where: { $0.mark == mark }) { return known.holder }
      if few.count < Self.fewest {
        few.append((mark, index))
        return nil
      }
      if let known = many[mark] { return known }
      many[mark] = index
      return nil
    }
  }

  init(_ evidence: [Evidence]) {
    var holders = Holders()
    // Evidence is large: it is looked at where it stands.
    var places: [Int] = []
    for place in evidence.indices {
      let origins = evidence[place].origins
      if origins.isEmpty { continue }
      let index = leaders.count
      leaders.append(index)
      for origin in origins {
        let holder = share(.origin(Self.key(origin)), index, &holders)
        if holder == nil { names.append(origin) }
      }
      if let url = evidence[place].url { share(.address(Self.addressKey(url)), index, &holders) }
      // Two descriptions of one unnamed source are one origin.
      for attestation in evidence[place].attestations {
        share(.source(attestation.label), index, &holders)
      }
      if evidence[place].selector != nil {
        for (other, earlier) in places.enumerated()
        where Self.overlap(evidence[earlier].selector, evidence[place].selector) {
          join(other, index)
        }
      }
      places.append(place)
    }
  }

  /// How many heaps share nothing with one another.
  var count: Int { leaders.indices.count { leaders[$0] == $0 } }

  /// - Returns: who had the mark before; `nil` when nobody had.
  @discardableResult
  private mutating func share(_ mark: Mark, _ index: Int, _ holders: inout Holders) -> Int? {
    guard let holder = holders.holder(of: mark, orElse: index) else { return nil }
    join(holder, index)
    return holder
  }

  private mutating func join(_ one: Int, _ other: Int) {
    leaders[leader(of: other)] = leader(of: one)
  }

  private mutating func leader(of index: Int) -> Int {
    var leader = index
    while leaders[leader] != leader {
      leaders[leader] = leaders[leaders[leader]]
      leader = leaders[leader]
    }
    return leader
  }

  private static func overlap(_ left: Selector?, _ right: Selector?) -> Bool {
    guard let left, let right else { return false }
    return left.document == right.document && left.span.overlaps(right.span)
  }

  /// The name without case, spacing, invisible characters and a leading `the`, letters that look like Latin ones
  /// as those; as a `String`, so that two spellings of one letter are one name.
  static func key(_ origin: String) -> String {
    let key = wholeKey(origin)
    return key.hasPrefix("the ") ? String(key.dropFirst(4)) : key
  }

  private static func wholeKey(_ origin: String) -> String {
    if let key = asciiKey(origin) { return key }
    let seen = origin.unicodeScalars.filter {
      !$0.isHiddenControl && $0 != "\u{200C}" && $0 != "\u{200D}"
    }
    let small = String(String.UnicodeScalarView(seen)).lowercased().unicodeScalars
    return String(String.UnicodeScalarView(small.map(\.latinLookalike)))
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The key of a name in ASCII, where a space is the one white space that is no control character;
  /// `nil` for other names.
  private static func asciiKey(_ origin: String) -> String? {
    var origin = origin
    return origin.withUTF8 { bytes in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
      return String(unsafeUninitializedCapacity: bytes.count) { key in
        var count = 0
        for byte in bytes where (0x20...0x7E).contains(byte) {
          if byte == 0x20, count == 0 || key[count - 1] == 0x20 { continue }
          key[count] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
          count += 1
        }
        return count > 0 && key[count - 1] == 0x20 ? count - 1 : count
      }
    }
  }

  /// The address without what leads to the same page all the same: scheme, `www.`, `utm_…`, a fragment, a slash at
  /// the end, case.
  static func addressKey(_ address: String) -> String {
    // Bytes are looked through sooner than characters; what is looked for is ASCII.
    var rest = Substring(wholeKey(address))
    if let mark = rest.utf8.firstIndex(of: UInt8(ascii: "#")) { rest = rest[..<mark] }
    if let scheme = ["https://", "http://"].first(where: { rest.utf8.starts(with: $0.utf8) }) {
      rest = Substring(rest.utf8.dropFirst(scheme.utf8.count))
    }
    if rest.utf8.starts(with: "www.".utf8) { rest = Substring(rest.utf8.dropFirst(4)) }
    let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?"))
    var path = rest[..<(mark ?? rest.endIndex)]
    while path.utf8.last == UInt8(ascii: "/") { path = Substring(path.utf8.dropLast()) }
    guard let mark else { return String(path) }
    let asked = rest[mark...].dropFirst().split(separator: "&").filter { !$0.hasPrefix("utm_") }
    return asked.isEmpty ? String(path) : "\(path)?\(asked.joined(separator: "&"))"
  }

  /// Whether the name has a visible character: its key is not empty.
  static func isVisible(_ origin: String) -> Bool {
    origin.utf8.contains { (0x21...0x7E).contains($0) } || !key(origin).isEmpty
  }

  /// Whether an origin may be the unnamed speaker by another description: one has all the words of the
  /// other.
  static func isSame(_ origin: String, as speaker: String) -> Bool {
    let (left, right) = (words(origin), words(speaker))
    return left.isSubset(of: right) || right.isSubset(of: left)
  }

  private static func words(_ name: String) -> Set<Substring> {
    Set(key(name).split(separator: " ")).subtracting(["a", "an", "the", "another", "one", "same"])
  }
}
