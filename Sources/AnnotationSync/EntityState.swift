public import ClaimModel

/// The heads of one facet, as the desk shows it.
public struct FacetHeads: Sendable {
  public let facet: Facet
  /// Which kind of facet it is; `nil` for a kind that this version does not know.
  public let kind: Facet.Kind?
  /// Greatest name first; the first is the one shown.
  public let heads: [Operation]

  public init(facet: Facet, heads: [Operation]) {
    self.facet = facet
    kind = facet.kind
    self.heads = heads
  }

  /// The head that is shown; `nil` when nothing was written.
  public var shown: Operation? { heads.first }

  /// Whether two heads differ in content.
  public var isContested: Bool { facet.isContested(by: heads) }
}

/// One entity with the heads of its facets.
public struct EntityState: Sendable {
  public let name: String
  /// In byte order of the facets.
  public let facets: [FacetHeads]

  public init(name: String, facets: [FacetHeads]) {
    self.name = name
    self.facets = facets
  }

  /// The facet of that kind that has no key; `nil` when nothing was written to it.
  public func facet(_ kind: Facet.Kind) -> FacetHeads? {
    facets.first { $0.kind == kind }
  }

  /// All facets of a kind, in byte order.
  public func all(_ kind: Facet.Kind) -> [FacetHeads] { facets.filter { $0.kind == kind } }

  /// The names that are said to be there, in byte order: not the facets' keys, which spell some
  /// characters in another way.
  func present(_ kind: Facet.Kind, _ member: StaticString) -> [String] {
    let shown = all(kind).compactMap(\.shown).filter { $0.value != nil }
    return shown.compactMap { $0.text(member).map { ExactText($0) } }.sorted().map(\.text)
  }
}
