import AnnotationSync
import ClaimModel
import ClaimStore
import DeskTestSupport
import Testing

@Suite("A desk and the log in memory")
struct LogAgreementTests {
  private static let seeds: [UInt64] = Array(1...40)

  @Test func `agree on every random set of operations, however it comes`() throws {
    let folder = try ScratchFolder()
    var contested = 0
    for seed in Self.seeds {
      var newsroom = try RandomNewsroom(seed: seed, operations: 60)
      var log = AnnotationLog()
      log.merge(newsroom.all)
      let expected = DeskState(log)
      if !expected.contested.isEmpty { contested += 1 }

      let batch = try folder.desk()
      try batch.merge(newsroom.files(1))
      #expect(try batch.state() == expected, "seed \(seed), in one merge")

      let incremental = try folder.desk()
      for file in newsroom.files(7) { try incremental.merge([file]) }
      for file in newsroom.files(3) { try incremental.merge([file]) }
      #expect(try incremental.state() == expected, "seed \(seed), in ten merges")

      try #expect(incremental.rebuild() == log.count)
      #expect(try incremental.state() == expected, "seed \(seed), rebuilt")
    }
    #expect(contested * 10 >= Self.seeds.count * 3, "too few cases are contested to prove much")
  }

  @Test func `say the same of every claim`() throws {
    let folder = try ScratchFolder()
    for seed in Self.seeds.prefix(12) {
      var newsroom = try RandomNewsroom(seed: seed &* 977, operations: 60)
      var log = AnnotationLog()
      log.merge(newsroom.all)
      let desk = try folder.desk()
      for file in newsroom.files(4) { try desk.merge([file]) }
      for (name, facets) in log.heads {
        guard let id = ClaimID(name.text) else { continue }
        let expected = log.claim(named: name.text, facets)
        #expect(try desk.read { try $0.claim(id) } == expected, "seed \(seed), claim \(name)")
      }
    }
  }

  @Test func `list the same claims under each status`() throws {
    let folder = try ScratchFolder()
    for seed in Self.seeds.prefix(12) {
      var newsroom = try RandomNewsroom(seed: seed &* 5381, operations: 60)
      let desk = try folder.desk()
      for file in newsroom.files(4) { try desk.merge([file]) }
      try desk.read { view in
        let known = try view.claimNames()
        for status in Claim.Status.allCases {
          let listed = try view.claimNames(StoreView.ClaimFilter(status: status))
          let standing = try known.filter { try view.claim($0)?.status == status }
          #expect(listed == standing, "seed \(seed), \(status)")
        }
        let disputed = try view.claimNames(StoreView.ClaimFilter(status: .disputed)).map(\.text)
        #expect(try view.disputed() == disputed.sorted { ExactText($0) < ExactText($1) })
      }
    }
  }

  @Test func `count every line once as new, the other times as duplicate`() throws {
    let folder = try ScratchFolder()
    var newsroom = try RandomNewsroom(seed: 7, operations: 50)
    let desk = try folder.desk()
    let first = try desk.merge(newsroom.files(3))
    #expect(first.addsUp)
    #expect(first.files == 3)
    #expect(first.new == Set(newsroom.all).count)
    let second = try desk.merge(newsroom.files(2))
    #expect(second.new == 0)
    #expect(second.duplicate == second.lines)
  }
}

extension AnnotationLog {
  /// The claim as the pure function of the log puts it together.
  fileprivate func claim(named name: String, _ facets: [Facet: [Operation]]) -> Claim? {
    let heads = heads
    let parents = Dictionary(
      ordered.compactMap { operation in
        operation.target.flatMap { target in
          target.parent.map { (target.entity, (parent: $0, kind: target.parentKind)) }
        }
      }, uniquingKeysWith: { first, _ in first })
    let children = parents.filter { $0.value.parent == name && $0.value.kind == .claim }.keys
    return ClaimAssembly(
      claim: Self.state(name, facets),
      children: children.map { Self.state($0, heads[ExactText($0)] ?? [:]) },
      roster: Roster(), originsOfDocument: [:]
    ).assembled()
  }

  private static func state(_ name: String, _ facets: [Facet: [Operation]]) -> EntityState {
    EntityState(
      name: name,
      facets: facets.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map {
        FacetHeads(facet: $0, heads: $1)
      })
  }
}
