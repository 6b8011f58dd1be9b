import ClaimModel
import Testing
import TextAnchoring

@Suite("A block") struct BlockTests {
  private let page = """
    Ferry to Lund stops for a month - Coast Post
    Home News Sport Weather | Log in | Friday, 7:40 PM | 4 °C
    Share
    Ferry to Lund stops for a month
    Islanders fear for the harvest while the ferry to Lund is repaired
    By Ines Falk
    The ferry to Lund will not run in March, the harbour office said on Monday. Its engine has to be \
    repaired, and no other ship of its size can be had.
    A worker paints the hull of the ferry in the dock on Sunday. (Ola Berg/Coastline Pictures)
    About 400 people live on the island all year, and most of them sell what they grow in Lund. They \
    have asked the county for a smaller boat.
    Read also
    Harbour dredging to cost twice as much
    “We have never been cut off for so long,” said Mats Holm, who keeps a shop by the pier. He has \
    ordered flour for six weeks.
    {{item.title}} {{item.date}}
    Most read
    1
    Harbour dredging to cost twice as much
    2
    Three goats rescued from the lighthouse rock
    We use cookies. Read our privacy policy.
    © Coast Post. All rights reserved.
    """

  @Test func `is the headline where a title-like line is said again by the article`() {
    #expect(DocumentText(page).title() == "Ferry to Lund stops for a month")
  }

  @Test(arguments: [
    ("Islanders fear", Block.Kind.deck), ("By Ines Falk", .byline), ("A worker paints", .caption),
    ("The ferry to Lund will not run", .body), ("About 400 people", .body),
    ("“We have never", .body),
  ]) func `of the article has its kind`(words: String, kind: Block.Kind) {
    #expect(kinds(ofLinesWith: words) == [kind])
  }

  @Test(arguments: [
    "Home News", "Share", "Read also", "Harbour dredging", "{{item", "Most read", "Three goats",
    "We use cookies", "©",
  ]) func `around the article is boilerplate`(words: String) {
    #expect(Set(kinds(ofLinesWith: words)) == [.boilerplate])
  }

  @Test func `is one of many that hold every line that is not blank, in order`() {
    let text = DocumentText(page)
    let blocks = text.blocks()
    #expect(zip(blocks, blocks.dropFirst()).allSatisfy { $0.span.end <= $1.span.start })
    #expect(blocks.map { text.quote($0.span) } == page.split(separator: "\n").map(String.init))
  }

  @Test func `of an article without a page around it is content`() {
    let text = DocumentText("The pier was closed.\n\nIt will be opened again in June, she said.")
    #expect(text.blocks().allSatisfy { $0.kind.isContent })
  }

  @Test(
    "of a short article is content, however few its lines are",
    arguments: [
      ["Fire at paper mill", "A fire broke out at the mill in Halla on Sunday. Two were hurt."],
      ["Fire at paper mill", "A fire broke out at the mill in Halla on Sunday.", "It is closed."],
      [
        "Opposition wins vote", "The opposition won the vote on Tuesday by a single seat.",
        "The prime minister, Ulla Berg, said she would resign.", "Elections follow in June.",
      ],
      [
        "Mayor resigns", "By Anna Holm", "12 March 2021",
        "The mayor of Ostby, Karin Alm, resigned on Friday after a report found a hidden debt",
        "“I have made mistakes”",
      ],
      [
        "Council raises tax", "The council voted 12 to 9 on Monday.", "The tax rises by 2 percent.",
        "“It was needed,” said Ms Holm.", "The opposition disagrees",
      ],
    ])
  func keepsShortArticles(lines: [String]) {
    for end in ["\n", "\n\n", "\r\n\r\n"] {
      let text = DocumentText(lines.joined(separator: end))
      #expect(text.title() == lines[0])
      #expect(text.blocks().map { text.quote($0.span) } == lines)
      #expect(text.blocks().allSatisfy { $0.kind.isContent })
    }
  }

  @Test func `of an article that begins with a sentence is no headline`() {
    let text = DocumentText("Rents rose by 12 %, the mayor said.\nNobody came.\n")
    #expect(text.title() == nil)
    #expect(text.blocks().map(\.kind) == [.body, .body])
  }

  @Test func `of a page on which nothing else is an article is content where it is a sentence`() {
    let page = """
      Home
      News
      Subscribe now
      The mayor of Ostby resigned on Friday.
      Read more
      Related stories
      Council meets
      Contact us
      """
    let text = DocumentText(page)
    let content = text.blocks().filter { $0.kind.isContent }.map { text.quote($0.span) }
    #expect(content == ["The mayor of Ostby resigned on Friday."])
  }

  @Test func `is not there in an empty text`() {
    #expect(DocumentText("").blocks().isEmpty)
    #expect(DocumentText(" \n\t\n").blocks().isEmpty)
    #expect(DocumentText("").title() == nil)
  }

  private func kinds(ofLinesWith words: String) -> [Block.Kind] {
    let text = DocumentText(page)
    return text.blocks().filter { text.quote($0.span).hasPrefix(words) }.map(\.kind)
  }
}
