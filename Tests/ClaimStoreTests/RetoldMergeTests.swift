import AnnotationSync
import ClaimModel
import ClaimStore
import DeskTestSupport
import Testing

private let seeds = lawSeeds(6)

/// The same work told with other dates, or by people of other names.
@Suite("A desk that merges work told again")
struct RetoldMergeTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private static let dates = [
    "", "9999", "1970-01-01T00:00:00.000Z", "yesterday", "2026-03-01T09:00:00.000Z", "\u{0}",
  ]

  private func dated(_ operations: [Operation], seed: UInt64) throws -> RetoldOperations {
    var generator = SeededGenerator(seed: seed)
    return try RetoldOperations(operations) { _ in Self.dates.randomElement(using: &generator) }
  }

  /// Expects what stands on a desk to be what stood before, under the new names.
  private func expectPermuted(
    _ before: DeskPicture, _ after: DeskPicture, by told: RetoldOperations, _ seed: UInt64
  ) {
    let renamed = before.heads.map {
      QuadraticModel.Head(
        entity: told.renamed($0.entity.text), facet: told.renamed($0.facet), id: told.renamed($0.id)
      )
    }
    #expect(Set(renamed) == after.heads, "seed \(seed)")
  }

  @Test(arguments: MergeWay.all, seeds)
  func `comes to the same state whatever the dates say`(way: MergeWay, seed: UInt64) throws {
    var example = try LawCase(seed: seed, scope: .pickedClaims)
    let desk = try way.desk(in: folder, of: example.files(3))
    let told = try dated(example.operations, seed: seed)
    let other = try way.desk(in: folder, of: [told.operations.file])
    let (state, otherState) = (try desk.state(), try other.state())
    #expect(otherState.stateDigest == state.stateDigest, "seed \(seed)")
    #expect(otherState.contested == state.contested, "seed \(seed)")
    #expect(otherState.digest != state.digest, "seed \(seed)")
  }

  @Test(arguments: MergeWay.all, seeds)
  func `lets the same stand whatever the dates say, also of what operations name`(
    way: MergeWay, seed: UInt64
  ) throws {
    var example = try LawCase(seed: seed)
    let desk = try way.desk(in: folder, of: example.files(2))
    let told = try dated(example.operations, seed: seed)
    let other = try way.desk(in: folder, of: [told.operations.file])
    expectPermuted(try DeskPicture(desk), try DeskPicture(other), by: told, seed)
  }

  @Test(arguments: MergeWay.all, seeds)
  func `lets the same stand under other names of people and devices`(
    way: MergeWay, seed: UInt64
  ) throws {
    var example = try LawCase(seed: seed)
    let people = ["amara", "bela", "chidi", "dana"]
    let names = zip(people, ["chidi", "dana", "amara", "bela"]).flatMap { old, new in
      [(old, new), ("\(old)-device", "\(new)-device")]
    }
    let told = try RetoldOperations(
      example.operations, names: Dictionary(names, uniquingKeysWith: { first, _ in first }))
    let desk = try folder.desk()
    let report = try way.merge(example.files(1), into: desk)
    let other = try folder.desk()
    let otherReport = try way.merge([told.operations.file], into: other)
    expectPermuted(try DeskPicture(desk), try DeskPicture(other), by: told, seed)
    #expect(report.new == otherReport.new, "seed \(seed)")
    #expect(report.contested.count == otherReport.contested.count, "seed \(seed)")
  }

  @Test(arguments: MergeWay.all, seeds)
  func `hands on what it does not understand, byte for byte`(way: MergeWay, seed: UInt64) throws {
    var example = try LawCase(seed: seed, count: 80)
    let strange = example.operations.filter { operation in
      !operation.isUnderstood || operation.line.contains(UInt8(ascii: " "))
    }
    #expect(!strange.isEmpty, "seed \(seed)")
    let desk = try way.desk(in: folder, of: example.files(3))
    let copy = try way.desk(in: folder, of: [desk.state().shared])
    try copy.rebuild()
    let lines = Set(try copy.state().shared.split(separator: 0x0A))
    #expect(strange.allSatisfy { lines.contains($0.line[...]) }, "seed \(seed)")
    #expect(try copy.state().shared == desk.state().shared, "seed \(seed)")
  }
}
