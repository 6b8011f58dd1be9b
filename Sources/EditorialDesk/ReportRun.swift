import AnnotationSync
import AnnotatorAgreement
import ClaimModel
import ClaimStore
import ReportExport

/// One report while it is made: claims are read one after the other, and none is kept.
struct ReportRun {
  let view: StoreView
  let request: Desk.ReportRequest
  let deskName: String
  /// As of which earlier state; `nil` for the state the desk is in.
  let asOf: String?
  /// The policy of the state that the desk is in, which says how people may stand in what leaves it.
  let present: Policy
  /// Who reads it.
  let reader: Annotator
  let surroundings: Surroundings

  private var form: any ReportForm {
    switch request.format {
    case .markdown: MarkdownForm()
    case .html: HTMLForm()
    case .json: JSONForm()
    case .csv: CSVForm(hasByteOrderMark: request.hasByteOrderMark)
    case .claimreview: ClaimReviewForm()
    }
  }

  /// Makes the report and gives its bytes to `write` in pieces.
  func write(_ write: (UnsafeRawBufferPointer) throws -> Void) throws -> Desk.ReportOutcome {
    let frame = try frame()
    let form = form
    var press = ReportPress(form, frame: frame)
    let (verified, others) = (ReportSpool(), ReportSpool())
    var leftOut = try leftOut()
    let places = try places(frame.documents)
    let documents = Set(places.compactMap(\.document)).compactMap { frame.documents[$0] }
    var judging = try ClaimJudging(
      view: view, needs: form.needs,
      quotes: try QuoteShelf(view: view, documents: documents))
    var unrated: [ClaimID] = []
    var rated = try RatedBlind(view, isWanted: form.needs.contains(.agreement))
    for place in places {
      try surroundings.checkInterruption()
      guard let entry = try judging.entry(place.claim),
        request.selects(entry.claim, frame.documents)
      else { continue }
      leftOut.unselected -= 1
      rated.add(entry.claim)
      // A correction tells what stands now, of a claim that went out and is not verified any more too.
      let isTold = entry.gate.isVerified || request.includesAll || !entry.claim.publications.isEmpty
      if isTold, entry.claim.isUnrated(by: reader) {
        unrated.append(entry.claim.id)
      }
      try press.take(entry) { isVerified, bytes in
        try (isVerified ? verified : others).append(bytes)
      }
    }
    press.summary.leftOut = leftOut
    press.summary.agreement = rated.agreement(on: frame.scale)
    var outcome = try Self.assemble(press, verified, others, write)
    outcome.unrated = unrated
    if request.format == .claimreview, request.address == nil {
      outcome.unaddressed = press.summary.unpublished
    }
    return outcome
  }

  private static func assemble(
    _ press: ReportPress, _ verified: ReportSpool, _ others: ReportSpool,
    _ write: (UnsafeRawBufferPointer) throws -> Void
  ) throws -> Desk.ReportOutcome {
    var outcome = Desk.ReportOutcome()
    outcome.verified = press.summary.verified
    outcome.unverified = press.summary.unverified
    outcome.due = press.summary.due
    func give(_ piece: UnsafeRawBufferPointer) throws {
      try write(piece)
      outcome.bytes += piece.count
    }
    try press.opening().withUnsafeBytes(give)
    try verified.drain(give)
    try press.turning().withUnsafeBytes(give)
    try others.drain(give)
    try press.closing().withUnsafeBytes(give)
    return outcome
  }

  func frame() throws -> ReportFrame {
    let documents = try view.documentTable()
    let policy = try view.policy()
    // Neither an earlier policy nor the present one lets more of people be told than the other does.
    let (then, now) = (try request.naming(under: policy), try request.naming(under: present))
    let people = then.isAsStrict(as: now) ? then : now
    let authors: Set<Annotator> = try people == .initials ? view.authors() : []
    return ReportFrame(
      deskName: deskName, digest: try view.digest().text,
      operationCount: try view.operationCount(), policy: policy,
      scale: try view.scale(), documents: documents, includesAll: request.includesAll,
      selection: request.words(titles: documents), asOf: asOf, people: people,
      initials: Initials(of: authors), address: request.address, publisher: request.publisher)
  }

