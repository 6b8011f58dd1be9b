import AnnotationSync
import ClaimModel
import ClaimStore
import DeskTestSupport
import Testing

/// Everything that a desk can be asked, in lines of text: two desks with the same operations must have
/// the same picture, whatever lies behind it in the file.
struct DeskPicture {
  /// The facets that stand, and by which operations.
  private(set) var heads: Set<QuadraticModel.Head> = []
  private(set) var lines: [String] = []
  let shared: [UInt8]

  init(_ desk: Store) throws {
    let state = try desk.state()
    shared = state.shared
    lines.append("digest \(state.digest), of the state \(state.stateDigest)")
    lines += state.contested.map { "contested \($0.entity) \($0.facet): \($0.heads)" }
    let verified = try desk.verify()
    lines.append("verified \(verified.operations) in \(verified.chains)")
    lines.append("left out \(verified.quarantined)")
    let operations = try Self.operations(in: state.shared)
    try desk.read { view in
      try addWholeDesk(view)
      try addEntities(of: operations, view)
      try addClaims(view)
      try addChains(of: operations, view)
      try addFound(view)
    }
  }

  static func operations(in file: [UInt8]) throws -> [Operation] {
    try file.split(separator: 0x0A).map { try Operation(line: Array($0)) }
  }

  private mutating func addWholeDesk(_ view: StoreView) throws {
    lines.append("operations \(try view.operationCount())")
    lines += try view.disputed().map { "disputed \($0)" }
    lines += try view.statusCounts().map { "status \($0): \($1)" }.sorted()
    lines += try view.firstPlaces().map { "first place \($0): \($1)" }.sorted()
    lines += try view.annotators().map { "annotator \($0)" }
    lines.append("scale \(try view.scale()), policy \(try view.policy())")
  }

  private mutating func addEntities(of operations: [Operation], _ view: StoreView) throws {
    let targets = operations.compactMap(\.target)
    let parents = targets.compactMap { target in
      target.parent.flatMap { name in target.parentKind.map { (name, $0) } }
    }
    var met: Set<[ExactText]> = []
    for (name, kind) in targets.map({ ($0.entity, $0.kind) }) + parents {
      guard met.insert([ExactText(name), ExactText(kind.rawValue)]).inserted else { continue }
      for facet in try view.state(of: name, kind)?.facets ?? [] {
        lines.append(
          "\(kind) \(name) \(facet.facet) \(facet.isContested): \(facet.heads.map(\.id))")
        for head in facet.heads {
          heads.insert(QuadraticModel.Head(entity: name, facet: facet.facet, id: head.id))
        }
      }
      lines += try view.history(of: name, kind).enumerated().map { place, entry in
        "history of \(name), \(place): \(entry.operation.id) \(entry.isReplaced)"
      }
    }
    for kind in EntityKind.allCases {
      lines.append("\(kind) \(try view.names(of: kind, beginningWith: "", limit: 10_000))")
    }
    lines += try view.documents().map { "\($0)" }
    lines.sort()
  }

  private mutating func addClaims(_ view: StoreView) throws {
    for id in try view.claimNames() {
      let claim = try view.claim(id)
      lines.append("claim \(id) \(String(describing: claim?.status)) \(String(describing: claim))")
    }
    for document in try view.documents() {
      let filter = ClaimFilter(document: document.id)
      lines.append("claims in \(document.id): \(try view.claimNames(filter))")
    }
  }

  private mutating func addChains(of operations: [Operation], _ view: StoreView) throws {
    let roster = try view.roster()
    for chain in Set(operations.map(\.chain)).sorted() {
      lines.append(
        "chain \(chain) to \(try view.lastNumber(of: chain)), \(try view.lastEpoch(of: chain.device))"
      )
    }
    lines += Set(operations.map { "proven \($0.by) \($0.chain): \(roster.proves($0))" }).sorted()
  }

  private mutating func addFound(_ view: StoreView) throws {
    for words in ["12", "21", "zolc", "who said", "the readout", "no"] {
      let hits = try view.find(words, limit: 10_000)
      // Hits of equal rank may be summed in another order: their last digits mean nothing.
      lines += hits.map {
        "found \(words): \($0.kind) \($0.name) \($0.snippet) \(Int($0.score * 1e6))"
      }.sorted()
    }
  }
}

extension DeskPicture: Equatable {
  static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.lines == rhs.lines && lhs.shared == rhs.shared && lhs.heads == rhs.heads
  }

  /// Whether the desk looks as in this picture; the first lines that differ are told.
  func expect(
    _ desk: Store, _ what: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let other = try DeskPicture(desk)
    guard self != other else { return }
    let missing = Set(lines).subtracting(other.lines).sorted().prefix(3)
    let added = Set(other.lines).subtracting(lines).sorted().prefix(3)
    Issue.record(
      "\(what): the desk is another one. Gone: \(missing.joined(separator: "; ")). New: \(added.joined(separator: "; "))",
      sourceLocation: sourceLocation)
  }
}
