import ClaimModel
import ReportExport
import Testing

extension Example {
  /// People of whom several have the same first letters.
  static let people = [
    "amara", "anna", "alf bö", "chief of desk", "Ada Byron", "Al", "*eve*", "Zoë", "Zora", "jk",
  ].map { Annotator(recorded: $0) }

  /// A claim that has at least one of everything that a report can show, each by somebody of ``people``.
  static func richClaim(in document: SourceDocument) throws -> Claim {
    var claim = try ruledClaim(in: document)
    let words = try selector(document, 40, "voted for it")
    claim.appearances = [Appearance(selector: words, anchor: .anchored, readBy: people[6])]
    var absence = Absence(
      operation: try name(161), document: document.id, by: people[8],
      at: "2025-04-06T10:00:00.000Z", because: "cut")
    absence.takenIn = "2025-04-02"
    claim.absences = [absence]
    claim.unplaced = [UnplacedVersion(document: document.id, takenIn: "2025-04-03")]
    claim.decision = Decision(outcome: .accepted, because: "it matters", by: people[5])
    for place in claim.evidence.indices {
      claim.evidence[place].by = people[place]
      claim.evidence[place].attestations = [try attestation(40 + UInt8(place), by: people[7])]
    }
    var silent = Evidence(id: try name(3), stance: .silent, by: people[8])
    silent.selector = try selector(document, 0, "Bridge vote")
    claim.evidence.append(silent)
    for place in claim.verdicts.indices { claim.verdicts[place].annotator = people[place] }
    claim.verdicts[2].isStale = true
    claim.ruling?.by = people[3]
    claim.ruling?.isStale = true
    claim.ruling?.changes = [.verdict(people[1]), .verdictsGone(1)]
    claim.queries[0].by = people[4]
    var waived = Query(
      id: try name(61), to: "lawyer", text: "May we?", by: people[9], answer: nil)
    waived.waiver = Query.Waiver(by: people[8], because: "no harm in it")
    claim.queries.append(waived)
    claim.notes = [Note(id: try name(62), text: "Ask again.", by: people[9])]
    claim.contested = [Facet(.verdict, people[0].name), Facet(.attestation, people[7].name)]
    claim.contests = try claim.contested.enumerated().map { number, facet in
      let place = UInt8(140 + 2 * number)
      return Contest(
        facet: facet,
        sides: [
          Saying(
            operation: try name(place), facet: facet, by: people[number], said: "one \(number)",
            because: "it says so"),
          Saying(
            operation: try name(place + 1), facet: facet, by: people[2], said: "two \(number)"),
        ])
    }
    claim.withdrawals = [
      Evidence.Withdrawal(
        evidence: try name(4), operation: try name(151), by: people[9], because: "a slip")
    ]
    claim.verdicts[0].evidence.append(try name(4))
    claim.uncounted = [
      Saying(
        operation: try name(150), facet: Facet(.verdict, people[9].name), by: people[9],
        said: "half-true 40 %", because: "a guess")
    ]
    claim.attestations = try [people[4], people[7]].enumerated().map {
      try attestation(50 + UInt8($0), by: $1)
    }
    claim.publications = try (1...2).map { version in
      Publication(
        id: try name(UInt8(70 + version)), url: "https://desk.example/checks/7", version: version,
        change: version == 1 ? .first : .factual, because: "told to readers", by: people[version],
        at: "2025-03-0\(version)T10:00:00.000Z",
        standing: Publication.Standing(
          wording: "Version \(version).", rating: "mostly-true", ruling: nil, evidence: [],
          isVerified: true))
    }
    claim.tags = ["bridge", "joined:0123456789:0-5,17-22", "id:#claim-7"]
    return claim
  }

  private static func attestation(_ number: UInt8, by annotator: Annotator) throws -> Attestation {
    Attestation(
      operation: try name(number), by: annotator, label: try #require(SourceLabel("S1")),
      because: "not authorised", access: "took part in the meeting")
  }

  /// The entry of such a claim, with dates, places and history.
  static func richEntry(
    in document: SourceDocument, policy: Policy = .standard
  ) throws -> VerifiedClaimReport.Entry {
    let claim = try richClaim(in: document)
    var entry = VerifiedClaimReport.Entry(claim: claim, gate: Gate(claim, policy: policy))
    entry.history = try people.enumerated().map { number, person in
      HistoryEntry(
        operation: try name(UInt8(120 + number)), by: person, at: "2025-03-02T10:00:00.000Z",
        kind: "note.add", value: nil, isReplaced: number == 0)
    }
    for (number, verdict) in claim.verdicts.enumerated() {
      entry.dates[verdict.operation] = "2025-04-0\(number + 1)"
    }
    entry.dates[try name(90)] = "2025-04-04"
    entry.dates[try name(1)] = "2025-04-05"
    entry.places[claim.appearances[0].selector] = ReadablePlace(words: "paragraph 4")
    if let headline = claim.evidence.last?.selector {
      entry.places[headline] = ReadablePlace(words: "headline", isOfWholeDocument: true)
    }
    return entry
  }

  /// A report of that claim, which is not verified, under a policy that names people.
  static func richReport(
    in document: SourceDocument, people naming: PeopleNaming = .names
  ) throws -> VerifiedClaimReport {
    var frame = report([], documents: [document], includesAll: true).frame
    frame.policy.adjudicators = [people[3], people[4]]
    frame.people = naming
    return VerifiedClaimReport(
      frame: frame, entries: [try richEntry(in: document, policy: frame.policy)], leftOut: .init())
  }

  /// The annotated copy of a document that makes that claim.
  static func richCopy(
    in document: SourceDocument, people naming: PeopleNaming = .names
  ) throws -> AnnotatedCopy {
    let report = try richReport(in: document, people: naming)
    return AnnotatedCopy(
      frame: report.frame, document: document, text: "The council voted for it.",
      notes: [
        AnnotatedCopy.Note(entry: report.entries[0], spans: [try TextSpan(start: 0, end: 9)])
      ],
      stretches: [])
  }
}
