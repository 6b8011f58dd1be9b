import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("A claim's own article")
struct OwnArticleTests {
  /// A syndicated copy of the article, as another outlet prints it.
  private static let copy = Newsroom.article.replacing("\n", with: " \n")

  @Test(
    "is a copy's too, under whatever name its outlet has",
    arguments: ["Mirror", "https://mirror.example/z", "Copy", ""])
  func isACopys(origin: String) throws {
    let newsroom = try Newsroom()
    let (desk, claim) = try newsroom.deskWithClaim()
    let copy = try desk.ingest(
      newsroom.write(Self.copy, to: "copy.txt"),
      details: Desk.DocumentDetails(
        url: "https://mirror.example/z", outlet: "Mirror", title: "Copy")
    ).document.id
    for source in [
      Desk.EvidenceOffer.Source.words("12,000 people will ride the trams", in: copy),
      .outside(url: "https://mirror.example/z", title: "", quote: ""),
    ] {
      let evidence = try desk.offer(
        Desk.EvidenceOffer(stance: .supports, source: source, origin: origin, isPrimary: true),
        on: claim)
      #expect(try desk.remark(onOffered: evidence, of: claim)?.contains("carries nothing") == true)
      for one in [desk, try newsroom.desk(of: "boris")] {
        _ = try one.rate(claim, Desk.VerdictOffer(rating: "true", evidence: [evidence.text]))
      }
      #expect(try desk.judged(claim).gate.unmet.map(\.clause).contains(.evidence))
    }
    let other = try desk.offer(.record("budget", isPrimary: true), on: claim)
    #expect(try desk.remark(onOffered: other, of: claim) == nil)
  }

  @Test func `is known by the address that an import brought alone`() throws {
    let newsroom = try Newsroom()
    let (desk, claim) = try newsroom.deskWithClaim()
    let offer = Desk.EvidenceOffer(
      stance: .supports,
      source: .outside(url: "https://daily.example/tram?utm_source=x", title: "", quote: ""),
      isPrimary: true)
    for one in [desk, try newsroom.desk(of: "boris")] {
      let evidence = try one.offer(offer, on: claim)
      _ = try one.rate(claim, Desk.VerdictOffer(rating: "true", evidence: [evidence.text]))
    }
    #expect(try desk.judged(claim).isVerified)
    try desk.tag(claim, adding: ["appearance:https://daily.example/tram"], removing: [])
    #expect(try desk.judged(claim).gate.unmet.map(\.clause) == [.evidence])
  }

  private static let words = "The bridge cost 40 million euros in all."
  private static let article = """
    Bridge opens

    The bridge cost 40 million euros in all. The mayor cut a ribbon at noon.

    Nobody was hurt when the old bridge closed.

    """
  private static let address = "https://daily.example.org/bridge"

  private let newsroom: Newsroom
  private let desk: Desk
  private let claim: ClaimID

  /// Amara has a claim from an article in the Daily.
  init() throws {
    newsroom = try Newsroom()
    desk = try newsroom.desk()
    let document = try Self.takeIn(Self.article, "a.txt", "Daily", Self.address, newsroom, desk)
    claim = try desk.addClaim(words: Self.words, in: document)
  }

  private static func takeIn(
    _ text: String, _ file: String, _ outlet: String, _ address: String, _ newsroom: Newsroom,
    _ desk: Desk, title: String = "Bridge opens"
  ) throws -> DocumentID {
    try desk.ingest(
      newsroom.write(text, to: file),
      details: Desk.DocumentDetails(url: address, outlet: outlet, title: title)
    ).document.id
  }

  private func takeIn(
    _ text: String, outlet: String, at address: String, title: String = "Bridge opens"
  ) throws -> DocumentID {
    try Self.takeIn(text, "b.txt", outlet, address, newsroom, desk, title: title)
  }

  /// What the gate says of the evidence once Amara and Boris rate the claim on one primary document.
  private func evidence(
    _ source: Desk.EvidenceOffer.Source, origin: String = ""
  ) throws -> Gate.Result? {
    let id = try desk.offer(
      Desk.EvidenceOffer(stance: .supports, source: source, origin: origin, isPrimary: true),
      on: claim)
    for one in [desk, try newsroom.desk(of: "boris")] {
      _ = try one.rate(claim, Desk.VerdictOffer(rating: "true", evidence: [id.text]))
    }
    let result = try desk.judged(claim).gate.results.first { $0.clause == .evidence }
    // What a report says of it is the same.
    #expect(try desk.report(.json).contains(claim.text) == result?.isMet)
    return result
  }

  private func isOwnArticle(_ result: Gate.Result?) -> Bool {
    result?.isMet == false
      && result?.reason.contains("1 of the claim's own article names no origin") == true
  }

  private func isOwnWords(_ result: Gate.Result?) -> Bool {
    result?.isMet == false
      && result?.reason.contains("1 is of the claim's own words and carries nothing") == true
  }

  @Test(arguments: [
    address, "http://www.daily.example.org/bridge/?utm_source=letter#top",
    "https://DAILY.example.org/bridge",
  ])
  func `proves nothing of it at its address`(url: String) throws {
    #expect(isOwnArticle(try evidence(.outside(url: url, title: "", quote: "A ribbon was cut."))))
  }

