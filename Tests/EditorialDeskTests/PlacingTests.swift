import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("Claims of a changed article")
struct PlacingTests {
  private let article: ChangedArticle
  private let desk: Desk

  init() throws {
    article = try ChangedArticle(Newsroom())
    desk = try article.desk()
  }

  @Test func `wait until they are placed in the current version, with what it has of them`() throws
  {
    #expect(try Set(desk.misplaced()) == [article.crime, article.rents, article.taxes])
    let findings = try desk.findings()
    #expect(findings[article.crime] == .nearest("Crime dropped by 5 percent in May"))
    #expect(findings[article.taxes] == .nothing)
    guard case .unchanged = findings[article.rents] else {
      Issue.record("the rents are not found: \(String(describing: findings[article.rents]))")
      return
    }
    #expect(try desk.taskCount(.orphan) == 3)
    #expect(try desk.currentVersion(of: article.first) == article.second)
  }

  @Test func `are gone through in order, forth and back, whichever is answered meanwhile`() throws {
    let order = try desk.misplaced()
    let first = try #require(try desk.nextTask(.orphan, after: nil, leaving: nil))
    #expect(first.task.claim == order[0] && first.task.document == article.second)
    _ = try desk.declareAbsent(order[0])
    let second = try #require(
      try desk.nextTask(.orphan, after: first.place, leaving: order[0]))
    #expect(second.task.claim == order[1])
    let third = try #require(
      try desk.nextTask(.orphan, after: second.place, leaving: order[1]))
    #expect(third.task.claim == order[2])
    let back = try desk.nextTask(.orphan, after: third.place, leaving: order[2], isBackwards: true)
    #expect(back?.task.claim == order[1])
  }

  @Test func `are carried over where they stand unchanged, rejected ones too, in one act`() throws {
    let before = try desk.stateDigest()
    let carried = try desk.carry(into: article.second)
    #expect(carried.count == 2 && carried.left == 2)
    #expect(
      try desk.words(of: article.rents, in: article.second) == [
        "Rents rose by 3 percent in the city."
      ])
    #expect(try desk.words(of: article.buses, in: article.second).count == 1)
    #expect(try desk.claim(article.buses).status == .rejected)
    #expect(try Set(desk.misplaced()) == [article.crime, article.taxes])
    _ = try desk.expectRefusal { _ = try desk.carry(into: article.second) }
    #expect(try desk.undo().what.count == 2)
    #expect(try desk.misplaced().count == 3 && desk.stateDigest() != before)
    #expect(try desk.claim(article.rents).appearances.count == 1)
    #expect(try desk.claim(article.rents).status == .open)
    _ = try desk.redo()
    #expect(try desk.misplaced().count == 2 && desk.verify().problems.isEmpty)
  }

  @Test func `let the candidates at their places wait no more, and wait again when that is undone`()
    throws
  {
    func waiting() throws -> [String] {
      try desk.claims(ClaimFilter(status: .candidate, document: article.second)).map(
        \.claim.wording)
    }
    let before = try waiting()
    let counts = (try #require(try desk.taskCount(.candidate)), try desk.progress().candidates)
    _ = try desk.carry(into: article.second)
    let after = before.filter { !$0.hasPrefix("Rents") && !$0.hasPrefix("Buses") }
    #expect(try waiting() == after && after.count == before.count - 2)
    #expect(try desk.taskCount(.candidate) == counts.0 - 2)
    #expect(try desk.progress().candidates == counts.1 - 2)
    #expect(try desk.candidatesByWorth().count == counts.0 - 2)
    _ = try desk.rebuild()
    #expect(try waiting() == after && desk.verify().problems.isEmpty)
    _ = try desk.undo()
    #expect(try waiting() == before && desk.taskCount(.candidate) == counts.0)
    #expect(try desk.verify().problems.isEmpty)
  }

  @Test func `are anchored where they stand unchanged, or refused with the nearest`() throws {
    let placing = try desk.anchor(article.rents, at: .unchanged)
    #expect(placing.document.id == article.second && !placing.isOtherwise)
    let refusal = try desk.expectRefusal { _ = try desk.anchor(article.crime, at: .unchanged) }
    #expect(refusal?.problem.contains("nearest: “Crime dropped by 5 percent in May”") ?? false)
    _ = try desk.expectRefusal { _ = try desk.anchor(article.taxes, at: .nearest) }
    _ = try desk.expectRefusal { _ = try desk.anchor(article.rents, at: .unchanged) }
  }

  @Test func `keep their wording and verdicts where other words stand now`() throws {
    try desk.rate(article.crime, "true")
    let placing = try desk.anchor(article.crime, at: .nearest)
    #expect(placing.isOtherwise && placing.words == "Crime dropped by 5 percent in May")
    #expect(placing.wording == "Crime dropped by 8 percent in May" && placing.verdicts == 1)
    let claim = try desk.claim(article.crime)
    #expect(claim.wording == placing.wording && !claim.verdicts[0].isStale)
    #expect(claim.unplaced.isEmpty && claim.appearances.count == 2)
  }

  @Test func `are anchored at words that stand in one place, or in the one that is chosen`() throws
  {
    let refusal = try desk.expectRefusal {
      _ = try desk.anchor(article.taxes, at: .words("percent", place: nil))
    }
    #expect(refusal?.problem.contains("«percent»") ?? false)
    _ = try desk.expectRefusal {
      _ = try desk.anchor(article.taxes, at: .words("percent", place: 3))
    }
    let placing = try desk.anchor(article.taxes, at: .words("percent", place: 2))
    #expect(placing.words == "percent" && placing.document.id == article.second)
  }

  @Test func `are said to be absent, with who says so, until that is undone`() throws {
    _ = try desk.declareAbsent(article.taxes, because: "cut")
    let claim = try desk.claim(article.taxes)
    #expect(claim.absences.map(\.because) == ["cut"] && claim.unplaced.isEmpty)
    #expect(claim.absences[0].takenIn == "2026-03-04")
    #expect(try !desk.misplaced().contains(article.taxes))
    let gate = try desk.judged(article.taxes).gate
    let anchored = gate.results.first { $0.clause == .anchored }
    #expect(anchored?.isMet ?? false)
    #expect(
      anchored?.reason.contains(
        "The version taken in on 2026-03-04 does not have it, says amara: cut.") ?? false)
    _ = try desk.undo()
    #expect(try desk.claim(article.taxes).absences.isEmpty)
    #expect(try desk.claim(article.taxes).unplaced.map(\.document) == [article.second])
    #expect(try desk.misplaced().contains(article.taxes))
    _ = try desk.redo()
    #expect(try desk.claim(article.taxes).absences.map(\.because) == ["cut"])
  }

  @Test func `are said to be absent by who said so, also where somebody else's undo says it again`()
    throws
  {
    let boris = try article.desk(of: "boris")
    _ = try boris.declareAbsent(article.rents, because: "cut")
    _ = try desk.anchor(article.rents, at: .unchanged, in: article.second)
    _ = try desk.undo()
    #expect(try desk.claim(article.rents).absences.map(\.by.name) == ["boris"])
    let gate = try desk.judged(article.rents).gate
    let anchored = gate.results.first { $0.clause == .anchored }
    #expect(anchored?.reason.contains("says boris: cut.") ?? false)
  }

  @Test func `are found after all by who places them: what was said against it is taken back`()
    throws
  {
    _ = try desk.declareAbsent(article.rents)
    #expect(try desk.carry(into: article.second).count == 1)
    #expect(try desk.words(of: article.rents, in: article.second).isEmpty)
    _ = try desk.anchor(article.rents, at: .unchanged, in: article.second)
    #expect(try desk.claim(article.rents).absences.isEmpty)
    _ = try desk.expectRefusal { _ = try desk.declareAbsent(article.rents, from: article.second) }
  }

  @Test
  func
    `are in dispute where one placed them and another says that they are gone, until it is said again`()
    throws
  {
    func bothSides(_ name: String) throws -> Desk {
      try article.newsroom.copy("city.stet", to: "\(name).stet")
      try article.newsroom.copy("city.stet", to: "\(name)-2.stet")
      let one = try article.newsroom.desk(name, of: "amara", day: 3)
      let other = try article.newsroom.desk("\(name)-2", of: "boris", day: 3)
      _ = try one.anchor(article.rents, at: .unchanged, in: article.second)
      _ = try other.declareAbsent(article.rents, from: article.second)
      try article.newsroom.pass(from: other, to: one)
      return one
    }
    func anchored(_ desk: Desk) throws -> Gate.Result? {
      try desk.judged(article.rents).gate.results.first { $0.clause == .anchored }
    }
    let placed = try bothSides("placed")
    #expect(
      try anchored(placed)?.reason.hasPrefix(
        "It has a place in a document that is said not to have it: boris") == true)
    #expect(try anchored(placed)?.isMet == false)
    _ = try placed.anchor(article.rents, at: .unchanged, in: article.second)
    #expect(try anchored(placed)?.isMet == true && placed.claim(article.rents).absences.isEmpty)
    _ = try placed.expectRefusal {
      _ = try placed.anchor(article.rents, at: .unchanged, in: article.second)
    }

    let gone = try bothSides("gone")
    _ = try gone.declareAbsent(article.rents, from: article.second)
    #expect(try anchored(gone)?.isMet == true)
    #expect(try gone.words(of: article.rents, in: article.second).isEmpty)
    #expect(try gone.claim(article.rents).absences.map(\.by.name) == ["boris"])
  }

  @Test func `wait anew when a third version comes, and not in the second any more`() throws {
    _ = try desk.carry(into: article.second)
    let text = ChangedArticle.current + "\nMore follows.\n"
    let third = try ChangedArticle.take(
      text, "third.txt", article.newsroom.desk(day: 9), article.newsroom)
    #expect(try Set(desk.misplaced()) == [article.crime, article.rents, article.taxes])
    #expect(try desk.queue([.orphan]).allSatisfy { $0.document == third })
    #expect(try desk.carry(into: third).count == 2)
    #expect(try desk.misplaced().count == 2 && desk.verify().problems.isEmpty)
  }

  @Test func `wait no more when the documents are told apart by their addresses`() throws {
    _ = try desk.ingest(
      article.newsroom.file("second.txt"),
      details: Desk.DocumentDetails(url: "https://news.example/another"))
    #expect(try desk.misplaced().isEmpty && desk.currentVersion(of: article.first) == article.first)
    #expect(try desk.verify().problems.isEmpty)
    _ = try desk.undo()
    #expect(try desk.misplaced().count == 3 && desk.verify().problems.isEmpty)
  }

  @Test func `tell of what is unchanged and what is left when a version is taken in`() throws {
    let succession = try desk.succession(of: article.second)
    #expect(succession.unchanged == 2)
    #expect(Set(succession.left.map(\.claim)) == [article.crime, article.taxes])
  }
}
