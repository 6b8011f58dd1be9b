public import AnnotationSync
public import ClaimModel
import struct Foundation.Data
import GRDB

/// Says in which chain a person's operations on a desk are written, and remembers how far.
///
/// Implemented where the identity is kept. A number must never be given twice: when the desk's end of
/// the chain is not what was remembered, a new epoch begins.
public protocol ChainKeeper {
  /// The chain to write in.
  ///
  /// - Parameter view: the desk, within the transaction that writes.
  func chain(for view: StoreView) throws -> Chain
  /// The chain that was begun on the desk and goes on; `nil` where the next act begins one.
  func begunChain(for view: StoreView) throws -> Chain?
  /// Remembers that the chain's last number on this desk is `number`; called before the commit.
  func wrote(_ number: Int, in chain: Chain, on view: StoreView) throws
  /// What this device signs with; `nil` where nothing is signed.
  func signingKey() throws -> SigningKey?
}

extension ChainKeeper {
  public func begunChain(for view: StoreView) throws -> Chain? { try chain(for: view) }

  public func signingKey() throws -> SigningKey? { nil }
}

/// Writes the operations of one act of one person: all of them or none.
public struct ActWriter {
  /// The desk as it is within the transaction, with what the act has written so far.
  public let view: StoreView
  public let by: Annotator
  /// How many operations were written.
  public private(set) var count = 0
  /// The first of them: the others lie in the log behind it, so that an act needs no memory for them.
  private var first: Operation?

  private let at: String
  private var log: LogTable
  private var projection: Projection
  private var stamp: OperationDraft.Stamp?
  private var hasRoster = false
  private let keeper: any ChainKeeper
  private let known: LogPosition?

  /// - Parameter known: how far in the log the person knows what others wrote; `nil` for all of it.
  init(
    db: Database, by: Annotator, at: String, keeper: any ChainKeeper, known: LogPosition? = nil
  ) throws {
    view = StoreView(db: db)
    self.by = by
    self.at = at
    self.keeper = keeper
    self.known = known
    log = try LogTable(db: db)
    projection = try Projection(db: db)
  }

  /// Writes one operation; where the draft does not say what it replaces, it replaces the heads of its
  /// facet that the person knows.
  ///
  /// What others wrote since they looked stands beside it, contested.
  ///
  /// - Parameter author: whose it is; `nil` for the person who acts.
  @discardableResult
  public mutating func write(
    _ draft: OperationDraft, by author: Annotator? = nil
  ) throws -> Operation {
    var draft = draft
    // Asked once: to begin a chain uses up an epoch.
    var stamp = try nextStamp()
    self.stamp = stamp
    stamp.by = author ?? by
    if draft.over == nil { draft.over = try heads(replacedBy: draft, stamp: stamp) }
    let operation = try bring(draft, by: author ?? by)
    try settle()
    return operation
  }

  /// Writes one operation that stands in no table before ``settle()``: one of many that are brought from
  /// elsewhere, none of which looks at what another one wrote.
  ///
  /// - Parameters:
  ///   - draft: it replaces nothing where it does not say what.
  ///   - author: whose it is.
  ///   - source: what it is brought in from; told where the author is not who brings it, and of verdicts.
  @discardableResult
  public mutating func bring(
    _ draft: OperationDraft, by author: Annotator, from source: String = ""
  ) throws -> Operation {
    var stamp = try nextStamp()
    stamp.part = first?.id
    stamp.by = author
    // A verdict of one's own that a file told is none that was given by hand.
    let isOwn = author == by && (draft.kind != .verdictGive || source.isEmpty)
    stamp.broughtIn = isOwn ? nil : Verdict.Bringing(by: by, from: source)
    let operation = try add(draft.line(stamp, signedWith: signature(of: draft.kind)))
    stamp.previous = operation.id
    stamp.number += 1
    stamp.by = by
    stamp.broughtIn = nil
    self.stamp = stamp
    first = first ?? operation
    count += 1
    return operation
  }

