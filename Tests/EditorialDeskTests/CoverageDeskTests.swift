import AnnotationSync
import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("The coverage of an article")
struct CoverageDeskTests {
  private let newsroom: Newsroom
  private let amara: Desk
  private let document: DocumentID

  init() throws {
    newsroom = try Newsroom()
    amara = try newsroom.desk()
    document = try amara.ingest(newsroom.write(Newsroom.article, to: "tram.txt")).document.id
  }

  /// The signs of the sentences, one after the other.
  private func signs(_ desk: Desk, _ document: DocumentID? = nil) throws -> String {
    try desk.coverage(of: document ?? self.document).coverage.sentences.map(\.state.sign).joined()
  }

  @Test func `is what people have marked, durably`() throws {
    #expect(try signs(amara) == "·····")
    try amara.mark([1, 3], of: document, as: .ticked)
    try amara.mark([2], of: document, as: .exempt, because: "an opinion")
    #expect(try signs(newsroom.desk()) == "✓–✓··")
    try amara.mark([3], of: document, as: .open)
    #expect(try signs(amara) == "✓–···")
    _ = try amara.rebuild()
    #expect(try signs(amara) == "✓–···")
    #expect(try amara.verify().problems.isEmpty)
  }

  @Test func `writes nothing twice, and nothing when a number is none`() throws {
    try amara.mark([1], of: document, as: .ticked)
    let digest = try amara.digest()
    try amara.mark([1, 1], of: document, as: .ticked)
    #expect(try amara.digest() == digest)
    _ = try amara.expectRefusal { try amara.mark([2, 99], of: document, as: .ticked) }
    _ = try amara.expectRefusal { try amara.mark([0], of: document, as: .ticked) }
    _ = try amara.expectRefusal { try amara.mark([-1], of: document, as: .exempt) }
  }

