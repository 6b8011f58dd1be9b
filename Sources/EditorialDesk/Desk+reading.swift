import AnnotationSync
import ClaimExtraction
public import ClaimModel
import ClaimStore
import TextAnchoring

extension Desk {
  /// A claim with what the gate says of it.
  public struct Judged: Sendable {
    public let claim: Claim
    public let gate: Gate

    /// Whether the desk's policy lets it be called verified.
    public var isVerified: Bool { gate.isVerified }
  }

  /// The claim of that name, or the candidate that would have it.
  ///
  /// - Throws: ``DeskError/unknownName(_:kind:)`` when there is neither.
  public func claim(_ id: ClaimID) throws -> Claim {
    try store.read { view in
      var texts = TextShelf(view: view)
      return try view.anyClaim(id, &texts)
    }
  }

  /// The claim with what the desk's policy says of it.
  public func judged(_ id: ClaimID) throws -> Judged {
    try store.read { view in
      var texts = TextShelf(view: view)
      return try view.judge(view.anyClaim(id, &texts), view.policy(), view.scale(), &texts)
    }
  }

  /// Gives each claim to `body`: by document and place, candidates among them, those without an
  /// appearance last.
  ///
  /// - Parameter filter: candidates are listed too, unless it asks for another status.
  public func forEachClaim(_ filter: ClaimFilter = ClaimFilter(), _ body: (Judged) throws -> Void)
    throws
  {
    try store.read { view in
      // How all of them stand is seen when they are read; only a list of some has to know it before.
      let doubts = try filter.status == nil ? .none : self.doubts.claims(in: view)
      try view.forEachClaim(filter, doubts: doubts) { judged in
        try surroundings.checkInterruption()
        try body(judged)
      }
    }
  }

  /// All claims that ``forEachClaim(_:_:)`` gives.
  public func claims(_ filter: ClaimFilter = ClaimFilter()) throws -> [Judged] {
    var claims: [Judged] = []
    try forEachClaim(filter) { claims.append($0) }
    return claims
  }

  /// The history of a claim or document, or of the desk's scale and policy with `desk`: causal order, ties by date.
  public func history(of name: String) throws -> [HistoryEntry] {
    try store.read { try $0.historyEntries(of: name) }
  }

  /// Claims, documents and notes that hold all the words, best first; claims by the words that count.
  ///
  /// - Throws: ``DeskError/missing(_:remedy:)`` where there is no word to look for.
  public func find(_ words: String, limit: Int = 50) throws -> [SearchHit] {
    guard words.contains(where: { $0.isLetter || $0.isNumber }) else {
      throw DeskError.missing(
        "There is no word to look for.", remedy: "give one; nothing was changed.")
    }
    return try store.read { view in
      try doubts.claims(in: view).find(words, in: view, limit: limit)
    }
  }
}

/// Texts of documents, what is known of them, and the roster, each read once.
struct TextShelf {
  private let view: StoreView
  private var texts: [DocumentID: Shelved?] = [:]
  private var documents: [DocumentID: SourceDocument] = [:]
  private var descriptions: [DocumentID: [SourceDocument]] = [:]
  private var articles: [DocumentID: OwnArticle] = [:]
  private var addressed: [ExactText: [DocumentID]] = [:]
  private var wordsAsRead: [DocumentID: Int?] = [:]
  private var readRoster: Roster?
  private var readFormerVersions: Bool?

  private struct Shelved {
    let text: DocumentText
    let readBy: Annotator?
  }

  init(view: StoreView) { self.view = view }

  /// The desk's roster.
  mutating func roster() throws -> Roster {
    if let readRoster { return readRoster }
    let roster = try view.roster()
    readRoster = roster
    return roster
  }

  /// Whether the desk has a version of a document that a later one followed.
  mutating func hasFormerVersions() throws -> Bool {
    if let readFormerVersions { return readFormerVersions }
    let hasSome = try view.hasFormerVersions()
    readFormerVersions = hasSome
    return hasSome
  }

