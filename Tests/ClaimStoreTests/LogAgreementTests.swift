import AnnotationSync
import ClaimModel
import ClaimStore
import DeskTestSupport
import Testing

@Suite("A desk and the log in memory")
struct LogAgreementTests {
  private static let seeds: [UInt64] = Array(1...24)

  @Test func `agree on every random set of operations, however it comes`() throws {
    let folder = try ScratchFolder()
    var contested = 0
    for seed in Self.seeds {
      var newsroom = try Newsroom(seed: seed)
      var log = AnnotationLog()
      log.merge(newsroom.operations)
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
      var newsroom = try Newsroom(seed: seed &* 977)
      var log = AnnotationLog()
      log.merge(newsroom.operations)
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
      var newsroom = try Newsroom(seed: seed &* 5381)
      let desk = try folder.desk()
      for file in newsroom.files(4) { try desk.merge([file]) }
      try desk.read { view in
        let known = try view.claimNames()
        for status in Claim.Status.allCases {
          let listed = try view.claimNames(ClaimFilter(status: status))
          let standing = try known.filter { try view.claim($0)?.status == status }
          #expect(listed == standing, "seed \(seed), \(status)")
        }
        // What is rated before anybody has added it is disputed too, and waits for its claim.
        let disputed = try view.disputed().filter { try ClaimID($0).map(view.isKnown) ?? false }
        let listed = try view.claimNames(ClaimFilter(status: .disputed)).map(\.text)
        #expect(disputed == listed.sorted { ExactText($0) < ExactText($1) }, "seed \(seed)")
      }
    }
  }

  @Test func `count every line once as new, the other times as duplicate`() throws {
    let folder = try ScratchFolder()
    var newsroom = try Newsroom(seed: 7)
    let desk = try folder.desk()
    let first = try desk.merge(newsroom.files(3))
    #expect(first.addsUp)
    #expect(first.files == 3)
    #expect(first.new == Set(newsroom.operations).count)
    let second = try desk.merge(newsroom.files(2))
    #expect(second.new == 0)
    #expect(second.duplicate == second.lines)
  }
}

/// What random editors wrote, and the files in which it travels.
private struct Newsroom {
  let operations: [Operation]
  private var generator: SeededGenerator

  init(seed: UInt64) throws {
    operations = try RandomOperations(seed: seed, editors: 4, count: 48).operations
    generator = SeededGenerator(seed: ~seed)
  }

  /// All operations in random order, some of them twice, as `parts` annotation files.
  mutating func files(_ parts: Int) -> [[UInt8]] {
    let again = operations.filter { _ in Int.random(in: 0..<4, using: &generator) == 0 }
    var files = [[UInt8]](repeating: [], count: parts)
    for operation in (operations + again).shuffled(using: &generator) {
      files[Int.random(in: 0..<parts, using: &generator)] += operation.line + [0x0A]
    }
    return files
  }
}

extension AnnotationLog {
  /// The claim as the pure function of the log puts it together.
  fileprivate func claim(named name: String, _ facets: [Facet: [Operation]]) -> Claim? {
    let (heads, targets) = (heads, ordered.compactMap(\.target))
    func states(_ names: some Sequence<String>) -> [EntityState] {
      Set(names.map { ExactText($0) }).sorted().map { Self.state($0.text, heads[$0] ?? [:]) }
    }
    let children = targets.filter { $0.parent == name && $0.parentKind == .claim }.map(\.entity)
    return ClaimAssembly(
      claim: Self.state(name, facets), children: states(children),
      roster: Roster(ordered), originsOfDocument: [:], earlier: ordered
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
