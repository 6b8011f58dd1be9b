public import ClaimModel

/// A set of operations in memory, and what it comes to: the merge as a pure function.
///
/// Merging is the union of sets, so it is commutative, associative and idempotent, and nothing is
/// lost. What a facet's heads are is a function of the set alone. The desk's store must agree with
/// this model; it is small and slow where the store is large and fast.
public struct AnnotationLog: Sendable {
  private var operations: [OperationID: Operation] = [:]

  public init() {}

  /// Takes operations in; those that are here already change nothing.
  public mutating func merge(_ others: some Sequence<Operation>) {
    for operation in others { operations[operation.id] = operation }
  }

  /// Takes another log in.
  public mutating func merge(_ other: AnnotationLog) { merge(other.operations.values) }

  /// The number of operations.
  public var count: Int { operations.count }

  /// The digest of the set.
  public var digest: SHA256 { setDigest(of: operations.keys) }

  /// The operations by chain, then place in it, then name: the order in which they are shared.
  public var ordered: [Operation] {
    operations.values.sorted { left, right in
      if left.chain != right.chain { return left.chain < right.chain }
      if left.number != right.number { return left.number < right.number }
      return left.id < right.id
    }
  }

  /// The annotation file of the whole set.
  public var fileBytes: [UInt8] { ordered.flatMap { $0.line + [0x0A] } }

  /// The heads of every facet of every entity, greatest name first: those that no other operation on
  /// that facet says to replace.
  public var heads: [ExactText: [Facet: [Operation]]] {
    var writes: [WriteTarget: [Operation]] = [:]
    for operation in operations.values {
      guard let target = operation.target else { continue }
      let key = WriteTarget(
        entity: target.entity, kind: target.kind, facet: target.facet, parent: nil, parentKind: nil)
      writes[key, default: []].append(operation)
    }
    var heads: [ExactText: [Facet: [Operation]]] = [:]
    for (target, all) in writes {
      let replaced = Set(all.flatMap { operation in operation.over.filter { $0 != operation.id } })
      heads[ExactText(target.entity), default: [:]][target.facet] =
        all.filter { !replaced.contains($0.id) }.sorted { $0.id > $1.id }
    }
    return heads
  }

  /// The facets with two heads of different content, in byte order of entity and facet.
  public var contested: [(entity: String, facet: Facet, heads: [Operation])] {
    heads.flatMap { entity, facets in
      facets.compactMap { facet, heads in
        facet.isContested(by: heads) ? (entity.text, facet, heads) : nil
      }
    }
    .sorted { (ExactText($0.entity), $0.facet) < (ExactText($1.entity), $1.facet) }
  }

  /// The digest of the state.
  public var stateDigest: SHA256 {
    var digest = StateDigest()
    for (entity, facets) in heads.sorted(by: { $0.key < $1.key }) {
      for (facet, heads) in facets.sorted(by: { $0.key < $1.key }) {
        digest.add(entity: entity.text, facet: facet, heads: heads)
      }
    }
    return digest.finish()
  }
}

extension Sequence<Operation> {
  /// One operation for each content, in the order in which they come: equal contents collapse.
  public var distinctContents: [Operation] {
    var seen: Set<[UInt8]> = []
    return filter { seen.insert($0.content).inserted }
  }
}

extension Facet {
  /// Whether these heads of the facet are a conflict: two of them differ in content.
  public func isContested(by heads: [Operation]) -> Bool {
    guard heads.count > 1, canBeContested, let first = heads.first?.content else { return false }
    return heads.dropFirst().contains { $0.content != first }
  }
}
