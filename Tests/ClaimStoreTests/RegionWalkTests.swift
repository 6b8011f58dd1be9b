import AnnotationSync
import ClaimModel
import DeskTestSupport
import Testing

@testable import ClaimStore

private let seeds = lawSeeds(6)

@Suite("What an annotator has left", .enabled(if: OutsideEditor.isThere, "python3 is not here"))
struct RegionWalkTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  /// A desk with claims all over the walk, of which Amara rated a share; the first ones more often.
  private func desk(seed: UInt64) throws -> Store {
    var generator = SeededGenerator(seed: seed)
    let desk = try folder.desk()
    try desk.actOfAmara { act in
      for number in 1...60 {
        _ = try act.write(
          OperationDraft(.claimAdd, with: ["wording": .string("Tram \(number) runs.")]))
      }
    }
    let walk = try desk.read { try $0.walk(.walked, limit: .max).map(\.claim) }
    let done = Int.random(in: 0...60, using: &generator)
    let rated = walk.enumerated().filter {
      $0.offset < done || Bool.random(using: &generator)
    }.map(\.element)
    try desk.actOfAmara { act in
      for claim in rated {
        try act.write(
          OperationDraft(.verdictGive, on: claim.text, with: ["rating": "true", "seen": "blind"]))
      }
      for claim in rated.prefix(3) {
        try act.write(OperationDraft(.verdictWithdraw, on: claim.text, with: .object([])))
      }
    }
    return desk
  }

  private static let left = WalkFilter.unrated(by: Annotator(recorded: "amara"))

  @Test(arguments: seeds)
  func `is found from every place of the walk, forwards and backwards`(seed: UInt64) throws {
    try desk(seed: seed).read { view in
      let walk = try view.walk(.walked, limit: .max)
      let wanted = try walk.filter { item in
        try view.claim(item.claim)?.verdicts.isEmpty ?? false
      }
      #expect(!wanted.isEmpty)
      for from in walk {
        let next = try view.walk(Self.left, after: from.key, limit: 1).first?.key
        #expect(next == wanted.map(\.key).first { $0 > from.key }, "seed \(seed)")
        let former = try view.walk(Self.left, after: from.key, isBackwards: true, limit: 1)
        #expect(former.first?.key == wanted.map(\.key).last { $0 < from.key }, "seed \(seed)")
      }
      for other in [WalkFilter.unrated(by: Annotator(recorded: "boris")), .walked] {
        #expect(try view.walk(other, limit: .max).map(\.key) == walk.map(\.key), "seed \(seed)")
      }
    }
  }

  @Test func `is not looked for where nothing is counted as left`() throws {
    let desk = try desk(seed: 1)
    try OutsideEditor.change(
      desk.path,
      "INSERT OR REPLACE INTO annotator_region SELECT 'amara', region, unruled FROM region_tally")
    // The claims are as they were: none is read.
    #expect(try desk.read { try $0.walk(Self.left, limit: .max).isEmpty })
    #expect(try desk.verify().problems.map(\.kind) == ["projection"])
  }

  @Test func `has a region for every shelf, in the order of the walk`() {
    let names = WalkRegion.all.map(\.name)
    #expect(Set(names).count == WalkRegion.count)
    #expect(names == names.sorted { ExactText($0) < ExactText($1) })
    for region in WalkRegion.all {
      #expect(WalkRegion(ofShelf: region.name + "4").place == region.place)
    }
  }
}
