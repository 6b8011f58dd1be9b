public import ClaimModel

// What `undo` and `redo` write are operations of whoever typed it; what they bring back is somebody's of
// before. Their marks alone prove nothing: it is somebody's only where the contents are.
extension Operation {
  /// The operation whose contents `undo` or `redo` wrote anew with this one; `nil` for others, and where
  /// nothing had been written before.
  ///
  /// - Parameter written: gives those of some operations that write the same facet of the same entity.
  public func restored(
    _ written: ([OperationID]) throws -> [Operation]
  ) rethrows -> Operation? {
    guard isMarked(.undo) || isMarked(.redo), let kind = knownKind?.rewriting else { return nil }
    let act = try written(marked(.undo) + marked(.redo))
    // Where the act was one side of a conflict, the other side is what stands again: it was replaced by this.
    let own = Set(act.map(\.id))
    let before =
      try written(Self.replaced(by: act, within: act))
      + written(over.filter { !own.contains($0) })
    guard !before.isEmpty else { return nil }
    let contents = with.canonicalBytes
    return before.filter { $0.knownKind?.rewriting == kind && $0.with.canonicalBytes == contents }
      .max {
        $0.id < $1.id
      }
  }

  /// The operation that this one *stands for*: whose contents it has, written by whoever meant them; itself
  /// where neither `undo` nor `redo` wrote it.
  ///
  /// - Parameter written: gives those of some operations that write the same facet of the same entity.
  public func original(_ written: ([OperationID]) throws -> [Operation]) rethrows -> Operation {
    var operation = self
    // Each look may read as many operations as one line can name: lines from outside are no endless work.
    for _ in 0..<Self.mostReturns {
      guard let earlier = try operation.restored(written) else { break }
      operation = earlier
    }
    return operation
  }

  /// How often something is followed that was taken back and brought back again.
  private static let mostReturns = 64

  /// What some parts of an act replaced, seen from before the act: what it wrote itself is left out.
  ///
  /// - Returns: each name once, in no order; operations of those names need not be here.
  public static func replaced(
    by parts: [Operation], within act: [Operation]
  ) -> [OperationID] {
    let own = Dictionary(act.map { ($0.id, $0.over) }, uniquingKeysWith: { first, _ in first })
    var open = parts.flatMap(\.over)
    var seen = Set(open)
    var before: [OperationID] = []
    while let id = open.popLast() {
      if let earlier = own[id] {
        open += earlier.filter { seen.insert($0).inserted }
      } else {
        before.append(id)
      }
    }
    return before
  }
}

extension Sequence<Operation> {
  /// For each of these that `undo` or `redo` wrote, the operation that it stands for; see
  /// ``Operation/original(_:)``.
  ///
  /// The operations come causes before effects, as ``causalOrder(of:)`` has them.
  public var originals: [OperationID: Operation] {
    var known: [OperationID: (operation: Operation, target: WriteTarget)] = [:]
    var originals: [OperationID: Operation] = [:]
    for operation in self {
      guard let target = operation.target?.plain else { continue }
      known[operation.id] = (operation, target)
      let earlier = operation.restored { names in
        names.compactMap { known[$0] }.filter { $0.target == target }.map(\.operation)
      }
      if let earlier { originals[operation.id] = originals[earlier.id] ?? earlier }
    }
    return originals
  }
}

extension WriteTarget {
  /// The facet alone, whatever the entity belongs to.
  fileprivate var plain: WriteTarget {
    WriteTarget(entity: entity, kind: kind, facet: facet, parent: nil, parentKind: nil)
  }
}

extension OperationKind {
  /// The kind that writes the same again: what made an entity cannot make it twice.
  public var rewriting: OperationKind {
    switch self {
    case .evidenceGive: .evidenceRestore
    case .documentAdd, .documentDescribe, .documentText, .documentOrigin, .passageMark, .claimAdd,
      .claimAbsent, .claimWord, .claimAttribute, .claimDecide, .claimTag, .claimSame,
      .evidenceWithdraw,
      .evidenceRestore,
      .verdictGive, .verdictWithdraw, .rulingGive, .rulingWithdraw, .queryAsk, .queryAnswer,
      .queryWaive, .noteAdd, .noteWithdraw, .publish, .publishWithdraw, .deskScale, .deskPolicy,
      .rosterAdmit,
      .rosterRevoke, .rosterAccept, .sourceAttest, .sourceWithdraw, .seal:
      self
    }
  }
}
