import ClaimModel
import TextAnchoring

/// A part of an exchange that a format may have no place for.
public struct ExchangeFeature: Sendable {
  /// What is lost without it, in the plural: it names it in a loss report.
  public let words: String
  /// Takes it away and says of how many things.
  let takeAway: @Sendable (inout Exchange) -> Int

  private init(_ words: String, _ takeAway: @escaping @Sendable (inout Exchange) -> Int) {
    self.words = words
    self.takeAway = takeAway
  }

  private static func ofClaims(
    _ words: String, _ takeAway: @escaping @Sendable (inout ExchangedClaim) -> Int
  ) -> ExchangeFeature {
    ExchangeFeature(words) { exchange in
      exchange.claims.indices.reduce(0) { $0 + takeAway(&exchange.claims[$1]) }
    }
  }

  private static func ofEvidence(
    _ words: String, _ takeAway: @escaping @Sendable (inout ExchangedClaim.Evidence) -> Int
  ) -> ExchangeFeature {
    ofClaims(words) { claim in
      claim.evidence.indices.reduce(0) { $0 + takeAway(&claim.evidence[$1]) }
    }
  }

  private static func ofVerdicts(
    _ words: String, _ takeAway: @escaping @Sendable (inout ExchangedClaim.Verdict) -> Int
  ) -> ExchangeFeature {
    ofClaims(words) { claim in
      claim.verdicts.indices.reduce(0) { $0 + takeAway(&claim.verdicts[$1]) }
    }
  }

  private static func clear<Value>(_ value: inout Value?) -> Int {
    defer { value = nil }
    return value == nil ? 0 : 1
  }

  // MARK: Documents and places

  static let placelessClaims = ExchangeFeature("claims without a place in a document") {
    let before = $0.claims.count
    $0.claims.removeAll { $0.places.isEmpty }
    return before - $0.claims.count
  }
  static let documentTexts = ExchangeFeature("texts of documents") { exchange in
    exchange.documents.indices.reduce(0) { $0 + clear(&exchange.documents[$1].text) }
  }
  static let documentDetails = ExchangeFeature(
    "documents whose title, address, outlet, author or date is left out"
  ) { exchange in
    let count = exchange.documents.count(where: \.hasDetails)
    exchange.documents = exchange.documents.map { ExchangedDocument(key: $0.key, text: $0.text) }
    return count
  }
  static let joinedPlaces = ofClaims(
    "places in several pieces, each of which is a place of its own now"
  ) { claim in
    let count = claim.places.count { $0.spans.count > 1 }
    guard count > 0 else { return 0 }
    claim.wording = claim.words
    claim.places = claim.places.flatMap(\.pieces)
    return count
  }
  static let furtherPlaces = ofClaims("places of a claim after its first") { claim in
    defer { claim.places = Array(claim.places.prefix(1)) }
    return max(0, claim.places.count - 1)
  }
  static let positions = ofClaims("positions of claims, of which the words are kept") { claim in
    defer { for index in claim.places.indices { claim.places[index].spans = [] } }
    return claim.places.count { !$0.spans.isEmpty }
  }
  static let surroundings = ofClaims("places whose words before and after are left out") { claim in
    claim.places.indices.count { claim.places[$0].clearSurroundings() }
      + claim.evidence.indices.count { claim.evidence[$0].place?.clearSurroundings() ?? false }
  }
  static let marks = ofClaims("places without the names of who marked them") { claim in
    defer { claim.places = claim.places.map(\.bare) }
    return claim.places.count { !$0.annotators.isEmpty }
  }
  static let places = ofClaims("places of claims in documents") { claim in
    guard !claim.places.isEmpty else { return 0 }
    claim.wording = claim.words
    defer { claim.places = [] }
    return claim.places.count
  }

  // MARK: Claims

  static let wordings = ofClaims("wordings that differ from the words at the place") { claim in
    claim.places.isEmpty ? 0 : clear(&claim.wording)
  }
  static let claimants = ofClaims("claimants") { clear(&$0.attribution.speaker) }
  static let claimDates = ofClaims("dates on which claims were made") {
    clear(&$0.attribution.madeOn)
  }
  static let outlets = ofClaims("outlets of claims") { clear(&$0.attribution.outlet) }
  static let chains = ofClaims(
    "claims whose addressee, channel, intermediary or being unnamed is left out"
  ) { claim in
    let kept = Attribution(
      speaker: claim.attribution.speaker, outlet: claim.attribution.outlet,
      madeOn: claim.attribution.madeOn)
    defer { claim.attribution = kept }
    return claim.attribution == kept ? 0 : 1
  }
  static let tags = ofClaims("tags") { claim in
    defer { claim.tags = [] }
    return claim.tags.count
  }
  static let notes = ofClaims("notes") { claim in
    defer { claim.notes = [] }
    return claim.notes.count
  }
  static let keys = ofClaims("names of claims") { clear(&$0.key) }

  // MARK: Evidence

