import ClaimModel
import EditorialDesk
import Testing

@Suite("Publishing a claim")
struct PublishingTests {
  private let newsroom: Newsroom
  private let desk: Desk
  private let claim: ClaimID

  init() throws {
    newsroom = try Newsroom()
    (desk, claim) = try newsroom.deskWithClaim()
    try desk.rate(claim, "true", because: "The budget says so.")
  }

  private static let address = "https://news.example/checks/7"

  private func publish(change: Publication.Change? = nil, because: String = "") throws
    -> Publication
  {
    try desk.publish(
      claim, Desk.PublicationOffer(url: Self.address, change: change, because: because)
    ).publication
  }

  private func due() throws -> [Correction] { try desk.corrections().map(\.correction) }

  @Test func `keeps where it went, and what stood then`() throws {
    let first = try publish()
    #expect(first.version == 1 && first.change == .first && first.url == Self.address)
    #expect(first.standing?.rating == "true" && first.standing?.isVerified == false)
    #expect(try desk.claim(claim).publications == [first])
    #expect(try due().isEmpty)
  }

  @Test func `says unrated of words that nobody rated`() throws {
    try desk.reword(claim, to: "Something else was said.")
    let offer = Desk.PublicationOffer(url: Self.address)
    let published = try desk.publish(claim, offer)
    #expect(published.publication.standing?.rating == nil)
    #expect(
      published.remark == "It went out as unrated: every verdict was given on another wording.")
    #expect(try due().isEmpty)
    try desk.rate(claim, "true", because: "That too.")
    #expect(try due().map(\.change) == [.rating])
    #expect(try desk.publish(claim, offer).remark.isEmpty && due().isEmpty)
  }

  @Test func `asks for a correction of what went out unrated and was taken back`() throws {
    try newsroom.desk(of: "boris").rate(claim, "false")
    #expect(try publish().standing?.rating == nil)
    #expect(try due().isEmpty)
    try desk.decide(claim, .retracted, because: "It was never said.")
    #expect(try due().map(\.change) == [.void])
    #expect(try due().first?.takenBack?.because == "It was never said.")
    #expect(try publish(change: .void).change == .void)
    #expect(try due().isEmpty)
  }

  @Test func `keeps its rating while only the words have changed since, and is unrated after that`()
    throws
  {
    _ = try publish()
    try desk.reword(claim, to: "Something else was said.")
    #expect(try due().map(\.change) == [.factual])
    let told = try due().first?.differences.map(\.what)
    #expect(told?.prefix(2) == [.rating, .wording])
    #expect(try publish(because: "Other words.").standing?.rating == nil)
    #expect(try due().isEmpty)
  }

  @Test func `makes a correction due when the rating changes`() throws {
    _ = try publish()
    try desk.rate(claim, "half-true", because: "Not all of it.")
    let correction = try #require(try due().first)
    #expect(correction.change == .rating && correction.later == nil)
    #expect(correction.earlier.url == Self.address)
    let difference = try #require(correction.differences.first)
    #expect(difference.what == .rating && difference.old == "true")
    #expect(difference.new == "half-true")
    let second = try publish(because: "More was known.")
    #expect(second.version == 2 && second.change == .rating)
    #expect(try due().isEmpty)
    let made = try #require(try desk.corrections(includingMade: true).first?.correction)
    #expect(made.later == second && made.change == .rating)
  }

  @Test func `tells what kind of correction is due`() throws {
    _ = try publish()
    try desk.reword(claim, to: desk.claim(claim).wording.uppercased())
    #expect(try due().map(\.change) == [.minor])
    try desk.reword(claim, to: "Something else was said.")
    #expect(try due().map(\.change) == [.factual])
    try desk.decide(claim, .retracted)
    #expect(try due().map(\.change) == [.void])
  }

  @Test func `sees evidence that came, and evidence that went`() throws {
    let offer = Desk.EvidenceOffer(
      stance: .supports,
      source: .outside(url: "https://example.org/", title: "", quote: "40 million"))
    let evidence = try desk.offer(offer, on: claim)
    _ = try publish()
    _ = try desk.offer(offer, on: claim)
    #expect(try due().map(\.change) == [.update])
    _ = try desk.withdrawEvidence(evidence.text, because: "Forged.")
    let correction = try #require(try due().first)
    #expect(correction.change == .factual)
    #expect(correction.differences.first?.old == "supports: 40 million")
  }

  @Test func `is the same on a colleague's desk`() throws {
    _ = try publish()
    try desk.rate(claim, "false", because: "No.")
    let other = try newsroom.desk("other", of: "boris")
    try newsroom.pass(from: desk, to: other)
    #expect(try other.corrections().map(\.correction) == due())
  }

  @Test func `is refused without an address, twice as the first, and without a change`() throws {
    let nowhere = try desk.expectRefusal {
      _ = try desk.publish(claim, Desk.PublicationOffer())
    }
    #expect(nowhere?.problem == "A publication needs the address at which it can be read.")
    for address in ["javascript:alert(1)", "https://e.example/a b", "https://e.example/\u{202E}"] {
      #expect(
        try desk.expectRefusal {
          _ = try desk.publish(claim, Desk.PublicationOffer(url: address))
        } != nil)
    }
    #expect(try desk.expectRefusal { _ = try publish(change: .rating) } != nil)
    _ = try publish()
    #expect(try desk.expectRefusal { _ = try publish(change: .first) } != nil)
    #expect(try desk.expectRefusal { _ = try publish() } != nil)
    #expect(try publish(change: .minor).version == 2)
  }

  @Test func `is refused under a kind that is less than the differences come to`() throws {
    _ = try publish()
    try desk.reword(claim, to: "Something else was said.")
    let smaller = try desk.expectRefusal { _ = try publish(change: .minor) }
    #expect(smaller?.problem == "The differences come to factual: wording.")
    let void = try desk.expectRefusal { _ = try publish(change: .void) }
    #expect(void?.problem == "Something stands on the claim: its rating is true.")
    #expect(try publish(change: .rating).change == .rating)
  }

  @Test func `tells a retraction with its reason, and the words of its time`() throws {
    _ = try publish()
    let words = try desk.claim(claim).wording
    try desk.decide(claim, .retracted, because: "It was never said.")
    let due = try #require(try desk.corrections().first)
    #expect(due.wording == words)
    #expect(due.correction.takenBack?.because == "It was never said.")
    let told = try #require(desk.correctionJSON(due.correction)["taken_back"])
    #expect(told == ["as": "retracted", "because": "It was never said.", "by": "amara"])
    #expect(try publish(change: .void).change == .void)
    try desk.reword(claim, to: "Something else was said.")
    #expect(try desk.corrections().isEmpty)
    #expect(try desk.corrections(includingMade: true).map(\.wording) == [words])
  }
}
