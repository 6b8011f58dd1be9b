import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

/// What would let somebody's word count for more than it is, or for something else.
@Suite("A judgement that could look better than it is")
struct FairJudgementTests {
  private let newsroom: Newsroom
  private let desk: Desk
  private let boris: Desk
  private let claim: ClaimID

  /// Amara and Boris share one desk here.
  init() throws {
    newsroom = try Newsroom()
    (desk, claim) = try newsroom.deskWithClaim()
    boris = try newsroom.desk(of: "boris")
  }

  private func result(_ clause: Gate.Clause) throws -> Gate.Result? {
    try desk.judged(claim).gate.results.first { $0.clause == clause }
  }

  @Test func `is informed once an earlier one let its author look`() throws {
    try desk.rate(claim, "true")
    #expect(try boris.rate(claim, "false") == .blind)
    _ = try boris.undo()
    #expect(try boris.rate(claim, "true") == .informed)
    // Whom nobody else has preceded has nothing to look at.
    let (chen, other) = try newsroom.deskWithClaim("other", of: "chen")
    #expect(try chen.rate(other, "false") == .blind)
    _ = try chen.undo()
    #expect(try chen.rate(other, "true") == .blind)
  }

  @Test(arguments: [("TASS", "T\u{0410}SS"), ("Reuters", "R\u{0435}uters"), ("Mayor", "ＭＡＹＯＲ")])
  func `rests on one origin where two only look alike`(one: String, other: String) throws {
    for (person, origin) in [(desk, one), (boris, other)] {
      _ = try person.offer(
        Desk.EvidenceOffer(
          stance: .supports,
          source: .outside(
            url: "https://example.org/\(origin.utf8.count)", title: origin, quote: "40 million"),
          origin: origin), on: claim)
    }
    let evidence = try desk.claim(claim).evidence.map(\.id.text)
    for person in [desk, boris] {
      _ = try person.rate(claim, Desk.VerdictOffer(rating: "true", evidence: evidence))
    }
    let found = try #require(try result(.evidence))
    #expect(!found.isMet && found.reason.hasPrefix("1 of 2 independent origins"))
  }

  @Test func `is no ruling of somebody whom the policy does not let rule`() throws {
    try desk.rate(claim, "true")
    try boris.rate(claim, "false")
    _ = try desk.setPolicy(try Policy(text: "policy: city\nwho-may-rule: chief\n"))
    let refusal = try boris.expectRefusal { try boris.rule(claim, "true", because: "Mine.") }
    #expect(refusal?.problem == "The policy lets chief rule, and you are boris.")
    #expect(try desk.disputes().map(\.claim.id) == [claim])
    _ = try boris.expectRefusal { try boris.rule(claim, .nothing, because: "Mine.") }
    try newsroom.desk(of: "chief").rule(claim, "true", because: "The budget.")
    #expect(try desk.disputes().isEmpty)
  }

