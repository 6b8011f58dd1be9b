import AnnotationSync
import ClaimModel

/// The operations on an entity, facet by facet, while they are read in byte order of facets.
struct WrittenFacets {
  private var facets: [(facet: Facet, operations: [Operation])] = []
  private var name: [UInt8] = []

  /// Takes the next operation.
  ///
  /// - Parameter facet: the facet's written form.
  mutating func add(_ operation: Operation, to facet: UnsafeRawBufferPointer) {
    if !facets.isEmpty, name.withUnsafeBytes({ $0.isSame(as: facet) }) {
      facets[facets.count - 1].operations.append(operation)
      return
    }
    name.removeAll(keepingCapacity: true)
    name.append(contentsOf: facet)
    facets.append((Facet(recorded: String(decoding: facet, as: UTF8.self)), [operation]))
  }

  /// The facets with those operations that stand.
  ///
  /// - Parameter standing: which of a facet's operations those are, greatest name first; a facet of which
  ///   none stands is left out.
  func heads(_ standing: ([Operation]) -> [Operation]) -> [FacetHeads] {
    facets.compactMap { facet, operations in
      let heads = standing(operations)
      return heads.isEmpty ? nil : FacetHeads(facet: facet, heads: heads)
    }
  }

  /// The operations on one facet that none of them replaces, in their order.
  static func unreplaced(_ operations: [Operation]) -> [Operation] {
    if operations.count == 1 { return operations }
    let replaced = Set(operations.flatMap { one in one.over.filter { $0 != one.id } })
    return operations.filter { !replaced.contains($0.id) }
  }
}
