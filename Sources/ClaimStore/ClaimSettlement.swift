import AnnotationSync
import ClaimModel
import GRDB

/// Writes how claims stand and where they appear, and keeps what is counted of them in step.
struct ClaimSettlement {
  private var tally: ClaimTally
  private let candidates: CandidateTable
  private var texts: TextPresence
  private let addClaim: BulkStatement
  private let setClaim: BulkStatement
  private let findClaim: BulkStatement
  private let setQueries: BulkStatement
  private let findParent: BulkStatement
  private let findShelf: BulkStatement
  private let findLine: BulkStatement
  private let addAppearance: BulkStatement
  private let addUnsought: BulkStatement
  private let removeAppearance: BulkStatement
  private let removeOrphan: BulkStatement
  private let removeUnsought: BulkStatement
  private let seekInDocument: BulkStatement
  private let findEvidence: BulkStatement
  private let setStale: BulkStatement
  let view: StoreView
  private let setStatus: BulkStatement
  private let clearFormer: BulkStatement
  private let addFormer: BulkStatement
  /// The scale by which ratings are held against each other.
  var scale: Scale
  // Claims whose evidence was settled after them: a ruling may have judged other evidence than there is.
  private var toJudge: Set<Int64> = []

  init(db: Database) throws {
    view = StoreView(db: db)
    scale = try view.settledScale().scale
    setStatus = try BulkStatement(db, "UPDATE claim SET status = ? WHERE entity = ?")
    clearFormer = try BulkStatement(db, "DELETE FROM former_verdict WHERE claim = ?")
    addFormer = try BulkStatement(db, "INSERT INTO former_verdict VALUES (?, ?)")
    findEvidence = try BulkStatement(
      db, "SELECT number, name FROM entity WHERE parent = ? AND kind = 'evidence'")
    setStale = try BulkStatement(db, "UPDATE claim SET stale = ? WHERE entity = ?")
    tally = try ClaimTally(db: db)
    candidates = try CandidateTable(db: db)
    texts = try TextPresence(db: db)
    addClaim = try BulkStatement(db, "INSERT INTO claim VALUES (?, ?, ?, ?, ?, 0)")
    setClaim = try BulkStatement(
      db,
      """
      INSERT INTO claim VALUES (?, ?, ?, ?, ?, 0)
      ON CONFLICT DO UPDATE
      SET known = excluded.known, status = excluded.status, wording = excluded.wording,
          stale = excluded.stale
      """)
    findClaim = try BulkStatement(
      db,
      """
      SELECT known, status, stale, queries, entity.name FROM claim
      JOIN entity ON entity.number = claim.entity WHERE entity = ?
      """)
    setQueries = try BulkStatement(db, "UPDATE claim SET queries = queries + ? WHERE entity = ?")
    findParent = try BulkStatement(db, "SELECT parent FROM entity WHERE number = ?")
    findShelf = try BulkStatement(
      db, "SELECT document FROM appearance WHERE claim = ? ORDER BY document LIMIT 1")
    findLine = try BulkStatement(db, "SELECT line FROM operation WHERE row = ?")
    addAppearance = try BulkStatement(db, "INSERT OR IGNORE INTO appearance VALUES (?, ?, ?, ?)")
    addUnsought = try BulkStatement(db, "INSERT OR IGNORE INTO unsought VALUES (?, ?)")
    removeAppearance = try BulkStatement(
      db, "DELETE FROM appearance WHERE document = ? AND start = ? AND end = ? AND claim = ?")
    removeOrphan = try BulkStatement(
      db, "DELETE FROM orphan WHERE document = ? AND start = ? AND end = ? AND claim = ?")
    removeUnsought = try BulkStatement(
      db,
      """
      DELETE FROM unsought WHERE document = ?1 AND claim = ?2
      AND NOT EXISTS (SELECT 1 FROM appearance WHERE document = ?1 AND claim = ?2)
      """)
    seekInDocument = try BulkStatement(
      db,
      """
      INSERT OR IGNORE INTO unsought SELECT document, claim FROM appearance WHERE document = ?
      """)
  }

  /// A row of the table of claims.
  private struct Stored {
    let name: String
    let isKnown: Bool
    let status: Claim.Status?
    let isStale: Bool
    let queries: Int

    /// `nil` when the claim is not counted.
    var stage: ClaimStage? {
      guard isKnown, ClaimID(name) != nil else { return nil }
      return status.map { ClaimStage($0, isStale: isStale) }
    }
  }

  private func stored(_ entity: Int64) throws -> Stored? {
    var found: Stored?
    try findClaim.forEachRow(.int(entity)) { row in
      found = Stored(
        name: row.text(4) ?? "", isKnown: row.int(0) == 1,
        status: row.text(1).flatMap(Claim.Status.init), isStale: row.int(2) == 1,
        queries: Int(row.int(3) ?? 0))
    }
    return found
  }

