import AnnotationSync
import ClaimMatching
import ClaimModel
import ClaimStore
import ReportExport

/// Writes the claims of an exchange to the desk, each as its author's, as far as the desk does not know
/// them.
///
/// What was said before is not said again, even where somebody has replaced it since. What this device
/// brought is replaced by what it brings now; what another device wrote stands beside it, contested.
struct ClaimIntake {
  /// The most that one operation may carry, in bytes, so that its line fits into an annotation file.
  static let longestContent = LineSplitter.longest - 4096

  var losses = LossReport()
  let format: ExchangeFormat
  let device: String
  /// What was read, without what is taken in: it tells the files.
  private let reading: ExchangeReading
  let isBlind: Bool
  let surroundings: Surroundings
  private(set) lazy var looks = LookRecord.KeptLooks(in: surroundings)
  let unnamed: String?
  private let saysStances: Bool
  private var named: [ExactText: [ClaimID]] = [:]
  /// Names that hold what nobody sees, by how exports show them.
  private var shownNames: [ExactText: String] = [:]
  // By hashes, which need less memory: two of one hash are only settled too soon.
  private var touched: Set<Int> = []
  private var annotators: [ExactText: Annotator?] = [:]
  private var records: [[ExactText]: Int] = [:]
  /// The verdicts that were brought, by claim and annotator.
  var given: Set<GivenVerdict> = []
  /// Whether any of the verdicts may count as blind: whose they are is looked at then before one is written.
  private let mayBeBlind: Bool
  /// The claims whose verdicts are not written yet.
  var waiting: [WaitingVerdicts] = []
  private var awaited: Set<ClaimID> = []

  /// - Parameters:
  ///   - format: what the claims come in.
  ///   - reading: what was read: it tells in which files.
  ///   - device: this device's name.
  ///   - isBlind: whether verdicts of which the source does not say so were given blind.
  ///   - mayBeBlind: whether any verdict may count as blind.
  ///   - surroundings: where the home is that remembers looks.
  init(
    _ view: StoreView, from format: ExchangeFormat, in reading: ExchangeReading, device: String,
    isBlind: Bool, mayBeBlind: Bool, surroundings: Surroundings
  ) throws {
    self.mayBeBlind = mayBeBlind
    self.format = format
    self.surroundings = surroundings
    var bare = reading
    bare.exchange = Exchange()
    self.reading = bare
    unnamed = format.author
    saysStances = format.saysStances
    self.device = device
    self.isBlind = isBlind
    for (tag, claim) in try view.tags(beginningWith: ExchangeTag.id) {
      let name = String(tag.dropFirst(ExchangeTag.id.count))
      named[ExactText(name), default: []].append(claim)
      guard marked(name) != name else { continue }
      for shown in [marked(name), ClaimWriting.bare(name)] { shownNames[ExactText(shown)] = name }
    }
  }

  /// What became of a claim.
  enum Outcome {
    case taken
    /// It was left out, and why.
    case left(String)
    /// Nothing is made of it, which is counted as lost.
    case passedOver
  }

