import ClaimModel
import Testing

/// The clauses that are not met once `change` is made to a claim that meets them all.
private func unmet(
  policy: Policy = .standard, _ change: (inout Claim) throws -> Void
) throws -> [Gate.Clause] {
  var claim = try Example.verifiedClaim()
  try change(&claim)
  return Gate(claim, policy: policy).unmet.map(\.clause)
}

@Suite("The gate")
struct GateTests {
  @Test func `verifies a claim that meets every clause, though it was found false`() throws {
    let gate = Gate(try Example.verifiedClaim())
    #expect(gate.isVerified)
    #expect(gate.unmet.isEmpty)
    #expect(gate.results.map(\.clause) == Gate.Clause.allCases)
  }

  @Test func `does not verify a claim nobody has looked at`() throws {
    let claim = Claim(id: try Example.name(1), wording: "Something.")
    #expect(!Gate(claim).isVerified)
  }

  @Test func `has words for each of its clauses`() {
    #expect(Policy.standard.words.map(\.clause) == Gate.Clause.allCases)
    #expect(Policy.standard.words.allSatisfy { !$0.text.isEmpty })
  }

  @Test func `shows names from outside without their control characters`() throws {
    var claim = try Example.verifiedClaim()
    claim.verdicts[0] = try Example.verdict(11, by: "am\u{1B}[31mara", citing: [])
    for result in Gate(claim).results {
      #expect(!result.reason.unicodeScalars.contains("\u{1B}"))
    }
  }
}

@Suite("A claim fails the gate by one clause")
struct GateClauseTests {
  @Test(arguments: [Decision.Outcome.rejected, .retracted, .undecided])
  func `when it was not accepted`(outcome: Decision.Outcome) throws {
    let by = Annotator(recorded: "amara")
    let clauses = try unmet {
      $0.decision = Decision(outcome: outcome, because: "", by: by)
    }
    #expect(clauses == [.standing])
  }

  @Test func `when it is only a candidate`() throws {
    let clauses = try unmet {
      $0.decision = nil
      $0.isCandidate = true
    }
    #expect(clauses == [.standing])
  }

  @Test func `when one of two verdicts was given after seeing the other`() throws {
    #expect(try unmet { $0.verdicts[1].seen = .informed } == [.blindVerdicts])
  }

  @Test func `when only one annotator rated it`() throws {
    #expect(try unmet { $0.verdicts.removeLast() } == [.blindVerdicts])
  }

  @Test(
    "when one person signs with two names",
    arguments: [
      "AMARA", "Amara ", "аmara", "a-mara", "Ａmara", "amara\u{34F}", "am\u{3164}ara",
      "amara\u{FE0F}",
      "\u{115F}amara", "amara\u{17B4}", "amara\u{E0100}", "amara\u{FFA0}",
    ])
  func oneOfTwoNames(other: String) throws {
    let clauses = try unmet {
      $0.verdicts[0] = try Example.verdict(
        11, by: "amara", rating: $0.verdicts[0].rating, citing: $0.verdicts[0].evidence)
      $0.verdicts[1] = try Example.verdict(
        12, by: other, rating: $0.verdicts[1].rating, citing: $0.verdicts[1].evidence)
    }
    #expect(clauses == [.blindVerdicts])
  }

  @Test func `when who judged after a look judges under a name like theirs too`() throws {
    let clauses = try unmet {
      let verdict = try Example.verdict(
        13, by: "AMARA", rating: $0.verdicts[0].rating, citing: $0.verdicts[0].evidence)
      $0.verdicts.append(verdict)
      $0.verdicts[2].seen = .informed
    }
    #expect(clauses == [.blindVerdicts])
  }

  @Test(
    "not when two names differ by a letter, a mark or a number",
    arguments: [
      ("amara", "amora"), ("José", "Jose"), ("annotator 1", "annotator 2"), ("Анна", "Инна"),
      ("李", "王"), ("?", "!"),
    ])
  func twoPeople(one: String, other: String) {
    #expect([Annotator(recorded: one), Annotator(recorded: other)].peopleAtLeast == 2)
  }

