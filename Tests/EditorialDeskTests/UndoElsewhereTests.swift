import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("Undo by somebody who works on two desks")
struct UndoElsewhereTests {
  @Test func `begins with what was done on this desk, wherever else its author has worked`() throws
  {
    let newsroom = try Newsroom()
    let (here, claim) = try newsroom.deskWithClaim()
    let (there, _) = try newsroom.deskWithClaim("there")
    _ = try here.addNote("here 1", to: claim)
    _ = try there.addNote("there 1", to: claim)
    try newsroom.pass(from: there, to: here)
    _ = try here.addNote("here 2", to: claim)
    func texts(_ desk: Desk) throws -> [String] { try desk.claim(claim).notes.map(\.text).sorted() }
    _ = try here.undo()
    #expect(try texts(here) == ["here 1", "there 1"])
    _ = try here.undo()
    #expect(try texts(here) == ["there 1"])
    _ = try here.redo()
    #expect(try texts(here) == ["here 1", "there 1"])
    _ = try here.redo()
    #expect(try texts(here) == ["here 1", "here 2", "there 1"])
    // What was taken back elsewhere is taken back there too, though its own chain is read behind.
    for _ in 1...2 { _ = try here.undo() }
    while try texts(here).contains("there 1") { _ = try here.undo() }
    try newsroom.pass(from: here, to: there)
    #expect(try texts(there) == [])
    _ = try there.redo()
    #expect(try texts(there) == ["there 1"])
  }
}
