import ClaimModel
import ReportExport
import Testing

/// Two reports on one council meeting, and the claims a desk made of them.
enum Example {
  /// Every form of a report.
  static let forms: [any ReportForm] = [
    MarkdownForm(), HTMLForm(), JSONForm(), CSVForm(), ClaimReviewForm(),
  ]

  static func name<Subject: Entity>(_ number: UInt8) throws -> Identifier<Subject> {
    try #require(Identifier(bytes: [UInt8](repeating: 0, count: 23) + [number]))
  }

  static func document(_ digit: Character, title: String?) throws -> SourceDocument {
    let id = try #require(DocumentID(String(repeating: digit, count: 64)))
    var document = SourceDocument(id: id)
    document.title = title
    document.outlet = "Harbour Post"
    document.published = "2025-03-04"
    return document
  }

  static func selector(
    _ document: SourceDocument, _ start: Int, _ words: String
  ) throws -> Selector {
    let end = start + words.unicodeScalars.count
    return Selector(
      document: document.id, span: try TextSpan(start: start, end: end), exact: words, prefix: "",
      suffix: "")
  }

  /// Evidence that refutes, given by ada: a stretch of a document and a record outside.
  static func evidence(in document: SourceDocument) throws -> [Evidence] {
    let ada = Annotator(recorded: "ada")
    var minutes = Evidence(id: try name(1), stance: .refutes, by: ada)
    minutes.selector = try selector(document, 200, "the vote was put off")
    minutes.origin = "council minutes"
    minutes.isPrimary = true
    var call = Evidence(id: try name(2), stance: .refutes, by: ada)
    call.url = "https://example.org/record?id=7"
    call.title = "Record of votes"
    call.quote = "no vote was held"
    call.origin = "town clerk"
    call.note = "rung up on Tuesday"
    return [minutes, call]
  }

  static func verdict(
    _ number: UInt8, by annotator: String, rating: String, because: String, citing: [EvidenceID]
  ) throws -> Verdict {
    var verdict = Verdict(
      operation: try name(number), annotator: Annotator(recorded: annotator), rating: rating)
    verdict.confidence = 90
    verdict.rationale = because
    verdict.evidence = citing
    verdict.seen = .blind
    return verdict
  }

  /// A claim found false by two of three, with a ruling; it meets every clause.
  static func ruledClaim(
    _ number: UInt8 = 100, in document: SourceDocument, at start: Int = 40,
    wording: String = "The council voted for the bridge."
  ) throws -> Claim {
    let evidence = try evidence(in: document)
    let both = evidence.map(\.id)
    var claim = Claim(id: try name(number), wording: wording)
    claim.decision = Decision(outcome: .accepted, because: "", by: Annotator(recorded: "ada"))
    claim.attribution = Attribution(
      speaker: "a councillor", channel: "interview", outlet: "Harbour Post", isUnnamed: true)
    claim.appearances = [
      Appearance(selector: try selector(document, start, "voted for it"), anchor: .anchored)
    ]
    claim.evidence = evidence
    claim.verdicts = [
      try verdict(11, by: "ada", rating: "false", because: "the minutes say so", citing: both),
      try verdict(12, by: "bea", rating: "false", because: "no vote was held", citing: both),
      try verdict(13, by: "cem", rating: "mostly-false", because: "a show of hands", citing: []),
    ]
    claim.ruling = Ruling(
      operation: try name(90), by: Annotator(recorded: "dora"), rating: "false",
      because: "a show of hands is no vote", judged: claim.verdicts.map(\.operation))
    claim.queries = [
      Query(
        id: try name(60), to: "writer", text: "Who is the councillor?",
        by: Annotator(recorded: "bea"), answer: "Known to the desk.")
    ]
    claim.tags = ["bridge"]
    return claim
  }

  /// A claim that one annotator rated: not verified.
  static func openClaim(_ number: UInt8 = 101, in document: SourceDocument) throws -> Claim {
    var claim = Claim(id: try name(number), wording: "The bridge costs nine million.")
    claim.appearances = [
      Appearance(selector: try selector(document, 90, "nine million"), anchor: .anchored)
    ]
    claim.verdicts = [
      try verdict(21, by: "ada", rating: "true", because: "the budget has it", citing: [])
    ]
    return claim
  }

  static func withoutAppearance(_ claim: Claim) -> Claim {
    var claim = claim
    claim.appearances = []
    return claim
  }

  static func report(
    _ claims: [Claim], documents: [SourceDocument], leftOut: Int = 0, includesAll: Bool = false
  ) -> VerifiedClaimReport {
    VerifiedClaimReport(
      frame: ReportFrame(
        deskName: "harbour", digest: String(repeating: "0f", count: 32), policy: .standard,
        scale: .standard,
        documents: Dictionary(documents.map { ($0.id, $0) }) { first, _ in first },
        includesAll: includesAll),
      entries: claims.map { .init(claim: $0, gate: Gate($0)) },
      leftOut: ReportSummary.LeftOut(undecided: leftOut))
  }
}

extension VerifiedClaimReport {
  func text(_ form: any ReportForm) -> String { String(decoding: bytes(form), as: UTF8.self) }

  /// The report for programs, read.
  func json() throws -> JSONValue { try JSONValue(parsing: bytes(JSONForm())) }
}
