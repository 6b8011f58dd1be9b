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
  /// - Parameters:
  ///   - isDenied: whether the gate denies it.
  ///   - unmet: the clauses that the gate denies it for who knows only what goes out.
  ///   - history: what was written of it: it tells who marked its places.
  mutating func outgoing(
    _ claim: Claim, isDenied: Bool, unmet: [Gate.Clause],
    history: [(operation: Operation, isReplaced: Bool)]
  ) -> ExchangedClaim {
    noteLosses(of: claim, history)
    var tags = claim.tags
    let name = tags.firstIndex(where: ExchangeTag.isName)
    let key = name.map { String(tags.remove(at: $0).dropFirst(ExchangeTag.id.count)) }
    var result = ExchangedClaim(key: key ?? claim.id.text)
    result.marks = Self.marks(of: claim, &tags)
    result.places = places(of: claim, history, &tags)
    result.isNamedByPlace =
      key == nil && result.places.first.map { Self.isNamed(claim, by: $0) } ?? false
    let isWords = result.places.first.map { ExactText($0.exact) == ExactText(claim.wording) }
    result.wording = isWords == true ? nil : claim.wording
    result.attribution = claim.attribution ?? Attribution()
    result.tags = tags
    // Answers to questions follow each other as they were written.
    let (order, names) = (Self.order(of: history), Self.names(of: claim.evidence))
    result.evidence = claim.evidence.sorted {
      order[ExactText($0.id.text), default: .max] < order[ExactText($1.id.text), default: .max]
    }.map { Self.outgoing($0, named: names[$0.id] ?? $0.id) }
    result.ruling = ruling(on: claim)
    // A contested verdict counts for nobody here, and one side of it would count elsewhere.
    result.verdicts = claim.countedVerdicts.map { Self.outgoing($0, on: claim, citing: names) }
    result.isContested = claim.verdicts.contains(where: \.isContested)
    result.isDenied = isDenied || result.isContested
    result.unmet = Set(unmet)
    result.needsOrigins = policy.independentOrigins > 1
    result.notes = claim.notes.map { ExchangedClaim.Note($0.text, annotator: $0.by.name) }
    return result
  }

  private static func isNamed(_ claim: Claim, by place: ExchangedPlace) -> Bool {
    DocumentID(place.document).map { ClaimID(naming: $0, pieces: place.spans) == claim.id } ?? false
  }

  /// What other tools call its marks, which tags keep.
  private static func marks(of claim: Claim, _ tags: inout [String]) -> [MarkName] {
    let places = claim.appearances.map(\.selector) + claim.evidence.compactMap(\.selector)
    var marks: [MarkName] = []
    tags.removeAll { tag in
      guard var mark = ExchangeTag.markName(tag),
        let place = places.first(where: {
          $0.document.short == mark.document && mark.spans.contains($0.span)
        })
      else { return false }
      mark.document = place.document.text
      marks.append(mark)
      return true
    }
    return marks
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
    // Verdicts that were judged and are on other words make the ruling one on other words.
    let judged = Set(ruling.judged)
    guard !claim.verdicts.contains(where: { $0.isStale && judged.contains($0.operation) }) else {
      return nil
    }
    let isOpen = ruling.sustainsNone || ruling.isContested
    return ExchangedClaim.Ruling(
      rating: isOpen ? nil : ruling.rating,
      because: ruling.because.isEmpty ? nil : ruling.because)
  }

  /// What a claim's evidence is called abroad: as on the desk it came from, where no other is called so.
  private static func names(of evidence: [Evidence]) -> [EvidenceID: EvidenceID] {
    let uses = evidence.flatMap { [$0.id] + [$0.nameElsewhere].compactMap(\.self) }
      .reduce(into: [:]) { $0[$1, default: 0] += 1 }
    return evidence.reduce(into: [:]) { names, item in
      let elsewhere = item.nameElsewhere.flatMap { uses[$0] == 1 ? $0 : nil }
      names[item.id] = elsewhere ?? item.id
    }
  }

  private static func outgoing(
    _ evidence: Evidence, named name: EvidenceID
  ) -> ExchangedClaim.Evidence {
    var given = ExchangedClaim.Evidence(evidence.stance, annotator: evidence.by.name)
    given.key = name.text
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
    for (operation, _) in history
    where operation.knownKind == .claimAdd && operation.value != nil {
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
    let verdicts = claim.contested.count { $0.kind == .verdict }
    losses.note("contested verdicts, of which no side goes out", verdicts)
    let atHome = claim.contested.count { $0.kind.map(Self.staysHome) ?? true }
    losses.note(Self.contestedAtHome, atHome)
    losses.note(Self.contested, claim.contested.count - verdicts - atHome)
    let known = Set(claim.evidence.map(\.id))
    losses.note(
      "verdicts that cite evidence which was withdrawn since",
      claim.verdicts.count { !$0.evidence.allSatisfy(known.contains) })
    losses.note(
      "verdicts on another scale, of which the word goes out",
      claim.verdicts.count(where: isForeign))
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

  /// Notes what does not go out as nobody proven stands for it.
  ///
  /// - Parameters:
  ///   - work: how many operations on claims that go out.
  ///   - claims: how many claims that nobody proven added.
  mutating func noteUnproven(work: Int = 0, claims: Int = 0) {
    losses.note("work of authors who are not proven", work)
    losses.note("claims that authors added who are not proven", claims)
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
  private static let contested =
    "contested facets, of which the side shown goes out, where the format has room for it"
  private static let contestedAtHome =
    "contested rulings, queries and what else of a claim stays here, of which no side goes out"

  /// Whether no format has room for facets of the kind; that of a contested ruling is for none.
  private static func staysHome(_ kind: Facet.Kind) -> Bool {
    switch kind {
    case .decision, .same, .ruling, .query, .answer, .publication, .absence, .attestation,
      .withdrawal, .acceptance, .device, .scale, .policy, .takingIn, .passage, .origin:
      true
    case .description, .text, .existence, .appearance, .wording, .attribution, .tag, .evidence,
      .verdict, .note:
      false
    }
  }
}
