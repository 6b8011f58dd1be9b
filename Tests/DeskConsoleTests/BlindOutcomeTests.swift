import ClaimModel
import DeskConsole
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("Who is to rate a claim blind")
struct BlindOutcomeTests {
  private let room: ReviewRoom
  private let claim: ClaimID
  private var chen: Sitting

  /// Amara and Boris differ on a claim that Chen has not rated.
  init() throws {
    room = try ReviewRoom()
    var amara = try room.sitting("amara")
    claim = try amara.claim().id
    try amara.type("true 80")
    var boris = try Sitting(room.desk("boris"))
    try boris.type("open \(claim.text)")
    try boris.type("false 80")
    chen = try Sitting(room.desk("chen"))
  }

  private func hidden(from desk: Desk) throws -> Set<ClaimID> {
    try desk.hiddenOutcomes(among: [desk.claim(claim)])
  }

  @Test mutating func `is not told whether others differ on it, wherever the prompt lists`() throws
  {
    for line in ["progress", "queue", "open \(claim.text)", "next"] {
      let told = try chen.read(line)
      #expect(!told.contains("disputed") && !told.contains("agreed"), "\(line): \(told)")
    }
    #expect(try chen.read("progress").contains("1 rated"))
    let disputes = try chen.read("disputes")
    #expect(!disputes.contains("1 claim") && !disputes.contains(claim.short))
    #expect(
      disputes.contains(
        "as they are few or all alike: `disputes"))
    try chen.type("open \(claim.text)")
    let here = try chen.read("disputes here")
    #expect(here.contains("Whether others differ about \(claim.short) is not told"))
    #expect(try hidden(from: chen.desk) == [claim])
  }

  @Test mutating func `is told the same where others agree on it`() throws {
    let differing = try ["disputes", "disputes here"].map {
      try chen.read("open \(claim.text)") + chen.read($0)
    }
    var boris = try Sitting(room.desk("boris"))
    try boris.type("open \(claim.text)")
    try boris.type("true 80")
    let agreeing = try ["disputes", "disputes here"].map {
      try chen.read("open \(claim.text)") + chen.read($0)
    }
    #expect(differing == agreeing)
    #expect(try chen.desk.disputesToName([claim.text]) == ([], nil))
    #expect(try chen.desk.disputesToName([]) == ([], nil))
  }

  @Test(
    "is told no counts over many claims that tell of those that they have not rated",
    arguments: [(rated: 0, differing: 0), (rated: 0, differing: 1), (rated: 30, differing: 1)])
  mutating func countsOverMany(rated: Int, differing: Int) throws {
    let (amara, boris) = (try room.desk("amara"), try room.desk("boris"))
    for number in 1...40 {
      let claim = try amara.addClaim(wording: "Tram \(number) is red.")
      _ = try amara.rate(claim, Desk.VerdictOffer(rating: "true"))
      let rating = number <= differing ? "false" : "true"
      _ = try boris.rate(claim, Desk.VerdictOffer(rating: rating))
      if number > 40 - rated { _ = try chen.desk.rate(claim, Desk.VerdictOffer(rating: "true")) }
    }
    _ = try boris.rate(claim, Desk.VerdictOffer(rating: "true"))
    // Many that are not all alike, of which they have rated few, tell of no single one.
    let isTold = differing > 0 && rated == 0
    #expect(try chen.read("progress").contains("agreed") == isTold)
    #expect(try chen.desk.hidesRatings() != isTold)
    #expect(try chen.read("disputes").contains("1 claim is disputed") == isTold)
  }

  @Test mutating func `has looked after asking for the disputed ones by name`() throws {
    let named = try chen.read("queue disputed")
    #expect(named.contains(claim.short))
    #expect(named.contains("This names 1 claim that you have not rated"))
    try chen.type("open \(claim.text)")
    #expect(try chen.read("true 70").contains("informed"))
  }

  @Test mutating func `is told after rating it`() throws {
    try chen.type("open \(claim.text)")
    try chen.type("true 70")
    #expect(try chen.read("disputes").contains(claim.short))
    #expect(try chen.read("progress").contains("1 disputed"))
    #expect(try hidden(from: chen.desk).isEmpty)
  }

  @Test mutating func `is told after looking, and where the policy lets them rule`() throws {
    let dana = try room.desk("dana")
    _ = try dana.setPolicy(Policy(text: "policy: chiefs\nwho-may-rule: dana\n"))
    #expect(try hidden(from: dana).isEmpty)
    #expect(try hidden(from: chen.desk) == [claim])
    var chief = try Sitting(dana)
    let named = try chief.read("disputes")
    // Which claim it is, and not what was said there.
    #expect(named.contains(claim.short) && named.contains("hidden until you give yours"))
    #expect(try chen.read("disputes reveal").contains(claim.short))
    #expect(try hidden(from: chen.desk).isEmpty)
  }
}