  /// Takes a claim in.
  mutating func take(
    _ claim: ExchangedClaim, _ documents: inout DocumentIntake, in act: inout ActWriter
  ) throws -> Outcome {
    var claim = claim
    if let key = claim.key, named[ExactText(key)] == nil {
      claim.key =
        shownNames[ExactText(key)] ?? shownNames[ExactText(ClaimWriting.bare(key))] ?? key
    }
    guard Self.fits(claim) else { return .left("a text of it is longer than an operation may be") }
    let others = claim.key.flatMap { named[ExactText($0)] } ?? []
    let places = try claim.places.map { place in
      let hint = PlaceHint(claim, words: place.exact, named: others, in: format, act.view)
      return (place, try documents.finding(place, hint, act.view))
    }
    let found = places.compactMap { place, finding in finding.selectors.map { (place, $0) } }
    guard claim.wording != nil || !found.isEmpty || !claim.words.isEmpty else {
      if format == .w3c {
        // Right as it stands, and of no use to who does not have the text.
        losses.note("annotations that tell a position alone, in documents that are not here")
        return .passedOver
      }
      return .left(
        "its words are not known: it has no wording, and its document is not on this desk")
    }
    guard let id = try name(of: claim, at: found.first?.1 ?? [], act.view) else {
      return .left("it cannot be named")
    }
    guard try !isOwnReview(claim, of: id, act.view) else {
      losses.note("reviews that tell what this desk says, taken for its own")
      return .taken
    }
    // Another record said something of the claim: what it wrote must be seen.
    if !touched.insert(id.hashValue).inserted { try act.settle() }
    var writing = ClaimWriting(
      id: id, history: try act.view.history(of: id.text, .claim), device: device,
      source: reading.source(of: claim, in: format))
    let before = mayBeBlind ? writing : nil
    try writeExistence(claim, found, &writing, in: &act)
    try writeShared(
      claim, unplaced: places.filter { $1.selectors == nil }, &writing, in: &act)
    try writeMarks(claim, &documents, &writing, in: &act)
    try writeWorks(claim, documents, &writing, in: &act)
    let evidence = try writeEvidence(claim, &documents, &writing, in: &act)
    guard !claim.verdicts.isEmpty else { return .taken }
    let words = try claim.words.isEmpty ? writing.wording(in: act.view) : claim.words
    let verdicts = WaitingVerdicts(claim, words, evidence, writing)
    guard let before else {
      try write(verdicts, &writing, in: &act)
      return .taken
    }
    let noted = try verdicts.beside(before, in: &self, act)
    // What comes later on the same claim waits behind what comes first.
    if noted.judgements.brought.isEmpty, !awaited.contains(id) {
      try write(noted, &writing, in: &act)
    } else {
      awaited.insert(id)
      waiting.append(noted)
    }
    return .taken
  }

  private static func fits(_ claim: ExchangedClaim) -> Bool {
    // Six bytes is the longest way in which JSON writes one.
    let bytes =
      claim.words.utf8.count + (claim.attribution.summary.utf8.count)
      + (claim.verdicts.map { ($0.rationale ?? "") + ($0.wording ?? "") + ($0.speaker ?? "") }
      + claim.notes.map(\.text)).reduce(0) { max($0, $1.utf8.count) }
      + claim.evidence.reduce(0) {
        let texts = [$1.quote, $1.title, $1.url, $1.note, $1.origin, $1.place?.exact]
        return max($0, texts.reduce(0) { $0 + ($1?.utf8.count ?? 0) })
      } + claim.places.reduce(0) { max($0, $1.exact.utf8.count) }
    return bytes * 6 <= longestContent
  }

  /// Whether a review is of a report on this very claim, and says what stands on it, or stood when it was
  /// published: it is the desk's own word, come back, and nobody else's.
  private func isOwnReview(
    _ review: ExchangedClaim, of id: ClaimID, _ view: StoreView
  ) throws -> Bool {
    guard format == .claimReview, review.key.map({ ExactText($0) }) == ExactText(id.text),
      let known = try view.claim(id)
    else { return false }
    let said = known.publications.compactMap(\.standing?.rating) + [known.decidedRating]
    let ratings = Set(said.compactMap { $0.flatMap(RatingName.of) }.map { ExactText($0) })
    return review.verdicts.allSatisfy { ratings.contains(ExactText($0.rating)) }
  }

  // MARK: Names

  private mutating func name(
    of claim: ExchangedClaim, at first: [Selector], _ view: StoreView
  ) throws -> ClaimID? {
    let id =
      first.first.flatMap { ClaimID(naming: $0.document, pieces: first.map(\.span)) }
      ?? ClaimID(elsewhere: record(claim))
    if let key = claim.key {
      if let own = ClaimID(key) { return own }
      // The same record once more: there is nothing to look up.
      if let id, named[ExactText(key)]?.contains(id) == true { return id }
      if let known = try known(key, claim, first, view) { return known }
    }
    if let id, let key = claim.key { named[ExactText(key), default: []].append(id) }
    return id
  }

