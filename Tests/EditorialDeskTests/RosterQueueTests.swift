import AnnotationSync
import ClaimModel
import ClaimStore
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("The queues of a desk with a roster")
struct RosterQueueTests {
  private let newsroom: Newsroom
  private let chief: Desk
  private let claims: [ClaimID]

  /// A desk of three people on its roster: one claim is disputed, one agreed on, one ruled, one open.
  init() throws {
    let newsroom = try Newsroom()
    let chief = try newsroom.desk("city", of: "chief")
    let claims = try ["Rents rose.", "Trams ran.", "It rained.", "Prices fell."].map {
      try chief.addClaim(wording: $0)
    }
    (self.newsroom, self.chief, self.claims) = (newsroom, chief, claims)
    try chief.foundRoster()
    for (editor, ratings) in [
      ("amara", ["true", "true", "true"]), ("boris", ["false", "true", "false"]),
    ] {
      let desk = try newsroom.desk(editor, of: editor)
      try newsroom.pass(from: chief, to: desk)
      for (claim, rating) in zip(claims, ratings) { try desk.rate(claim, rating) }
      try newsroom.pass(from: desk, to: chief)
      let card = try desk.ownCard()
      var admission = Desk.Admission(annotator: card.annotator, device: card.device)
      (admission.epoch, admission.key) = (card.epoch, card.key)
      _ = try chief.admit(admission)
    }
    try chief.rule(claims[2], "false", because: "The record says so.")
    try chief.reword(claims[3], to: "Prices fell again.")
  }

  /// What is listed and counted: all queues, from both ends, the progress, claims by how they stand and by
  /// their words, and what a merge says of the desk.
  private struct Picture: Equatable {
    var queues: [String: [String]] = [:]
    var counts: [String: Int] = [:]
    var statuses: [Claim.Status: Int]
    var people: [String]
    var numbers: [Int]
    var disputes: [ClaimID]
    var waiting: ClaimID?
    var listed: [Claim.Status: [ClaimID]] = [:]
    var found: [String: [String]] = [:]
    var merged: [String]

    init(_ desk: Desk, _ newsroom: Newsroom) throws {
      for queue in try desk.queues(most: 2) {
        counts[queue.kind.rawValue] = queue.count
        var names: [String] = []
        try desk.forEachTask(queue.kind) { names.append("\($0.name) \($0.text)") }
        queues[queue.kind.rawValue] = names
        #expect(names.count == queue.count, "\(queue.kind)")
        #expect(queue.tasks.map(\.name) == names.prefix(2).map { String($0.prefix(32)) })
      }
      let progress = try desk.progress()
      statuses = progress.claims
      people = zip(progress.verdicts, progress.waiting).map {
        "\($0.annotator) \($0.count) \($1.count)"
      }
      numbers = [progress.stale, progress.queries, progress.contested, progress.left]
      numbers += progress.documents.map(\.left)
      disputes = try desk.disputes().map(\.claim.id)
      waiting = try desk.nextWaiting(after: nil)
      for status in Claim.Status.allCases where status != .candidate {
        listed[status] = try desk.claims(ClaimFilter(status: status)).map(\.claim.id)
      }
      for words in ["rents", "trams ran", "rain", "price", "otherwise"] {
        found[words] = try desk.find(words).map { "\($0.name) \($0.snippet)" }
      }
      let report = try desk.merge([newsroom.write("", to: "nothing.jsonl")], isDryRun: true)
      merged = report.contested.map { "\($0.entity) \($0.facet)" } + Array(report.disputed)
      #expect(report.disputedCount == report.disputed.count)
      #expect(counts["contested"] == report.contested.count)
      #expect(Set(report.disputed) == Set(listed[.disputed]?.map(\.text) ?? []))
    }
  }

  /// What a stranger writes about a claim, in a name that may be somebody's.
  enum Attack: String, CaseIterable {
    case rates, agrees, withdraws, ratesAsAmara, rules, withdrawsTheRuling, rejects, asks, offers,
      rewords
  }

  private func draft(_ attack: Attack, on claim: ClaimID) throws -> OperationDraft {
    func over(_ kind: String, by name: String? = nil) throws -> [OperationID] {
      try chief.history(of: claim.text).filter {
        $0.kind == kind && (name == nil || $0.by.name == name)
      }.map(\.operation)
    }
    func verdict(_ rating: String) -> JSONValue { ["rating": .string(rating), "seen": "blind"] }
    return switch attack {
    case .rates: OperationDraft(.verdictGive, on: claim.text, with: verdict("satire"), over: [])
    case .agrees: OperationDraft(.verdictGive, on: claim.text, with: verdict("true"), over: [])
    case .withdraws:
      try OperationDraft(
        .verdictWithdraw, on: claim.text, with: .object([]), over: over("verdict.give", by: "amara")
      )
    case .ratesAsAmara:
      try OperationDraft(
        .verdictGive, on: claim.text, with: verdict("satire"),
        over: over("verdict.give", by: "amara"))
    case .rules:
      OperationDraft(
        .rulingGive, on: claim.text, with: ["rating": "true", "because": "me", "judged": []],
        over: [])
    case .withdrawsTheRuling:
      try OperationDraft(
        .rulingWithdraw, on: claim.text, with: .object([]), over: over("ruling.give"))
    case .rejects: OperationDraft(.claimDecide, on: claim.text, with: ["as": "rejected"], over: [])
    case .asks: OperationDraft(.queryAsk, on: claim.text, with: ["text": "Who says so?"], over: [])
    case .offers:
      OperationDraft(
        .evidenceGive, on: claim.text,
        with: ["stance": "supports", "url": "https://a.example/", "quote": "so"], over: [])
    case .rewords:
      OperationDraft(.claimWord, on: claim.text, with: ["wording": "Otherwise."], over: [])
    }
  }

