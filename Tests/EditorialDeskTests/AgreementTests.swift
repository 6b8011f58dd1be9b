import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("Agreement on a desk")
struct AgreementTests {
  private let newsroom: Newsroom
  private let desk: Desk
  private let claims: [ClaimID]

  /// Amara and Boris rate four claims of their own wording, Chen two of them.
  init() throws {
    let room = try Newsroom()
    let desk = try room.desk()
    let claims = try (1...4).map { try desk.addClaim(wording: "Claim \($0).") }
    (newsroom, self.desk, self.claims) = (room, desk, claims)
    for (editor, ratings) in [
      ("amara", ["true", "true", "false", "unproven"]),
      ("boris", ["true", "half-true", "false", "false"]), ("chen", ["true", "true"]),
    ] {
      let own = try room.desk(of: editor)
      for (claim, rating) in zip(claims, ratings) { try own.rate(claim, rating) }
    }
  }

  private func request(_ change: (inout AgreementRequest) -> Void) -> AgreementRequest {
    var request = AgreementRequest()
    request.resamples = 50
    change(&request)
    return request
  }

  @Test func `names what is left out, and leaves it out`() throws {
    let chen = try newsroom.desk(of: "chen")
    try chen.reveal(claims[2])
    try chen.rate(claims[2], "false")
    try chen.withdrawVerdict(on: claims[1])
    let agreement = try desk.agreement(request { _ in })
    #expect(agreement["ratings"] == 9 && agreement["left_out"]?["informed"] == 1)
    #expect(agreement["left_out"]?["withdrawn"] == 1 && agreement["left_out"]?["unproven"] == 0)
  }

  @Test func `has those in its pairs who are named, and refuses who rated nothing`() throws {
    let agreement = try desk.agreement(
      request {
        $0.sections = [.pairs]
        $0.people = ["chen"]
      })
    #expect(agreement["pairs"]?.array?.count == 3 && agreement["pairs_without"] == 0)
    let refusal = try desk.expectRefusal {
      _ = try desk.agreement(
        request {
          $0.sections = [.pairs]
          $0.people = ["dora"]
        })
    }
    #expect(refusal?.problem == "Nobody called 'dora' gave one of these ratings.")
  }

  @Test func `counts grades off the scale as labels, and not as numbers`() throws {
    let agreement = try desk.agreement(request { _ in })
    #expect(agreement["off_scale"]?["unproven"] == 1)
    #expect(agreement["figures"]?["krippendorff.nominal"]?["pairable"] == 10)
    let ordinal = agreement["figures"]?["krippendorff.ordinal"]
    #expect(ordinal?["pairable"] == 8 && ordinal?["off_scale"] == 1)
  }

