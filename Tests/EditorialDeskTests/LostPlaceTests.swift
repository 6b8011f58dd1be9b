import AnnotationSync
import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("A place that was not found again")
struct LostPlaceTests {
  private let newsroom: Newsroom
  private let desk: Desk
  private let document: DocumentID
  private let claim: ClaimID

  /// A claim of which a colleague's file names words that the document does not have at their place.
  init() throws {
    newsroom = try Newsroom()
    desk = try newsroom.desk()
    document = try desk.ingest(
      newsroom.write("Rents rose by 3 percent in the city.\n", to: "rents.txt")
    ).document.id
    var bela = Editor("bela")
    let addition = try bela.write(
      .claimAdd,
      with: [
        "document": .string(document.text), "start": 0, "end": 23,
        "exact": "Wages rose by 9 percent", "prefix": "", "suffix": "",
      ])
    claim = try #require(addition.target.flatMap { ClaimID($0.entity) })
    let line = addition.line + [UInt8(ascii: "\n")]
    _ = try desk.merge([newsroom.write(line, to: "bela.jsonl")])
  }

  @Test func `waits, and is answered by another place: the old one is taken back with it`() throws {
    #expect(try desk.misplaced() == [claim])
    let placing = try desk.anchor(claim, at: .words("rose by 3 percent", place: nil))
    #expect(placing.takenBack == 1 && placing.isOtherwise)
    #expect(try desk.words(of: claim, in: document) == ["rose by 3 percent"])
    #expect(try desk.claim(claim).wording == "Wages rose by 9 percent")
    #expect(try desk.misplaced().isEmpty && desk.verify().problems.isEmpty)
    #expect(try desk.find("wages").map(\.name).contains(claim.text))
    _ = try desk.undo()
    #expect(try desk.misplaced() == [claim])
    #expect(try desk.words(of: claim, in: document) == ["Wages rose by 9 percent"])
    _ = try desk.rebuild()
    #expect(try desk.misplaced() == [claim] && desk.verify().problems.isEmpty)
  }

  @Test func `may be the same stretch, with the words that stand there; the wording stays`() throws
  {
    _ = try desk.anchor(claim, at: .words("Rents rose by 3 percent", place: nil))
    #expect(try desk.words(of: claim, in: document) == ["Rents rose by 3 percent"])
    #expect(try desk.claim(claim).wording == "Wages rose by 9 percent")
    #expect(try desk.misplaced().isEmpty && desk.verify().problems.isEmpty)
  }

  @Test func `leaves the claim without a place where the document does not have it`() throws {
    _ = try desk.declareAbsent(claim, because: "never was there")
    let bare = try desk.claim(claim)
    #expect(bare.appearances.isEmpty && bare.wording == "Wages rose by 9 percent")
    #expect(bare.status == .open && bare.absences.map(\.document) == [document])
    #expect(try desk.claims().map(\.claim.id).contains(claim))
    #expect(try desk.misplaced().isEmpty && desk.verify().problems.isEmpty)
    _ = try desk.rebuild()
    #expect(try desk.claim(claim).wording == bare.wording && desk.verify().problems.isEmpty)
    #expect(try desk.nextTask(.yours, after: nil, leaving: nil)?.task.claim == claim)
  }
}
