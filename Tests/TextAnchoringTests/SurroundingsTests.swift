import ClaimModel
import DeskTestSupport
import Testing
import TextAnchoring

@Suite("Words that stand in several places")
struct SurroundingsTests {
  private static let text =
    "The mayor said on Monday that rents rose in May. The deputy said that rents rose\nin June."

  private func places(after prefix: String, before suffix: String) -> [Int] {
    DocumentText(Self.text).places(of: "rents rose", after: prefix, before: suffix).map(\.start)
  }

  @Test(
    "are told apart by what stands before and behind them",
    arguments: [
      ("The mayor said on Monday that ", " in May."), ("Monday that ", ""), ("", " in May"),
      ("said on Monday that\n", " in May."),
    ])
  func areToldApart(prefix: String, suffix: String) {
    #expect(places(after: prefix, before: suffix) == [30])
  }

  @Test func `may be found whatever white space is behind them`() {
    #expect(places(after: "", before: " in June") == [70])
  }

  @Test func `are several where the surroundings fit them alike, and none where they fit nowhere`()
  {
    #expect(places(after: " that ", before: "") == [30, 70])
    #expect(places(after: "", before: "") == [])
    // A sentence that differs by a word is another one.
    #expect(places(after: "The mayor said on Sunday that ", before: " in May.") == [])
    #expect(places(after: "Nobody said that ", before: "") == [])
    #expect(places(after: "An editor wrote ", before: " over and over") == [])
    #expect(DocumentText(Self.text).places(of: "wages", after: "that ", before: "") == [])
  }

  @Test(arguments: lawSeeds(30))
  func `are each found by the surroundings that tell it`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let words = (0..<60).map { _ in ["rents", "rose", "in", "May"].randomElement(using: &generator)
    }
    let text = DocumentText(words.compactMap(\.self).joined(separator: " "))
    for span in text.find("rents") {
      let selector = text.selector(
        for: span, in: try #require(DocumentID(String(repeating: "a", count: 64))))
      let found = text.places(of: "rents", after: selector.prefix, before: selector.suffix)
      #expect(found.contains(span), "seed \(seed)")
    }
  }
}
