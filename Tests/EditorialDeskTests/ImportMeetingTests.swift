import DeskTestSupport
import ClaimModel
import EditorialDesk
import Foundation
import Testing

@Suite("One file that two desks take in")
struct ImportMeetingTests {
  /// What a desk holds, counted.
  private struct Count: Equatable {
    let claims: Int
    let documents: Int
    let evidence: Int
    let verdicts: Int
    let notes: Int
    let tags: Int
    let places: Int
    let annotators: Set<String>

    init(_ desk: Desk) throws {
      let claims = try desk.claims().map(\.claim)
      self.claims = claims.count
      documents = try desk.documents().count
      evidence = claims.reduce(0) { $0 + $1.evidence.count }
      verdicts = claims.reduce(0) { $0 + $1.verdicts.count }
      notes = claims.reduce(0) { $0 + $1.notes.count }
      tags = claims.reduce(0) { $0 + $1.tags.count }
      places = claims.reduce(0) { $0 + $1.appearances.count }
      annotators = Set(
        claims.flatMap { claim in
          claim.verdicts.map(\.annotator.name) + claim.evidence.map(\.by.name)
        })
    }
  }

  @Test("keeps how a claim was reworded when its article comes after it", arguments: [false, true])
  func keepsWording(isRewordedHere: Bool) throws {
    let room = try Newsroom()
    let (desk, claim) = try room.deskWithVerdicts()
    try room.desk(of: "chen").reword(claim, to: "The line costs 80 million euros.")
    let path = room.file("sheet.csv")
    let csv = try #require(Desk.ForeignFormat("csv"))
    _ = try desk.exportClaims(as: csv, to: .path(path))
    let other = try room.desk("other", of: "dana")
    _ = try other.importFiles([path], as: csv)
    let words = isRewordedHere ? "It costs 81 million." : "The line costs 80 million euros."
    if isRewordedHere { try other.reword(claim, to: words) }
    _ = try other.ingest(room.write(Newsroom.article, to: "tram.txt"))
    for _ in 0..<2 {
      _ = try other.importFiles([path], as: csv)
      let known = try other.claim(claim)
      #expect(known.wording == words && known.appearances.count == 1)
      #expect(known.verdicts.allSatisfy(\.isStale) && known.status == .open)
      #expect(known.contested.isEmpty)
    }
    let count = try other.operationCount()
    _ = try other.importFiles([path], as: csv)
    #expect(try other.operationCount() == count)
  }