  /// What is known of a document.
  mutating func document(_ id: DocumentID) throws -> SourceDocument {
    if let known = documents[id] { return known }
    let document = try view.document(id)
    if documents.count > 1_024 { documents.removeAll() }
    documents[id] = document
    return document
  }

  /// What was ever said of a document as a whole, see ``ClaimStore/StoreView/descriptions(of:)``.
  mutating func descriptions(of id: DocumentID) throws -> [SourceDocument] {
    if let known = descriptions[id] { return known }
    let read = try view.descriptions(of: id)
    if descriptions.count > 1_024 { descriptions.removeAll() }
    descriptions[id] = read
    return read
  }

  /// What a document was ever called, as articles that make a claim are known by it.
  mutating func article(_ id: DocumentID) throws -> OwnArticle {
    if let known = articles[id] { return known }
    var article = OwnArticle()
    for description in try descriptions(of: id) { article.insert(description) }
    if articles.count > 1_024 { articles.removeAll() }
    articles[id] = article
    return article
  }

  /// The documents that are said to lie at this very address.
  mutating func documents(at address: String) throws -> [DocumentID] {
    let key = ExactText(address)
    if let known = addressed[key] { return known }
    let documents = try view.documents(at: address)
    if addressed.count > 1_024 { addressed.removeAll() }
    addressed[key] = documents
    return documents
  }

  /// A number that documents share which read the same; `nil` when the text is not on this desk, or there is nothing
  /// to read in it.
  mutating func wordsAsRead(in document: DocumentID) throws -> Int? {
    if let known = wordsAsRead[document] { return known }
    let words = try text(of: document).map { WordsAsRead($0.scalars) }
    let number = words.flatMap { $0.isEmpty ? nil : $0.hashValue }
    wordsAsRead[document] = .some(number)
    return number
  }

  /// The document's text; `nil` when it is not on this desk.
  mutating func text(of document: DocumentID) throws -> DocumentText? {
    try shelved(document)?.text
  }

  /// Whose desk read the document's text; `nil` when it is this desk's or proven, and when there is none.
  mutating func reader(of document: DocumentID) throws -> Annotator? {
    try shelved(document)?.readBy
  }

  private mutating func shelved(_ document: DocumentID) throws -> Shelved? {
    if let known = texts[document] { return known }
    let shelved = try view.reading(of: document).map {
      Shelved(text: DocumentText($0.text), readBy: $0.readBy)
    }
    if texts.count > 64 { texts.removeAll() }
    texts[document] = .some(shelved)
    return shelved
  }
}

extension StoreView {
  /// - Parameters:
  ///   - policy: the policy to judge them by; `nil` for the desk's.
  ///   - doubts: the claims that may stand otherwise than the tables say; needed for a status.
  func forEachClaim(
    _ filter: ClaimFilter, under policy: Policy? = nil, doubts: DoubtedClaims = .none,
    _ body: (Desk.Judged) throws -> Void
  ) throws {
    let (policy, scale) = (try policy ?? self.policy(), try scale())
    var texts = TextShelf(view: self)
    var reader = try DossierReader(view: self, roster: texts.roster())
    let others = filter.status.map { doubts.claims(with: $0) } ?? []
    for id in try listedNames(filter, and: others) {
      guard let dossier = try reader.read(id) else {
        guard let candidate = try candidateClaim(id, &texts),
          filter.status == nil || filter.status == .candidate
        else { continue }
        try body(judge(candidate, counted: nil, policy, scale, &texts))
        continue
      }
      let claim = try shown(dossier.claim, &texts)
      let judged = try judge(claim, counted: claim.counted(in: dossier), policy, scale, &texts)
      if let status = filter.status, judged.claim.status != status { continue }
      try body(judged)
    }
  }

