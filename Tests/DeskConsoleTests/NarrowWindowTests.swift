import ClaimModel
import DeskConsole
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("A window of 40 columns")
struct NarrowWindowTests {
  let room: ReviewRoom
  var amara: Sitting

  init() throws {
    room = try ReviewRoom()
    amara = try room.sitting("amara")
    try amara.type("query writer: Which of the treasuries that there are is meant by this?")
    amara.console.width = 40
  }

  @Test(
    "has no line that is wider",
    arguments: [
      "help", "help evidence", "sweep", "queue", "queue query", "gate", "progress", "show",
      "show all", "cover", "cover show", "history", "policy", "scale", "who", "conflicts",
      "find bridge",
    ])
  func hasNoWiderLine(line: String) throws {
    var amara = amara
    for shown in try amara.type(line) {
      #expect(Completion.width(of: shown) <= 40, "\(line): \(shown)")
    }
  }

  @Test mutating func `leaves a claim on the list to be read`() throws {
    let listed = try amara.type("sweep")
    #expect(listed.first?.contains("The ") ?? false)
    #expect(!listed.contains { $0.contains("T… —") })
  }
}