  @Test func `proves nothing of it by its own words at its address, whatever the origin`() throws {
    let quote = "The bridge cost 40 million\neuros in all."
    #expect(
      isOwnWords(
        try evidence(.outside(url: Self.address, title: "", quote: quote), origin: "Minutes")))
  }

  @Test(arguments: ["Daily", "the daily", "Bridge opens", "http://daily.example.org/bridge/"])
  func `names no other origin where it names itself`(origin: String) throws {
    #expect(isOwnArticle(try evidence(.words("Nobody was hurt", in: nil), origin: origin)))
  }

  @Test func `carries what it prints of another origin`() throws {
    #expect(try evidence(.words("Nobody was hurt", in: nil), origin: "Minutes")?.isMet == true)
  }

  @Test(arguments: [("Nobody was hurt", false), ("cost 40 million", true)])
  func `proves nothing of it in another version`(words: String, isOwn: Bool) throws {
    let version = try takeIn(
      Self.article + "One more line.\n", outlet: "Daily", at: Self.address)
    let said = try evidence(.words(words, in: version))
    #expect(isOwn ? isOwnWords(said) : isOwnArticle(said))
  }

  @Test(arguments: [("Nobody  was  hurt", false), ("40  million  euros", true)])
  func `proves nothing of it in a copy that differs in blank space`(words: String, isOwn: Bool)
    throws
  {
    let text = Self.article.split(separator: " ").joined(separator: "  ")
    let copy = try takeIn(
      text, outlet: "Weekly", at: "https://weekly.example.org/1", title: "A bridge")
    let said = try evidence(.words(words, in: copy))
    #expect(isOwn ? isOwnWords(said) : isOwnArticle(said))
  }

  @Test(arguments: [
    ("\u{200B}", "hurt"), ("\u{AD}", "hurt"), ("\u{A0}", " was"), ("\u{2060}", "cost 40"),
    ("”", "cost 40"),
    ("\u{2003}", "40 million"),
  ])
  func `proves nothing of it in a copy whose letters are the same to a reader`(
    sign: String, before: String
  ) throws {
    let copy = try takeIn(
      Self.article.replacing(before, with: sign + before), outlet: "Weekly",
      at: "https://weekly.example.org/1", title: "A bridge")
    #expect(isOwnArticle(try evidence(.words("The mayor cut a ribbon", in: copy))))
  }

  @Test func `proves nothing of it in a copy whose letters only look the same`() throws {
    let copy = try takeIn(
      Self.article.replacing("mayor", with: "m\u{430}yor"), outlet: "Weekly",
      at: "https://weekly.example.org/1", title: "A bridge")
    #expect(isOwnArticle(try evidence(.words("Nobody was hurt", in: copy))))
  }

  @Test func `is its own words in a copy, however they are set`() throws {
    let words = "4\u{200B}0\u{A0}mil\u{AD}lion"
    let copy = try takeIn(
      Self.article.replacing("40 million", with: words), outlet: "Weekly",
      at: "https://weekly.example.org/1", title: "A bridge")
    #expect(isOwnWords(try evidence(.words(words, in: copy), origin: "Minutes")))
  }

  @Test(arguments: ["Daily", "the daily", "Daily.", "Bridge opens"])
  func `proves nothing of it by the word of its outlet elsewhere`(origin: String) throws {
    let said = try evidence(
      .outside(url: "https://daily.example.org/more", title: "", quote: "It was dear."),
      origin: origin)
    #expect(said?.isMet == false)
    #expect(
      said?.reason.contains(
        "1 rests on the word of the claim's own article or outlet alone and carries nothing")
        == true)
  }

  @Test func `does not keep its outlet from printing what another origin has said`() throws {
    let said = try evidence(
      .outside(url: "https://daily.example.org/more", title: "", quote: "It was dear."),
      origin: "Minutes")
    #expect(said?.isMet == true)
  }

  @Test func `proves nothing of a claim that is said to be the same by way of another`() throws {
    let weekly = try takeIn(
      "Bridge news\n\nThe new bridge was 40 million euros. It rained all day.\n",
      outlet: "Weekly", at: "https://weekly.example.org/1", title: "Bridge news")
    let between = try desk.addClaim(wording: "It cost 40 million.")
    let other = try desk.addClaim(words: "The new bridge was 40 million euros.", in: weekly)
    try desk.join(claim, with: between)
    try desk.join(between, with: other)
    #expect(isOwnArticle(try evidence(.words("It rained all day.", in: weekly))))
    #expect(isOwnWords(try evidence(.words("was 40 million euros", in: weekly), origin: "Minutes")))
  }

  @Test func `is none that somebody else prints`() throws {
    let other = try takeIn(
      "Minutes\n\nThe bridge cost 40 million euros in all.\n", outlet: "Council",
      at: "https://council.example.org/minutes", title: "Minutes")
    #expect(try evidence(.words(Self.words, in: other))?.isMet == true)
  }
}