  @Test func `when the verdicts differ and nobody ruled`() throws {
    let clauses = try unmet {
      $0.verdicts[1] = try Example.verdict(12, by: "bela", rating: "true", citing: [])
    }
    #expect(clauses.contains(.agreement))
  }

  @Test(arguments: ["unproven", "satire", "pants-on-fire"])
  func `when the grade is off the scale or not on it`(rating: String) throws {
    let clauses = try unmet { claim in
      claim.verdicts = try claim.verdicts.map {
        try Example.verdict(
          $0.operation.bytes[23], by: $0.annotator.name, rating: rating, citing: $0.evidence)
      }
    }
    #expect(clauses == [.agreement])
  }

  @Test func `when a stale ruling says otherwise than the verdicts`() throws {
    var ruling = try Example.ruling(by: "chief", rating: "true")
    ruling.isStale = true
    #expect(try unmet { $0.ruling = ruling } == [.agreement])
  }

  @Test func `when a dissenting verdict is by somebody who is not proven`() throws {
    let clauses = try unmet { claim in
      var dissent = try Example.verdict(13, by: "chris", rating: "true", citing: [])
      dissent.isProven = false
      claim.verdicts.append(dissent)
      claim.ruling = try Example.ruling(by: "chief", rating: "false")
    }
    #expect(clauses == [.authors])
  }

  @Test(arguments: [Facet.Kind.wording, .decision, .attribution, .evidence, .answer])
  func `when a facet of weight is contested`(kind: Facet.Kind) throws {
    #expect(try unmet { $0.contested = [Facet(kind)] } == [.wording])
  }

  @Test func `when a ruling is contested, whichever side is shown`() throws {
    let clauses = try unmet { $0.contested = [Facet(.ruling)] }
    #expect(clauses == [.agreement, .evidence, .wording])
  }

  @Test func `when a deciding verdict was given on another wording`() throws {
    // A verdict on another wording is no blind verdict on this one; who said the same of this decides.
    #expect(try unmet { $0.verdicts[0].isStale = true } == [.blindVerdicts])
    let none = try unmet { claim in
      for index in claim.verdicts.indices { claim.verdicts[index].isStale = true }
    }
    #expect(none == [.blindVerdicts, .agreement, .current])
  }

  @Test func `not when somebody who said the same before does not come back`() throws {
    let clauses = try unmet { claim in
      var former = try Example.verdict(
        31, by: "zoe", rating: claim.verdicts[0].rating, citing: claim.verdicts[0].evidence)
      former.isStale = true
      claim.verdicts.append(former)
    }
    #expect(clauses == [])
  }

  @Test func `when somebody said something else of another wording, which is told`() throws {
    var claim = try Example.verifiedClaim()
    var former = try Example.verdict(31, by: "zoe", rating: "true", citing: [])
    former.isStale = true
    claim.verdicts.append(former)
    let gate = Gate(claim)
    #expect(gate.unmet.map(\.clause).contains(.agreement))
    #expect(gate.unmet[0].reason.contains("zoe: true (on another wording)"))
  }

  @Test func `when a deciding verdict was given on another speaker`() throws {
    let claim = try Example.verifiedClaim()
    for (judged, now, isStale) in [
      ("the mayor", "a rival", true), ("the mayor", nil, true), ("the mayor", "the mayor", false),
      (nil, "a rival", false),
    ] {
      let clauses = try unmet {
        $0.verdicts[0].wording = claim.wording
        $0.verdicts[0].speaker = judged
        $0.verdicts[0].compare(wording: claim.wording, speaker: now)
      }
      #expect(clauses == (isStale ? [.blindVerdicts] : []), "\(judged ?? "nobody")")
    }
  }

