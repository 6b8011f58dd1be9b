public import AnnotationSync
public import ClaimModel

/// What stands, worked out in the most simple-minded way: each operation is held against each other.
///
/// Kept apart from the log in memory and from the store, so that the same mistake is not made twice.
public struct QuadraticModel: Sendable {
  /// A facet of an entity, and one operation that nothing says to replace.
  public struct Head: Hashable, Sendable {
    public let entity: ExactText
    public let facet: Facet
    public let id: OperationID

    public init(entity: String, facet: Facet, id: OperationID) {
      self.entity = ExactText(entity)
      self.facet = facet
      self.id = id
    }
  }

  public let heads: Set<Head>

  public init(_ operations: [Operation]) {
    let targets = operations.map(\.target)
    var heads: Set<Head> = []
    for (one, target) in zip(operations, targets) {
      guard let target else { continue }
      let isReplaced = zip(operations, targets).contains { other, otherTarget in
        guard other.id != one.id, other.over.contains(one.id), let otherTarget else { return false }
        return ExactText(otherTarget.entity) == ExactText(target.entity)
          && otherTarget.kind == target.kind && otherTarget.facet == target.facet
      }
      if !isReplaced {
        heads.insert(Head(entity: target.entity, facet: target.facet, id: one.id))
      }
    }
    self.heads = heads
  }
}
