import ClaimModel

/// ClaimReview of schema.org, in JSON-LD files and in HTML pages; only read.
enum ClaimReviewExchange {
  /// What a loss report calls verdicts of reviewers of whom the file tells no name.
  static let verdictsOfUnknown =
    "verdicts of reviewers of whom the file has no name: `--annotator NAME` says who it was"

  /// - Parameter annotator: who judged where a review tells no name; `nil` where nobody says so.
  static func read(
    _ files: [ExchangeFile], by annotator: String? = nil
  ) throws(FormatError) -> ExchangeReading {
    var reading = ExchangeReading()
    var unread = UnreadKeys()
    for file in files {
      let records = try records(of: file)
      for (place, (record, line)) in records.enumerated() {
        let number = reading.record(file, line, place: place + 1)
        guard let value = record else {
          reading.skip(number, "it is no JSON")
          continue
        }
        guard let wording = wording(of: value) else {
          reading.skip(number, "there is no claim that is reviewed")
          continue
        }
        var review = Review(value, wording, by: annotator)
        review.claim.records = [number]
        reading.exchange.claims.append(review.claim)
        reading.losses.note(review.losses)
        review.note(&unread)
      }
    }
    guard reading.read > 0 else {
      throw .notThisFormat(
        file: files.first?.name ?? "", line: nil, format: "ClaimReview",
        reason: "there is no ClaimReview in it")
    }
    reading.losses.note(unread.losses)
    return reading
  }

  /// All reviews of a file, wherever they lie in it, with the line of what they lie in; `nil` for a script that
  /// is no JSON.
  private static func records(
    of file: ExchangeFile
  ) throws(FormatError) -> [(value: JSONValue?, line: Int)] {
    let first = file.bytes.first { $0 > 0x20 && $0 < 0x80 }
    guard first == UInt8(ascii: "<") else {
      let records = try ForeignJSON.records(of: file, "ClaimReview").enumerated().map {
        place, record in
        (value: record.value.map { scoped(unprefixed($0), to: place) }, line: record.line)
      }
      let things = LinkedThings(records.compactMap(\.value))
      return records.flatMap { record in
        (record.value.map { reviews(in: $0, things).map(Optional.some) } ?? [nil])
          .map { ($0, record.line) }
      }
    }
    let encoding = PageEncoding(of: file.bytes)
    guard let page = encoding.utf8(file.bytes) else {
      throw .notThisFormat(
        file: file.name, line: nil, format: "ClaimReview", reason: encoding.refusal)
    }
    let scripts = (PageScripts.jsonLD(in: page) ?? []).map(PageScripts.withoutWrapping)
      .filter { $0.filled != nil }
      .enumerated().map { place, script in
        (try? JSONValue(parsing: Array(script.utf8))).map { scoped(unprefixed($0), to: place) }
      }
    // What one script names may stand in another of the page.
    let things = LinkedThings(scripts.compactMap(\.self))
    // Nobody can tell whether a broken one would have been a review.
    return scripts.flatMap { $0.map { reviews(in: $0, things).map(Optional.some) } ?? [nil] }
      .map { ($0, 1) }
  }

  private static func reviews(in value: JSONValue, _ things: LinkedThings) -> [JSONValue] {
    if let elements = value.array { return elements.flatMap { reviews(in: $0, things) } }
    guard let members = value.members else { return [] }
    if isOfType("ClaimReview", value) {
      return things.isName(ofReview: value) ? [] : [things.whole(review: value)]
    }
    return members.flatMap { reviews(in: $0.value, things) }
  }

  static func isOfType(_ name: String, _ value: JSONValue) -> Bool {
    value["@type"]?.texts.contains { type in
      type == name || type.hasSuffix("/\(name)") || type.hasSuffix(":\(name)")
    } ?? false
  }

  static func first(_ value: JSONValue?) -> JSONValue? {
    value.flatMap { $0.array?.first ?? $0 }
  }

  private static func wording(of review: JSONValue) -> String? {
    let item = first(review["itemReviewed"])
    let claim = item.flatMap { isOfType("Claim", $0) ? $0 : nil }
    let words =
      review["claimReviewed"]?.texts.first ?? claim?["name"]?.filled ?? claim?["text"]?.filled
    return words.flatMap(words(_:))
  }

  /// The words of a text that may have the marks of HTML in it; `nil` where nothing is left.
  static func words(_ text: String) -> String? { PlainWords.of(text).filled }

  /// A person's or organisation's name.
  static func name(_ value: JSONValue?) -> String? {
    let agent = first(value)
    return (agent?.filled ?? agent?["name"]?.texts.first).flatMap(words(_:))
  }
}
