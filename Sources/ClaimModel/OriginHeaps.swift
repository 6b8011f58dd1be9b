/// Evidence sorted by where it comes from: what hangs together counts once.
///
/// Two evidences hang together when they share an origin, when they are the same words of one
/// document, or when they lie at the same address. Evidence whose origin nobody named adds nothing:
/// independence must be known, not assumed.
struct OriginHeaps {
  private var heaps: [Set<String>] = []

  /// Names of origins as somebody wrote them first, in order of evidence.
  private(set) var names: [String] = []

  init(_ evidence: [Evidence]) {
    var named: Set<String> = []
    let evidence = evidence.filter { !$0.origins.isEmpty }
    for (index, item) in evidence.enumerated() {
      for origin in item.origins where named.insert(Self.key(origin)).inserted {
        names.append(origin)
      }
      var marks = Set(item.origins.map { "origin \(Self.key($0))" })
      if let url = item.url { marks.insert("address \(Self.key(url))") }
      // Two descriptions of one unnamed source are one origin.
      for attestation in item.attestations { marks.insert("source \(attestation.label)") }
      for (other, earlier) in evidence[..<index].enumerated() where Self.overlap(earlier, item) {
        marks.insert("words \(other)")
      }
      marks.insert("words \(index)")
      add(marks)
    }
  }

  /// How many heaps share nothing with one another.
  var count: Int { heaps.count }

  private mutating func add(_ marks: Set<String>) {
    var heap = marks
    heaps.removeAll { other in
      guard !other.isDisjoint(with: heap) else { return false }
      heap.formUnion(other)
      return true
    }
    heaps.append(heap)
  }

  private static func overlap(_ left: Evidence, _ right: Evidence) -> Bool {
    guard let left = left.selector, let right = right.selector else { return false }
    return left.document == right.document && left.span.overlaps(right.span)
  }

  /// The name without case, spacing and invisible characters; as a `String`, so that two spellings of
  /// one letter are one name.
  static func key(_ origin: String) -> String {
    let seen = origin.unicodeScalars.filter {
      !$0.isHiddenControl && $0 != "\u{200C}" && $0 != "\u{200D}"
    }
    return String(String.UnicodeScalarView(seen)).lowercased()
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
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