  func historyEntries(of name: String) throws -> [HistoryEntry] {
    let kind: EntityKind =
      name == "desk" ? .desk : DocumentID(name) == nil ? .claim : .document
    let history = try kind == .claim ? historyWithAcceptances(of: name) : history(of: name, kind)
    let earlier = Dictionary(
      history.map { ($0.operation.id, $0.operation) }, uniquingKeysWith: { first, _ in first })
    let originals = history.map(\.operation).originals
    return history.map { operation, isReplaced in
      let before = operation.replaced(among: earlier)
      let original = originals[operation.id]
      let whose = original.flatMap { original in
        original.by == operation.by
          ? nil : "brought back, as \(original.by) wrote it, \(shownTime(original.at)): "
      }
      var entry = HistoryEntry(
        operation: operation.id, by: operation.by, at: operation.at, kind: operation.kind,
        value: operation.value, thing: OperationWords.thing(of: operation, among: earlier),
        change: (whose ?? "") + OperationWords.change(to: operation, from: before),
        before: before.map(\.value), because: operation.reason(standingFor: original),
        isReplaced: isReplaced)
      entry.broughtBack = original.map { .init(operation: $0.id, by: $0.by, at: $0.at) }
      return entry
    }
  }

  func judge(
    _ claim: Claim, _ policy: Policy, _ scale: Scale, _ texts: inout TextShelf
  ) throws -> Desk.Judged {
    let roster = try texts.roster()
    guard !roster.isEmpty, !claim.isCandidate else {
      return try judge(claim, counted: nil, policy, scale, &texts)
    }
    var reader = try DossierReader(view: self, roster: roster)
    let counted = claim.counted(in: try reader.read(claim.id))
    return try judge(claim, counted: counted, policy, scale, &texts)
  }

  /// - Parameter counted: the claim as those operations make it that count; `nil` where all of them do.
  private func judge(
    _ claim: Claim, counted: Claim?, _ policy: Policy, _ scale: Scale, _ texts: inout TextShelf
  ) throws -> Desk.Judged {
    let claim = try reading(claim, under: policy, on: scale).knowingOwnArticle(in: self, &texts)
    guard var counted else {
      return Desk.Judged(claim: claim, gate: Gate(claim, policy: policy, scale: scale))
    }
    counted.appearances = try anchored(counted, &texts)
    counted = try namingAuthors(of: versioned(counted, &texts))
    counted = try reading(counted, under: policy, on: scale).knowingOwnArticle(in: self, &texts)
    return Desk.Judged(
      claim: claim.presented(as: counted),
      gate: Gate(claim, counted: counted, policy: policy, scale: scale))
  }

  /// A claim that operations added, as people are shown it.
  func presented(_ claim: Claim) throws -> Claim {
    let roster = try roster()
    guard !roster.isEmpty else { return claim }
    var reader = try DossierReader(view: self, roster: roster)
    let counted = claim.counted(in: try reader.read(claim.id))
    return counted.map { claim.presented(as: $0) } ?? claim
  }

  func anyClaim(_ id: ClaimID, _ texts: inout TextShelf) throws -> Claim {
    guard let claim = try anyClaimIfThere(id, &texts) else {
      throw DeskError.unknownName(id.text, kind: "claim")
    }
    return claim
  }

  /// The claim, anchored in the documents that are here; else the candidate of that name.
  func anyClaimIfThere(_ id: ClaimID, _ texts: inout TextShelf) throws -> Claim? {
    guard let claim = try claim(id, roster: texts.roster()) else {
      return try candidateClaim(id, &texts)
    }
    return try shown(claim, &texts)
  }

  /// A claim that operations added, with what is proposed of it and anchored in the documents that are here.
  private func shown(_ claim: Claim, _ texts: inout TextShelf) throws -> Claim {
    var claim = claim
    if claim.status == .candidate, claim.attribution == nil {
      claim.attribution = try proposedAttribution(of: claim.id)
    }
    claim.appearances = try anchored(claim, &texts)
    return try namingAuthors(of: versioned(claim, &texts))
  }

  /// The claim's appearances, looked for in the documents that are here, each with whether it has other words.
  func anchored(_ claim: Claim, _ texts: inout TextShelf) throws -> [Appearance] {
    claim.tellingOtherWords(at: try anchored(claim.appearances, &texts))
  }

