import ClaimModel
import ReportExport
import Testing

@Suite("Where people are named like words of the reasons, a report")
struct NamesLikeWordsTests {
  private let document: SourceDocument
  /// Names in one order, word by word.
  private let plain = ["Annika", "Beatrix", "Cemal", "Doralice", "Evelina", "Fayola"]
    .map { Annotator(recorded: $0) }
  private let words = ["All", "Evidence", "May", "agree", "primary", "verdict"]
    .map { Annotator(recorded: $0) }

  init() throws { document = try Example.document("b", title: "Bridge vote") }

  /// A claim whose gate names everybody: verdicts of three, a stale ruling, contested and unproven work.
  private func claim(by people: [Annotator], isContested: Bool = true) throws -> Claim {
    var claim = try Example.ruledClaim(in: document)
    for place in claim.evidence.indices { claim.evidence[place].by = people[place] }
    claim.queries[0].by = people[1]
    for place in claim.verdicts.indices {
      claim.verdicts[place].annotator = people[place]
      claim.verdicts[place].isProven = place > 0
    }
    claim.ruling?.by = people[3]
    claim.ruling?.broughtBackBy = people[4]
    claim.ruling?.isStale = true
    claim.ruling?.changes = [.verdict(people[1]), .evidence(try Example.name(1))]
    claim.decision?.by = people[4]
    claim.decision?.broughtBackBy = people[5]
    claim.queries[0].answer = nil
    claim.queries[0].waiver = Query.Waiver(by: people[2], because: "May we? We agree.")
    guard isContested else { return claim }
    let facet = Facet(.verdict, people[5].name)
    let sides = try ["true", "false"].enumerated().map { number, said in
      Saying(
        operation: try Example.name(UInt8(140 + number)), facet: facet, by: people[5], said: said)
    }
    claim.contested = [facet]
    claim.contests = [Contest(facet: facet, sides: sides)]
    return claim
  }

  /// What the clauses say of that claim where people are named so.
  private func reasons(
    _ people: [Annotator], _ naming: PeopleNaming, policy: Policy = .standard
  ) throws -> [String] {
    let claim = try claim(by: people)
    var frame = Example.report([], documents: [document], includesAll: true).frame
    frame.people = naming
    let report = VerifiedClaimReport(
      frame: frame, entries: [.init(claim: claim, gate: Gate(claim, policy: policy))],
      leftOut: .init())
    let told = try report.json()["claims"]?.array?.first
    return (told?["gate"]?["clauses"]?.array ?? []).compactMap { $0["reason"]?.string }
  }

  @Test func `says by roles the same of them as of anybody`() throws {
    var strict = Policy.standard
    strict.adjudicators = [plain[0]]
    for policy in [Policy.standard, strict] {
      let told = try reasons(words, .roles, policy: policy)
      #expect(told.count == Gate.Clause.allCases.count)
      #expect(told == (try reasons(plain, .roles, policy: policy)))
    }
  }

  @Test(arguments: [PeopleNaming.roles, .initials])
  func `changes names where they stand as names`(naming: PeopleNaming) throws {
    let told = try reasons(words, naming)
    #expect(told.contains { $0.contains("because “May we? We agree.”") })
    #expect(told.contains { $0.hasPrefix("All 1 appearances") || $0.contains("Its appearance") })
    #expect(told.contains { $0.hasPrefix("Contested: verdict:") })
    #expect(!told.contains { $0.contains("verdict:verdict") })
  }

  @Test func `calls evidence as it lists it, in every reason`() throws {
    let claim = try claim(by: plain, isContested: false)
    let gate = Gate(claim)
    let agreement = try #require(gate.results.first { $0.clause == .agreement })
    #expect(agreement.reason.contains("evidence AAAAAAAAAA"))
    let text = VerifiedClaimReport(
      frame: Example.report([], documents: [document], includesAll: true).frame,
      entries: [.init(claim: claim, gate: gate)], leftOut: .init()
    ).markdown()
    #expect(text.contains("since then a verdict by Beatrix, evidence E1"))
  }

  @Test func `names nobody who brought something back`() throws {
    let claim = try claim(by: plain)
    var frame = Example.report([], documents: [document], includesAll: true).frame
    frame.people = .roles
    var history = HistoryEntry(
      operation: try Example.name(160), by: plain[0], at: "2025-03-02T10:00:00.000Z",
      kind: "ruling.give", value: nil, isReplaced: false)
    history.broughtBack = HistoryEntry.Origin(
      operation: try Example.name(161), by: plain[5], at: "2025-03-01T10:00:00.000Z")
    let report = VerifiedClaimReport(
      frame: frame, entries: [.init(claim: claim, gate: Gate(claim), history: [history])],
      leftOut: .init())
    for form in Example.forms {
      for person in plain {
        #expect(!report.text(form).contains(person.name), "\(person) in \(type(of: form))")
      }
    }
  }
}
