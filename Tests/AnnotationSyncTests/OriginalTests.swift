import AnnotationSync
import ClaimModel
import DeskTestSupport
import Testing

@Suite("What undo brought back")
struct OriginalTests {
  private var boris = Editor("boris")
  private var chief = Editor("chief")
  private let claim = "N6w1M2L_0BxwOKUlkaYBTOlaIoiNcI29"

  private func draft(
    _ outcome: String, over: [Operation], undo: [Operation] = [], redo: [Operation] = []
  ) -> OperationDraft {
    var draft = OperationDraft(
      .claimDecide, on: claim, with: ["as": .string(outcome)], over: over.map(\.id))
    if !undo.isEmpty { draft.marks[.undo] = undo.map(\.id) }
    if !redo.isEmpty { draft.marks[.redo] = redo.map(\.id) }
    return draft
  }

  @Test mutating func `stands for what its author wrote, however often it was undone and redone`()
    throws
  {
    let rejected = try boris.write(draft("rejected", over: []))
    var all = [rejected]
    var (done, undone) = (try chief.write(draft("accepted", over: [rejected])), rejected)
    all.append(done)
    for _ in 1...3 {
      let former = done
      undone = try chief.write(draft("rejected", over: [done], undo: [former]))
      done = try chief.write(draft("accepted", over: [undone], redo: [undone]))
      all += [undone, done]
      #expect(all.originals[undone.id] == rejected)
      #expect(all.originals[done.id]?.by.name == "chief")
    }
    #expect(causalOrder(of: all.reversed()).originals == all.originals)
    #expect(all.originals[rejected.id] == nil)
  }

  @Test mutating func `is nobody else's where the contents are not`() throws {
    let rejected = try boris.write(draft("rejected", over: []))
    let accepted = try chief.write(draft("accepted", over: [rejected]))
    let forged = try chief.write(draft("retracted", over: [accepted], undo: [accepted]))
    let foreign = try chief.write(draft("rejected", over: [], undo: [forged]))
    #expect([rejected, accepted, forged, foreign].originals.isEmpty)
  }

  @Test mutating func `is told with the story of a facet`() throws {
    let rejected = try boris.write(draft("rejected", over: []))
    let accepted = try chief.write(draft("accepted", over: [rejected]))
    let back = try chief.write(draft("rejected", over: [accepted], undo: [accepted]))
    let story = try #require(FacetStory.all(of: [back, accepted, rejected]).first)
    #expect(story.entries.last?.original == rejected)
    #expect(story.entries.first?.original == nil)
  }
}
