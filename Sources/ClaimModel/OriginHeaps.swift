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
      if let url = evidence[place].url { share(.address(AddressKey.key(of: url)), index, &holders) }
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

  /// The name without case, spacing, invisible characters, punctuation around it and a leading `the`, letters
  /// that look like Latin ones as those; as a `String`, so that two spellings of one letter are one name.
  static func key(_ origin: String) -> String {
    let key = withoutEdges(wholeKey(origin))
    return key.hasPrefix("the ") ? String(key.dropFirst(4)) : key
  }

  /// The name without the punctuation and gaps around it; a name of nothing else stays.
  private static func withoutEdges(_ name: String) -> String {
    func isEdge(_ scalar: Unicode.Scalar) -> Bool {
      scalar == " " || scalar == "`" || Character(scalar).isPunctuation
    }
    guard let first = name.unicodeScalars.first, let last = name.unicodeScalars.last,
      isEdge(first) || isEdge(last)
    else { return name }
    var scalars = name.unicodeScalars[...].drop(while: isEdge)
    while let last = scalars.last, isEdge(last) { scalars.removeLast() }
    return scalars.isEmpty ? name : String(scalars)
  }

  /// The words without case, spacing and invisible characters.
  static func wholeKey(_ origin: String) -> String {
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
