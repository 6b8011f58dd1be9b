import ClaimModel
import DeskTestSupport
import ReportExport

/// What several people said of claims in a few documents, all by chance; the same seed gives the same.
struct RandomExchange {
  private(set) var exchange = Exchange()
  private var generator: SeededGenerator
  private static let people = ["amara", "bela o'neil", "chidi;x", "Żółć"]
  private static let words = [
    "The mayor said 🚋 that rents rose.", "Nobody voted for it, \"not once\".",
    "12 % of families 👩‍👩‍👧 moved.",
    "=SUM(A1) is no claim, they wrote; it cost 4,5 million.",
    "Łódź has 700 000 people; so does Z\u{301}.",
    "A comma, a semicolon; a <tag> & an ampersand.",
  ]

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
    exchange.documents = (0..<3).map { document($0) }
    exchange.claims = (0..<6).map { claim($0) }
  }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &generator) < percent
  }

  private mutating func maybe(_ percent: Int, _ texts: [String]) -> String? {
    chance(percent) ? texts.randomElement(using: &generator) : nil
  }

  private mutating func document(_ number: Int) -> ExchangedDocument {
    var document = ExchangedDocument(key: "report \(number)/é")
    // Of the last one nobody has the text.
    if number < 2 { document.text = Self.words.joined(separator: number == 0 ? "\n\n" : " ") }
    document.title = maybe(50, ["Council & rents", "Łódź: \"a\" report"])
    document.url = maybe(50, ["https://example.org/a?b=1&c=2"])
    document.outlet = maybe(30, ["Harbour Post"])
    document.author = maybe(30, ["I. Marwick"])
    document.published = maybe(30, ["2025-03-04"])
    return document
  }

  /// The words numbered so, in the document numbered so.
  private func place(_ words: Int, in document: Int) -> ExchangedPlace {
    let separator = document == 0 ? 2 : 1
    let before = Self.words[..<words].reduce(0) { $0 + $1.unicodeScalars.count + separator }
    let text = Self.words[words]
    let span = TextSpan(before, before + text.unicodeScalars.count)
    return ExchangedPlace(
      document: "report \(document)/é", spans: [span].compactMap(\.self), exact: text)
  }

  /// The first and third word of a place, in two pieces.
  private func broken(_ place: ExchangedPlace) -> ExchangedPlace {
    let parts = place.exact.unicodeScalars.split(separator: " ")
    guard let start = place.spans.first?.start, parts.count > 2 else { return place }
    let third = start + parts[0].count + parts[1].count + 2
    let spans = [
      TextSpan(start, start + parts[0].count), TextSpan(third, third + parts[2].count),
    ]
    return ExchangedPlace(
      document: place.document, spans: spans.compactMap(\.self),
      exact: "\(String(parts[0])) \(String(parts[2]))")
  }

  private mutating func claim(_ number: Int) -> ExchangedClaim {
    var claim = ExchangedClaim(key: "claim-\(number)")
    let document = Int.random(in: 0..<2, using: &generator)
    if chance(80) {
      var first = place(number, in: document)
      if chance(20) { first = broken(first) }
      if chance(30), first.spans.count == 1 { (first.prefix, first.suffix) = ("before", "after") }
      first.annotators = people(50)
      claim.places = [first]
      if chance(25) {
        let other = chance(50) ? document : 1 - document
        var further = place((number + 1) % 6, in: other)
        further.annotators = first.annotators
        claim.places.append(further)
      }
    }
    claim.wording = claim.places.isEmpty || chance(40) ? "Claim \(number): 'rents' rose." : nil
    claim.attribution.speaker = maybe(60, ["Ilse Marwick", "@mayor", "a \"source\""])
    claim.attribution.madeOn = maybe(40, ["2025-03-04", "2024-12-31"])
    claim.attribution.outlet = maybe(30, ["Facebook"])
    claim.attribution.channel = maybe(20, ["interview"])
    claim.tags = ["rents", "title:On; rents \\ more", "location:PL", "-5"].filter { _ in chance(30)
    }
    claim.evidence = (0..<3).compactMap { chance(50) ? evidence(number, $0, document) : nil }
    claim.verdicts = people(60).map { verdict($0, citing: claim.evidence) }
    if chance(20) {
      claim.ruling = ExchangedClaim.Ruling(
        rating: maybe(80, ["true", "half-true"]), because: maybe(50, ["The clerk's list says so."]))
    }
    claim.notes = people(20).map { ExchangedClaim.Note("rung up; \"no\" answer", annotator: $0) }
    return claim
  }

  private mutating func people(_ percent: Int) -> [String] {
    Self.people.filter { _ in chance(percent) }
  }

  private mutating func evidence(
    _ claim: Int, _ number: Int, _ document: Int
  ) -> ExchangedClaim.Evidence {
    let stance = Evidence.Stance.allCases.randomElement(using: &generator) ?? .context
    var evidence = ExchangedClaim.Evidence(
      stance, annotator: Self.people.randomElement(using: &generator))
    evidence.key = "evidence-\(claim)-\(number)"
    if chance(50) {
      evidence.place = place((claim + number + 1) % 6, in: chance(80) ? document : 1 - document)
    } else {
      evidence.url = maybe(80, ["https://example.org/\(claim)/\(number)"])
      evidence.title = maybe(50, ["Who said it?"])
      evidence.quote = "no vote was held, \(number)"
    }
    evidence.origin = maybe(30, ["town clerk"])
    evidence.isPrimary = chance(20)
    evidence.note = maybe(30, ["page \(number)", "Extractive; Web text"])
    return evidence
  }

  private mutating func verdict(
    _ annotator: String, citing evidence: [ExchangedClaim.Evidence]
  ) -> ExchangedClaim.Verdict {
    let rating = ["true", "false", "half-true", "refuted"].randomElement(using: &generator)
    var verdict = ExchangedClaim.Verdict(annotator: annotator, rating: rating ?? "true")
    verdict.confidence = chance(60) ? Int.random(in: 0...100, using: &generator) : nil
    verdict.rationale = maybe(60, ["The minutes, 'as kept', say so.", "-1 would be wrong"])
    verdict.evidence = evidence.map(\.key).filter { _ in chance(50) }
    verdict.seen = chance(50) ? .blind : .informed
    verdict.wording = maybe(15, ["Rents rose a little, 'they' said."])
    verdict.speaker = maybe(10, ["the deputy mayor"])
    return verdict
  }
}