  @Test func `is not verified while another rating stands on the same claim`() throws {
    let (desk, claim) = try newsroom.deskWithVerdicts()
    let other = try desk.addClaim(wording: "The line costs forty million euros.")
    for one in [desk, boris] {
      let evidence = try one.offer(
        Desk.EvidenceOffer(
          stance: .refutes,
          source: .outside(url: "https://example.org/no", title: "no", quote: "no"),
          origin: "audit", isPrimary: true), on: other)
      _ = try one.rate(other, Desk.VerdictOffer(rating: "false", evidence: [evidence.text]))
    }
    #expect(try [claim, other].allSatisfy { try desk.judged($0).isVerified })
    try desk.join(claim, with: other)
    for (one, twin) in [(claim, other), (other, claim)] {
      let unmet = try desk.judged(one).gate.unmet
      #expect(unmet.map(\.clause) == [.agreement])
      #expect(
        unmet.first?.reason
          == "Another rating stands on what is said to be the same claim: \(twin).")
    }
    #expect(try Set(desk.queue([.unverified]).compactMap(\.claim)) == [claim, other])
    _ = try desk.undo()
    #expect(try [claim, other].allSatisfy { try desk.judged($0).isVerified })
    // By way of a third one as well, and until somebody says that they are two.
    let third = try desk.addClaim(wording: "The line is dear.")
    try desk.join(third, with: claim)
    try desk.join(third, with: other)
    #expect(try [claim, other].allSatisfy { try !desk.judged($0).isVerified })
    try boris.part(claim, from: third)
    #expect(try [claim, other].allSatisfy { try desk.judged($0).isVerified })
    let refusal = try desk.expectRefusal { try desk.part(claim, from: third) }
    #expect(refusal?.problem == "Nobody says that these two claims are one.")
    // What is in dispute on the other, or ruled not to stand, speaks against it too.
    try desk.join(claim, with: other)
    try newsroom.desk(of: "chief").rule(other, .noVerdict, because: "Nobody can know.")
    #expect(try !desk.judged(claim).isVerified)
  }

  @Test func `keeps a speaker unnamed who is typed again`() throws {
    let (desk, claim) = try newsroom.deskWithVerdicts()
    try desk.attribute(claim, to: Attribution(speaker: "a White House official", isUnnamed: true))
    try boris.attribute(
      claim, to: Attribution(speaker: "A White  House official", channel: "phone"))
    #expect(try desk.claim(claim).attribution?.isUnnamed == true)
    #expect(try desk.claim(claim).attribution?.channel == "phone")
    try boris.attribute(claim, to: Attribution(speaker: "Sean Spicer", channel: "phone"))
    #expect(try desk.claim(claim).attribution?.isUnnamed == false)
  }

  @Test func `is not chosen between two rulings by somebody who may not rule`() throws {
    try desk.rate(claim, "true")
    try boris.rate(claim, "false")
    let other = try newsroom.desk("other", of: "chief")
    try newsroom.pass(from: desk, to: other)
    try other.rule(claim, "true", because: "The budget.")
    try newsroom.desk(of: "chidi").rule(claim, "false", because: "The minutes.")
    _ = try desk.setPolicy(try Policy(text: "policy: city\nwho-may-rule: chief, chidi\n"))
    try newsroom.pass(from: other, to: desk)
    let conflict = try #require(try desk.conflicts().first { $0.facet.kind == .ruling })
    let refusal = try boris.expectRefusal {
      _ = try boris.resolve(conflict.entity, conflict.facet, choosing: 1)
    }
    #expect(refusal?.problem == "The policy lets chidi or chief rule, and you are boris.")
    _ = try newsroom.desk(of: "chief").resolve(conflict.entity, conflict.facet, choosing: 1)
    #expect(try desk.conflicts().isEmpty)
  }

  @Test func `is left as a colleague made it, whoever had added the claim`() throws {
    let chief = try newsroom.desk(of: "chief")
    try chief.decide(claim, .rejected, because: "No fact.")
    let refusal = try desk.expectRefusal { _ = try desk.undo() }
    #expect(refusal?.problem == "There is nothing to undo.")
    #expect(try desk.claim(claim).status == .rejected)
    // Where nobody else has decided it is a candidate again.
    _ = try chief.undo()
    let (chen, own) = try newsroom.deskWithClaim("other", of: "chen")
    _ = try chen.undo()
    #expect(try chen.claim(own).status == .candidate)
  }

  @Test(arguments: ["csv", "w3c", "label-studio"])
  func `goes out as no side of it where its author contradicts it`(format: String) throws {
    let (laptop, _) = try newsroom.deskWithClaim("laptop", of: "amara")
    for (person, rating) in [(boris, "true"), (desk, "true"), (laptop, "false")] {
      let record = try person.offer(.record("budget", isPrimary: true), on: claim)
      _ = try person.rate(claim, Desk.VerdictOffer(rating: rating, evidence: [record.text]))
    }
    try newsroom.pass(from: laptop, to: desk)
    #expect(try !desk.judged(claim).isVerified)
    let path = newsroom.file("out-\(format)")
    let foreign = try #require(Desk.ForeignFormat(format))
    let report = try desk.exportClaims(as: foreign, to: .path(path))
    #expect(
      report.lost.contains { $0.what == "contested verdicts, of which no side goes out" })
    let there = try newsroom.desk("there", of: "dana")
    _ = try there.ingest(newsroom.file("tram.txt"))
    _ = try there.importFiles([path], as: foreign)
    #expect(try !there.claims().contains { $0.isVerified })
    #expect(try !there.claims().flatMap(\.claim.verdicts).contains { $0.annotator.name == "amara" })
  }

  @Test func `is no rating of a claim that was taken back`() throws {
    try desk.rate(claim, "false")
    try desk.decide(claim, .retracted, because: "Cannot be checked.")
    let words = "No rating stands: retracted by amara: Cannot be checked"
    for format in [Desk.ReportFormat.markdown, .html, .csv] {
      let text = try desk.report(format, includesAll: true)
      #expect(text.contains(words), "\(format)")
      #expect(!text.contains("Rating so far"))
    }
  }
}