  /// What tells a claim without a place from others; where a list has the same twice, also which it is.
  private mutating func record(_ claim: ExchangedClaim) -> [String] {
    let parts = [
      claim.key ?? "", claim.words, claim.attribution.speaker ?? "",
      claim.key == nil ? claim.attribution.madeOn ?? "" : "",
    ]
    guard claim.key == nil else { return parts }
    records[parts.map { ExactText($0) }, default: 0] += 1
    let count = records[parts.map { ExactText($0) }] ?? 1
    return count > 1 ? parts + ["\(count)"] : parts
  }

  /// The claim that has the name elsewhere and is the same: at the same place, or in the same words, however
  /// they are spelt.
  ///
  /// Two sheets may both begin with 1: what says something else under one name is another claim, and that is
  /// said. One word makes the opposite of a sentence.
  private mutating func known(
    _ key: String, _ claim: ExchangedClaim, _ first: [Selector], _ view: StoreView
  ) throws -> ClaimID? {
    let others = named[ExactText(key)] ?? []
    for id in others {
      guard let known = try view.claim(id) else { continue }
      let isThere = first.first.map { place in
        known.appearances.contains {
          $0.selector.document == place.document && $0.selector.span == place.span
        }
      }
      if isThere == true || Self.isSame(known.wording, claim.words) { return id }
    }
    losses.note(
      "names that another claim has here, which says something else", others.isEmpty ? 0 : 1)
    return nil
  }

  /// Whether two wordings are the same words, the second perhaps as an export shows them.
  private static func isSame(_ one: String, _ other: String) -> Bool {
    if ClaimWriting.isShown(one, as: other) { return true }
    return switch align(one, other).relation {
    case .identical, .typographic, .spelling: true
    case .truncated, .altered, .spliced, .different: false
    }
  }

  // MARK: What is written

  mutating func author(_ name: String?, _ act: ActWriter) -> Annotator? {
    guard let name = name ?? unnamed else { return act.by }
    if let known = annotators[ExactText(name)] { return known }
    // A name with the mark of a letter that nobody sees is how an export shows somebody who is here already.
    let author = name.contains("⟨U+") ? nil : try? Annotator(name)
    annotators[ExactText(name)] = .some(author)
    return author
  }

  /// Who gave something for which the source names a person, or nobody.
  func giver(_ author: Annotator, named name: String?) -> ClaimWriting.Giver {
    ClaimWriting.Giver(
      author: author, isNamed: name != nil || unnamed == nil,
      isImporter: name == nil && unnamed == nil)
  }

  private mutating func writeExistence(
    _ claim: ExchangedClaim, _ places: [(ExchangedPlace, [Selector])],
    _ writing: inout ClaimWriting, in act: inout ActWriter
  ) throws {
    for (place, selectors) in places {
      let names = place.annotators.isEmpty ? [nil] : place.annotators.map(Optional.some)
      for name in names {
        guard let author = name == nil ? act.by : author(name, act) else {
          losses.note("names that can be no annotator's")
          continue
        }
        for selector in selectors {
          guard !(format.marksByAll && name != nil && writing.isJudged(at: selector, by: author))
          else {
            losses.note("marks of people who have judged the claim on this desk and marked nothing")
            continue
          }
          try writing.writePlace(selector, by: author, isNamed: name != nil, in: &act)
        }
      }
      if selectors.count > 1, let document = selectors.first?.document {
        try writing.writeTag(ExchangeTag.joined(document, selectors.map(\.span)), in: &act)
      }
    }
    guard places.isEmpty else { return }
    let marker = claim.places.lazy.flatMap(\.annotators).first.flatMap { author($0, act) }
    try writing.writeExistence(claim.words, by: marker ?? act.by, in: &act)
  }

  private mutating func writeShared(
    _ claim: ExchangedClaim, unplaced: [(ExchangedPlace, DocumentIntake.Finding)],
    _ writing: inout ClaimWriting, in act: inout ActWriter
  ) throws {
    if let key = claim.key, ClaimID(key) == nil {
      if !(try writing.writeTag(ExchangeTag.id + key, in: &act)) {
        losses.note("names of claims that are too long")
      }
    }
    let isJoined = claim.places.first.map { $0.spans.count > 1 } ?? false
    if let wording = claim.wording ?? (isJoined ? claim.words : nil), !wording.isEmpty {
      try writing.writeWording(wording, in: &act)
    }
    try writing.keepWording(in: &act)
    try writing.writeAttribution(claim.attribution, in: &act)
    for tag in claim.tags where !tag.isEmpty {
      if !(try writing.writeTag(tag, in: &act)) { losses.note("tags that are too long") }
    }
    for note in claim.notes where !note.text.isEmpty {
      guard let author = author(note.annotator, act) else {
        losses.note("notes whose author's name can be no annotator's")
        continue
      }
      try writing.writeNote(note.text, by: giver(author, named: note.annotator), in: &act)
    }
    for (place, finding) in unplaced {
      try writeUnplaced(place, finding, &writing, in: &act)
    }
  }

