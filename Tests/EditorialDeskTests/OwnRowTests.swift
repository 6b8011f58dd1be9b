import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("A verdict that its own author brings in")
struct OwnRowTests {
  @Test func `is taken back with undo where it brings others' work alone, and nothing older is`()
    throws
  {
    let room = try Newsroom()
    let desk = try room.desk(of: "dana")
    let id = try desk.addClaim(wording: "Trams are red.")
    _ = try desk.addNote("Mine, and older.", to: id)
    try importing(["\(id.text),Trams are red.,ana,true,,blind"], on: desk, in: room)
    #expect(try desk.undo().what == ["verdict: true"])
    #expect(try desk.claim(id).verdicts.isEmpty && desk.claim(id).notes.count == 1)
    _ = try desk.redo()
    #expect(try desk.claim(id).verdicts.map(\.annotator.name) == ["ana"])
    _ = try desk.undo()
    _ = try desk.undo()
    #expect(try desk.claim(id).verdicts.isEmpty && desk.claim(id).notes.isEmpty)
  }

  private func importing(_ rows: [String], on desk: Desk, in room: Newsroom, isBlind: Bool = false)
    throws
  {
    let path = try room.write(
      "id,wording,annotator,rating,confidence,seen\n" + rows.map { $0 + "\n" }.joined(),
      to: "own.csv")
    _ = try desk.importFiles([path], as: try #require(Desk.ForeignFormat("csv")), isBlind: isBlind)
  }

  @Test func `is informed where nobody says whose it is, whatever the file says of it`() throws {
    let room = try Newsroom()
    let desk = try room.desk(of: "dana")
    for isBlind in [false, true] {
      try importing(
        ["1,Trams are red.,,true,,blind", "2,Trams run.,,true,,"], on: desk, in: room,
        isBlind: isBlind)
    }
    let verdicts = try desk.claims().flatMap(\.claim.verdicts)
    #expect(verdicts.map(\.annotator.name) == ["dana", "dana"])
    #expect(verdicts.allSatisfy { $0.seen == .informed })
  }

  @Test func `makes no verdict blind that its author has given after a look`() throws {
    let room = try Newsroom()
    let desk = try room.desk(of: "dana")
    let id = try desk.addClaim(wording: "Trams are red.")
    try room.desk(of: "ana").rate(id, "true")
    _ = try desk.reveal(id)
    // Where there is none, and where there is one, said again and said otherwise.
    try importing(["\(id.text),Trams are red.,dana,false,,blind"], on: desk, in: room)
    #expect(try desk.claim(id).verdicts.last?.seen == .informed)
    let count = try desk.history(of: id.text).count
    try importing(["\(id.text),Trams are red.,dana,false,,blind"], on: desk, in: room)
    #expect(try desk.history(of: id.text).count == count)
    try importing(["\(id.text),Trams are red.,dana,true,90,blind"], on: desk, in: room)
    #expect(try desk.claim(id).verdicts.last?.rating == "true")
    #expect(try desk.claim(id).verdicts.last?.seen == .informed)
  }

  @Test(
    "makes none blind of somebody who had looked on a desk of this home, whoever brings it",
    arguments: ["city", "other"])
  func looked(on name: String) throws {
    let room = try Newsroom()
    let desk = try room.desk(of: "dana")
    let id = try desk.addClaim(wording: "Trams are red.")
    try desk.rate(id, "true")
    try room.pass(from: desk, to: room.desk("other", of: "dana"))
    #expect(try room.desk(name, of: "Boris", at: "dana").reveal(id))
    for count in [1, 0] {
      let before = try desk.history(of: id.text).count
      try importing(
        ["\(id.text),Trams are red.,boris,true,,blind"], on: desk, in: room)
      #expect(try desk.history(of: id.text).count == before + count)
    }
    #expect(try desk.claim(id).verdicts.map(\.seen) == [.informed, .blind])
  }

  @Test func `stays blind where its author brings it before anybody else's was seen`() throws {
    let room = try Newsroom()
    let desk = try room.desk(of: "dana")
    try importing(
      ["1,Trams are red.,dana,true,80,blind", "1,Trams are red.,ana,true,,blind"], on: desk,
      in: room)
    #expect(try desk.claims().flatMap(\.claim.verdicts).map(\.seen) == [.blind, .blind])
  }
}
