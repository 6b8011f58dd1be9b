import ClaimModel
import Testing

@Suite("An array")
struct KeepingTests {
  @Test(arguments: [[], [2], [1], [2, 4, 6], [1, 2, 3, 4], [2, 1], [1, 2], [5, 4, 3, 2, 1]])
  func `keeps what a filter leaves`(numbers: [Int]) {
    let kept = numbers.keeping { $0.isMultiple(of: 2) }
    #expect(kept == numbers.filter { $0.isMultiple(of: 2) })
  }

  @Test(arguments: [[], [2], [1, 2, 3], [3, 1, 2], [1, 1], [2, 2, 1, 1]])
  func `is arranged as it is sorted`(numbers: [Int]) {
    let arranged = numbers.arranged { $0 < $1 }
    #expect(arranged == numbers.sorted())
  }
}