  /// The appearances, looked for in the documents that are here.
  func anchored(
    _ appearances: [Appearance], _ texts: inout TextShelf
  ) throws -> [Appearance] {
    try appearances.map { appearance in
      let document = appearance.selector.document
      guard let text = try texts.text(of: document) else { return appearance }
      let isThere = text.anchor(appearance.selector) != nil
      return Appearance(
        selector: appearance.selector, anchor: isThere ? .anchored : .orphan,
        readBy: try texts.reader(of: document))
    }
  }

  private func candidateClaim(_ id: ClaimID, _ texts: inout TextShelf) throws -> Claim? {
    guard let stored = try candidates(claim: id, includingDecided: true).first,
      let text = try texts.text(of: stored.document)
    else { return nil }
    var claim = Claim(id: id, wording: text.quote(stored.span))
    claim.isCandidate = true
    claim.appearances = [
      Appearance(
        selector: text.selector(for: stored.span, in: stored.document), anchor: .anchored)
    ]
    claim.attribution = stored.candidate.flatMap { $0.proposedAttribution(in: text) }
    return claim
  }

  /// The names of claims and candidates, in order of document and place.
  ///
  /// - Parameter others: claims that are given too, whatever the tables say of how they stand.
  func listedNames(_ filter: ClaimFilter, and others: [ClaimID] = []) throws -> [ClaimID] {
    let known = try claimNames(filter, and: others)
    guard filter.status == nil || filter.status == .candidate else { return known }
    let proposed = try candidates(in: filter.document)
    guard !proposed.isEmpty else { return known }
    var places: [ClaimID: (DocumentID, TextSpan)] = [:]
    for one in proposed where places[one.claim] == nil {
      places[one.claim] = (one.document, one.span)
    }
    let listed = Set(known)
    for (claim, place) in try firstPlaces() where listed.contains(claim) { places[claim] = place }
    let placed = places.sorted {
      ($0.value.0, $0.value.1, $0.key) < ($1.value.0, $1.value.1, $1.key)
    }
    return placed.map(\.key) + known.filter { places[$0] == nil }
  }
}

extension Claim {
  /// The claim as those operations make it that count; `nil` where all that is shown counts.
  ///
  /// - Parameter dossier: what the claim was read from; `nil` when it was not found.
  func counted(in dossier: ClaimDossier?) -> Claim? {
    // What the extractor proposed of a candidate is shown, and under a roster does not count.
    if let dossier, dossier.isCountedWhole, status != .candidate || !isUnderRoster { return nil }
    // A claim that nobody proven added has nothing that counts.
    var counted = dossier?.counted ?? Claim(id: id, wording: wording)
    counted.isUnderRoster = isUnderRoster
    counted.uncounted = dossier?.uncounted ?? []
    return counted
  }

  /// The claim as people are shown it: as it counts, with what others say beside it.
  ///
  /// A candidate is shown as it was written, and every claim where the roster is in dispute: nobody's word can
  /// be told from a stranger's then. Of a claim that nobody added whose work counts, the places are shown and by
  /// whom it is said to be: there is nothing else of it.
  func presented(as counted: Claim) -> Claim {
    let isAdded = !counted.appearances.isEmpty || appearances.isEmpty
    if isRosterDisputed || status == .candidate && counted.status == .candidate {
      var claim = self
      claim.uncounted = counted.uncounted
      return claim
    }
    guard !isAdded else { return counted }
    var claim = counted
    (claim.appearances, claim.attribution) = (appearances, attribution)
    return claim
  }
}

extension StoredCandidate {
  /// What the extractor saw; `nil` when another version wrote it.
  var candidate: Candidate? {
    (try? JSONValue(parsing: Array(body.utf8))).flatMap { Candidate(json: $0) }
  }
}

extension Candidate {
  /// The attribution that accepting the candidate writes; `nil` when it has no source.
  func proposedAttribution(in text: DocumentText) -> Attribution? {
    source.map {
      Attribution(speaker: text.quote($0.span), isUnnamed: isUnnamed)
    }
  }
}