  @Test func `says of a speaker that was named after the verdicts, and passes`() throws {
    var claim = try Example.verifiedClaim()
    claim.verdicts[0].wording = claim.wording
    claim.verdicts[1].wording = claim.wording
    claim.verdicts[1].speaker = "a spokesman"
    let said = Gate(claim).results.first { $0.clause == .current }
    #expect(said?.isMet == true)
    #expect(
      said?.reason.hasSuffix(
        "Who said it was named after these verdicts: \(claim.verdicts[0].annotator).") == true)
    claim.attribution?.speaker = nil
    #expect(
      Gate(claim).results.first { $0.clause == .current }?.reason.contains("named after") == false)
  }

  @Test func `when two documents rest on one origin`() throws {
    let clauses = try unmet { claim in
      for index in claim.evidence.indices {
        claim.evidence[index].origin = nil
        claim.evidence[index].documentOrigins = ["White House"]
      }
    }
    #expect(clauses == [.evidence])
  }

  @Test func `when a third document ties two origins together`() throws {
    let clauses = try unmet { claim in
      var third = try Example.evidence(3, origin: nil)
      third.documentOrigins = ["Kremlin", "White House"]
      claim.evidence.append(third)
      claim.verdicts[0].evidence.append(third.id)
    }
    #expect(clauses == [.evidence])
  }

  @Test(arguments: ["white house", "White  House", " WHITE HOUSE "])
  func `when one origin is written in two ways`(origin: String) throws {
    #expect(try unmet { $0.evidence[1].origin = origin } == [.evidence])
  }

  @Test func `when nobody named the origins`() throws {
    let clauses = try unmet { claim in
      for index in claim.evidence.indices { claim.evidence[index].origin = nil }
    }
    #expect(clauses == [.evidence])
  }

  @Test func `when the verdicts cite silence and nothing else`() throws {
    let clauses = try unmet { claim in
      claim.evidence = [
        try Example.evidence(1, stance: .silent, origin: "White House"),
        try Example.evidence(2, stance: .silent, origin: "Kremlin"),
      ]
    }
    #expect(clauses == [.evidence, .silence])
  }

  @Test func `when one annotator rests on silence, though the other does not`() throws {
    let clauses = try unmet { claim in
      let silent = try Example.evidence(3, stance: .silent, origin: "Interfax")
      claim.evidence.append(silent)
      claim.verdicts[1].evidence = [silent.id]
    }
    #expect(clauses == [.silence])
  }

  @Test func `when one bears and the other is only silent`() throws {
    let clauses = try unmet { claim in
      claim.evidence[1] = try Example.evidence(2, stance: .silent, origin: "Kremlin")
    }
    #expect(clauses == [.evidence])
  }

  @Test func `when every source is unnamed`() throws {
    let clauses = try unmet { claim in
      for index in claim.evidence.indices { claim.evidence[index].isUnnamed = true }
    }
    #expect(clauses == [.namedSource])
  }

  @Test func `when only the unnamed source's own words stand behind it`() throws {
    let clauses = try unmet { claim in
      claim.attribution = Attribution(speaker: "an official", isUnnamed: true)
      claim.evidence = [try Example.evidence(1, origin: "An Official")]
      claim.evidence[0].isPrimary = false
    }
    #expect(clauses == [.evidence, .namedSource])
  }

  @Test func `knows of no unnamed source where what is cited only speaks against it`() throws {
    var claim = try Example.verifiedClaim()
    claim.verdicts = try ["amara", "bela"].enumerated().map { place, person in
      try Example.verdict(
        40 + UInt8(place), by: person, rating: "true", citing: [claim.evidence[0].id])
    }
    let named = Gate(claim).results.first { $0.clause == .namedSource }
    #expect(Gate(claim).unmet.map(\.clause) == [.evidence])
    #expect(named?.reason == "No unnamed source is relied on alone.")
  }

  @Test func `when its wording is contested`() throws {
    #expect(try unmet { $0.contested = [Facet(.wording)] } == [.wording])
  }

  @Test(arguments: [Appearance.Anchoring.orphan, .documentAbsent])
  func `when an appearance is not anchored`(anchor: Appearance.Anchoring) throws {
    let clauses = try unmet { claim in
      let selector = claim.appearances[0].selector
      claim.appearances.append(Appearance(selector: selector, anchor: anchor))
    }
    #expect(clauses == [.anchored])
  }

  @Test func `when an appearance was looked up only in a text that another desk has read`() throws {
    let clauses = try unmet { claim in
      let selector = claim.appearances[0].selector
      claim.appearances = [
        Appearance(
          selector: selector, anchor: .anchored, readBy: Annotator(recorded: "mallory"))
      ]
    }
    #expect(clauses == [.anchored])
  }

  @Test func `when a query is open`() throws {
    let query = Query(
      id: try Example.name(7), to: "writer", text: "Who told you?",
      by: Annotator(recorded: "bela"), answer: nil)
    #expect(try unmet { $0.queries = [query] } == [.queries])
    var answered = query
    answered.answer = "The press office."
    #expect(try unmet { $0.queries = [answered] } == [])
  }

  @Test func `when an author is not proven`() throws {
    #expect(try unmet { $0.verdicts[0].isProven = false } == [.blindVerdicts, .authors])
    #expect(try unmet { $0.evidence[0].isProven = false } == [.authors])
  }
}