  /// What a line is signed with; `nil` where it need not be.
  ///
  /// On a desk with a roster every line is, whoever writes it: what somebody wrote before being admitted
  /// counts afterwards, and nothing waits for a seal.
  private mutating func signature(of kind: OperationKind) throws -> SigningKey? {
    if !hasRoster { hasRoster = try kind.isOfRoster || view.hasRosterStatements() }
    return hasRoster ? try keeper.signingKey() : nil
  }

  /// Brings the tables up to date with all that was written.
  public mutating func settle() throws { _ = try projection.settle() }

  /// Adds a line to the log and to what will be made of it.
  private mutating func add(_ line: [UInt8]) throws -> Operation {
    let operation = try Operation(line: line)
    guard let row = try log.add(operation).row else {
      throw StoreError.failed(path: "the log", reason: "an operation was written twice")
    }
    try projection.add(operation, row: row)
    return operation
  }

  /// Writes the operation unless its facet says the same already, by somebody whose work counts.
  ///
  /// - Returns: `nil` when nothing had to be written.
  @discardableResult
  public mutating func writeIfNew(_ draft: OperationDraft) throws -> Operation? {
    // Where it would stand makes no difference to what it says: to begin a chain uses up an epoch.
    let nowhere = OperationDraft.Stamp(
      chain: Chain(device: "nowhere", epoch: 1), number: 1, previous: nil, at: at, by: by)
    return try isSaid(Operation(line: draft.line(nowhere))) ? nil : write(draft)
  }

  /// Whether an operation's facet has one head, that says the same.
  private func isSaid(_ trial: Operation) throws -> Bool {
    guard let target = trial.target else { return false }
    let heads = try view.heads(of: target.entity, facet: target.facet)
    guard heads.count == 1, let head = heads.first, head.content == trial.content else {
      return false
    }
    let roster = try view.roster()
    if try view.isProven(head, by: roster) { return true }
    // What would not count either need not be said beside it.
    return try !mayCount(under: roster)
  }

  /// Whether what is written may count: it would not where the roster does not prove the chain's author.
  public func mayCount(under roster: Roster) throws -> Bool {
    try keeper.begunChain(for: view).map { roster.proves(by, on: $0) } ?? true
  }

  private func nextStamp() throws -> OperationDraft.Stamp {
    if let stamp { return stamp }
    let chain = try keeper.chain(for: view)
    let last = try view.operations(in: chain, from: view.lastNumber(of: chain)).last
    return OperationDraft.Stamp(
      chain: chain, number: (last?.number ?? 0) + 1, previous: last?.id, at: at, by: by)
  }

  private func heads(
    replacedBy draft: OperationDraft, stamp: OperationDraft.Stamp
  ) throws -> [OperationID] {
    guard let target = try Operation(line: draft.line(stamp)).target else { return [] }
    return try seen(of: view.heads(of: target.entity, facet: target.facet), target).map(\.id)
  }

  /// The heads as the person saw them: in place of what came since they looked, what that replaced in turn.
  private func seen(of heads: [Operation], _ target: WriteTarget) throws -> [Operation] {
    var found = try heads.filter(isKnown)
    var open = try heads.filter { try !isKnown($0) }
    var met = Set(heads.map(\.id))
    while !open.isEmpty, met.count <= Self.mostGoneBack {
      let names = open.flatMap(\.over).filter { met.insert($0).inserted }
      let earlier = try view.operations(named: names, of: target, each: true)
      found += try earlier.filter(isKnown)
      open = try earlier.filter { try !isKnown($0) }
    }
    // Of what they saw, what was not replaced by something else that they saw.
    let replaced = Set(found.flatMap(\.over))
    return found.filter { !replaced.contains($0.id) }
  }

  /// How many operations are gone back through at most: lines from outside are no endless work.
  private static let mostGoneBack = 10_000

  /// Whether the person knows an operation: their own, and what came before they looked.
  public func isKnown(_ operation: Operation) throws -> Bool {
    guard let known, operation.by != by else { return true }
    return try !view.came(operation, after: known)
  }