  /// The work of three people on two reports, in each format that can be written, and a review page.
  private func source(_ format: String, _ room: Newsroom) throws -> String {
    guard format != "claimreview" else { return try room.write(Self.review, to: "review.json") }
    guard format != "averitec" else { return try room.write(Self.corpus, to: "corpus.json") }
    let desk = try room.desk("source", of: "dana")
    for article in ["capital-wire.txt", "northern-dispatch.txt"] {
      _ = try desk.ingest(Fixture.path("phone-call/" + article))
    }
    _ = try desk.merge(
      ["amara", "boris", "chen"].map { Fixture.path("phone-call/\($0).jsonl") })
    let path = room.file("source-\(format)")
    _ = try desk.exportClaims(as: try #require(Desk.ForeignFormat(format)), to: .path(path))
    return path
  }

  private static let review = """
    {"@context":"https://schema.org","@type":"ClaimReview","claimReviewed":"The line costs 40 million.",
    "url":"https://harbour.example/check/1","author":{"@type":"Organization","name":"Harbour Post"},
    "reviewBody":"The budget says 44.","headline":"No, it costs more",
    "reviewRating":{"@type":"Rating","alternateName":"Mostly false"}}
    """
  private static let corpus = """
    [{"claim":"The line costs 40 million.","claim_id":4,"label":"Refuted","justification":"It costs 44.",
    "speaker":"Ilse Marwick","claim_types":["Numerical Claim"],"questions":[{"question":"What does it cost?",
    "answers":[{"answer":"44 million","answer_type":"Extractive","source_url":"https://harbour.example/b"},
    {"answer":"44 million","answer_type":"Extractive","source_url":"https://harbour.example/b"}]}]},
    {"claim":"Nobody rides it.","questions":[],"justification":"No label, so a note."}]
    """

  /// A desk on a device of its own, of an annotator who may be another device's too.
  private func desk(_ name: String, by annotator: String, _ room: Newsroom) throws -> Desk {
    let surroundings = Surroundings(
      environment: ["STET_HOME": room.file("home \(name)"), "STET_ANNOTATOR": annotator],
      folder: room.path, now: { Date(timeIntervalSince1970: 1_772_355_600.5) })
    try Desk.create(at: room.file("\(name).stet"), in: surroundings)
    return try Desk.open(at: room.file("\(name).stet"), in: surroundings)
  }

  @Test(
    "is there once when they meet, and everybody in it stays who they were",
    arguments: Desk.ForeignFormat.all.map(\.name), ["amara", "bela"])
  func isThereOnce(format: String, second: String) throws {
    let room = try Newsroom()
    let path = try source(format, room)
    let (one, other) = (
      try desk("one", by: "amara", room), try desk("other", by: second, room)
    )
    let foreign = try #require(Desk.ForeignFormat(format))
    for desk in [one, other] {
      for article in ["capital-wire.txt", "northern-dispatch.txt"] {
        _ = try desk.ingest(Fixture.path("phone-call/" + article))
      }
      #expect(try desk.importFiles([path], as: foreign).new > 0)
    }
    let before = try Count(one)
    #expect(before.evidence + before.verdicts > 0)
    try room.pass(from: one, to: other)
    try room.pass(from: other, to: one)
    #expect(try Count(one) == before)
    #expect(try Count(other) == before)
    #expect(try one.digest() == other.digest())
    #expect(try one.conflicts().isEmpty)
    let claims = try one.claims().map(\.claim)
    let known = Set(claims.flatMap(\.evidence).map(\.id))
    #expect(claims.flatMap(\.verdicts).flatMap(\.evidence).allSatisfy(known.contains))
    for desk in [one, other] {
      #expect(try desk.importFiles([path], as: foreign).new == 0)
      #expect(try desk.verify().problems.isEmpty)
    }
  }

  @Test func `leaves a desk in the state that one import of it gives, by the same annotator`()
    throws
  {
    let room = try Newsroom()
    let path = try source("w3c", room)
    let foreign = try #require(Desk.ForeignFormat("w3c"))
    let (one, other) = (
      try desk("one", by: "amara", room), try desk("other", by: "amara", room)
    )
    for desk in [one, other] { _ = try desk.importFiles([path], as: foreign) }
    let state = try one.stateDigest()
    try room.pass(from: other, to: one)
    #expect(try one.stateDigest() == state)
  }

  private static let twins = """
    wording,annotator,rating,source_url,stance
    Rents rose.,ada,true,https://harbour.example/a,supports
    Rents rose.,bea,true,https://harbour.example/a,supports
    Rents fell.,,,https://harbour.example/a,refutes
    """

  @Test func `keeps apart what two people say alike, and has once what nobody is named for`() throws
  {
    let room = try Newsroom()
    let (one, other) = (try room.desk("one", of: "ada"), try room.desk("other", of: "bea"))
    try room.take(Self.twins, "csv", to: one)
    try room.take(Self.twins, "csv", to: other)
    try room.pass(from: one, to: other)
    let claims = try other.claims().map(\.claim)
    let rose = try #require(claims.first { $0.wording == "Rents rose." })
    #expect(rose.evidence.map(\.by.name).sorted() == ["ada", "bea"])
    for verdict in rose.verdicts {
      let own = rose.evidence.first { $0.by == verdict.annotator }
      #expect(verdict.evidence == [own?.id])
    }
    #expect(claims.first { $0.wording == "Rents fell." }?.evidence.count == 1)
  }

  @Test func `has two evidences where it says the same twice`() throws {
    let room = try Newsroom()
    let (one, other) = (try room.desk("one", of: "ada"), try room.desk("other", of: "bea"))
    for desk in [one, other] { try room.take(Self.corpus, "averitec", to: desk) }
    try room.pass(from: one, to: other)
    #expect(try other.claims().map(\.claim.evidence.count).sorted() == [0, 2])
  }

  @Test func `is contested where one of them has withdrawn what the other brings`() throws {
    let room = try Newsroom()
    let (one, other) = (try room.desk("one", of: "ada"), try room.desk("other", of: "bea"))
    for desk in [one, other] { try room.take(Self.twins, "csv", to: desk) }
    let claim = try #require(try one.claims().map(\.claim).first { $0.wording == "Rents fell." })
    _ = try one.withdrawEvidence(claim.evidence[0].id.text, because: "an old page")
    try room.pass(from: one, to: other)
    #expect(try other.conflicts().map(\.facet.text) == ["evidence"])
  }

  @Test func `is undone and done again on one of them`() throws {
    let room = try Newsroom()
    let desk = try room.desk()
    try room.take(Self.twins, "csv", to: desk)
    let before = try desk.claims().map(\.claim.evidence.count).sorted()
    _ = try desk.undo()
    #expect(try desk.claims().allSatisfy { $0.claim.evidence.isEmpty })
    _ = try desk.redo()
    #expect(try desk.claims().map(\.claim.evidence.count).sorted() == before)
    #expect(try desk.verify().problems.isEmpty)
  }
}