@Suite("A ruling")
struct GateRulingTests {
  /// Two blind verdicts that differ, each citing both origins, and a ruling for `false`.
  private func ruled(by adjudicator: String, _ change: (inout Claim) -> Void) throws
    -> [Gate.Clause]
  {
    try unmet { claim in
      claim.verdicts[1] = try Example.verdict(
        12, by: "bela", rating: "mostly-false", citing: claim.evidence.map(\.id))
      claim.ruling = try Example.ruling(by: adjudicator, rating: "false")
      change(&claim)
    }
  }

  @Test func `decides where verdicts differ`() throws {
    #expect(try ruled(by: "carla") { _ in } == [])
  }

  @Test func `by one of several annotators decides too`() throws {
    #expect(try ruled(by: "amara") { _ in } == [])
  }

  @Test func `by the only annotator does not decide`() throws {
    var lenient = Policy.standard
    lenient.blindVerdicts = 1
    let clauses = try unmet(policy: lenient) { claim in
      claim.verdicts.removeLast()
      claim.ruling = try Example.ruling(by: "amara", rating: "false")
    }
    #expect(clauses == [.agreement])
  }

  @Test func `by the only annotator under another spelling does not decide`() throws {
    var lenient = Policy.standard
    lenient.blindVerdicts = 1
    let clauses = try unmet(policy: lenient) { claim in
      claim.verdicts.removeLast()
      claim.ruling = try Example.ruling(by: "Amara", rating: "false")
    }
    #expect(clauses == [.agreement])
  }

  @Test func `that is stale does not decide`() throws {
    #expect(try ruled(by: "carla") { $0.ruling?.isStale = true }.contains(.agreement))
  }

  @Test func `that is contested does not decide`() throws {
    #expect(try ruled(by: "carla") { $0.ruling?.isContested = true }.contains(.agreement))
  }

  @Test func `off the scale does not decide`() throws {
    let clauses = try unmet { claim in
      claim.ruling = try Example.ruling(by: "carla", rating: "unproven")
    }
    #expect(clauses.contains(.agreement))
  }

  @Test func `against every verdict has no evidence behind it`() throws {
    let clauses = try unmet { $0.ruling = try Example.ruling(by: "carla", rating: "true") }
    #expect(clauses == [.evidence])
  }

  @Test func `by an author who is not proven does not verify`() throws {
    #expect(try ruled(by: "carla") { $0.ruling?.isProven = false } == [.authors])
  }
}

@Suite("A primary document")
struct GatePrimaryTests {
  private func onPrimaryAlone(_ policy: Policy) throws -> [Gate.Clause] {
    try unmet(policy: policy) { claim in
      claim.evidence = [try Example.evidence(1, origin: "White House")]
      claim.evidence[0].isPrimary = true
    }
  }

  @Test func `does for two origins where the policy says so`() throws {
    #expect(try onPrimaryAlone(.standard) == [])
  }

  @Test func `does not where the policy asks for origins`() throws {
    var strict = Policy.standard
    strict.primaryDocumentSuffices = false
    #expect(try onPrimaryAlone(strict) == [.evidence])
  }

  @Test func `that is silent proves nothing`() throws {
    let clauses = try unmet { claim in
      claim.evidence = [try Example.evidence(1, stance: .silent, origin: "White House")]
      claim.evidence[0].isPrimary = true
    }
    #expect(clauses == [.evidence, .silence])
  }
}
