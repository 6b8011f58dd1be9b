import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

@Suite("The explanation of a claim")
struct ExplainTests {
  private let newsroom: Newsroom

  init() throws { newsroom = try Newsroom() }

  private func story(_ explanation: Explanation, _ facet: String) throws -> Explanation.Story {
    try #require(explanation.facets.first { $0.facet.text == facet })
  }

  @Test func `tells who replaced what, and hides what the reader may not see yet`() throws {
    let (desk, claim) = try newsroom.deskWithClaim()
    try desk.reword(claim, to: "The line will cost 40 million.")
    try desk.rate(claim, "true", because: "The mayor said so.")
    let boris = try newsroom.desk("boris", of: "boris")
    try newsroom.pass(from: desk, to: boris)
    try boris.reword(claim, to: "The line costs 40 million.")
    let explanation = try boris.explain(claim.text)
    #expect(explanation.entity == claim.text && explanation.kind == "claim")
    let wording = try story(explanation, "wording")
    #expect(wording.entries.map(\.stands) == [false, true])
    #expect(wording.entries[0].replacedBy.map(\.by.name) == ["boris"])
    #expect(wording.entries[1].written.over == [wording.entries[0].written.operation])
    let verdict = try story(explanation, "verdict:amara")
    #expect(verdict.entries.map(\.written.value) == ["true 80 %: The mayor said so."])
    #expect(verdict.entries.map(\.written.isHidden) == [true])
    #expect(!explanation.isContested)
    // To look at the explanation is not to look at the verdict.
    #expect(try boris.rate(claim, "false") == .blind)
    let after = try story(boris.explain(claim.text), "verdict:amara")
    #expect(after.entries.map(\.written.isHidden) == [false])
  }

  @Test func `tells of files that are not merged, and changes nothing`() throws {
    let path = newsroom.file("boris.jsonl")
    let (desk, claim) = try newsroom.deskWithClaim()
    let (boris, _) = try newsroom.deskWithClaim("boris", of: "boris")
    try desk.reword(claim, to: "The line will cost 40 million.")
    try boris.reword(claim, to: "The line costs 40 million.")
    _ = try boris.share(to: path)
    let before = try (desk.digest(), desk.stateDigest())
    #expect(try !desk.explain(claim.text).isContested)
    let explanation = try desk.explain(String(claim.text.prefix(8)), merging: [path])
    #expect(explanation.isContested)
    let sides = try story(explanation, "wording").entries.filter(\.stands)
    #expect(Set(sides.map(\.written.by.name)) == ["amara", "boris"])
    #expect(try (desk.digest(), desk.stateDigest()) == before)
    #expect(try desk.verify().chains == 1)
  }

  @Test func `names what is not here yet, and what is not understood`() throws {
    let (desk, claim) = try newsroom.deskWithClaim()
    func line(_ number: Int, _ rest: String) -> String {
      #"{"v":1,"dev":"chen","ep":1,"n":\#(number),"at":"2027-01-01T00:00:00.000Z","by":"chen","#
        + #""on":"\#(claim)",\#(rest)}"# + "\n"
    }
    let absent = String(repeating: "A", count: 32)
    _ = try desk.merge([
      newsroom.write(
        line(1, #""do":"claim.word","over":["\#(absent)"],"with":{"wording":"It costs 40."}"#)
          + line(2, #""do":"claim.dream","with":{}"#), to: "chen.jsonl")
    ])
    let explanation = try desk.explain(claim.text)
    #expect(try story(explanation, "wording").awaited.map(\.operation.text) == [absent])
    #expect(explanation.notUnderstood.map(\.act) == ["claim.dream"])
  }

  @Test func `is given of documents too, and of nothing else`() throws {
    let (desk, _) = try newsroom.deskWithClaim()
    let document = try #require(try desk.documents().first)
    let explanation = try desk.explain(document.id.short)
    #expect(explanation.kind == "document")
    #expect(explanation.facets.map(\.facet.text) == ["taking-in:amara"])
    let refusal = try desk.expectRefusal { _ = try desk.explain("zzzz") }
    #expect(refusal as? DeskError == .unknownName("zzzz", kind: "claim"))
  }
}
