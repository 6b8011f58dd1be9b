import ClaimModel
import ClaimStore
import TextAnchoring

extension Claim {
  /// The claim with what the desk knows of the articles that make it, as far as evidence is concerned that a
  /// verdict could rest on; nothing is looked up for others.
  func knowingOwnArticle(in view: StoreView, _ texts: inout TextShelf) throws -> Claim {
    let offered = evidence.filter { $0.stance.bears && ($0.selector != nil || $0.url != nil) }
    guard !verdicts.isEmpty, !offered.isEmpty else { return self }
    var claim = self
    var own = OwnArticle()
    if !sameAs.isEmpty {
      own.places = try view.same(as: self).flatMap { other in
        try view.claim(other)?.appearances.map(\.selector) ?? []
      }
    }
    let made = Set((appearances.map(\.selector) + own.places).map(\.document))
    let articles = try made.sorted().map { try texts.document($0) }
    articles.forEach { own.insert($0) }
    for document in Set(offered.compactMap { $0.selector?.document }).subtracting(made).sorted() {
      let other = try texts.document(document)
      let isAtOwn = other.url.map { own.lies(at: $0) } ?? false
      let isVersion = articles.contains { $0.isVersion(of: other) }
      if try isAtOwn || isVersion || texts.isCopy(document, ofAny: made) {
        own.documents.insert(document)
      }
    }
    own.evidence = offered.filter { $0.url.map { own.lies(at: $0) } ?? false }.map(\.id)
    claim.ownArticle = own
    return claim
  }
}

extension TextShelf {
  /// Whether a document has the same words as one of others, however wide the gaps between them are.
  fileprivate mutating func isCopy(
    _ document: DocumentID, ofAny others: Set<DocumentID>
  ) throws -> Bool {
    guard let print = try wordPrint(of: document) else { return false }
    return try others.contains { try wordPrint(of: $0) == print }
  }
}

extension DocumentText {
  /// A number that texts share which differ in blank space alone (FNV-1a over their words).
  var wordPrint: UInt64 {
    var print: UInt64 = 0xCBF2_9CE4_8422_2325
    func take(_ value: UInt32) { print = (print ^ UInt64(value)) &* 0x100_0000_01B3 }
    var isInWord = false
    for scalar in scalars {
      let isWord = !scalar.properties.isWhitespace
      if isWord {
        if !isInWord { take(0x20) }
        take(scalar.value)
      }
      isInWord = isWord
    }
    return print
  }
}
