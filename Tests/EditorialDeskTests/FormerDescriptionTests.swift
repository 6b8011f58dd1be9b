import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("An article that was described otherwise once")
struct FormerDescriptionTests {
  private static let article = """
    Bridge opens

    The bridge cost 40 million euros in all. The mayor cut a ribbon at noon.

    """
  private static let address = "https://daily.example.org/bridge"

  private let newsroom: Newsroom
  private let desk: Desk
  private let claim: ClaimID
  private let document: DocumentID

  init() throws {
    newsroom = try Newsroom()
    desk = try newsroom.desk()
    document = try desk.ingest(
      newsroom.write(Self.article, to: "a.txt"),
      details: Desk.DocumentDetails(url: Self.address, outlet: "Daily", title: "Bridge opens")
    ).document.id
    claim = try desk.addClaim(words: "The bridge cost 40 million euros in all.", in: document)
  }

  @discardableResult
  private func describe(
    _ details: Desk.DocumentDetails, as editor: Desk? = nil, instead: Bool = false
  ) throws -> [String] {
    try (editor ?? desk).ingest(
      newsroom.write(Self.article, to: "a.txt"), details: details, instead: instead
    ).replaced
  }

  /// What the gate says once Amara and Boris rate the claim on one primary document.
  private func evidence(
    _ source: Desk.EvidenceOffer.Source, origin: String = ""
  ) throws -> Gate.Result? {
    let id = try desk.offer(
      Desk.EvidenceOffer(stance: .supports, source: source, origin: origin, isPrimary: true),
      on: claim)
    for one in [desk, try newsroom.desk(of: "boris")] {
      _ = try one.rate(claim, Desk.VerdictOffer(rating: "true", evidence: [id.text]))
    }
    return try desk.judged(claim).gate.results.first { $0.clause == .evidence }
  }

  private func atFormerAddress() throws -> Gate.Result? {
    try evidence(.outside(url: Self.address, title: "", quote: "A ribbon was cut."))
  }

  @Test func `is its own at its former address`() throws {
    try describe(
      Desk.DocumentDetails(url: "https://other.example.org/", outlet: "Other", title: "X"))
    #expect(try desk.document(document).url == "https://other.example.org/")
    #expect(try atFormerAddress()?.isMet == false)
  }

  @Test func `is its own where nothing is said of it any more`() throws {
    _ = try desk.undo()
    try describe(Desk.DocumentDetails(url: "https://other.example.org/"))
    _ = try desk.undo()
    #expect(
      try evidence(.outside(url: "https://other.example.org/", title: "", quote: "x"))?.isMet
        == false)
  }

  @Test(arguments: ["Daily", "Bridge opens"])
  func `names no other origin by its former names`(name: String) throws {
    try describe(
      Desk.DocumentDetails(url: "https://other.example.org/", outlet: "Other", title: "X"))
    #expect(try evidence(.words("The mayor cut", in: nil), origin: name)?.isMet == false)
  }

  @Test func `is its own in what was a version of it`() throws {
    let text = Self.article + "One more line.\n"
    func takeIn(_ details: Desk.DocumentDetails) throws -> DocumentID {
      try desk.ingest(newsroom.write(text, to: "b.txt"), details: details).document.id
    }
    let version = try takeIn(Desk.DocumentDetails(url: Self.address, outlet: "Daily"))
    _ = try takeIn(
      Desk.DocumentDetails(url: "https://council.example.org/", outlet: "Council", title: "Minutes")
    )
    #expect(try evidence(.words("One more line.", in: version))?.isMet == false)
  }

  @Test func `is no version of what only has the headline that a file begins with`() throws {
    let other = try desk.ingest(
      newsroom.write("Bridge opens\n\nThe council paid 40 million.\n", to: "b.txt"),
      details: Desk.DocumentDetails(url: "https://council.example.org/", outlet: "Council")
    ).document.id
    #expect(try evidence(.words("The council paid", in: other))?.isMet == true)
  }

  // MARK: What somebody else has said of it

  @Test func `is left as a colleague described it, unless it is said on purpose`() throws {
    let boris = try newsroom.desk(of: "boris")
    let details = Desk.DocumentDetails(outlet: "Weekly", author: "Lund")
    let refusal = try boris.expectRefusal { _ = try describe(details, as: boris) }
    #expect(refusal?.problem.contains("its outlet is “Daily”, as amara said") == true)
    #expect(refusal?.problem.contains("and not “Weekly”") == true)
    #expect(refusal?.remedy.contains("--instead") == true)
    #expect(try desk.document(document).outlet == "Daily")
    #expect(try desk.document(document).author == nil)
    let replaced = try describe(details, as: boris, instead: true)
    #expect(replaced.count == 1)
    #expect(replaced.first?.hasPrefix("its outlet was “Daily”, as amara said") == true)
    #expect(replaced.first?.hasSuffix("it is “Weekly” now") == true)
    #expect(try desk.document(document).outlet == "Weekly")
    #expect(try desk.document(document).url == Self.address)
  }

  @Test func `is described further by a colleague, and corrected by who said it`() throws {
    let boris = try newsroom.desk(of: "boris")
    try describe(Desk.DocumentDetails(outlet: "Daily", author: "Lund"), as: boris)
    #expect(try desk.document(document).author == "Lund")
    // What Boris has said carries what Amara had said before.
    try describe(Desk.DocumentDetails(outlet: "The Daily"))
    #expect(try desk.document(document).outlet == "The Daily")
    let refusal = try desk.expectRefusal { _ = try describe(Desk.DocumentDetails(author: "Berg")) }
    #expect(refusal?.problem.contains("as boris said") == true)
  }
}