  /// The claims to look at, in the order of the report.
  private func places(_ documents: [DocumentID: SourceDocument]) throws -> [ReportPlace] {
    var latest: (document: DocumentID, title: String?)?
    let places = try view.claimPlaces(in: Set(request.documents)).compactMap {
      place -> ReportPlace? in
      guard place.status != .candidate else { return nil }
      if let document = place.document, document != latest?.document {
        latest = (document, documents[document]?.title)
      }
      return ReportPlace(
        claim: place.claim, document: place.document, span: place.span,
        title: place.document == nil ? nil : latest?.title)
    }
    // Those of one document stand together: they are put in order first, which are few.
    return Dictionary(grouping: places, by: \.document).values.map { $0.sorted() }
      .sorted { $0[0] < $1[0] }.flatMap(\.self)
  }

  /// What is left out where no claim is asked for: each that is asked for is taken away from it.
  private func leftOut() throws -> ReportSummary.LeftOut {
    let counts = try view.statusCounts()
    let undecided = counts[.candidate] ?? 0
    return ReportSummary.LeftOut(
      undecided: undecided, unselected: counts.values.reduce(0, +) - undecided)
  }
}

/// The blind verdicts on a report's claims, and whose were changed when others could be seen.
private struct RatedBlind {
  private var ratings: [(item: String, annotator: String, label: String)] = []
  private var changed: [Annotator: Int] = [:]
  private var contested = 0
  private let replaced: [String: Set<Annotator>]
  private let isWanted: Bool

  init(_ view: StoreView, isWanted: Bool) throws {
    self.isWanted = isWanted
    replaced = isWanted ? try view.replacedBlindVerdicts() : [:]
  }

  mutating func add(_ claim: Claim) {
    guard isWanted else { return }
    let earlier = replaced[claim.id.text] ?? []
    for verdict in claim.verdicts where verdict.isProven {
      switch verdict.seen {
      case .blind where verdict.isContested: contested += 1
      case .blind: ratings.append((claim.id.text, verdict.annotator.name, verdict.sense.label))
      case .informed:
        if earlier.contains(verdict.annotator) { changed[verdict.annotator, default: 0] += 1 }
      }
    }
  }

  func agreement(on scale: Scale) -> ReportAgreement? {
    // A claim has one verdict an annotator: nothing can be rated twice.
    guard !ratings.isEmpty,
      let table = try? AgreementTable(RatingSheet(ratings), scale: LabelScale(scale)),
      let alpha = table.figure(.nominalAlpha)
    else { return nil }
    var agreement = ReportAgreement(
      claims: alpha.basis.items, percent: table.figure(.percentAgreement)?.value,
      alpha: alpha.value, interval: alpha.interval, undefined: alpha.undefined)
    (agreement.changed, agreement.contested) = (changed, contested)
    return agreement
  }
}

/// Reads claims as a report needs them, one after the other.
struct ClaimJudging {
  private let view: StoreView
  private let policy: Policy
  private let scale: Scale
  private let needs: ReportNeeds
  private let quotes: QuoteShelf
  private var reader: DossierReader
  private var texts: TextShelf
  private var tables = PlaceShelf()

  init(view: StoreView, needs: ReportNeeds, quotes: QuoteShelf = QuoteShelf()) throws {
    self.view = view
    self.quotes = quotes
    self.needs = needs
    policy = try view.policy()
    scale = try view.scale()
    texts = TextShelf(view: view)
    reader = try DossierReader(view: view, roster: texts.roster())
  }

