import ClaimModel
import DeskConsole
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

@Suite("Files and folders at the prompt")
struct ExchangeTests {
  private let room: ReviewRoom
  private let folder: String

  init() throws {
    room = try ReviewRoom()
    folder = room.file("team")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  /// Boris's prompt, on a desk that has no document.
  private func boris() throws -> Sitting { try Sitting(room.desk("boris", file: "boris.stet")) }

  @Test func `pass work through a shared folder`() throws {
    var amara = try room.sitting("amara")
    // 3 acts and a seal.
    #expect(try amara.read("share \(folder)").hasPrefix("added 4 operations to \(folder)/"))
    var boris = try boris()
    #expect(try boris.read("merge \(folder)").hasPrefix("4 lines: 4 new"))
    #expect(try boris.desk.digest() == amara.desk.digest())
    try amara.type("reword The bridge costs 12 million.")
    // An act and a seal.
    #expect(try amara.read("share \(folder)").hasPrefix("added 2 operations"))
    #expect(try boris.read("merge \(folder)").hasPrefix("6 lines: 2 new, 4 known"))
    #expect(try boris.desk.digest() == amara.desk.digest())
  }

  @Test func `are not standard input, which is the prompt's`() throws {
    var amara = try room.sitting("amara")
    #expect(throws: ConsoleError.self) { try amara.type("merge -") }
  }

  @Test func `show a claim's words where the document stayed at home`() throws {
    var amara = try room.sitting("amara")
    let claim = try amara.claim().id
    try amara.type("share \(room.file("amara.jsonl"))")
    var boris = try boris()
    try boris.type("merge \(room.file("amara.jsonl"))")
    let card = try boris.read("open \(claim.text)")
    #expect(card.contains("(not on this desk)"))
    #expect(card.contains("the new bridge on Monday. «It will cost 12 million euros», the city"))
    #expect(try boris.read("context").contains("«It will cost 12 million euros»"))
  }

  @Test func `show whose desk read a text that nothing proves`() throws {
    var amara = try Sitting(room.desk("amara"))
    let returns = ReviewRoom.harbour.replacing("\n", with: "\r\n")
    let document = try room.takeIn(returns, outlet: "Harbour Post", on: amara.desk)
    let claim = try amara.desk.addClaim(words: ReviewRoom.cars, in: document)
    let path = room.file("amara.jsonl")
    try amara.desk.share(.init(withDocuments: true), to: .file(path))
    var boris = try boris()
    try boris.type("merge \(path)")
    let card = try boris.read("open \(claim.text)")
    #expect(card.contains("(as amara's desk read it)"))
    #expect(try boris.read("context 2").contains("treasury said in a statement. Mayor Edda Lund"))
    #expect(try amara.read("open \(claim.text)").contains("desk read it") == false)
  }
}