  @Test(arguments: Attack.allCases)
  func `are the same after a stranger wrote, whatever it was`(attack: Attack) throws {
    let before = try Picture(chief, newsroom)
    for name in ["eve", "amara"] {
      var eve = Editor(name, device: "eves-device-\(name)")
      var lines: [UInt8] = []
      for claim in claims { lines += try eve.write(draft(attack, on: claim)).line + [0x0A] }
      let trial = try chief.merge([newsroom.write(lines, to: "eve.jsonl")], isDryRun: true)
      let merged = try chief.merge([newsroom.write(lines, to: "eve.jsonl")])
      for report in [trial, merged] {
        #expect(Array(report.disputed) == before.disputes.map(\.text), "\(attack) as \(name)")
        #expect(report.contested.isEmpty && report.contestedByOthers == merged.contestedByOthers)
      }
      #expect(try Picture(chief, newsroom) == before, "\(attack) as \(name)")
      #expect(try Picture(newsroom.desk("city", of: "chief"), newsroom) == before)
    }
    #expect(try chief.verify().problems.isEmpty)
  }

  @Test func `stand beside what only strangers contest`() throws {
    var eve = Editor("eve", device: "eves-device")
    let line = try eve.write(draft(.rewords, on: claims[3]))
    let report = try chief.merge([newsroom.write(line.line + [0x0A], to: "eve.jsonl")])
    #expect(report.contested.isEmpty && !report.needsPerson)
    #expect(report.contestedByOthers.map(\.entity) == [claims[3].text])
    #expect(try chief.conflictCount() == (counted: 0, others: 1))
  }

  @Test func `change when somebody admitted accepts what a stranger wrote`() throws {
    var eve = Editor("eve", device: "eves-device")
    let line = try eve.write(draft(.rates, on: claims[2]))
    let before = try Picture(chief, newsroom)
    _ = try chief.merge([newsroom.write(line.line + [0x0A], to: "eve.jsonl")])
    #expect(try Picture(chief, newsroom) == before)
    #expect(try chief.accept([.named(claims[2].text)]) == 1)
    let after = try Picture(chief, newsroom)
    #expect(after.counts["stale-ruling"] == 1)
    #expect(after.people.contains("eve 1 3"))
    _ = try chief.undo()
    #expect(try Picture(chief, newsroom) == before)
  }

  @Test func `hide nothing that a stranger has added or rejected`() throws {
    let (stranger, claim) = try newsroom.deskWithCandidate("eve", of: "eve")
    try stranger.decide(claim, .rejected)
    let added = try stranger.addClaim(wording: "Nobody rode.")
    _ = try chief.ingest(newsroom.file("tram.txt"))
    try newsroom.pass(from: stranger, to: chief)
    let open = try chief.queue([.open]).compactMap(\.claim)
    #expect(open.contains(claim) && open.contains(added))
  }

  /// How far into its log the desk's file keeps what was found.
  private func kept() throws -> Int {
    try Store.open(at: newsroom.file("city.stet")).read { try DoubtedNames.keptLook(in: $0) }
  }

  @Test func `are the same by what the desk's file keeps and by its log alone`() throws {
    var eve = Editor("eve", device: "eves-device")
    var lines: [UInt8] = []
    for attack in Attack.allCases {
      lines += try eve.write(draft(attack, on: claims[1])).line + [0x0A]
    }
    _ = try chief.merge([newsroom.write(lines, to: "eve.jsonl")])
    try newsroom.write(150, on: chief)
    let before = try Picture(newsroom.desk("city", of: "chief"), newsroom)
    let more = try eve.write(draft(.rates, on: claims[0])).line + [0x0A]
    _ = try newsroom.desk("city", of: "chief").merge([newsroom.write(more, to: "more.jsonl")])
    let first = try kept()
    #expect(first > 150)
    // Who opens the desk goes on from there, also behind what came since.
    #expect(try Picture(newsroom.desk("city", of: "chief"), newsroom) == before)
    let further = try eve.write(draft(.rules, on: claims[3])).line + [0x0A]
    _ = try newsroom.desk("city", of: "chief").merge([
      newsroom.write(further, to: "further.jsonl")
    ])
    #expect(try kept() == first)
    #expect(try Picture(newsroom.desk("city", of: "chief"), newsroom) == before)
    // What counts now did not before: nothing that is kept is gone by.
    let fresh = try newsroom.desk("city", of: "chief")
    #expect(try fresh.accept([.named(claims[0].text)]) == 1)
    let accepted = try Picture(newsroom.desk("city", of: "chief"), newsroom)
    #expect(accepted != before)
    _ = try fresh.rebuild()
    #expect(try kept() == 0)
    #expect(try Picture(newsroom.desk("city", of: "chief"), newsroom) == accepted)
  }
}
