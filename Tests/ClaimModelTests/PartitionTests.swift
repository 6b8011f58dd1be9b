import ClaimModel
import DeskTestSupport
import Testing

@Suite("The border in what is ordered")
struct PartitionTests {
  @Test("is where a search from the front finds it", arguments: lawSeeds(20))
  func isWhereASearchFromTheFrontFindsIt(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let numbers = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
      Int.random(in: 0...20, using: &generator)
    }.sorted()
    for border in -1...21 {
      let found = numbers.partitioningIndex { $0 >= border }
      #expect(found == numbers.firstIndex { $0 >= border } ?? numbers.endIndex, "seed \(seed)")
    }
  }

  @Test func `is counted as the places of a part are`() {
    let part = [9, 8, 1, 3, 5, 7][2...]
    #expect(part.partitioningIndex { $0 > 3 } == 4)
    #expect(part.partitioningIndex { $0 > 7 } == part.endIndex)
    #expect((10..<20).partitioningIndex { $0 * $0 > 150 } == 13)
  }
}
