/// What is known of the articles that make a claim, beside the places that the claim has in them.
///
/// By it evidence is told by which a claim would prove itself. Told only where a desk has read the claim, and
/// as far as its evidence is concerned.
public struct OwnArticle: Hashable, Sendable {
  /// Documents other than those of its places in which an article that makes the claim stands again: versions,
  /// copies that differ in blank space alone, and the same address.
  public var documents: Set<DocumentID> = []
  /// Where claims are made that are said to be the same one, directly or by way of others; in order of their names.
  public var places: [Selector] = []
  /// The evidence from outside that lies at the address of such an article, in the claim's order.
  public var evidence: [EvidenceID] = []
  /// Outlets and titles, as origins are compared.
  private var names: Set<String> = []
  /// Addresses, as origins' addresses are compared.
  private var addresses: Set<String> = []

  public init() {}

  /// Adds what is known of a document in which the claim, or one that is said to be the same, is made.
  public mutating func insert(_ document: SourceDocument) {
    for name in [document.outlet, document.title] {
      if let key = name.map(OriginHeaps.key), !key.isEmpty { names.insert(key) }
    }
    if let key = document.url.map(OriginHeaps.addressKey), !key.isEmpty { addresses.insert(key) }
  }

  /// Whether an address leads to one of the articles.
  public func lies(at address: String) -> Bool {
    !addresses.isEmpty && addresses.contains(OriginHeaps.addressKey(address))
  }

  /// Whether an origin is another one than the articles themselves: neither their outlet nor their title or address.
  func isOther(_ origin: String) -> Bool {
    OriginHeaps.isVisible(origin) && !names.contains(OriginHeaps.key(origin)) && !lies(at: origin)
  }
}

extension Claim {
  /// Whether words have those of one of its places in them, or are part of them, but for how wide the gaps between
  /// words are.
  func isMade(in words: String) -> Bool {
    let offered = Self.evenlySpaced(words)
    guard !offered.isEmpty else { return false }
    return (appearances.map(\.selector) + ownArticle.places).contains { place in
      let own = Self.evenlySpaced(place.exact)
      return !own.isEmpty && (offered.contains(own) || own.contains(offered))
    }
  }

  /// The bytes of the words, one space between two.
  private static func evenlySpaced(_ text: String) -> [UInt8] {
    var text = text
    return text.withUTF8 { bytes in
      Array(WordRuns(bytes).map { Array(bytes[$0]) }.joined(separator: [0x20]))
    }
  }
}