  /// Seals the chain where it ends with an operation that is no seal of ours.
  ///
  /// Signs its head and names the heads of all chains on the desk; in more than one operation where
  /// they do not fit in one line.
  ///
  /// - Returns: whether a seal was written.
  mutating func seal() throws -> Bool {
    guard try hasUnsealed(), let key = try keeper.signingKey() else { return false }
    var stamp = try nextStamp()
    guard var last = stamp.previous else { return false }
    let heads = try view.chainEnds().map { Seal.Head(chain: $0.chain, operation: $0.head) }
    for others in Seal.portions(of: heads, except: stamp.chain) {
      guard
        let draft = Seal.draft(
          of: stamp.chain, endingWith: last, witnessing: others, key: key)
      else { throw StoreError.failed(path: "the seal", reason: "libcrypto could not sign") }
      last = try add(draft.line(stamp)).id
      try settle()
      stamp.previous = last
      stamp.number += 1
      self.stamp = stamp
    }
    return true
  }

  /// Whether the chain holds anything after its last seal.
  mutating func hasUnsealed() throws -> Bool {
    // To begin a chain only to look at it would use up an epoch.
    guard try stamp != nil || keeper.begunChain(for: view) != nil else { return false }
    let stamp = try nextStamp()
    guard stamp.number > 1, let key = try keeper.signingKey(),
      let ending = try view.operations(in: stamp.chain, from: stamp.number - 1).last
    else { return false }
    return Seal(ending)?.standing(admitted: nil) != .valid(key.verifyingKey)
  }

  /// After how many operations a chain is sealed without being asked.
  private static let sealedEach = 1_000

  mutating func finish() throws {
    guard let end = stamp, count > 0 else { return }
    try settle()
    let first = end.number - count
    let isDue = (first - 1) / Self.sealedEach < (end.number - 1) / Self.sealedEach
    if try isDue || hasRoster && followsUnsigned(in: end.chain) { _ = try seal() }
    try remember()
  }

  /// Whether the chain ended, before this act, with something that nobody had signed: with a roster it
  /// would not count until it is sealed.
  private func followsUnsigned(in chain: Chain) throws -> Bool {
    guard let first, let previous = first.previous,
      let key = try keeper.signingKey()?.verifyingKey,
      let before = try view.operations(in: chain, from: first.number - 1).first
    else { return false }
    return before.id == previous && before.knownKind != .seal
      && !SignedLine.isSigned(before.line, by: key)
  }

  func remember() throws {
    guard let stamp else { return }
    try keeper.wrote(stamp.number - 1, in: stamp.chain, on: view)
  }
}

extension Store {
  /// Writes one act in one transaction; it is durable when this returns.
  ///
  /// - Parameters:
  ///   - at: the wall clock to stand in the operations, UTC with milliseconds.
  ///   - known: how far in the log the person knows what others wrote; `nil` for all of it.
  public func act<Result>(
    by annotator: Annotator, at: String, keeper: any ChainKeeper, known: LogPosition? = nil,
    _ body: (inout ActWriter) throws -> Result
  ) throws -> Result {
    try write { db in
      var writer = try ActWriter(db: db, by: annotator, at: at, keeper: keeper, known: known)
      let result = try body(&writer)
      try writer.finish()
      return result
    }
  }

  /// Seals the chain that is written in, in one transaction; nothing where it ends with a seal.
  ///
  /// - Parameter at: the wall clock to stand in the seal, UTC with milliseconds.
  /// - Returns: whether a seal was written.
  public func seal(by annotator: Annotator, at: String, keeper: any ChainKeeper) throws -> Bool {
    // Most often there is nothing to seal: who only looks does not wait for those who write.
    let hasWork = try read { view in
      var writer = try ActWriter(db: view.db, by: annotator, at: at, keeper: keeper)
      return try writer.hasUnsealed()
    }
    guard hasWork else { return false }
    return try write { db in
      var writer = try ActWriter(db: db, by: annotator, at: at, keeper: keeper)
      guard try writer.seal() else { return false }
      try writer.remember()
      return true
    }
  }
}
