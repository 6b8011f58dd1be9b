/// What is known of the articles that make a claim, beside the places that the claim has in them.
///
/// By it evidence is told by which a claim would prove itself. Told only where a desk has read the claim, and
/// as far as its evidence is concerned.
public struct OwnArticle: Hashable, Sendable {
  /// Documents other than those of its places in which an article that makes the claim stands again: versions,
  /// copies that read the same, and the same address.
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

  /// Adds what is or was known of a document in which the claim, or one that is said to be the same, is made.
  public mutating func insert(_ document: SourceDocument) {
    for name in [document.outlet, document.title] {
      if let key = name.map(OriginHeaps.key), !key.isEmpty { names.insert(key) }
    }
    if let key = document.url.map(AddressKey.key), !key.isEmpty { addresses.insert(key) }
  }

  /// Adds what is known of another article that makes the claim.
  public mutating func insert(_ other: OwnArticle) {
    // Most claims are made in one article.
    if names.isEmpty { names = other.names } else { names.formUnion(other.names) }
    if addresses.isEmpty {
      addresses = other.addresses
    } else {
      addresses.formUnion(other.addresses)
    }
  }

  /// Adds the address or title of a work in which the claim is made, which the desk need not have.
  public mutating func insert(work: String) {
    let key = OriginHeaps.key(work)
    if !key.isEmpty { names.insert(key) }
    if work.contains("/") { addresses.insert(AddressKey.key(of: work)) }
  }

  /// Whether an address leads to one of the articles.
  public func lies(at address: String) -> Bool {
    // Most names are asked about that have no site in them.
    guard !addresses.isEmpty, address.utf8.contains(where: { ".%".utf8.contains($0) }) else {
      return false
    }
    return addresses.contains(AddressKey.key(of: address))
  }

  /// Whether an origin is another one than the articles themselves: neither their outlet nor their title or address.
  func isOther(_ origin: String) -> Bool {
    OriginHeaps.isVisible(origin) && !names.contains(OriginHeaps.key(origin)) && !lies(at: origin)
  }

  /// Whether origins are named, and all of them are the articles themselves.
  func areAll(_ origins: [String]) -> Bool {
    !origins.isEmpty && !origins.contains(where: isOther)
  }
}

extension Claim {
  /// Whether words have those of one of its places in them, or are part of them, as both are read.
  func isMade(in words: String) -> Bool {
    let offered = WordsAsRead(words)
    guard !offered.isEmpty else { return false }
    return (appearances.map(\.selector) + ownArticle.places).contains { place in
      let own = WordsAsRead(place.exact)
      return !own.isEmpty && (offered.contains(own) || own.contains(offered))
    }
  }
}
