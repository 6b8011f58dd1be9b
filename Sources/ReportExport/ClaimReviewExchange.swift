import ClaimModel

/// ClaimReview of schema.org, in JSON-LD files and in HTML pages; only read.
enum ClaimReviewExchange {
  static func read(_ files: [ExchangeFile]) throws(FormatError) -> ExchangeReading {
    var reading = ExchangeReading()
    for file in files {
      let records = try records(of: file)
      for (number, record) in records.enumerated() {
        reading.read += 1
        guard let value = record else {
          reading.skip(file, number + 1, "it is no JSON")
          continue
        }
        guard let wording = wording(of: value) else {
          reading.skip(file, number + 1, "there is no claim that is reviewed")
          continue
        }
        var claim = claim(wording, value, &reading.losses)
        claim.line = number + 1
        reading.exchange.claims.append(claim)
      }
    }
    guard reading.read > 0 else {
      throw .notThisFormat(
        file: files.first?.name ?? "", line: nil, format: "ClaimReview",
        reason: "there is no ClaimReview in it")
    }
    return reading
  }

  /// All reviews of a file, wherever they lie in it; `nil` for a script that is no JSON.
  private static func records(of file: ExchangeFile) throws(FormatError) -> [JSONValue?] {
    let first = file.bytes.first { $0 > 0x20 && $0 < 0x80 }
    guard first == UInt8(ascii: "<") else {
      return try ForeignJSON.records(of: file, "ClaimReview").flatMap { record -> [JSONValue?] in
        record.value.map { reviews(in: $0) } ?? [nil]
      }
    }
    return (PageScripts.jsonLD(in: file.bytes) ?? []).flatMap { script -> [JSONValue?] in
      guard let value = try? JSONValue(parsing: Array(script.utf8)) else {
        // A page has scripts of many kinds; a broken one matters where it would have been a review.
        return script.contains("ClaimReview") ? [nil] : []
      }
      return reviews(in: value)
    }
  }

  private static func reviews(in value: JSONValue) -> [JSONValue] {
    if let elements = value.array { return elements.flatMap(reviews) }
    guard let members = value.members else { return [] }
    if isOfType("ClaimReview", value) { return [value] }
    return members.flatMap { reviews(in: $0.value) }
  }

  private static func isOfType(_ name: String, _ value: JSONValue) -> Bool {
    value["@type"]?.texts.contains { type in
      type == name || type.hasSuffix("/\(name)") || type.hasSuffix(":\(name)")
    } ?? false
  }

  private static func first(_ value: JSONValue?) -> JSONValue? {
    value.flatMap { $0.array?.first ?? $0 }
  }

  private static func wording(of review: JSONValue) -> String? {
    let item = first(review["itemReviewed"])
    let claim = item.flatMap { isOfType("Claim", $0) ? $0 : nil }
    return review["claimReviewed"]?.texts.first ?? claim?["name"]?.filled
      ?? claim?["text"]?.filled
  }

  /// A person's or organisation's name.
  private static func name(_ value: JSONValue?) -> String? {
    let agent = first(value)
    return agent?.filled ?? agent?["name"]?.texts.first
  }

  private static func claim(
    _ wording: String, _ review: JSONValue, _ losses: inout LossReport
  ) -> ExchangedClaim {
    let url = review["url"]?.texts.first ?? review["@id"]?.filled
    var claim = ExchangedClaim(key: url, wording: wording)
    let item = first(review["itemReviewed"])
    claim.attribution.speaker = name(item?["author"])
    claim.attribution.madeOn = item?["datePublished"]?.filled.map { DateForm.iso($0) ?? $0 }
    claim.tags = appearances(of: item).map { "appearance:\($0)" }
    let reviewer = name(review["author"]) ?? name(review["publisher"])
    if let url {
      var evidence = ExchangedClaim.Evidence(.context, annotator: reviewer)
      evidence.url = url
      evidence.title = review["headline"]?.filled ?? review["name"]?.filled
      claim.evidence = [evidence]
    }
    judge(&claim, review, by: reviewer, &losses)
    return claim
  }

  /// The addresses where the claim was made: of a `Claim`, and of the older `CreativeWork`.
  private static func appearances(of item: JSONValue?) -> [String] {
    guard let item else { return [] }
    let works = ["appearance", "firstAppearance"].flatMap { key in
      item[key].map { $0.array ?? [$0] } ?? []
    }
    var addresses: [String] = works.compactMap {
      $0.filled ?? $0["url"]?.filled ?? $0["@id"]?.filled
    }
    addresses += ["sameAs", "url"].flatMap { item[$0]?.texts ?? [] }
    return addresses.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private static func judge(
    _ claim: inout ExchangedClaim, _ review: JSONValue, by reviewer: String?,
    _ losses: inout LossReport
  ) {
    let rating = first(review["reviewRating"])
    let label = rating?["alternateName"]?.texts.first ?? rating?["name"]?.filled
    let body = review["reviewBody"]?.filled ?? review["description"]?.filled
    let reasons = [rating?["ratingExplanation"]?.filled ?? body].compactMap(\.self)
    guard let name = label.flatMap({ RatingName.of($0) }) ?? number(of: rating) else {
      losses.note("reviews without a rating")
      claim.notes += reasons.map { ExchangedClaim.Note($0, annotator: reviewer) }
      return
    }
    var verdict = ExchangedClaim.Verdict(annotator: reviewer, rating: name)
    verdict.rationale = reasons.first
    claim.verdicts = [verdict]
    if let label, label.utf8.count > RatingName.longest {
      losses.note("ratings that are sentences, kept as notes")
      claim.notes.append(ExchangedClaim.Note(label, annotator: reviewer))
    }
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
}
