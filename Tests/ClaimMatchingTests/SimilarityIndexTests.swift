import ClaimMatching
import ClaimModel
import DeskTestSupport
import Testing

@Suite("Earlier claims alike")
struct SimilarityIndexTests {
  private func name(_ number: UInt8) throws -> ClaimID {
    try #require(ClaimID(bytes: [UInt8](repeating: 0, count: 23) + [number]))
  }

  private func index() throws -> SimilarityIndex {
    SimilarityIndex([
      (try name(1), "The council mended the harbour bridge"),
      (try name(2), "The mayor closed the harbour market"),
      (try name(3), "Rain fell all week"),
      (try name(4), "Rain fell all week"),
    ])
  }

  @Test func `come best first, and only where a word is shared`() throws {
    let found = try index().similar(to: "Who mends harbor bridges?", limit: 10)
    #expect(found.map(\.0) == [try name(1), try name(2)])
    #expect(found[0].1 > found[1].1 && found[1].1 > 0)
  }

  @Test func `come in order of name where the score is the same`() throws {
    let found = try index().similar(to: "rain", limit: 10)
    #expect(found.map(\.0) == [try name(3), try name(4)])
    #expect(found[0].1 == found[1].1)
  }

  @Test func `are at most as many as asked for`() throws {
    #expect(try index().similar(to: "harbour rain", limit: 1).count == 1)
    #expect(try index().similar(to: "harbour rain", limit: 0).isEmpty)
    #expect(try index().similar(to: "harbour rain", limit: -1).isEmpty)
  }

  @Test(arguments: ["", "the of and", "zzz", "\u{1B}[0m", "???"])
  func `are none for words that say nothing`(text: String) throws {
    #expect(try index().similar(to: text, limit: 5).isEmpty)
  }

  @Test func `count a claim once, by its best text`() throws {
    let index = SimilarityIndex([
      (try name(1), "harbour bridge"), (try name(1), "something about a harbour and much else"),
      (try name(2), "rain"),
    ])
    #expect(index.similar(to: "harbour bridge", limit: 5).map(\.0) == [try name(1)])
  }

  @Test func `are the same in whatever order the claims were put in`() throws {
    let texts = ["harbour bridge", "harbour market", "bridge", "market bridge harbour"]
    let entries = try texts.enumerated().map { (try name(UInt8($0)), $1) }
    let expected = SimilarityIndex(entries).similar(to: "harbour bridge market", limit: 9)
    for given in permutations(of: entries) {
      let found = SimilarityIndex(given).similar(to: "harbour bridge market", limit: 9)
      #expect(found.map(\.0) == expected.map(\.0) && found.map(\.1) == expected.map(\.1))
    }
  }

  @Test func `are none in an empty index`() {
    #expect(SimilarityIndex([]).similar(to: "harbour", limit: 5).isEmpty)
  }
}
