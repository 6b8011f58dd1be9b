import ClaimModel
import ClaimStore

extension Claim {
  /// The claim with what the desk knows of the articles that make it, as far as evidence is concerned that a
  /// verdict could rest on; nothing is looked up for others.
  ///
  /// - Parameter isUnrated: whether it is looked up although nobody has given a verdict.
  func knowingOwnArticle(
    in view: StoreView, _ texts: inout TextShelf, unrated isUnrated: Bool = false
  ) throws -> Claim {
    let offered = evidence.filter { $0.stance.bears && ($0.selector != nil || $0.url != nil) }
    guard isUnrated || !verdicts.isEmpty, !offered.isEmpty else { return self }
    var claim = self
    var own = OwnArticle()
    if !sameAs.isEmpty {
      own.places = try view.same(as: self).flatMap { other in
        try view.claim(other)?.appearances.map(\.selector) ?? []
      }
    }
    let made = Set((appearances.map(\.selector) + own.places).map(\.document))
    // An address, outlet or title that an article had once is its own for good: who describes it otherwise makes
    // no other page of it.
    for document in made.sorted() { own.insert(try texts.article(document)) }
    // An article that was brought by its address alone, before its text or beside it.
    for tag in tags {
      if let work = ExchangeTag.work(tag) { own.insert(work: work) }
    }
    let addressed = try offered.compactMap(\.url).flatMap { try texts.documents(at: $0) }
    let others = Set(offered.compactMap { $0.selector?.document } + addressed).subtracting(made)
    let articles = try others.isEmpty ? [] : made.flatMap { try texts.descriptions(of: $0) }
    for document in others.sorted() {
      let isDescribedSo = try texts.descriptions(of: document).contains { other in
        other.url.map { own.lies(at: $0) } ?? false || articles.contains { $0.isVersion(of: other) }
      }
      guard try isDescribedSo || texts.isCopy(document, ofAny: made) else { continue }
      // Who prints the article again is no other witness, under whatever name.
      own.documents.insert(document)
      own.insert(try texts.article(document))
    }
    own.evidence = offered.filter { $0.url.map { own.lies(at: $0) } ?? false }.map(\.id)
    claim.ownArticle = own
    return claim
  }
}

extension TextShelf {
  /// Whether a document reads the same as one of others.
  fileprivate mutating func isCopy(
    _ document: DocumentID, ofAny others: Set<DocumentID>
  ) throws -> Bool {
    guard let words = try wordsAsRead(in: document) else { return false }
    return try others.contains { try wordsAsRead(in: $0) == words }
  }
}