  static let placedEvidence = ofClaims("evidence in documents") { claim in
    claim.withdraw { $0.place != nil }
  }
  static let addresslessEvidence = ofClaims("evidence outside documents without an address") {
    $0.withdraw { $0.place == nil && $0.url == nil }
  }
  static let outsideEvidence = ofClaims("evidence outside documents") { claim in
    claim.withdraw { $0.place == nil }
  }
  static let quotations = ofEvidence("titles and quotations of evidence") { evidence in
    clear(&evidence.title) + clear(&evidence.quote)
  }
  static let evidenceNotes = ofEvidence("notes on evidence") { clear(&$0.note) }
  static let evidenceKinds = ofEvidence(
    "evidence whose origin, or being primary or unnamed, is left out"
  ) { evidence in
    let before = evidence
    evidence.origin = nil
    (evidence.isPrimary, evidence.isUnnamed) = (false, false)
    return evidence == before ? 0 : 1
  }
  static let evidenceAnnotators = ofEvidence("names of who gave evidence") {
    clear(&$0.annotator)
  }
  static let stances = ofEvidence("stances of evidence") { evidence in
    defer { evidence.stance = .context }
    return evidence.stance == .context ? 0 : 1
  }

  // MARK: Verdicts

  /// Without what it judged a verdict would be one on words that its annotator never saw.
  static let judgedWordings = ofClaims("verdicts on another wording or speaker") { claim in
    let before = claim.verdicts.count
    claim.verdicts.removeAll(where: \.isOnOther)
    return before - claim.verdicts.count
  }

  /// Where there is room for one verdict, it is one that all agree on: the first of several that differ would
  /// call decided what is in dispute, or what was ruled otherwise.
  static let furtherVerdicts = ofClaims("verdicts on a claim beyond one that all agree on") {
    claim in
    let kept = claim.hasOneRating ? 1 : 0
    defer { claim.verdicts = Array(claim.verdicts.prefix(kept)) }
    return claim.verdicts.count - kept
  }
  static let rulings = ofClaims("rulings") { clear(&$0.ruling) }
  static let annotators = ofVerdicts("names of who gave a verdict") { clear(&$0.annotator) }
  static let confidence = ofVerdicts("confidences") { clear(&$0.confidence) }
  static let rationales = ofVerdicts("rationales") { clear(&$0.rationale) }
  /// Where nothing is said a verdict cites what its annotator gave, so that is no loss; evidence that is lost
  /// is cited no more.
  static let citations = ofClaims(
    "verdicts whose citations of evidence are left out: elsewhere each cites what its author offered"
  ) { claim in
    var count = 0
    for index in claim.verdicts.indices {
      let verdict = claim.verdicts[index]
      let own = claim.evidence.filter { $0.annotator == verdict.annotator }.map(\.key)
      if let cited = verdict.evidence, Set(cited) != Set(own) { count += 1 }
      claim.verdicts[index].evidence = nil
    }
    return count
  }
  static let seen = ofVerdicts("marks of verdicts as blind or informed") { clear(&$0.seen) }
}

extension ExchangeFeature: CaseIterable {
  /// In the order in which they are taken away: what a thing that is gone had is not counted again.
  public static let allCases: [ExchangeFeature] = [
    placelessClaims, documentTexts, documentDetails, places, placedEvidence, joinedPlaces,
    furtherPlaces, positions, surroundings, marks, wordings, claimants, claimDates, outlets, chains,
    addresslessEvidence, outsideEvidence, quotations, evidenceNotes, evidenceKinds,
    evidenceAnnotators, stances, judgedWordings, furtherVerdicts, rulings, annotators, confidence,
    rationales,
    citations, seen, tags, notes, keys,
  ]
}

extension ExchangeFeature: Hashable {
  public static func == (lhs: Self, rhs: Self) -> Bool { lhs.words == rhs.words }
  public func hash(into hasher: inout Hasher) { hasher.combine(words) }
}

extension ExchangedPlace {
  /// - Returns: whether there were any.
  fileprivate mutating func clearSurroundings() -> Bool {
    defer { (prefix, suffix) = ("", "") }
    return !prefix.isEmpty || !suffix.isEmpty
  }

  /// Each piece as a place of its own, with its part of the words.
  fileprivate var pieces: [ExchangedPlace] {
    guard spans.count > 1 else { return [self] }
    let words = Array(exact.unicodeScalars)
    var start = 0
    return spans.map { span in
      let end = min(words.count, start + span.length)
      var piece = ExchangedPlace(
        document: document, spans: [span], exact: String(scalars: words[min(start, end)..<end]))
      piece.annotators = annotators
      start = end + 1
      return piece
    }
  }
}

extension ExchangedClaim {
  /// Removes evidence; that verdicts cite it is a loss of theirs.
  ///
  /// - Returns: how many were removed.
  fileprivate mutating func withdraw(_ isGone: (Evidence) -> Bool) -> Int {
    let before = evidence.count
    evidence.removeAll(where: isGone)
    return before - evidence.count
  }

  /// Whether all verdicts say one thing, and nobody ruled otherwise.
  var hasOneRating: Bool {
    let ratings = Set(verdicts.map { ExactText($0.rating) })
    guard ratings.count == 1 else { return false }
    guard !isContested else { return false }
    return ruling.map { $0.rating.map { ratings.contains(ExactText($0)) } ?? false } ?? true
  }
}