  @Test func `counts nobody who is not on the roster, and says how many`() throws {
    try newsroom.desk().foundRoster(name: "Chief")
    let agreement = try desk.agreement(request { _ in })
    #expect(agreement["left_out"]?["unproven"]?.int == 6)
    #expect(agreement["annotators"] == 1)
    #expect(
      agreement["undefined"]?["fleiss"]?.string
        == "one annotator only: there is nobody to agree with")
  }

  @Test func `is given apart by tag, and what has none is named`() throws {
    try desk.tag(claims[0], adding: ["money", "trams"], removing: [])
    try desk.tag(claims[1], adding: ["money"], removing: [])
    let by = try desk.agreement(request { $0.grouping = "tag" })["by"]
    let groups = try #require(by?["groups"]?.array)
    #expect(groups.map { $0["group"]?.string } == ["", "money", "trams"])
    #expect(groups.map { $0["items"]?.int } == [2, 2, 1])
    #expect(groups.first?["title"] == "no tag" && by?["field"] == "tag")
    let money = try desk.agreement(request { $0.tag = "money" })
    #expect(money["items"] == 2)
  }

  @Test func `is given apart by document and by month of publication`() throws {
    let path = try newsroom.write(Newsroom.article, to: "tram.txt")
    let details = Desk.DocumentDetails(title: "Trams", published: "2026-03-04")
    let document = try desk.ingest(path, details: details).document.id
    let claim = try desk.addClaim(words: "40 million euros", in: document)
    try desk.rate(claim, "true")
    try newsroom.desk(of: "boris").rate(claim, "false")
    for (grouping, name) in [("document", document.text), ("month", "2026-03")] {
      let by = try desk.agreement(request { $0.grouping = grouping })["by"]
      let groups = try #require(by?["groups"]?.array)
      #expect(groups.map { $0["group"]?.string } == ["", name])
      #expect(groups.map { $0["ratings"]?.int } == [10, 2])
    }
    for narrow in [request { $0.document = document }, request { $0.published = "2026" }] {
      #expect(try desk.agreement(narrow)["ratings"] == 2)
    }
    #expect(try desk.agreement(request { $0.published = "2025" })["ratings"] == 0)
  }

  @Test func `is not given apart by what there is not`() throws {
    let refusal = try desk.expectRefusal {
      _ = try desk.agreement(request { $0.grouping = "colour" })
    }
    #expect(refusal?.remedy.contains("document, tag, month") ?? false)
  }

  @Test func `lists who differs on what, and makes a later verdict informed`() throws {
    let asked = request { $0.sections = [.differences] }
    let agreement = try desk.agreement(asked)
    let listed = try #require(agreement["differences"]?["listed"]?.array)
    #expect(listed.map { $0["wording"]?.string } == ["Claim 2.", "Claim 2.", "Claim 4."])
    #expect(listed.map { $0["distance"] } == [.decimal(2), .decimal(2), .null])
    let dana = try newsroom.desk(of: "dana")
    #expect(try dana.willShow(agreement: agreement, of: asked) > 0)
    #expect(try dana.willShow(agreement: agreement, of: asked) == 0)
    #expect(try dana.rate(claims[1], "true") == .informed)
  }

  @Test func `tells of single verdicts where it counts labels over few claims, and not over many`()
    throws
  {
    let dana = try newsroom.desk(of: "dana")
    let plain = request { _ in }
    #expect(try dana.willShow(agreement: dana.agreement(plain), of: plain) > 0)
    #expect(try dana.rate(claims[0], "true") == .informed)
    let more = try (5...26).map { number in
      let claim = try desk.addClaim(wording: "Claim \(number).")
      try desk.rate(claim, number < 14 ? "true" : "half-true")
      return claim
    }
    let erin = try newsroom.desk(of: "erin")
    #expect(try erin.willShow(agreement: erin.agreement(plain), of: plain) == 0)
    #expect(try erin.rate(more[0], "true") == .blind)
  }

  @Test func `makes every verdict informed that is given after an annotation file was read`() throws
  {
    let dana = try newsroom.desk(of: "dana")
    let count = try dana.willShowEverything()
    #expect(count > 0)
    #expect(try dana.willShowEverything() == 0)
    #expect(try dana.rate(claims[0], "true") == .informed)
    #expect(try desk.willShowEverything() < count)
  }

  @Test func `takes drift from the chains, so that no clock and no merge changes it`() throws {
    // Amara's first eight agree with the others in 6.5 of 8, her last eight in none.
    for number in 5...24 {
      let claim = try desk.addClaim(wording: "Claim \(number).")
      try desk.rate(claim, "true")
      try newsroom.desk(of: "boris").rate(claim, number < 14 ? "true" : "half-true")
    }
    let asked = request { $0.sections = [.drift] }
    let drift = try #require(try desk.agreement(asked)["drift"])
    #expect(drift.array?.first?["agreement_change"] == .decimal(-0.8125))
    let other = try newsroom.desk("other", of: "chen")
    try newsroom.pass(from: desk, to: other)
    #expect(try other.agreement(asked)["drift"] == drift)
  }

  @Test func `says why there is no reliability`() throws {
    let agreement = try desk.agreement(request { $0.sections = [.reliability, .pairs] })
    #expect(agreement["reliability"] == .null)
    #expect(agreement["reliability_undefined"]?.string?.hasPrefix("too few items: 4") ?? false)
    #expect(agreement["pairs"]?.array?.count == 3)
  }

  @Test func `is the same for a file with the same ratings`() throws {
    let rows = [
      "1,amara,true", "1,boris,true", "1,chen,true", "2,amara,true", "2,boris,half-true",
      "2,chen,true", "3,amara,false", "3,boris,false", "4,amara,unproven", "4,boris,false",
    ]
    let path = try newsroom.write(
      "item,annotator,label\n" + rows.joined(separator: "\n") + "\n", to: "ratings.csv")
    let file = try Filter.agreement(
      from: path,
      request {
        $0.order = ["true", "mostly-true", "half-true", "mostly-false", "false"]
        $0.offScale = ["unproven"]
      })
    let here = try desk.agreement(request { _ in })
    #expect(file["krippendorff"] == here["krippendorff"])
    #expect(file["interval95"] == here["interval95"])
  }
}
