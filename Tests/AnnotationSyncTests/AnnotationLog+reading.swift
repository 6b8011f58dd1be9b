import AnnotationSync
import ClaimModel

extension AnnotationLog {
  /// The entity with its heads, as a desk would hand it to an assembly.
  func state(of entity: String) -> EntityState {
    let facets = heads[ExactText(entity)] ?? [:]
    return EntityState(
      name: entity,
      facets: facets.sorted { $0.key < $1.key }.map { FacetHeads(facet: $0.key, heads: $0.value) })
  }

  /// The claim of that name, put together.
  func claim(
    _ name: String, originsOfDocument: [DocumentID: [String]] = [:]
  ) -> Claim? {
    let targets = ordered.compactMap(\.target)
    let children = targets.filter { $0.parent.map { ExactText($0) } == ExactText(name) }
    let assembly = ClaimAssembly(
      claim: state(of: name), children: children.map { state(of: $0.entity) },
      roster: Roster(ordered), originsOfDocument: originsOfDocument, earlier: ordered)
    return assembly.assembled()
  }

  /// What waits for somebody who knows both sides, as `entity facet`.
  var conflicts: [String] { contested.map { "\($0.entity) \($0.facet)" } }
}
