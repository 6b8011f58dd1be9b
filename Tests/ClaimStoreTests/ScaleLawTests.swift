import AnnotationSync
import ClaimModel
import ClaimStore
import DeskTestSupport
import Testing

private let seeds = lawSeeds(12)

@Suite("How claims stand by the scale")
struct ScaleLawTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  /// What three editors wrote who rate six claims, and change the scale, some unaware of each other.
  private static func operations(_ seed: UInt64) throws -> [Operation] {
    var generator = SeededGenerator(seed: seed)
    var editors = ["amara", "boris", "chen"].map { Editor($0) }
    var operations = try (0..<6).map { number in
      try editors[0].write(
        .claimAdd, with: ["wording": .string("Fact number \(number) holds.")])
    }
    let claims = operations.map { ClaimID($0.id).text }
    var scales: [Operation] = []
    for _ in 0..<30 {
      let editor = Int.random(in: 0..<3, using: &generator)
      if Int.random(in: 0..<6, using: &generator) == 0 {
        // Half of them know what was there.
        let over = Bool.random(using: &generator) ? scales.suffix(1) : []
        let scale = try editors[editor].write(
          .deskScale, on: "desk", with: scale(&generator).members, over: Array(over))
        scales.append(scale)
        operations.append(scale)
      } else {
        let said = [nil, "stet", "averitec", "ticks"].randomElement(using: &generator) ?? nil
        let rating = ["true", "false", "supported", "tick"].randomElement(using: &generator) ?? ""
        operations.append(
          try editors[editor].write(
            .verdictGive, on: claims[Int.random(in: 0..<6, using: &generator)],
            with: .members([
              ("confidence", 80), ("rating", .string(rating)), ("scale", said.map { .string($0) }),
              ("seen", "blind"),
            ])))
      }
    }
    return operations
  }

  private static func scale(_ generator: inout SeededGenerator) -> Scale {
    var scale = Scale.builtIn.randomElement(using: &generator) ?? .standard
    let names = scale.grades.map(\.name)
    scale.earlier = ["averitec", "stet", "ticks"].filter { $0 != scale.name }.map { other in
      Scale.Earlier(
        scale: other,
        grades: ["true", "supported", "tick"].compactMap { old in
          names.randomElement(using: &generator).map { Scale.Change(old, $0) }
        })
    }
    return scale
  }

  private static func files(_ operations: [Operation], _ parts: Int, _ seed: UInt64) -> [[UInt8]] {
    var generator = SeededGenerator(seed: ~seed)
    var files = [[UInt8]](repeating: [], count: parts)
    for operation in operations.shuffled(using: &generator) {
      files[Int.random(in: 0..<parts, using: &generator)] += operation.line + [0x0A]
    }
    return files
  }

  private static func statuses(_ desk: Store) throws -> [String] {
    try desk.read { view in
      try Claim.Status.allCases.map { status in
        "\(status): \(try view.claimNames(ClaimFilter(status: status)).map(\.text).sorted())"
      } + ["\(try view.statusCounts().map { "\($0) \($1)" }.sorted())"]
    }
  }

  @Test(arguments: MergeWay.all, seeds)
  func `is the same in whatever order verdicts and scales came, and after a rebuild`(
    way: MergeWay, seed: UInt64
  ) throws {
    let files = try Self.files(Self.operations(seed), 3, seed)
    let together = try Self.statuses(way.desk(in: folder, of: files))
    for order in permutations(of: files) {
      let desk = try folder.desk()
      for part in order { try way.merge([part], into: desk) }
      #expect(try Self.statuses(desk) == together, "seed \(seed)")
      let problems = try desk.verify().problems.filter { $0.kind == "projection" }
      #expect(problems.isEmpty, "seed \(seed)")
    }
    let anew = try way.desk(in: folder, of: files)
    try anew.rebuild()
    #expect(try Self.statuses(anew) == together, "seed \(seed), made anew")
  }

  @Test(arguments: seeds)
  func `is what each claim comes to when it is read on that scale`(seed: UInt64) throws {
    let desk = try folder.desk()
    try desk.merge(Self.files(Self.operations(seed), 2, seed))
    try desk.read { view in
      let scale = try view.scale()
      for id in try view.claimNames() {
        let claim = try scale.reading(#require(try view.claim(id)))
        #expect(try view.stage(of: id)?.status == claim.status, "seed \(seed), \(id)")
      }
    }
  }

  @Test func `makes both agreed and disputed claims in the law's cases`() throws {
    let met = try seeds.flatMap { seed in
      let desk = try folder.desk()
      try desk.merge(Self.files(Self.operations(seed), 1, seed))
      return try desk.read { try $0.statusCounts().keys.map(\.self) }
    }
    #expect(isOneLawSeedChosen || Set(met).isSuperset(of: [.agreed, .disputed]))
  }

  @Test func `is noticed where the scale that they were settled by was changed outside`() throws {
    let desk = try folder.desk()
    try desk.merge(Self.files(Self.operations(1), 1, 1))
    try OutsideEditor.change(desk.path, "DELETE FROM settled_scale")
    #expect(try Store.open(at: desk.path).verify().problems.map(\.kind).contains("projection"))
    try Store.open(at: desk.path).rebuild()
    #expect(try Store.open(at: desk.path).verify().problems.isEmpty)
  }
}
