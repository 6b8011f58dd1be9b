import ClaimModel
import DeskTestSupport
import Testing

@Suite("The long lists of a merge")
struct MergeListTests {
  @Test("names come back as they were put in, and sorted by their bytes")
  func names() {
    let names = ["b", "", "abcdefghi", "abcdefgh", "é", "e\u{301}", "a", "abcdefgi", "b"]
    var list = NameList(names)
    #expect(Array(list) == names && list.count == 9 && !list.isEmpty)
    list.sort()
    #expect(
      list.map { Array($0.utf8) }
        == names.map { Array($0.utf8) }.sorted {
          $0.lexicographicallyPrecedes($1)
        })
    #expect(NameList().isEmpty && Array(NameList()).isEmpty)
  }

  @Test(
    "lines that were left out come back with file, number, offset and reason", arguments: 1...20)
  func quarantine(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var lines: [MergeReport.Quarantined] = []
    for file in ["a.jsonl", "b.jsonl", "a.jsonl", "-"] {
      var (line, offset) = (0, 0)
      for _ in 0..<Int.random(in: 0...40, using: &random) {
        line += Int.random(in: 1...300, using: &random)
        offset += [2, 127, 128, 1 << 20, 1 << 40].randomElement(using: &random) ?? 2
        lines.append(
          MergeReport.Quarantined(
            file: file, line: line, offset: offset,
            reason: QuarantineReason.allCases.randomElement(using: &random) ?? .notJSON))
      }
    }
    var list = QuarantineList()
    for line in lines { list.append(line) }
    #expect(list.count == lines.count, "seed \(seed)")
    #expect(list.map(\.file) == lines.map(\.file), "seed \(seed)")
    #expect(list.map(\.line) == lines.map(\.line), "seed \(seed)")
    #expect(list.map(\.offset) == lines.map(\.offset), "seed \(seed)")
    #expect(list.map(\.reason) == lines.map(\.reason), "seed \(seed)")
    #expect(list.first?.offset == lines.first?.offset, "seed \(seed)")
  }
}
