import ClaimModel

extension ClaimReviewExchange {
  /// One review, as a claim with what is said of it.
  struct Review {
    var claim: ExchangedClaim
    private(set) var losses = LossReport()
    private let value: JSONValue
    private let reviewer: String?
    /// Whether it is of a report of Stet, which names its claim.
    private let isOwn: Bool

    /// - Parameter annotator: who judged where the review tells no name.
    init(_ value: JSONValue, _ wording: String, by annotator: String?) {
      self.value = value
      let agents = [value["author"], value["publisher"]]
      reviewer = agents.lazy.compactMap { ClaimReviewExchange.name($0) }.first ?? annotator
      let own = Self.ownName(of: value)
      isOwn = own != nil
      claim = ExchangedClaim(key: own ?? Self.address(of: value), wording: wording)
      let item = ClaimReviewExchange.first(value["itemReviewed"])
      claim.attribution.speaker = ClaimReviewExchange.name(item?["author"])
      claim.attribution.madeOn = item?["datePublished"]?.filled.map { DateForm.iso($0) ?? $0 }
      claim.works = Self.works(of: item)
      offerItself()
      judge()
    }

    private static func address(of review: JSONValue) -> String? {
      review["url"]?.texts.first ?? ClaimReviewExchange.identity(of: review)
    }

    /// The name of the claim on the desk that the report is of; `nil` for reviews by others.
    private static func ownName(of review: JSONValue) -> String? {
      let mark = "#claim-"
      guard let id = review["@id"]?.filled, id.hasPrefix(mark) else { return nil }
      let name = String(id.dropFirst(mark.count))
      return ClaimID(name) == nil ? nil : name
    }

    /// The review's address is evidence; a mere mark on a page leads nowhere from elsewhere.
    private mutating func offerItself() {
      guard let url = Self.address(of: value), !url.hasPrefix("#") else { return }
      var evidence = ExchangedClaim.Evidence(.context, annotator: reviewer)
      evidence.url = url
      evidence.title = (value["headline"]?.filled ?? value["name"]?.filled)
        .flatMap(ClaimReviewExchange.words)
      claim.evidence = [evidence]
    }

    // MARK: Where the claim appeared

    /// Of a `Claim`, and of the older `CreativeWork`; each once.
    private static func works(of item: JSONValue?) -> [ExchangedDocument] {
      guard let item else { return [] }
      let given = ["appearance", "firstAppearance"].flatMap { key in
        item[key].map { $0.array ?? [$0] } ?? []
      }
      let addresses = ["sameAs", "url"].flatMap { item[$0]?.texts ?? [] }
      return (given.compactMap(work) + addresses.map { address(work: $0) }).reduce(into: []) {
        works, work in
        if !works.contains(where: { ExactText($0.key) == ExactText(work.key) }) {
          works.append(work)
        }
      }
    }

    private static func address(work url: String) -> ExchangedDocument {
      var work = ExchangedDocument(key: url)
      work.url = url
      return work
    }

    private static func work(_ value: JSONValue) -> ExchangedDocument? {
      if let url = value.filled { return address(work: url) }
      let url = value["url"]?.filled ?? ClaimReviewExchange.identity(of: value)
      let title = (value["headline"]?.filled ?? value["name"]?.filled)
        .flatMap(ClaimReviewExchange.words)
      guard let key = document(of: value) ?? url ?? title else { return nil }
      var work = ExchangedDocument(key: key)
      (work.url, work.title) = (url, title)
      return work
    }

    /// The name of a document that a report of Stet tells.
    private static func document(of work: JSONValue) -> String? {
      let mark = "sha256:"
      guard let name = work["identifier"]?.filled, name.hasPrefix(mark) else { return nil }
      return DocumentID(String(name.dropFirst(mark.count)))?.text
    }

    // MARK: The rating

    private mutating func judge() {
      let rating = ClaimReviewExchange.first(value["reviewRating"])
      let label = Self.label(of: rating)
      let body = (value["reviewBody"]?.filled ?? value["description"]?.filled)
        .flatMap(ClaimReviewExchange.words)
      let explanation = rating?["ratingExplanation"]?.filled.flatMap(ClaimReviewExchange.words)
      if isOwn, explanation != nil {
        losses.note("meanings and numbers of ratings, which the reviewer's scale has")
      }
      // A report of Stet explains the grade, others this rating of it.
      var reasons = [isOwn ? nil : explanation, body].compactMap(\.self)
      if reasons.count == 2, ExactText(reasons[0]) == ExactText(reasons[1]) { reasons.removeLast() }
      if let name = label.flatMap({ RatingName.of($0) }) ?? Self.number(of: rating) {
        var verdict = ExchangedClaim.Verdict(annotator: reviewer, rating: name)
        verdict.rationale = reasons.isEmpty ? nil : reasons.removeFirst()
        // Whoever brings a review has not written it.
        if reviewer == nil {
          losses.note(ClaimReviewExchange.verdictsOfUnknown)
        } else {
          claim.verdicts = [verdict]
        }
      } else {
        losses.note("reviews without a rating")
      }
      claim.notes += reasons.map { ExchangedClaim.Note($0, annotator: reviewer) }
      if let label, RatingName.of(label) == nil {
        losses.note("ratings that are sentences, kept as notes")
        claim.notes.append(ExchangedClaim.Note(label, annotator: reviewer))
      }
    }

