import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

@Suite("An unnamed source on a desk")
struct UnnamedSourceDeskTests {
  private let newsroom: Newsroom
  private let desk: Desk
  private let boris: Desk
  private let claim: ClaimID
  private let sources: SealedSources
  private let label: SourceLabel

  /// Two people rated a claim by an unnamed speaker, on two evidences that rest on that speaker.
  init() throws {
    newsroom = try Newsroom()
    (desk, claim) = try newsroom.deskWithClaim()
    boris = try newsroom.desk(of: "boris")
    sources = SealedSources(in: newsroom.surroundings(of: "amara"))
    label = try #require(SourceLabel("S1"))
    try desk.attribute(claim, to: Attribution(speaker: "an official", isUnnamed: true))
    let evidence = try ["an official", "the official of the council"].map { origin in
      try desk.offer(.record(origin), on: claim).text
    }
    for one in [desk, boris] {
      _ = try one.rate(claim, Desk.VerdictOffer(rating: "true", evidence: evidence))
    }
  }

  private func unmet() throws -> [Gate.Clause] { try desk.judged(claim).gate.unmet.map(\.clause) }

  private func attest(_ desk: Desk, because: String = "fears for the post") throws {
    try desk.attest(.speaker, on: claim, as: label, because: because, access: "was there")
  }

  // MARK: Attesting

  @Test func `stands alone until two people attest to know it`() throws {
    #expect(try unmet() == [.namedSource])
    try attest(desk)
    #expect(try unmet() == [.namedSource])
    try attest(boris)
    #expect(try unmet() == [])
    #expect(try desk.claim(claim).attestations.map(\.by.name) == ["amara", "boris"])
    try boris.withdrawAttestation(of: .speaker, on: claim)
    #expect(try unmet() == [.namedSource])
    _ = try boris.undo()
    #expect(try unmet() == [])
    _ = try desk.expectRefusal {
      try newsroom.desk(of: "chen").withdrawAttestation(of: .speaker, on: claim)
    }
  }