  /// Keeps the works in which a claim is made, at no known place, unless they are documents where it stands.
  private mutating func writeWorks(
    _ claim: ExchangedClaim, _ documents: DocumentIntake, _ writing: inout ClaimWriting,
    in act: inout ActWriter
  ) throws {
    guard !claim.works.isEmpty else { return }
    let known = try act.view.claim(writing.id)?.appearances.map(\.selector.document) ?? []
    for work in claim.works {
      if let document = documents.found(work), known.contains(document) { continue }
      let isWritten = try writing.writeTag(
        ExchangeTag.work(at: work.url ?? work.title ?? work.key), in: &act)
      if !isWritten { losses.note("tags that are too long") }
    }
  }

  /// - Returns: the names of the evidence by its keys in the exchange, with who gave it.
  private mutating func writeEvidence(
    _ claim: ExchangedClaim, _ documents: inout DocumentIntake, _ writing: inout ClaimWriting,
    in act: inout ActWriter
  ) throws -> [GivenEvidence] {
    var given: [GivenEvidence] = []
    for evidence in claim.evidence {
      guard let author = author(evidence.annotator, act) else {
        losses.note("evidence whose author's name can be no annotator's")
        continue
      }
      let selector = try evidence.place.map {
        try documents.finding($0, .none, act.view).selectors
      }
      if selector.map({ $0 == nil }) ?? false {
        losses.note("evidence in documents that are not on this desk, of which the words are kept")
      }
      // What was said before under another name is still said.
      let unsaid = (saysStances ? [] : ["stance"]) + [Self.nameElsewhere]
      let id = try writing.writeEvidence(
        evidence.members(at: selector??.first, named: name(of: evidence)), but: unsaid,
        named: EvidenceID(evidence.key), by: giver(author, named: evidence.annotator), in: &act)
      if let id { given.append(GivenEvidence(key: evidence.key, id: id, by: author)) }
    }
    return given
  }

  /// The member of an operation that holds the name an evidence has on the desk it comes from.
  fileprivate static let nameElsewhere = "id"

  /// The name that an evidence has on the desk it comes from, where the format has room for it.
  private func name(of evidence: ExchangedClaim.Evidence) -> EvidenceID? {
    format.keepsEvidenceNames ? EvidenceID(evidence.key) : nil
  }
}

extension ExchangedClaim.Evidence {
  /// The members of an operation that offers it.
  ///
  /// - Parameter name: what it is called on the desk it comes from; `nil` when that is not known.
  fileprivate func members(at selector: Selector?, named name: EvidenceID?) -> JSONValue {
    let note = [note, selector == nil ? place.map { "in \($0.document)" } : nil]
    func text(_ value: String?) -> JSONValue? { value?.filled.map { .string($0) } }
    let said: [(String, JSONValue?)] = [
      ("stance", .string(stance.rawValue)), ("url", text(url)), ("title", text(title)),
      ("quote", text(quote ?? (selector == nil ? place?.exact : nil))), ("origin", text(origin)),
      ("primary", isPrimary ? true : nil), ("unnamed", isUnnamed ? true : nil),
      ("note", text(note.compactMap(\.self).joined(separator: "; "))),
      (ClaimIntake.nameElsewhere, name.map { .string($0.text) }),
    ]
    return .object((selector?.members ?? []) + (JSONValue.members(said).members ?? []))
  }
}

extension String {
  /// The text; `nil` when it holds nothing but white space.
  fileprivate var filled: String? {
    unicodeScalars.allSatisfy(\.properties.isWhitespace) ? nil : self
  }
}
