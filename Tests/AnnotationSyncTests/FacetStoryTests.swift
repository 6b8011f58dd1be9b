import AnnotationSync
import ClaimModel
import DeskTestSupport
import Testing

@Suite("The story of a facet")
struct FacetStoryTests {
  private var amara = Editor("amara")
  private var boris = Editor("boris")

  private mutating func claim() throws -> Operation {
    try amara.write(.claimAdd, with: ["wording": "Rents rose by 12 %."])
  }

  private func word(
    _ editor: inout Editor, _ claim: Operation, _ wording: String, over heads: [Operation] = []
  ) throws -> Operation {
    try editor.write(
      .claimWord, on: claim.id.text, with: ["wording": .string(wording)], over: heads)
  }

  private func story(_ facet: Facet.Kind, of operations: [Operation]) throws -> FacetStory {
    try #require(FacetStory.all(of: operations).first { $0.facet.kind == facet })
  }

  @Test mutating func `tells what stands, what was replaced, and by which operation`() throws {
    let claim = try claim()
    let first = try word(&amara, claim, "Rents rose.")
    let second = try word(&boris, claim, "Rents fell.", over: [first])
    let story = try story(.wording, of: [second, claim, first])
    #expect(story.entries.map(\.operation) == [first, second])
    #expect(story.entries.map(\.stands) == [false, true])
    #expect(story.entries[0].replacedBy == [second])
    #expect(!story.isContested)
  }

  @Test mutating func `is contested while two contents stand, unaware of each other`() throws {
    let claim = try claim()
    let first = try word(&amara, claim, "Rents rose.")
    let second = try word(&boris, claim, "Rents fell.")
    #expect(try story(.wording, of: [claim, first, second]).isContested)
    let third = try word(&amara, claim, "Rents stood.", over: [first, second])
    #expect(try !story(.wording, of: [claim, first, second, third]).isContested)
  }

  @Test mutating func `names what is awaited, and who named it`() throws {
    let claim = try claim()
    let absent = try word(&amara, claim, "Rents rose.")
    let later = try word(&boris, claim, "Rents fell.", over: [absent])
    let story = try story(.wording, of: [claim, later])
    #expect(story.awaited.map(\.id) == [absent.id])
    #expect(story.awaited.map(\.namedBy) == [[later.id]])
    #expect(story.heads == [later])
  }

  @Test func `has the heads that the log has, whatever was written`() throws {
    for seed in UInt64(1)...20 {
      let operations = try RandomOperations(seed: seed).operations
      var log = AnnotationLog()
      log.merge(operations)
      let heads = log.heads
      var generator = SeededGenerator(seed: seed)
      for story in FacetStory.all(of: operations.shuffled(using: &generator)) {
        let expected = heads[ExactText(story.entity)]?[story.facet]
        #expect(story.heads == expected, "seed \(seed), \(story.facet)")
      }
    }
  }
}