  @Test func `is attested for as long as it is described so, and anew of another one`() throws {
    try attest(desk)
    try attest(boris)
    #expect(try unmet() == [])
    let change = try desk.attribute(
      claim, to: Attribution(speaker: "the official of the council", isUnnamed: true))
    #expect(change.attestations == 2)
    #expect(change.remark?.contains("2 people attested to know another speaker") == true)
    for one in [desk, boris] {
      let evidence = try one.claim(claim).evidence.map(\.id.text)
      _ = try one.rate(claim, Desk.VerdictOffer(rating: "true", evidence: evidence))
    }
    let clause = try desk.judged(claim).gate.results.first { $0.clause == .namedSource }
    #expect(
      clause?.reason.hasSuffix(
        "Attested of another speaker, and counting for nothing: amara, boris.")
        == true)
    #expect(clause?.isMet == false)
    #expect(
      try desk.claim(claim).attestationPhrases.first
        == "the speaker: amara knows S1 (of another speaker: does not count); "
        + "not named because fears for the post; access: was there")
    let told = try JSONValue(parsing: desk.detailJSON(desk.judged(claim)))["attestations"]
    #expect(told?.array?.map { $0["stale"] } == [true, true])
    try attest(desk)
    #expect(try unmet() == [.namedSource])
    try attest(boris)
    #expect(try unmet() == [])
    try desk.attribute(claim, to: Attribution(speaker: "an official", isUnnamed: true))
    #expect(try desk.claim(claim).attestations.allSatisfy(\.isStale))
  }

  @Test func `is attested whoever it is where an older version of Stet wrote so`() throws {
    var attestation = Attestation(
      operation: try #require(OperationID(claim.text)), by: try Annotator("amara"), label: label,
      because: "fear", access: "")
    attestation.compare(speaker: "a clerk")
    #expect(!attestation.isStale)
    attestation.speaker = "an official"
    attestation.compare(speaker: nil)
    #expect(attestation.isStale)
  }

  @Test func `needs a reason, and a source that is said to be unnamed`() throws {
    _ = try desk.expectRefusal { try attest(desk, because: " ") }
    let named = try desk.offer(.record("budget"), on: claim)
    let refusal = try desk.expectRefusal {
      try desk.attest(.evidence(named.text), on: claim, as: label, because: "fear")
    }
    #expect(refusal?.problem.contains("is not said to be unnamed") == true)
    let other = try desk.addClaim(wording: "Trams ran in 1950.")
    _ = try desk.expectRefusal { try desk.attest(.speaker, on: other, as: label, because: "fear") }
    _ = try desk.expectRefusal {
      try desk.attest(.evidence(named.text), on: other, as: label, because: "fear")
    }
  }

  @Test func `of an evidence is attested there`() throws {
    let unnamed = try desk.offer(.record("an aide", isUnnamed: true), on: claim)
    try desk.attest(.evidence(unnamed.text), on: claim, as: label, because: "fear")
    let item = try desk.claim(claim).evidence.first { $0.id == unnamed }
    #expect(item?.attestations.map(\.label) == [label])
    #expect(try desk.claim(claim).attestations.isEmpty)
    #expect(try desk.history(of: claim.text).contains { $0.kind == "source.attest" })
  }

  @Test func `is attested by proven authors where the desk has a roster`() throws {
    try attest(desk)
    try attest(boris)
    try desk.foundRoster()
    #expect(try unmet().contains(.namedSource))
  }

  // MARK: Keeping who it is

  private func keep(_ text: String, _ label: SourceLabel? = nil) throws -> SourceLabel {
    let file = try newsroom.write(text, to: "who.txt")
    defer { try? FileManager.default.removeItem(atPath: file) }
    return try sources.keep(file, as: label)
  }

  @Test func `is kept in a file that only its owner may read, under a label`() throws {
    #expect(try keep("Ilse Marwick\n+43 1 5550100\n", label) == label)
    let mode = try FileManager.default.attributesOfItem(atPath: sources.path(of: label))
    #expect((mode[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    let drawn = try keep("Jon Birk")
    #expect(try sources.labels() == [drawn, label].sorted())
    #expect(throws: DeskError.self) { _ = try keep("Somebody else", label) }
    for empty in ["", "\n", "  \nMarwick\n", "--\n"] {
      #expect(throws: DeskError.self) { _ = try keep(empty) }
    }
    try sources.forget(label)
    #expect(throws: DeskError.self) { try sources.forget(label) }
    #expect(try sources.labels() == [drawn])
  }

  @Test func `is written down by none of its keeper's own words`() throws {
    _ = try keep("Ilse Marwick\nhas a brother\n", label)
    let refused: [() throws -> Void] = [
      { try attest(desk, because: "Marwick fears for the post") },
      { _ = try desk.addNote("Ask ILSE  marwick again.", to: claim) },
      { _ = try desk.ask("Is it Marwick?", to: "lawyer", about: claim) },
      { try desk.rate(claim, "false", because: "Ilse Marwick says so.") },
      { try desk.attribute(claim, to: Attribution(speaker: "Ilse Marwick", isUnnamed: true)) },
      { try desk.attribute(claim, to: Attribution(speaker: "Ilse Marwick")) },
      { try desk.attribute(claim, to: Attribution(addressee: "Mrs Marwick")) },
      { try desk.attribute(claim, to: Attribution(channel: "a letter to marwick")) },
      { try desk.attribute(claim, to: Attribution(intermediary: "Ilse")) },
      { try desk.attribute(claim, to: Attribution(outlet: "Marwick's Weekly")) },
      { _ = try desk.addNote("The brother of Ilse.", to: claim) },
      { _ = try newsroom.desk().addClaim(wording: "Marwick paid.") },
      { try desk.tag(claim, adding: ["marwick"], removing: []) },
    ]
    for write in refused {
      let refusal = try desk.expectRefusal(write)
      #expect(refusal?.problem.contains("S1") == true)
      #expect(refusal?.description.lowercased().contains("marwick") == false)
    }
    // Others do not know whom Amara keeps.
    _ = try boris.addNote("Ask Marwick.", to: claim)
    try sources.forget(label)
    _ = try desk.addNote("Ask Marwick again.", to: claim)
  }

  @Test func `does not stand in the way of work on what a document says on the record`() throws {
    let path = try newsroom.write(
      "Budget\n\n\"Gold fell by 8 percent in May,\" said Otto Brandauer, an official.\n",
      to: "gold.txt")
    let document = try desk.ingest(path).document.id
    _ = try keep("Otto Brandauer, White House official\n", label)
    let gold = try desk.addClaim(words: "Gold fell by 8 percent in May", in: document)
    try desk.rate(gold, "true", because: "an official of the White House says so")
    let said = try desk.addClaim(words: "said Otto Brandauer, an official", in: document)
    try desk.rate(said, "true")
    for proposal in try desk.extract(document) { try desk.decide(proposal.claim, .accepted) }
    #expect(try desk.sealedNamePlaces(limit: 9).contains { $0.words.contains("text of document") })
    _ = try desk.expectRefusal { _ = try desk.addNote("I know Brandauer", to: gold) }
    _ = try desk.expectRefusal {
      _ = try desk.ingest(path, details: Desk.DocumentDetails(author: "Otto Brandauer"))
    }
  }

  @Test func `is no new annotator's name, and keeps nobody out who writes here already`() throws {
    _ = try keep("Boris Marwick\n", label)
    let namesake = try Desk.open(
      at: desk.path, as: "Boris Marwick", in: newsroom.surroundings(of: "amara"))
    _ = try desk.expectRefusal { _ = try namesake.addNote("hello", to: claim) }
    let same = try Desk.open(at: desk.path, as: "boris", in: newsroom.surroundings(of: "amara"))
    _ = try same.addNote("hello", to: claim)
  }

  @Test func `is told of where it stands already, without the name`() throws {
    let note = try desk.addNote("spoke with Quentin Zobrist", to: claim)
    _ = try keep("Quentin Zobrist\n", label)
    let places = try desk.sealedNamePlaces(of: label, limit: 9)
    #expect(places.map(\.label) == [label])
    #expect(places[0].words.contains(note.short))
    let end = try desk.logEnd()
    #expect(try desk.sealedNamePlaces(since: end, limit: 9).isEmpty)
    _ = try boris.addNote("Zobrist again", to: claim)
    let sentence = try desk.sealedNamePlaces(since: end, limit: 9).first?.sentence("came")
    #expect(sentence?.contains("S1") == true && sentence?.lowercased().contains("zobrist") == false)
  }

  @Test func `is in no desk, no annotation file and no report`() throws {
    _ = try keep("Quentin Zobrist\n", label)
    try attest(desk)
    try attest(boris)
    var said = try Desk.ReportFormat.allCases.map { try desk.report($0, includesAll: true) }
    said.append(String(decoding: try desk.detailJSON(desk.judged(claim)), as: UTF8.self))
    said.append(contentsOf: try desk.judged(claim).gate.results.map(\.reason))
    said.append(contentsOf: try desk.find("Zobrist").map(\.snippet))
    _ = try desk.share(to: newsroom.file("all.jsonl"))
    said.append(try String(contentsOfFile: newsroom.file("all.jsonl"), encoding: .utf8))
    for text in said { #expect(!text.lowercased().contains("zobrist")) }
    #expect(
      said[0].contains("amara knows S1; not named because fears for the post; access: was there"))
    for name in try FileManager.default.contentsOfDirectory(atPath: newsroom.path)
    where name.hasPrefix("city.stet") {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: newsroom.file(name)))
      #expect(bytes.range(of: Data("Zobrist".utf8)) == nil, "\(name)")
    }
  }
}
