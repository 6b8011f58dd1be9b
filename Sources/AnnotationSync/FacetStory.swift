public import ClaimModel

/// How one facet of one entity came to say what it says: what was written to it, by whom, and what of that
/// still stands.
public struct FacetStory: Sendable {
  public let entity: String
  public let kind: EntityKind
  public let facet: Facet
  /// In causal order.
  public let entries: [Entry]
  /// Operations that others say they replace and that are not here yet, in byte order.
  public let awaited: [Awaited]

  /// One operation on the facet.
  public struct Entry: Sendable {
    public let operation: Operation
    /// The operations on the same facet that say they replace it, in causal order; empty when it stands.
    public let replacedBy: [Operation]
    /// The operation whose contents `undo` or `redo` brought back with it; `nil` for others.
    public let original: Operation?

    /// Whether nothing that is here replaces it.
    public var stands: Bool { replacedBy.isEmpty }
  }

  /// An operation that is known by name alone.
  public struct Awaited: Sendable {
    public let id: OperationID
    /// Who names it, in causal order.
    public let namedBy: [OperationID]
  }

  /// What stands, greatest name first: the first is the one shown.
  public var heads: [Operation] {
    entries.filter(\.stands).map(\.operation).sorted { $0.id > $1.id }
  }

  /// Whether two different contents stand.
  public var isContested: Bool { facet.isContested(by: heads) }

  /// Tells operations facet by facet.
  ///
  /// - Parameter operations: all on the entities in question, in any order; those that write no facet are
  ///   left out.
  /// - Returns: in byte order of kind, entity and facet.
  public static func all(of operations: [Operation]) -> [FacetStory] {
    var written: [WriteTarget: [Operation]] = [:]
    for operation in causalOrder(of: operations) {
      guard let target = operation.target else { continue }
      let key = WriteTarget(
        entity: target.entity, kind: target.kind, facet: target.facet, parent: nil, parentKind: nil)
      written[key, default: []].append(operation)
    }
    return written.map { FacetStory($0, $1) }.sorted {
      ($0.kind.rawValue, ExactText($0.entity), $0.facet)
        < ($1.kind.rawValue, ExactText($1.entity), $1.facet)
    }
  }

  private init(_ target: WriteTarget, _ operations: [Operation]) {
    entity = target.entity
    kind = target.kind
    facet = target.facet
    var replacers: [OperationID: [Operation]] = [:]
    for operation in operations {
      for id in Set(operation.over) where id != operation.id {
        replacers[id, default: []].append(operation)
      }
    }
    let originals = operations.originals
    entries = operations.map {
      Entry(operation: $0, replacedBy: replacers[$0.id] ?? [], original: originals[$0.id])
    }
    let here = Set(operations.map(\.id))
    awaited = replacers.filter { !here.contains($0.key) }.sorted { $0.key < $1.key }.map {
      Awaited(id: $0.key, namedBy: $0.value.map(\.id))
    }
  }
}
