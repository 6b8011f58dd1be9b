import ClaimModel
import DeskTestSupport
import Testing

@Suite("Evidence from two origins")
struct OriginTests {
  /// The clauses that are not met once `change` is made to a claim that meets them all.
  private func unmet(_ change: (inout Claim) throws -> Void) throws -> [Gate.Clause] {
    var claim = try Example.verifiedClaim()
    try change(&claim)
    return Gate(claim).unmet.map(\.clause)
  }

  @Test(arguments: [
    ("Élysée", "E\u{301}lyse\u{301}e"), ("White House", "White\u{200B} House"),
    ("Kremlin", "kremlin\u{2060}"), ("White House", "the  White House"),
    ("Minutes", "Minutes,"), ("Daily.", "“The Daily”"), ("Minutes", "(minutes)"),
  ])
  func `is from one where the names differ in spelling only`(first: String, second: String) throws {
    let clauses = try unmet {
      $0.evidence[0].origin = first
      $0.evidence[1].origin = second
    }
    #expect(clauses == [.evidence])
  }

  @Test(arguments: ["", " ", "\u{200B}"])
  func `is from none where a name has no visible character`(origin: String) throws {
    #expect(try unmet { $0.evidence[1].origin = origin } == [.evidence])
  }

  @Test func `counts once where both are the same words of one document`() throws {
    let clauses = try unmet { claim in
      let selector = Selector(
        document: try Example.document("b"), span: try TextSpan(start: 10, end: 20),
        exact: "ten scalar", prefix: "", suffix: "")
      for index in claim.evidence.indices { claim.evidence[index].selector = selector }
    }
    #expect(clauses == [.evidence])
  }

  @Test func `counts once where both lie at one address`() throws {
    let clauses = try unmet { claim in
      for index in claim.evidence.indices { claim.evidence[index].url = "https://x.example/a" }
    }
    #expect(clauses == [.evidence])
  }

  @Test(arguments: [
    "https://x.example/a/", "http://x.example/a", "https://x.example/a#top",
    "https://x.example/a?utm_source=letter&utm_medium=mail", "https://www.X.example/a",
  ])
  func `counts once where one page is addressed in two ways`(address: String) throws {
    let clauses = try unmet { claim in
      claim.evidence[0].url = "https://x.example/a"
      claim.evidence[1].url = address
    }
    #expect(clauses == [.evidence])
  }

  @Test(arguments: ["https://x.example/b", "https://x.example/a?page=2", "https://y.example/a"])
  func `counts twice where the pages are two`(address: String) throws {
    let clauses = try unmet { claim in
      claim.evidence[0].url = "https://x.example/a"
      claim.evidence[1].url = address
    }
    #expect(clauses.isEmpty)
  }

  @Test(arguments: permutations(of: [0, 1, 2]))
  func `counts the same in whatever order it is listed`(order: [Int]) throws {
    let clauses = try unmet { claim in
      // Words that overlap those of both others, from an origin that nobody named, tie nothing.
      var third = try Example.evidence(3, origin: nil)
      third.selector = Selector(
        document: try Example.document("b"), span: try TextSpan(start: 10, end: 20),
        exact: "ten scalar", prefix: "", suffix: "")
      for index in claim.evidence.indices {
        let start = 10 + index * 5
        claim.evidence[index].selector = Selector(
          document: try Example.document("b"), span: try TextSpan(start: start, end: start + 5),
          exact: "ten scalar", prefix: "", suffix: "")
      }
      let all = claim.evidence + [third]
      claim.evidence = order.map { all[$0] }
      claim.verdicts[0].evidence = all.map(\.id)
    }
    #expect(clauses.isEmpty)
  }

  @Test(arguments: ["White House official", "another White House official", "THE OFFICIAL"])
  func `names nobody where the origin may be the unnamed speaker again`(origin: String) throws {
    let clauses = try unmet { claim in
      claim.attribution?.speaker = "a White House official"
      claim.attribution?.isUnnamed = true
      for index in claim.evidence.indices { claim.evidence[index].origin = origin }
    }
    #expect(clauses.contains(.namedSource))
  }