  /// The claim with what the gate says of it; `nil` when no operation added it.
  ///
  /// It is given as those operations make it that count, with what others say beside it: what somebody wrote
  /// who is not on the roster is never shown as the claim's.
  mutating func entry(_ id: ClaimID) throws -> VerifiedClaimReport.Entry? {
    guard let dossier = try reader.read(id, withHistory: needs.contains(.history)) else {
      return nil
    }
    var claim = try view.reading(dossier.claim, under: policy, on: scale)
    claim.appearances = try view.anchored(claim, &texts)
    claim = try view.namingAuthors(of: view.versioned(claim, &texts))
      .knowingOwnArticle(in: view, &texts)
    var (gate, shown) = try judge(claim, dossier)
    try recall(&shown)
    return VerifiedClaimReport.Entry(
      claim: shown, gate: gate, history: needs.contains(.history) ? Self.history(dossier) : [],
      dates: dates(of: dossier),
      drifts: Self.distinct(shown.appearances.flatMap { quotes.drifts(at: $0.selector) }),
      places: try places(of: shown))
  }

  private func dates(of dossier: ClaimDossier) -> [OperationID: String] {
    guard needs.contains(.dates) else { return [:] }
    var dates: [OperationID: String] = [:]
    dates.reserveCapacity(dossier.operations.count)
    for (operation, isReplaced) in dossier.operations where !isReplaced {
      dates[operation.id] = operation.day
      // What was brought from elsewhere is not named by its operation.
      let isOffer = operation.knownKind == .evidenceGive
      if isOffer, let name = operation.target.flatMap({ OperationID($0.entity) }) {
        dates[name] = dates[name] ?? operation.day
      }
    }
    return dates
  }

  /// Looks up what evidence said that was taken back: a reader is to see what no longer counts.
  private func recall(_ claim: inout Claim) throws {
    guard !needs.isEmpty, !claim.withdrawals.isEmpty else { return }
    var offers: [EvidenceID: Evidence.Offer] = [:]
    for (operation, _) in try view.history(of: claim.id.text, .claim) {
      guard let id = operation.target.flatMap({ EvidenceID($0.entity) }) else { continue }
      offers[id] = Evidence.Offer(operation) ?? offers[id]
    }
    for index in claim.withdrawals.indices {
      claim.withdrawals[index].offered = offers[claim.withdrawals[index].evidence]
    }
  }

  private mutating func places(of claim: Claim) throws -> [Selector: ReadablePlace] {
    var places: [Selector: ReadablePlace] = [:]
    let appearances = needs.contains(.places) ? claim.appearances.map(\.selector) : []
    let evidence = claim.evidence.filter { needs.contains(.places) || $0.stance == .silent }
    for selector in appearances + evidence.compactMap(\.selector) where places[selector] == nil {
      places[selector] = try tables.place(of: selector, in: &texts)
    }
    return places
  }

  private var isToldWhy: Bool { needs.contains(.reasons) }

  private mutating func judge(
    _ claim: Claim, _ dossier: ClaimDossier
  ) throws -> (gate: Gate, shown: Claim) {
    guard var counted = claim.counted(in: dossier) else {
      return (Gate(claim, policy: policy, scale: scale, isToldWhy: isToldWhy), claim)
    }
    counted = try view.reading(counted, under: policy, on: scale)
    counted.appearances = try view.anchored(counted, &texts)
    counted = try view.namingAuthors(of: view.versioned(counted, &texts))
      .knowingOwnArticle(in: view, &texts)
    return (
      Gate(claim, counted: counted, policy: policy, scale: scale, isToldWhy: isToldWhy),
      claim.presented(as: counted)
    )
  }

  private static func distinct(_ drifts: [QuoteDrift]) -> [QuoteDrift] {
    if drifts.count < 2 { return drifts }
    var seen: Set<QuoteDrift> = []
    return drifts.filter { seen.insert($0).inserted }
  }

  private static func history(_ dossier: ClaimDossier) -> [HistoryEntry] {
    dossier.operations.map { operation, isReplaced in
      HistoryEntry(
        operation: operation.id, by: operation.by, at: operation.at, kind: operation.kind,
        value: operation.value, isReplaced: isReplaced)
    }
  }
}
