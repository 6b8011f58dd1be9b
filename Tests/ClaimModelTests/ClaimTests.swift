import ClaimModel
import Testing

@Suite("A claim's status")
struct ClaimStatusTests {
  private func status(_ change: (inout Claim) throws -> Void) throws -> Claim.Status {
    var claim = Claim(id: try Example.name(1), wording: "Something.")
    try change(&claim)
    return claim.status
  }

  private func rated(_ ratings: String...) throws -> [Verdict] {
    try ratings.enumerated().map { index, rating in
      try Example.verdict(UInt8(index), by: "annotator \(index)", rating: rating, citing: [])
    }
  }

  @Test func `is open until two annotators rated it`() throws {
    #expect(try status { _ in } == .open)
    #expect(try status { $0.verdicts = try rated("true") } == .open)
  }

  @Test func `is agreed or disputed by what they say`() throws {
    #expect(try status { $0.verdicts = try rated("true", "true") } == .agreed)
    #expect(try status { $0.verdicts = try rated("true", "false") } == .disputed)
  }

  @Test func `is disputed where two ratings only look alike`() throws {
    #expect(try status { $0.verdicts = try rated("\u{E9}", "e\u{301}") } == .disputed)
  }

  @Test func `is ruled once somebody ruled`() throws {
    let status = try status {
      $0.verdicts = try rated("true", "false")
      $0.ruling = try Example.ruling(by: "carla", rating: "false")
    }
    #expect(status == .ruled)
  }

  @Test(arguments: [
    (Decision.Outcome.rejected, Claim.Status.rejected), (.retracted, .retracted),
    (.undecided, .candidate), (.accepted, .open),
  ])
  func `follows the decision first`(outcome: Decision.Outcome, expected: Claim.Status) throws {
    let by = Annotator(recorded: "amara")
    #expect(
      try status { $0.decision = Decision(outcome: outcome, because: "", by: by) } == expected)
  }

  @Test func `is candidate while only the extractor proposed it`() throws {
    #expect(try status { $0.isCandidate = true } == .candidate)
  }
}

@Suite("A facet")
struct FacetTests {
  @Test func `is written as its kind and what tells it apart`() {
    #expect(Facet(.verdict, "amara").text == "verdict:amara")
    #expect(Facet(.wording).text == "wording")
  }

  @Test func `is read back, though the key has a colon or the kind is not known`() {
    let tag = Facet(recorded: "tag:a:b")
    #expect(tag.kind == .tag && tag.key == "a:b")
    #expect(Facet(recorded: "wording").key == nil)
    #expect(Facet(recorded: "mood:good").kind == nil)
  }

  @Test func `can be contested unless it is the taking in of a document`() {
    for kind in Facet.Kind.allCases {
      #expect(Facet(kind, "x").canBeContested == (kind != .takingIn))
    }
  }
}

@Suite("Evidence")
struct EvidenceTests {
  @Test func `rests on what was said with it and of its document, of which it may pick out one`()
    throws
  {
    var evidence = try Example.evidence(1, origin: nil)
    #expect(evidence.origins == [])
    evidence.documentOrigins = ["Kremlin", "White House"]
    #expect(evidence.origins == ["Kremlin", "White House"])
    evidence.origin = "Interfax"
    #expect(evidence.origins == ["Interfax", "Kremlin", "White House"])
    evidence.origin = "the kremlin"
    #expect(evidence.origins == ["the kremlin"])
    evidence.documentOrigins = []
    #expect(evidence.origins == ["the kremlin"])
  }

  @Test func `bears on a claim only when it supports or refutes`() {
    let bearing = Evidence.Stance.allCases.filter(\.bears)
    #expect(bearing == [.supports, .refutes])
  }
}

@Suite("An attribution")
struct AttributionTests {
  @Test func `is one line, from the speaker to the day`() {
    let attribution = Attribution(
      speaker: "an official", addressee: "reporters", channel: "briefing", intermediary: "a wire",
      outlet: "Action News", isUnnamed: true, madeOn: "2025-03-04")
    #expect(
      attribution.summary
        == "an official (unnamed), to reporters, by briefing, through a wire, in Action News, "
        + "on 2025-03-04")
    #expect(Attribution().summary.isEmpty)
  }
}

@Suite("An error")
struct ActionableErrorTests {
  private struct Placed: ActionableError {
    let problem = "The line is torn."
    let place: String? = "bea.jsonl:14"
    let remedy = "ask for the whole file; nothing was merged."
  }

  @Test func `is printed with its place, its problem and the remedy`() {
    #expect(
      Placed().description == """
        bea.jsonl:14: The line is torn.
          try: ask for the whole file; nothing was merged.
        """)
  }

  @Test func `never shows the control characters it complains of`() {
    #expect(!ModelError.impossibleAnnotator("a\u{1B}[2J").description.contains("\u{1B}"))
    let rating = ModelError.ratingNotOnScale("\u{202E}eurt", scale: .standard)
    #expect(!rating.description.unicodeScalars.contains("\u{202E}"))
  }
}