  @Test(arguments: [("true", Evidence.Stance.refutes), ("false", .supports)])
  func `cannot carry a rating that all of it speaks against`(
    rating: String, stance: Evidence.Stance
  ) throws {
    let clauses = try unmet { claim in
      claim.evidence = [
        try Example.evidence(1, stance: stance, origin: "White House"),
        try Example.evidence(2, stance: stance, origin: "Kremlin"),
      ]
      claim.verdicts = try claim.verdicts.enumerated().map { index, verdict in
        try Example.verdict(
          UInt8(11 + index), by: verdict.annotator.name, rating: rating, citing: verdict.evidence)
      }
    }
    #expect(clauses == [.evidence])
  }

  // MARK: What carries nothing

  @Test func `is not where one is of the claim's own words`() throws {
    for isPrimary in [false, true] {
      var claim = try Example.verifiedClaim()
      let place = claim.appearances[0].selector
      claim.evidence[0].selector = Selector(
        document: place.document,
        span: try TextSpan(start: place.span.end - 1, end: place.span.end + 9),
        exact: "ten scalar", prefix: "", suffix: "")
      claim.evidence[0].isPrimary = isPrimary
      #expect(Gate(claim).unmet.map(\.clause) == [.evidence])
      #expect(
        Gate(claim).unmet[0].reason.hasSuffix("1 is of the claim's own words and carries nothing."))
      claim.evidence[0].selector = Selector(
        document: place.document,
        span: try TextSpan(start: place.span.end, end: place.span.end + 9),
        exact: "ten scalar", prefix: "", suffix: "")
      #expect(Gate(claim).isVerified)
    }
  }

  @Test(arguments: [nil, "", "\u{200B}"])
  func `is not where the claim's own article has one and says nowhere from`(origin: String?) throws
  {
    var claim = try Example.verifiedClaim()
    let place = claim.appearances[0].selector
    claim.evidence[0].selector = Selector(
      document: place.document,
      span: try TextSpan(start: place.span.end + 50, end: place.span.end + 60),
      exact: "ten scalar", prefix: "", suffix: "")
    claim.evidence[0].isPrimary = true
    claim.evidence[0].documentOrigins = ["Northern Dispatch"]
    #expect(Gate(claim).isVerified)
    claim.evidence[0].origin = origin
    #expect(Gate(claim).unmet.map(\.clause) == [.evidence])
    #expect(
      Gate(claim).unmet[0].reason.hasSuffix(
        "1 of the claim's own article names no origin of its own and carries nothing."))
  }

  @Test(arguments: [
    ("true", Evidence.Stance.refutes), ("mostly-true", .refutes), ("false", .supports),
  ])
  func `is not where one speaks against the rating`(rating: String, stance: Evidence.Stance) throws
  {
    var claim = try Example.verifiedClaim()
    let other: Evidence.Stance = stance == .refutes ? .supports : .refutes
    claim.evidence = [
      try Example.evidence(1, stance: other, origin: "White House"),
      try Example.evidence(2, stance: stance, origin: "Kremlin"),
    ]
    claim.verdicts = try claim.verdicts.enumerated().map { index, verdict in
      try Example.verdict(
        UInt8(11 + index), by: verdict.annotator.name, rating: rating, citing: verdict.evidence)
    }
    #expect(Gate(claim).unmet.map(\.clause) == [.evidence])
    #expect(Gate(claim).unmet[0].reason.hasSuffix("it and speaks against the rating."))
  }

  @Test func `may be on both sides of a claim that is half true`() throws {
    var claim = try Example.verifiedClaim()
    claim.evidence[0] = try Example.evidence(1, stance: .supports, origin: "White House")
    claim.verdicts = try claim.verdicts.enumerated().map { index, verdict in
      try Example.verdict(
        UInt8(11 + index), by: verdict.annotator.name, rating: "half-true", citing: verdict.evidence
      )
    }
    #expect(Gate(claim).isVerified)
  }

  @Test func `is from one where their documents rest on one, whatever each is called`() throws {
    let clauses = try unmet { claim in
      for (index, name) in ["TASS", "Reuters"].enumerated() {
        claim.evidence[index].origin = name
        claim.evidence[index].documentOrigins = ["White House statement"]
      }
    }
    #expect(clauses == [.evidence])
  }

  @Test func `is from two where each names another one of those their documents rest on`() throws {
    let clauses = try unmet { claim in
      for (index, name) in ["White House", "the Kremlin"].enumerated() {
        claim.evidence[index].origin = name
        claim.evidence[index].documentOrigins = ["Kremlin", "White House"]
      }
    }
    #expect(clauses.isEmpty)
  }
}
