import AnnotationSync
import ClaimModel
import DeskTestSupport
import Testing

@Suite("A history")
struct CausalOrderTests {
  private let claim = Example.claim
  private var amara = Editor("amara")
  private var bela = Editor("bela")

  @Test mutating func `is in the order of its chain, whatever the dates say`() throws {
    let operations = try (1...5).map { number in
      try amara.write(
        .claimWord, on: claim, with: ["wording": .int(number)], at: "20\(30 - number)-01-01")
    }
    for order in permutations(of: operations) { #expect(causalOrder(of: order) == operations) }
  }

  @Test mutating func `puts a write after those it replaced, whatever the dates say`() throws {
    let first = try amara.write(.claimWord, on: claim, with: ["wording": "12 %"], at: "2026")
    let second = try bela.write(
      .claimWord, on: claim, with: ["wording": "21 %"], over: [first], at: "1999")
    let third = try amara.write(
      .claimWord, on: claim, with: ["wording": "20 %"], over: [second], at: "1980")
    for order in permutations(of: [first, second, third]) {
      #expect(causalOrder(of: order) == [first, second, third])
    }
  }

  @Test mutating func `goes by date, then by name, only where nothing else decides`() throws {
    let late = try amara.write(.claimWord, on: claim, with: ["wording": "12 %"], at: "2026-02")
    let early = try bela.write(.claimWord, on: claim, with: ["wording": "21 %"], at: "2026-01")
    var others = ["chidi", "dana"].map { Editor($0) }
    let tied = try others.indices.map {
      try others[$0].write(.claimWord, on: claim, with: ["wording": "20 %"], at: "2026-02")
    }
    let expected = [early] + (tied + [late]).sorted { $0.id < $1.id }
    for order in permutations(of: tied + [late, early]) {
      #expect(causalOrder(of: order) == expected)
    }
  }

  @Test mutating func `bridges a gap in a chain`() throws {
    let all = try (1...6).map { number in
      try amara.write(
        .claimWord, on: claim, with: ["wording": .int(number)], at: "20\(30 - number)")
    }
    let some = [all[0], all[2], all[5]]
    #expect(causalOrder(of: some.reversed()) == some)
  }

  @Test(arguments: Array(1...20) as [UInt64])
  func `has causes before effects, all of it once, from any order`(seed: UInt64) throws {
    let operations = try RandomOperations(seed: seed, count: 40).operations
    var generator = SeededGenerator(seed: seed)
    let ordered = causalOrder(of: operations.shuffled(using: &generator))
    #expect(ordered == causalOrder(of: operations), "seed \(seed)")
    #expect(ordered.count == operations.count, "seed \(seed)")
    var places: [OperationID: Int] = [:]
    for (place, operation) in ordered.enumerated() { places[operation.id] = place }
    for operation in ordered {
      let place = try #require(places[operation.id])
      let causes = operation.over + [operation.previous].compactMap(\.self)
      #expect(causes.allSatisfy { places[$0, default: -1] < place }, "seed \(seed)")
      let later = ordered.filter { $0.chain == operation.chain && $0.number > operation.number }
      #expect(later.allSatisfy { places[$0.id, default: -1] > place }, "seed \(seed)")
    }
  }

  @Test func `keeps to what operations name where forged numbers run in a circle`() throws {
    // The second place names the third, which cannot be: one of the numbers is forged.
    let third = try Example.operation(["n": "3", "at": #""2026""#])
    let second = try Example.operation(["n": "2", "at": #""2020""#, "over": "[\"\(third.id)\"]"])
    let after = try Example.operation([
      "dev": #""other""#, "at": #""1999""#, "over": "[\"\(second.id)\"]",
    ])
    for order in permutations(of: [second, third, after]) {
      #expect(causalOrder(of: order) == [third, second, after])
    }
  }

  @Test mutating func `of very many operations does not take the square of the time`() throws {
    var operations: [Operation] = []
    for number in 0..<1500 {
      var editor = Editor("amara", device: "\(number)")
      let first = try editor.write(.claimWord, on: claim, with: ["wording": "12 %"], at: "2026")
      bela = Editor("bela", device: "x\(number)")
      operations += [
        try bela.write(.claimWord, on: claim, with: ["wording": "1"], over: [first], at: "2027"),
        first,
      ]
    }
    let ordered = causalOrder(of: operations)
    #expect(ordered.prefix(1500).allSatisfy { $0.at == "2026" })
    #expect(ordered.count == 3000)
  }

  @Test func `of nothing is empty`() { #expect(causalOrder(of: []).isEmpty) }
}