    private static func label(of rating: JSONValue?) -> String? {
      (rating?["alternateName"]?.texts.first ?? rating?["name"]?.filled)
        .flatMap(ClaimReviewExchange.words)
    }

    /// A rating in numbers, as `2-of-5`.
    private static func number(of rating: JSONValue?) -> String? {
      func whole(_ key: String) -> String? {
        rating?[key].flatMap { value in
          value.int.map { "\($0)" } ?? value.filled.flatMap { Int($0) }.map { "\($0)" }
        }
      }
      guard let value = whole("ratingValue"), !value.hasPrefix("-") else { return nil }
      return whole("bestRating").map { "\(value)-of-\($0)" } ?? "rated-\(value)"
    }

    // MARK: What is not read

    /// Counts what is under keys that are not read, and in lists beyond the one that is.
    func note(_ unread: inout UnreadKeys) {
      let author = judging
      let body = value["reviewBody"]?.filled == nil ? "description" : "reviewBody"
      let title = value["headline"]?.filled == nil ? "name" : "headline"
      var keys: Set<String> = [
        "@context", "@type", "url", "claimReviewed", "itemReviewed", "reviewRating",
      ]
      keys.formUnion([author, body])
      // One without a name says nothing that a publisher with one does not say.
      if author == "publisher", value["author"]?.members != nil { keys.insert("author") }
      if isOwn || value["url"] == nil || Self.isMark(value) { keys.insert("@id") }
      if !claim.evidence.isEmpty { keys.insert(title) }
      unread.note(value, of: "reviews", known: keys)
      unread.noteBeyondFirst(value, [author, "itemReviewed", "reviewRating"])
      noteRating(&unread)
      let item = ClaimReviewExchange.first(value["itemReviewed"])
      let isWording = [item?["name"], item?["text"]].compactMap { $0?.filled }
        .allSatisfy { ExactText(PlainWords.of($0)) == ExactText(claim.words) }
      unread.note(
        item, of: "reviewed claims",
        known: Set(
          [
            "@id", "@type", "author", "datePublished", "appearance", "firstAppearance", "sameAs",
            "url",
          ] + (isWording ? ["name", "text"] : [])))
      unread.noteBeyondFirst(item, ["author"])
      for agent in [value[author], author == "author" ? nil : value["author"], item?["author"]] {
        // What an '@id' leads to is read; it says nothing more.
        unread.note(
          ClaimReviewExchange.first(agent), of: "authors", known: ["@type", "@id", "name"])
      }
      for key in ["appearance", "firstAppearance"] {
        for work in item?[key].map({ $0.array ?? [$0] }) ?? [] {
          let isKnown = Self.document(of: work) != nil
          unread.note(
            work, of: "appearances",
            known: Set(
              [
                "@type", "url", work["url"]?.filled == nil ? "@id" : "url", "headline",
                work["headline"]?.filled == nil ? "name" : "headline",
              ] + (isKnown ? ["identifier"] : []) + (Self.isMark(work) ? ["@id"] : [])))
        }
      }
    }

    /// The key of who judged: the publisher where no author has a name.
    private var judging: String {
      let isPublishers =
        ClaimReviewExchange.name(value["author"]) == nil
        && ClaimReviewExchange.name(value["publisher"]) != nil
      return value["author"] == nil || isPublishers ? "publisher" : "author"
    }

    /// Whether what the thing is called means something on its page alone.
    private static func isMark(_ thing: JSONValue) -> Bool {
      thing["@id"]?.filled.map { $0.hasPrefix("#") || $0.hasPrefix("_:") } ?? false
    }

    private func noteRating(_ unread: inout UnreadKeys) {
      let rating = ClaimReviewExchange.first(value["reviewRating"])
      let label = Self.label(of: rating)
      let isNumber = label.flatMap { RatingName.of($0) } == nil
      var keys: Set<String> = ["@id", "@type", "ratingExplanation"]
      keys.insert(rating?["alternateName"]?.texts.first == nil ? "name" : "alternateName")
      if isNumber || isOwn { keys.formUnion(["ratingValue", "bestRating"]) }
      if isOwn { keys.insert("worstRating") }
      unread.note(rating, of: "ratings", known: keys)
    }
  }
}
