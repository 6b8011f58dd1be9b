import AnnotationSync
import ClaimModel
import ClaimStore
import ReportExport

/// Puts claims of the desk into the form in which they are exchanged.
struct ClaimOutgoing {
  /// What no format has a place for.
  private(set) var losses = LossReport()
  private let scale: Scale
  private let policy: Policy

  /// - Parameters:
  ///   - scale: the desk's.
  ///   - policy: the desk's.
  init(scale: Scale, policy: Policy) {
    self.scale = scale
    self.policy = policy
  }

  /// A claim as it goes out.
  ///
  /// - Parameter history: what was written of it: it tells who marked its places.
  mutating func outgoing(
    _ claim: Claim, history: [(operation: Operation, isReplaced: Bool)]
  ) -> ExchangedClaim {
    noteLosses(of: claim, history)
    var tags = claim.tags
    let name = tags.firstIndex { $0.hasPrefix(ExchangeTag.id) }
    let key = name.map { String(tags.remove(at: $0).dropFirst(ExchangeTag.id.count)) }
    var result = ExchangedClaim(key: key ?? claim.id.text)
    result.places = places(of: claim, history, &tags)
    let isWords = result.places.first.map { ExactText($0.exact) == ExactText(claim.wording) }
    result.wording = isWords == true ? nil : claim.wording
    result.attribution = claim.attribution ?? Attribution()
    result.tags = tags
    // Answers to questions follow each other as they were written.
    let order = Self.order(of: history)
    result.evidence = claim.evidence.map(Self.outgoing).sorted {
      order[ExactText($0.key), default: .max] < order[ExactText($1.key), default: .max]
    }
    result.ruling = ruling(on: claim)
    let citable = Set(claim.evidence.map(\.id))
    result.verdicts = claim.verdicts.map { verdict in
      var given = ExchangedClaim.Verdict(
        annotator: verdict.annotator.name, rating: verdict.rating)
      given.confidence = verdict.confidence
      given.rationale = verdict.rationale.isEmpty ? nil : verdict.rationale
      given.evidence = verdict.evidence.filter(citable.contains).map(\.text)
      given.seen = verdict.seen
      return given
    }
    result.notes = claim.notes.map { ExchangedClaim.Note($0.text, annotator: $0.by.name) }
    return result
  }

  /// The places of evidence in the order in which it was given, by name.
  private static func order(
    of history: [(operation: Operation, isReplaced: Bool)]
  ) -> [ExactText: Int] {
    history.enumerated().reduce(into: [:]) { order, item in
      guard item.element.operation.knownKind == .evidenceGive,
        let target = item.element.operation.target
      else { return }
      let name = ExactText(target.entity)
      order[name] = order[name] ?? item.offset
    }
  }

  /// The ruling as the desk's word: a contested one lets no rating stand.
  ///
  /// - Returns: `nil` for one that does not count.
  private func ruling(on claim: Claim) -> ExchangedClaim.Ruling? {
    guard let ruling = claim.countedRuling(under: policy), ruling.isProven else { return nil }
    let isOpen = ruling.sustainsNone || ruling.isContested
    return ExchangedClaim.Ruling(
      rating: isOpen ? nil : ruling.rating,
      because: ruling.because.isEmpty ? nil : ruling.because)
  }

  private static func outgoing(_ evidence: Evidence) -> ExchangedClaim.Evidence {
    var given = ExchangedClaim.Evidence(evidence.stance, annotator: evidence.by.name)
    given.key = evidence.id.text
    given.place = evidence.selector.map { place(of: [$0]) }
    given.url = evidence.url
    given.title = evidence.title
    given.quote = evidence.quote
    given.origin = evidence.origin
    given.isPrimary = evidence.isPrimary
    given.isUnnamed = evidence.isUnnamed
    given.note = evidence.note.isEmpty ? nil : evidence.note
    return given
  }

  private static func place(of pieces: [Selector]) -> ExchangedPlace {
    var place = ExchangedPlace(
      document: pieces.first?.document.text ?? "", spans: pieces.map(\.span),
      exact: pieces.map(\.exact).joined(separator: " "))
    guard pieces.count == 1 else { return place }
    place.prefix = pieces[0].prefix
    place.suffix = pieces[0].suffix
    return place
  }

