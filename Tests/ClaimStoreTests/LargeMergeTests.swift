import AnnotationSync
import ClaimModel
import ClaimStore
import DeskTestSupport
import Testing

/// Thousands of lines in one merge: enough for the store to take them in bulk.
@Suite("A large merge")
struct LargeMergeTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private static func example(_ seed: UInt64, count: Int = 3000) throws -> LawCase {
    try LawCase(seed: seed, editors: 5, count: count, claims: count / 50)
  }

  @Test(arguments: MergeWay.all, lawSeeds(2))
  func `comes to what the log in memory comes to`(way: MergeWay, seed: UInt64) throws {
    var example = try Self.example(seed)
    let desk = try folder.desk()
    let report = try way.merge(example.files(5), into: desk)
    #expect(report.addsUp && report.new == example.operations.count, "seed \(seed)")
    #expect(report.contested.count > 10, "seed \(seed)")
    var log = AnnotationLog()
    log.merge(example.operations)
    #expect(try desk.state() == DeskState(log), "seed \(seed)")
    let again = try way.merge(example.files(2), into: desk)
    #expect(again.addsUp && again.new == 0, "seed \(seed)")
    #expect(try desk.state() == DeskState(log), "seed \(seed), merged again")
  }

  @Test(arguments: MergeWay.all)
  func `finds the heads that holding each line against each other finds`(way: MergeWay) throws {
    var example = try Self.example(11, count: 900)
    let desk = try way.desk(in: folder, of: example.files(2))
    #expect(try DeskPicture(desk).heads == QuadraticModel(example.operations).heads)
  }

  @Test(arguments: MergeWay.all, lawSeeds(1))
  func `that overlaps another large one comes to the same in either order`(
    way: MergeWay, seed: UInt64
  ) throws {
    var example = try Self.example(seed, count: 1200)
    let halves = example.overlappingFiles(2)
    let (one, other) = (try folder.desk(), try folder.desk())
    let reports = try halves.map { try way.merge([$0], into: one) }
    let backwards = try halves.reversed().map { try way.merge([$0], into: other) }
    let picture = try DeskPicture(one)
    try picture.expect(other, "seed \(seed), the other way round")
    try picture.expect(way.desk(in: folder, of: halves), "seed \(seed), both at once")
    for reports in [reports, backwards] {
      #expect(reports.map(\.new).reduce(0, +) == example.operations.count, "seed \(seed)")
      #expect(reports.allSatisfy { $0.addsUp }, "seed \(seed)")
      #expect(reports[1].duplicate > 300, "seed \(seed)")
    }
    try one.rebuild()
    try picture.expect(one, "seed \(seed), rebuilt")
  }

  @Test(arguments: MergeWay.all)
  func `before or after many small ones comes to the same`(way: MergeWay) throws {
    var example = try Self.example(3)
    let large = example.operations.filter { $0.number % 5 > 0 }.file
    let small = example.files(60).prefix(20)
    let (one, other) = (try folder.desk(), try folder.desk())
    try way.merge([large], into: one)
    for file in small { try way.merge([file], into: one) }
    for file in small { try way.merge([file], into: other) }
    try way.merge([large], into: other)
    #expect(try one.state() == other.state())
  }

  @Test(
    "with very many lines on one facet keeps exactly those that nothing replaces",
    arguments: MergeWay.all, [true, false])
  func manyOnOneFacet(way: MergeWay, isChain: Bool) throws {
    let claim = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    var editor = Editor("amara")
    var operations: [Operation] = []
    for number in 0..<2000 {
      let before = isChain ? operations.suffix(1) : []
      operations.append(
        try editor.write(
          .claimWord, on: claim, with: ["wording": .string("\(number)")], over: Array(before)))
    }
    var generator = SeededGenerator(seed: 1)
    let desk = try folder.desk()
    let report = try way.merge([operations.shuffled(using: &generator).file], into: desk)
    #expect(report.contested.map(\.heads) == (isChain ? [] : [2000]))
    let heads = try desk.read { try $0.heads(of: claim, facet: Facet(.wording)) }
    #expect(
      heads.map(\.id) == (isChain ? [operations[1999].id] : operations.map(\.id).sorted(by: >)))
  }
}
