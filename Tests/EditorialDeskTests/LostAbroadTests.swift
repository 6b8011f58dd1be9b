import AnnotationSync
import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

/// Whatever a desk holds comes back from an export, or is named as lost: held for operations of each kind.
@Suite("An operation of each kind")
struct LostAbroadTests {
  private static let article = "Rents rose by 12 %, the mayor said.\nNobody came.\n"
  private static let log = "entries of the log: when, on which device, and what stood before"

  @Test(arguments: OperationKind.allCases)
  func `comes back from every format, or is named by it as lost`(kind: OperationKind) throws {
    for format in ExportTests.formats {
      let room = try Newsroom()
      let desk = try room.desk()
      let document = try desk.ingest(room.write(Self.article, to: "rents.txt")).document.id
      let example = try KindExample(kind, on: document)
      try merge(example.base, desk, room)
      let before = try export(desk, format, room, to: "before")
      let facts = try Self.facts(desk)
      try merge([example.line], desk, room)
      let after = try export(desk, format, room, to: "after")
      let isOwned = [.queryAnswer, .queryWaive, .publishWithdraw].contains(kind)
      let named = after.filter { what, count in
        what != Self.log && (isOwned || count > before[what] ?? 0)
      }
      if isOwned {
        let owner = kind == .publishWithdraw ? "publications" : "queries, with what was answered"
        #expect(named[owner] == 1, "\(format)")
        continue
      }
      let new = try Self.facts(desk).subtracting(facts)
      let other = try room.desk("other", of: "dana")
      _ = try other.ingest(room.file("rents.txt"))
      _ = try other.importFiles(
        [room.file("after")], as: try #require(Desk.ForeignFormat(format)))
      let isBack = try !new.isEmpty && new.isSubset(of: Self.facts(other))
      #expect(isBack || !named.isEmpty, "\(format): \(new) is gone, and only named: \(after)")
      #expect(after[Self.log] == before[Self.log].map { $0 + 1 }, "\(format)")
    }
  }

  @Test func `stays with its claim, which alone is counted`() throws {
    let room = try Newsroom()
    let (desk, claim) = try room.deskWithVerdicts()
    _ = try desk.ask("Who says so?", to: "writer", about: claim)
    try desk.decide(claim, .retracted)
    let lost = try export(desk, "w3c", room, to: "out")
    let stays = [
      "claims that were rejected or retracted", "candidates that nobody has decided on", Self.log,
      "files of documents as they were taken in, and who took them in and when",
      "texts of documents", "documents whose title, address, outlet, author or date is left out",
    ]
    #expect(Set(lost.keys) == Set(stays))
    #expect(lost["claims that were rejected or retracted"] == 1)
  }

  @Test func `is told of where what goes out does not show what it rests on`() throws {
    let room = try Newsroom()
    let (desk, claim) = try room.deskWithVerdicts()
    let cited = try #require(try desk.claim(claim).verdicts.first?.evidence.first)
    _ = try desk.withdrawEvidence(cited.text, because: "a wrong page")
    try desk.reword(claim, to: "The line costs 40 million.")
    try desk.rule(claim, "true", because: "the budget")
    try room.desk(of: "boris").rate(claim, "false")
    let lost = try export(desk, "csv", room, to: "out")
    #expect(lost["verdicts that cite evidence which was withdrawn since"] == 1)
    // A sheet carries what a verdict judged.
    #expect(lost["verdicts on another wording or speaker"] == nil)
    #expect(lost["rulings that do not count, or no more"] == 1)
    #expect(lost["rulings"] == nil)
    #expect(
      lost["things that were taken back: evidence, verdicts, rulings, notes, tags and others"] == 1)
  }

  private func merge(_ lines: [String], _ desk: Desk, _ room: Newsroom) throws {
    let report = try desk.merge([room.write(lines.map { $0 + "\n" }.joined(), to: "lines.jsonl")])
    #expect(report.new == lines.count)
  }

  private func export(
    _ desk: Desk, _ format: String, _ room: Newsroom, to name: String
  ) throws -> [String: Int] {
    let report = try desk.exportClaims(
      as: try #require(Desk.ForeignFormat(format)), to: .path(room.file(name)))
    return report.lost.reduce(into: [:]) { $0[$1.what] = $1.count }
  }

  /// What a desk says of its claims and documents that formats may carry, each thing in a line.
  private static func facts(_ desk: Desk) throws -> Set<String> {
    var facts: Set<String> = []
    for document in try desk.documents() {
      facts.insert("\(document.id) \(document.title ?? "") \(document.outlet ?? "")")
      if document.hasText { facts.insert("text of \(document.id)") }
    }
    for claim in try desk.claims().map(\.claim) {
      facts.formUnion(
        ["wording \(claim.wording)", "attribution \(claim.attribution ?? Attribution())"]
          + claim.tags.map { "tag \($0)" } + claim.notes.map { "note \($0.by) \($0.text)" }
          + claim.evidence.map { "evidence \($0.stance) \($0.url ?? "") \($0.by) \($0.isUnnamed)" }
          + claim.verdicts.map {
            "verdict \($0.annotator) \($0.rating) \($0.confidence ?? -1) \($0.seen)"
          })
    }
    return facts
  }
}