  /// Settles a claim.
  ///
  /// - Parameter former: how it read before; `nil` when it is new.
  /// - Returns: the words by which the claim is found; `nil` when no operation here added it.
  mutating func settle(
    _ entity: Int64, _ claim: ClaimReading, former: ClaimReading?
  ) throws -> String? {
    let stored = try former == nil ? nil : stored(entity)
    let (claim, former) = (try completed(claim), try former.map(completed))
    let (status, wording) = (claim.status(on: scale), claim.wording)
    let isStale = try status == .ruled && isStale(entity, claim)
    try (former == nil ? addClaim : setClaim).run(
      .int(entity), .int(claim.isKnown ? 1 : 0), .text(status.rawValue), .text(wording),
      .int(isStale ? 1 : 0))
    let places = try place(claim, entity)
    if let former, let stored, let before = stored.status {
      try count(former.stand(before, isStale: stored.isStale, queries: stored.queries), -1)
    }
    let stand = claim.stand(status, isStale: isStale, queries: stored?.queries ?? 0)
    try count(stand, 1)
    try note(former: claim.formerVerdicts, before: former?.formerVerdicts ?? [], on: entity)
    try candidates.note(stand?.stage, of: claim.name)
    try candidates.note(
      claim, stand?.stage, at: places, wasDecided: stored?.stage.map { $0 != .undecided } ?? false)
    return claim.words
  }

  /// Keeps which verdicts on a claim are on what it does not say any more.
  private func note(former: [Facet], before: [Facet], on entity: Int64) throws {
    guard former != before else { return }
    if !before.isEmpty { try clearFormer.run(.int(entity)) }
    for facet in former { try addFormer.run(.int(entity), .text(facet.text)) }
  }

  /// The claim with the words of an addition that was taken back, where those are its wording.
  func completed(_ claim: ClaimReading) throws -> ClaimReading {
    guard let row = claim.takenBackRow else { return claim }
    var claim = claim
    try findLine.forEachRow(.int(row)) { line in
      claim.takenBackWords = try OperationReader.read(once: line.bytes(0)).words
    }
    return claim
  }

  private mutating func count(_ stand: ClaimStand?, _ sign: Int) throws {
    if let stand { try tally.add(stand, sign) }
  }

  /// Writes where the claim appears, as far as that has changed.
  ///
  /// - Returns: the appearances that something was written to, in order.
  private mutating func place(_ claim: ClaimReading, _ entity: Int64) throws -> [Facet] {
    // A facet that was written once keeps a head for ever: what is not shown as taken back stands.
    let gone = Set(
      claim.shown.lazy.filter { $0.kind == .appearance && $0.value == nil }.map(\.facet))
    var written: [Facet] = []
    for row in claim.rows where row.kind == .appearance && row.change != .none {
      guard row.facet != written.last, let (document, span) = row.facet.place else { continue }
      written.append(row.facet)
      let (start, end) = (Int64(span.start), Int64(span.end))
      guard gone.isEmpty || !gone.contains(row.facet) else {
        try removeAppearance.run(.text(document.text), .int(start), .int(end), .int(entity))
        try removeOrphan.run(.text(document.text), .int(start), .int(end), .int(entity))
        try removeUnsought.run(.text(document.text), .int(entity))
        continue
      }
      try addAppearance.run(.text(document.text), .int(start), .int(end), .int(entity))
      if try texts.isHere(document) { try addUnsought.run(.text(document.text), .int(entity)) }
    }
    return written
  }

  /// Has the appearances in a document looked for: its text has come, or may be another one now.
  func seekAppearances(in document: DocumentID) throws {
    try seekInDocument.run(.text(document.text))
  }

  /// Whether the ruling leaves the claim to be looked at again: the verdicts that stand on it, or the
  /// evidence on it, are others than it judged, or it lets no verdict stand.
  func isStale(_ entity: Int64, _ claim: ClaimReading) throws -> Bool {
    guard let ruling = claim.shown.first(where: { $0.kind == .ruling }),
      let row = claim.operation(of: ruling)?.row
    else { return false }
    if ruling.value.map({ ExactText(GivenRating(value: $0).rating) }) == ExactText(Ruling.noVerdict)
    {
      return true
    }
    var judged: [OperationID] = []
    var judgedEvidence: [EvidenceID]?
    try findLine.forEachRow(.int(row)) { line in
      let operation = try OperationReader.read(once: line.bytes(0))
      judged = (operation.with("judged")?.array ?? []).compactMap {
        $0.string.flatMap { OperationID($0) }
      }
      judgedEvidence = operation.with("evidence")?.array?.compactMap {
        $0.string.flatMap { EvidenceID($0) }
      }
    }
    let standing = claim.verdicts.compactMap { claim.operation(of: $0) }
    if Ruling.isStale(judged: judged, standing: standing.map(\.id)) {
      let standIns = try standIns(for: judged, among: standing, claim)
      guard
        !Ruling.isStale(
          judged: judged.map { standIns[$0] ?? $0 }, standing: standing.map(\.id))
      else { return true }
    }
    return try judgedEvidence.map { try Set($0) != evidence(on: entity) } ?? false
  }

