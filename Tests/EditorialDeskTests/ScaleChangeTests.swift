import AnnotationSync
import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("Another scale")
struct ScaleChangeTests {
  private let newsroom: Newsroom
  private let desk: Desk
  private let boris: Desk
  private let claim: ClaimID

  /// Amara and Boris have both rated a claim `true` on the standard scale.
  init() throws {
    newsroom = try Newsroom()
    (desk, claim) = try newsroom.deskWithVerdicts()
    boris = try newsroom.desk(of: "boris")
  }

  private func use(_ scale: Scale, _ maps: [String] = [], keep: Bool = false) throws -> [RatingUse]
  {
    try desk.change(
      ScaleChange(
        to: scale, counting: maps.map { try ScaleChange.Count($0) }, keepsOthers: keep)
    ).ratings
  }

  private func reason() throws -> String? {
    try desk.judged(claim).gate.results.first { $0.clause == .agreement }?.reason
  }

  @Test func `is refused while nothing says what becomes of the ratings given`() throws {
    let refusal = try desk.expectRefusal { _ = try use(.averitec) }
    #expect(refusal?.problem.contains("2 × true on stet") == true)
    #expect(refusal?.remedy.contains("--map stet/true=supported") == true)
  }

  @Test
  func `tells who has not rated the few claims that are how many ratings there are and no more`()
    throws
  {
    let chen = try newsroom.desk(of: "chen")
    #expect(try chen.hidesRatings() && !desk.hidesRatings())
    let uses = try use(.averitec, keep: true)
    #expect(
      RatingUse.phrases(of: uses, isHidden: true) == [
        "2 ratings, hidden until you have rated the claims that are"
      ])
    #expect(RatingUse.phrases(of: uses, isHidden: false).first?.hasPrefix("2 × true") == true)
    for number in 1...20 {
      try desk.rate(desk.addClaim(wording: "Claim \(number)."), "supported")
    }
    #expect(try !chen.hidesRatings())
  }

  @Test(
    "asks who has not rated the few claims that are about every grade, whatever was given",
    arguments: [[], ["true=supported"], ["false=refuted"]])
  func asksAboutAll(maps: [String]) throws {
    let chen = try newsroom.desk(of: "chen")
    let counts = try maps.map { try ScaleChange.Count($0) }
    let refusal = try desk.expectRefusal {
      _ = try chen.change(ScaleChange(to: .averitec, counting: counts))
    }
    let asked = refusal?.problem ?? ""
    #expect(asked.contains("hidden from you"))
    let mapped = maps.compactMap { $0.split(separator: "=").first.map(String.init) }
    for grade in Scale.standard.grades.map(\.name) where grade != "conflicting" {
      #expect(
        asked.contains(": \(grade),") || asked.contains(" \(grade),")
          || asked.contains(" \(grade).")
          || mapped.contains(grade), "\(grade): \(asked)")
    }
    let all = try Scale.standard.grades.map { try ScaleChange.Count("\($0.name)=refuted") }
    _ = try chen.change(ScaleChange(to: .averitec, counting: all))
  }

  @Test func `keeps every rating as it was given`() throws {
    let before = try desk.claim(claim).verdicts
    _ = try use(.averitec, keep: true)
    let after = try desk.claim(claim).verdicts
    #expect(after.map(\.operation) == before.map(\.operation))
    #expect(after.map(\.rating) == ["true", "true"])
  }

  @Test func `does not count what it says nothing of, and says why`() throws {
    #expect(try desk.judged(claim).isVerified)
    _ = try use(.truthSix, keep: true)
    let judged = try desk.judged(claim)
    // The new scale has a grade of that name; it is another grade.
    #expect(judged.gate.unmet.map(\.clause) == [.agreement])
    #expect(
      try reason()
        == "'true (on the scale stet, counts for nothing on this one)': it decides nothing.")
    #expect(judged.claim.verdicts.allSatisfy { $0.standing == .kept(from: "stet") })
  }

  @Test func `counts what it maps, and says how`() throws {
    let uses = try use(.averitec, ["true=supported"])
    #expect(
      uses.map(\.phrase) == ["2 × true on the scale stet: kept as given, counts as supported"])
    #expect(try desk.judged(claim).isVerified)
    #expect(
      try reason()
        == "All verdicts say true (on the scale stet, counts as supported): amara, boris.")
    let verdicts =
      try JSONValue(parsing: desk.detailJSON(desk.judged(claim)))["verdicts"]?.array ?? []
    #expect(verdicts.compactMap { $0["rating"]?.string } == ["true", "true"])
    #expect(verdicts.compactMap { $0["counts_as"]?.string } == ["supported", "supported"])
  }

  @Test func `is the one that ratings are given on from then on`() throws {
    _ = try use(.averitec, ["true=supported"])
    _ = try desk.expectRefusal { try desk.rate(claim, "true") }
    try desk.rate(claim, "supported")
    let verdict = try desk.claim(claim).verdicts.first { $0.annotator.name == "amara" }
    #expect(verdict?.scale == "averitec")
    try newsroom.desk(of: "chief").rule(claim, "supported", because: "It is so.")
    #expect(try reason() == "chief ruled supported.")
    #expect(try desk.judged(claim).gate.unmet.map(\.clause) == [.blindVerdicts])
  }

  @Test func `carries what was mapped on through further ones`() throws {
    _ = try use(.averitec, ["true=supported"])
    _ = try use(.ticks, ["supported=tick"])
    #expect(try desk.judged(claim).isVerified)
    #expect(try desk.judged(claim).claim.verdicts.first?.standing?.grade?.name == "tick")
    _ = try use(.standard, keep: true)
    #expect(try desk.judged(claim).isVerified)
    #expect(try desk.judged(claim).claim.verdicts.first?.standing?.remark == nil)
  }

  @Test func `may say later what a kept rating counts as`() throws {
    _ = try use(.averitec, keep: true)
    #expect(try !desk.judged(claim).isVerified)
    _ = try use(.averitec, ["stet/true=supported"])
    #expect(try desk.judged(claim).isVerified)
  }

  @Test func `is taken back by undo, and the ratings count as before`() throws {
    _ = try use(.averitec, keep: true)
    _ = try desk.undo()
    #expect(try desk.scale() == .standard)
    #expect(try desk.judged(claim).isVerified)
    _ = try desk.redo()
    #expect(try desk.scale().name == "averitec")
  }

  @Test(
    arguments: [
      ["true=splendid"], ["splendid=supported"], ["nowhere/true=supported"],
      ["true=supported", "true=refuted"],
    ])
  func `maps only grades that there are, each to one`(maps: [String]) throws {
    _ = try desk.expectRefusal { _ = try use(.averitec, maps, keep: true) }
  }

  @Test(arguments: ["", "true", "=", "true=", "=true", "a/b/c=d", "a=b=c", "/a=b"])
  func `refuses a mapping that is none`(text: String) throws {
    #expect(throws: DeskError.self) { _ = try ScaleChange.Count(text) }
  }

  @Test func `of the same name as one before must have the same grades`() throws {
    let own = try Scale(text: "scale: city\n1 right It is.\n0 wrong It is not.\n")
    let other = try Scale(text: "scale: city\n2 right It is.\n0 wrong It is not.\n")
    _ = try use(own, keep: true)
    _ = try use(.averitec, keep: true)
    _ = try desk.expectRefusal { _ = try use(other, keep: true) }
    _ = try use(own, keep: true)
  }

  @Test func `travels with the annotation file, and means the same on the other desk`() throws {
    _ = try use(.averitec, ["true=supported"])
    let other = try newsroom.desk("other", of: "chen")
    _ = try newsroom.pass(from: desk, to: other)
    #expect(try other.scale() == desk.scale())
    #expect(
      try other.judged(claim).claim.verdicts.map(\.ratingPhrase)
        == desk.judged(claim).claim.verdicts.map(\.ratingPhrase))
  }

  @Test func `is there from the beginning where the desk is made with it`() throws {
    let path = newsroom.file("corpus.stet")
    let surroundings = newsroom.surroundings(of: "amara")
    try Desk.create(at: path, scale: .averitec, in: surroundings)
    let corpus = try Desk.open(at: path, in: surroundings)
    #expect(try corpus.scale().grades == Scale.averitec.grades)
    #expect(throws: DeskError.self) { _ = try Desk.builtInScale("nowhere") }
    let plain = newsroom.file("plain.stet")
    try Desk.create(at: plain, scale: .standard, in: surroundings)
    #expect(try Desk.open(at: plain, in: surroundings).operationCount() == 0)
  }

  @Test func `that is contested verifies nothing until somebody has chosen`() throws {
    let other = try newsroom.desk("other", of: "chen")
    _ = try newsroom.pass(from: desk, to: other)
    _ = try use(.averitec, ["true=supported"])
    _ = try other.change(
      ScaleChange(
        to: .truthSix, counting: [ScaleChange.Count("true=true")], keepsOthers: true))
    _ = try newsroom.pass(from: other, to: desk)
    #expect(try desk.judged(claim).gate.unmet.map(\.clause) == [.policy])
    _ = try desk.resolve("desk", Facet(.scale), choosing: 1)
    #expect(try desk.judged(claim).isVerified)
  }
}
