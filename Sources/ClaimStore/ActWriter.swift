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
  /// Remembers that the chain's last number on this desk is `number`; called before the commit.
  func wrote(_ number: Int, in chain: Chain, on view: StoreView) throws
}

/// Writes the operations of one act of one person: all of them or none.
public struct ActWriter {
  /// The desk as it is within the transaction, with what the act has written so far.
  public let view: StoreView
  public let by: Annotator
  /// What was written, in order.
  public private(set) var written: [Operation] = []

  private let at: String
  private var log: LogTable
  private var projection: Projection
  private var stamp: OperationDraft.Stamp?
  private let keeper: any ChainKeeper

  init(db: Database, by: Annotator, at: String, keeper: any ChainKeeper) throws {
    view = StoreView(db: db)
    self.by = by
    self.at = at
    self.keeper = keeper
    log = try LogTable(db: db)
    projection = try Projection(db: db)
  }

  /// Writes one operation; where the draft does not say what it replaces, it replaces the heads of its
  /// facet.
  @discardableResult
  public mutating func write(_ draft: OperationDraft) throws -> Operation {
    var draft = draft
    var stamp = try nextStamp()
    stamp.part = written.first?.id
    if draft.over == nil { draft.over = try heads(replacedBy: draft, stamp: stamp) }
    let operation = try Operation(line: draft.line(stamp))
    guard let row = try log.add(operation).row else {
      throw StoreError.failed(path: "the log", reason: "an operation was written twice")
    }
    try projection.add(operation, row: row)
    _ = try projection.settle()
    written.append(operation)
    stamp.previous = operation.id
    stamp.number += 1
    self.stamp = stamp
    return operation
  }

  /// Writes the operation unless its facet says the same already.
  ///
  /// - Returns: `nil` when nothing had to be written.
  @discardableResult
  public mutating func writeIfNew(_ draft: OperationDraft) throws -> Operation? {
    let trial = try Operation(line: draft.line(nextStamp()))
    if let target = trial.target {
      let heads = try view.heads(of: target.entity, facet: target.facet)
      if heads.count == 1, heads.first?.content == trial.content { return nil }
    }
    return try write(draft)
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
    return try view.heads(of: target.entity, facet: target.facet).map(\.id)
  }

  func finish() throws {
    guard let stamp, !written.isEmpty else { return }
    try keeper.wrote(stamp.number - 1, in: stamp.chain, on: view)
  }
}

extension Store {
  /// Writes one act in one transaction; it is durable when this returns.
  ///
  /// - Parameter at: the wall clock to stand in the operations, UTC with milliseconds.
  public func act<Result>(
    by annotator: Annotator, at: String, keeper: any ChainKeeper,
    _ body: (inout ActWriter) throws -> Result
  ) throws -> Result {
    try write { db in
      var writer = try ActWriter(db: db, by: annotator, at: at, keeper: keeper)
      let result = try body(&writer)
      try writer.finish()
      return result
    }
  }
}