  /// What stands for verdicts that were replaced, or stand beside their like: the same content, written by
  /// the same annotator once more.
  private func standIns(
    for judged: [OperationID], among standing: [FacetRow], _ claim: ClaimReading
  ) throws -> [OperationID: OperationID] {
    let wanted = Set(judged).subtracting(standing.map(\.id))
    var found: [OperationID: OperationID] = [:]
    for row in claim.rows where wanted.contains(row.id) {
      guard let shown = standing.first(where: { $0.facet == row.facet }) else { continue }
      if try content(of: row) == content(of: shown) { found[row.id] = shown.id }
    }
    return found
  }

  private func content(of row: FacetRow) throws -> [UInt8]? {
    var content: [UInt8]?
    guard let place = row.row else { return nil }
    try findLine.forEachRow(.int(place)) { line in
      content = try OperationReader.read(once: line.bytes(0)).content
    }
    return content
  }

  /// The evidence that stands on a claim.
  private func evidence(on claim: Int64) throws -> Set<EvidenceID> {
    var items: [(entity: Int64, id: EvidenceID)] = []
    try findEvidence.forEachRow(.int(claim)) { row in
      guard let entity = row.int(0), let id = row.text(1).flatMap({ EvidenceID($0) }) else {
        return
      }
      items.append((entity, id))
    }
    return try Set(
      items.filter { item in
        try EntityGroup.shown(of: view.facetRows(of: item.entity)).contains {
          $0.kind == .evidence && $0.value.flatMap(Evidence.Stance.init) != nil
        }
      }.map(\.id))
  }

  /// Remembers that evidence on a claim was settled.
  mutating func noteEvidence(_ entity: Int64) throws {
    if let claim = try findParent.firstInt(.int(entity)) { toJudge.insert(claim) }
  }

  /// Judges once more whether rulings are stale, where evidence was settled after them.
  private mutating func judge() throws {
    for entity in toJudge {
      guard let stored = try stored(entity), stored.status == .ruled else { continue }
      let claim = try reading(stored.name, entity)
      let isStale = try isStale(entity, claim)
      guard isStale != stored.isStale else { continue }
      try setStale.run(.int(isStale ? 1 : 0), .int(entity))
      try count(claim.stand(.ruled, isStale: stored.isStale, queries: stored.queries), -1)
      try count(claim.stand(.ruled, isStale: isStale, queries: stored.queries), 1)
    }
    toJudge = []
  }

  private func reading(_ name: String, _ entity: Int64) throws -> ClaimReading {
    try completed(ClaimReading(name: name, rows: view.facetRows(of: entity)))
  }

  /// Gives a claim the status that its verdicts come to now.
  mutating func change(_ entity: Int64, to status: Claim.Status) throws {
    guard let stored = try stored(entity), let before = stored.status else { return }
    let claim = try reading(stored.name, entity)
    try setStatus.run(.text(status.rawValue), .int(entity))
    try count(claim.stand(before, isStale: stored.isStale, queries: stored.queries), -1)
    try count(claim.stand(status, isStale: stored.isStale, queries: stored.queries), 1)
  }

  /// Settles a query: its claim has one more or one less that is open.
  ///
  /// - Parameter former: how it read before; `nil` when it is new.
  mutating func settleQuery(
    _ entity: Int64, _ query: QueryReading, former: QueryReading?
  ) throws {
    guard query.isOpen != former?.isOpen ?? false,
      let claim = try findParent.firstInt(.int(entity)), let stored = try stored(claim)
    else { return }
    let change = query.isOpen ? 1 : -1
    try setQueries.run(.int(Int64(change)), .int(claim))
    guard let stage = stored.stage, stage.stands else { return }
    var shelf = ClaimReading.shelf(ofName: stored.name)
    try findShelf.forEachRow(.int(claim)) { row in shelf = row.text(0) ?? shelf }
    tally.add(queries: change, on: shelf)
  }

  /// Brings the counts up to date with what was settled.
  mutating func finish() throws {
    try judge()
    try tally.finish()
  }
}

extension OperationReader {
  fileprivate static func read(once bytes: UnsafeRawBufferPointer) throws -> Operation {
    var reader = OperationReader()
    return try reader.read(bytes.bindMemory(to: UInt8.self))
  }
}