  @Test func `follows claims: accepted ones tick their sentence, others do not`() throws {
    let candidate = try #require(
      try amara.candidatesByWorth().first { $0.wording.contains("40 million") })
    #expect(try signs(amara) == "·····")
    try amara.decide(candidate.claim, .accepted)
    #expect(try signs(amara) == "·✓···")
    try amara.decide(candidate.claim, .rejected)
    #expect(try signs(amara) == "·····")
    try amara.decide(candidate.claim, .accepted)
    try amara.decide(candidate.claim, .retracted)
    #expect(try signs(amara) == "·····")
  }

  @Test func `makes a claim of a sentence or of its words`() throws {
    let words = "the line would cost twice as much"
    let picked = try amara.pick(4, of: document, words: words)
    #expect(picked.words == words)
    #expect(try amara.claim(picked.claim).status == .open)
    #expect(try signs(amara) == "···✓·")
    // Without words it is what the extractor proposes there, else the sentence.
    let headline = try amara.pick(1, of: document).words
    #expect(headline == "on new tram line")
    let digest = try amara.digest()
    #expect(try amara.pick(4, of: document, words: words).claim == picked.claim)
    #expect(try amara.digest() == digest)
    _ = try amara.expectRefusal { _ = try amara.pick(4, of: document, words: "nowhere") }
    _ = try amara.expectRefusal { _ = try amara.pick(4, of: document, words: "t") }
    _ = try amara.undo()
    #expect(try signs(amara) == "···✓·")
    _ = try amara.undo()
    #expect(try signs(amara) == "·····")
  }

  @Test func `takes the extractor's candidate where the sentence holds just one`() throws {
    let sentence = try #require(
      try amara.coverage(of: document).coverage.sentences.first { $0.text.contains("40 million") })
    let candidates = try amara.candidates(in: sentence, of: document)
    try #require(candidates.count == 1)
    #expect(try amara.pick(sentence.number, of: document).claim == candidates[0].claim)
  }

  @Test func `adds nothing to what is verified`() throws {
    let claim = try amara.addClaim(wording: "Trams are quiet.")
    let before = try amara.judged(claim).gate
    try amara.mark([1, 2, 3, 4, 5], of: document, as: .ticked)
    #expect(try amara.judged(claim).gate == before)
  }

  // MARK: Two editors

  @Test func `is one where two tick the same, and contested where they differ`() throws {
    let boris = try newsroom.desk("boris", of: "boris")
    _ = try boris.ingest(newsroom.file("tram.txt"))
    for desk in [amara, boris] { try desk.mark([1, 2], of: document, as: .ticked) }
    try amara.mark([3], of: document, as: .ticked)
    try boris.mark([3], of: document, as: .exempt)
    let report = try newsroom.pass(from: boris, to: amara)
    #expect(report.contested.map(\.facet.kind) == [.passage])
    #expect(try signs(amara) == "✓✓···")
    #expect(try amara.coverage(of: document).coverage.sentence(3)?.reason == .contested)
    let conflict = try #require(try amara.conflicts().first)
    #expect(conflict.heads.allSatisfy { $0.value?.contains("2027") ?? false })
    _ = try amara.resolve(conflict.entity, conflict.facet, choosing: 1)
    #expect(try amara.conflicts().isEmpty)
    try newsroom.pass(from: amara, to: boris)
    #expect(try signs(amara) == signs(boris))
    #expect(try amara.stateDigest() == boris.stateDigest())
  }

  @Test func `counts nothing that somebody wrote who is not proven`() throws {
    let boris = try newsroom.desk("boris", of: "boris")
    _ = try boris.ingest(newsroom.file("tram.txt"))
    try amara.mark([1], of: document, as: .ticked)
    try newsroom.pass(from: amara, to: boris)
    try boris.mark([1], of: document, as: .open)
    try boris.mark([2], of: document, as: .ticked)
    _ = try boris.pick(5, of: document)
    try newsroom.pass(from: boris, to: amara)
    #expect(try signs(amara) == "·✓··✓")
    try amara.foundRoster(name: "Amara")
    #expect(try signs(amara) == "✓····")
  }

  // MARK: Taking back

  @Test func `is as it was after undo, and comes back with redo`() throws {
    try amara.mark([1, 2], of: document, as: .ticked)
    try amara.mark([2], of: document, as: .exempt, because: "an opinion")
    try amara.mark([2], of: document, as: .open)
    var seen: [String] = []
    for _ in 1...3 {
      _ = try amara.undo()
      seen.append(try signs(amara))
    }
    for _ in 1...3 {
      _ = try newsroom.desk().redo()
      seen.append(try signs(amara))
    }
    #expect(seen == ["✓–···", "✓✓···", "·····", "✓✓···", "✓–···", "✓····"])
  }

  // MARK: Versions

  private func second(_ text: String, url: String? = nil) throws -> DocumentID {
    try amara.ingest(
      newsroom.write(text, to: "tram2.txt"), details: Desk.DocumentDetails(url: url)
    ).document.id
  }

  @Test func `is carried over to a new version, but for lines that were changed`() throws {
    try amara.mark([1, 2, 3], of: document, as: .ticked)
    try amara.mark([4], of: document, as: .exempt)
    let later = try second(Newsroom.article.replacing("40 million", with: "41 million"))
    #expect(try signs(amara, later) == "✓·✓–·")
    let covered = try amara.coverage(of: later)
    #expect(covered.versions == [document])
    #expect(covered.coverage.sentence(1)?.reason == .carried(from: document))
    try amara.mark([3], of: later, as: .open)
    #expect(try signs(amara, later) == "✓··–·")
    _ = try amara.undo()
    #expect(try signs(amara, later) == "✓·✓–·")
    #expect(try signs(amara) == "✓✓✓–·")
  }

  @Test("goes by the latest version in which somebody said something", arguments: 1...6)
  func goesByTheLatest(variant: Int) throws {
    // The names of the versions, which are hashes, come in other orders each time.
    let versions = try (1...3).map { day in
      let text =
        Newsroom.article.replacing("40 million", with: "4\(day) million") + "\n\(variant).\n"
      let desk = try newsroom.desk("paper", of: "amara", day: day)
      return try desk.ingest(
        newsroom.write(text, to: "version.txt"),
        details: Desk.DocumentDetails(url: "https://harbour.example/tram")
      ).document.id
    }
    let desk = try newsroom.desk("paper", of: "amara", day: 3)
    try desk.mark([1], of: versions[0], as: .ticked)
    try desk.mark([3], of: versions[1], as: .ticked)
    #expect(try signs(desk, versions[2]).hasPrefix("✓·✓"))
    try desk.mark([1], of: versions[1], as: .open)
    #expect(try signs(desk, versions[2]).hasPrefix("··✓"))
    try desk.mark([1], of: versions[2], as: .exempt)
    #expect(try signs(desk, versions[0]).hasPrefix("✓·✓"))
    #expect(try signs(desk, versions[2]).hasPrefix("–·✓"))
  }

  @Test func `is carried over by the address where both have one`() throws {
    try amara.mark([1, 2], of: document, as: .ticked)
    let other = Newsroom.article + "\nMore will follow.\n"
    let address = "https://harbour.example/tram"
    _ = try amara.ingest(
      newsroom.file("tram.txt"), details: Desk.DocumentDetails(url: address))
    let elsewhere = try second(other, url: "https://harbour.example/other")
    #expect(try !signs(amara, elsewhere).contains("✓"))
    let same = try second(other + "Soon.\n", url: address)
    #expect(try signs(amara, same).hasPrefix("✓✓"))
  }

  @Test func `lends a claim's tick to the same sentence of another version`() throws {
    _ = try amara.pick(5, of: document)
    let later = try second(Newsroom.article.replacing("2027", with: "2028"))
    #expect(try signs(amara, later) == "····✓")
  }

  @Test func `says in JSON what makes each sentence stand so`() throws {
    try amara.mark([2], of: document, as: .exempt, because: "an opinion")
    let json = try amara.coverage(of: document).json
    #expect(json["exempt"] == 1 && json["open"] == 4 && json["ticked"] == 0)
    let second = try #require(json["sentences"]?.array?[1])
    #expect(second["state"] == "exempt" && second["because"] == "an opinion")
    #expect(second["by"] == "amara" && second["carried_from"] == .null)
  }

  @Test func `says which claims a new version does not have, with the nearest words`() throws {
    let address = Desk.DocumentDetails(url: "https://news.example/tram")
    let old = try amara.ingest(
      newsroom.write(
        "Crime\n\nCrime dropped by 8 percent in May. Rents rose by 3 percent in the city.\n\nThe mayor spoke of trams on Monday.\n",
        to: "v1.txt"), details: address
    ).document.id
    let words = [
      "Crime dropped by 8 percent in May", "Rents rose by 3 percent", "The mayor spoke of trams",
    ]
    let claims = try words.map { try amara.addClaim(words: $0, in: old) }
    #expect(try amara.leftBehind(by: old).isEmpty)
    let new = try amara.ingest(
      newsroom.write(
        "Crime\n\nRents rose by 3 percent in the city.\n\nCrime dropped by 5 percent in May.\n",
        to: "v2.txt"),
      details: address
    ).document.id
    let behind = try amara.leftBehind(by: new)
    #expect(behind.map(\.claim) == [claims[0], claims[2]])
    #expect(behind.map(\.words) == [words[0], words[2]])
    #expect(behind.map(\.nearest) == ["Crime dropped by 5 percent in May", nil])
    try amara.decide(claims[0], .accepted)
    try amara.decide(claims[0], .retracted)
    #expect(try amara.leftBehind(by: new).map(\.claim) == [claims[2]])
  }
}