  /// The claim's appearances, those put together that are pieces of one.
  private func places(
    of claim: Claim, _ history: [(operation: Operation, isReplaced: Bool)], _ tags: inout [String]
  ) -> [ExchangedPlace] {
    var marks: [Facet: Set<ExactText>] = [:]
    for (operation, _) in history where operation.knownKind == .claimAdd {
      guard let facet = operation.target?.facet, facet.kind == .appearance else { continue }
      marks[facet, default: []].insert(ExactText(operation.by.name))
    }
    var single = claim.appearances.map(\.selector)
    var places: [(first: Selector, place: ExchangedPlace)] = []
    func add(_ pieces: [Selector]) {
      guard let first = pieces.first else { return }
      var place = Self.place(of: pieces)
      let names = pieces.map { piece in
        marks[Facet(.appearance, "\(piece.document):\(piece.span.start):\(piece.span.end)")] ?? []
      }
      place.annotators = names.reduce(Set()) { $0.union($1) }.sorted().map(\.text)
      places.append((first, place))
    }
    tags.removeAll { tag in
      guard let (document, spans) = ExchangeTag.pieces(tag) else { return false }
      let pieces = spans.compactMap { span in
        single.first { $0.span == span && $0.document.short == document }
      }
      guard pieces.count == spans.count else { return false }
      add(pieces)
      single.removeAll(where: pieces.contains)
      return true
    }
    for selector in single { add([selector]) }
    places.sort { ($0.first.document, $0.first.span) < ($1.first.document, $1.first.span) }
    // The claim is named by one of its places, which is the first for other tools too.
    let naming = places.firstIndex { named in
      ClaimID(naming: named.first.document, pieces: named.place.spans) == claim.id
    }
    if let naming { places.insert(places.remove(at: naming), at: 0) }
    return places.map(\.place)
  }

  private mutating func noteLosses(
    of claim: Claim, _ history: [(operation: Operation, isReplaced: Bool)]
  ) {
    note(history.filter { !$0.isReplaced }.map(\.operation))
    let isIdle = claim.ruling != nil && ruling(on: claim) == nil
    losses.note("rulings that do not count, or no more", isIdle ? 1 : 0)
    losses.note(Self.contested, claim.contested.count)
    let known = Set(claim.evidence.map(\.id))
    losses.note(
      "verdicts that cite evidence which was withdrawn since",
      claim.verdicts.count { !$0.evidence.allSatisfy(known.contains) })
    losses.note(
      "verdicts on an earlier wording or speaker, which go out as of the one that stands",
      claim.verdicts.count(where: \.isStale))
    losses.note(
      "verdicts on another scale, of which the word goes out",
      claim.verdicts.count(where: isForeign))
    losses.note(
      "verdicts and evidence of people who are not proven, which go out like those of others",
      claim.verdicts.count { !$0.isProven } + claim.evidence.count { !$0.isProven })
  }

  private func isForeign(_ verdict: Verdict) -> Bool {
    switch scale.standing(of: verdict.rating, givenOn: verdict.scale) {
    case .counted, .kept: true
    case .given, .unknown: false
    }
  }

  /// Notes what no format has a place for of operations that stand.
  mutating func note(_ operations: [Operation]) {
    for operation in operations { operation.lostAbroad.map { losses.note($0) } }
  }

  /// Notes a claim that does not go out.
  mutating func noteLeftOut(_ status: Claim.Status) {
    losses.note(
      status == .candidate ? Self.candidates : "claims that were rejected or retracted")
  }

  /// Notes what belongs to no claim.
  ///
  /// - Parameters:
  ///   - candidates: how many of them are no claims yet.
  ///   - contestsOfDocuments: how many facets of documents are contested.
  ///   - unmade: how many claims something is said of that nothing here makes.
  ///   - entries: how many operations the desk has.
  mutating func note(candidates: Int, contestsOfDocuments: Int, unmade: Int, entries: Int) {
    losses.note(Self.candidates, candidates)
    losses.note(Self.contested, contestsOfDocuments)
    losses.note("claims that something is said of, and that have not arrived", unmade)
    losses.note("entries of the log: when, on which device, and what stood before", entries)
  }

  private static let candidates = "candidates that nobody has decided on"
  private static let contested = "contested facets, of which the side shown goes out"
}
