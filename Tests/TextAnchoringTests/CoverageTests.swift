import ClaimModel
import Testing
import TextAnchoring

@Suite("Coverage") struct CoverageTests {
  static let article = """
    Rents rise again in the harbour town

    Rents rose by 12 per cent last year. The council met on Monday. Nobody was surprised by that.

    The mayor said that the town would build. It has built little so far.
    """
  let text = DocumentText(Self.article)
  let document: DocumentID
  let former: DocumentID

  init() throws {
    document = try #require(DocumentID(String(repeating: "0123456789abcdef", count: 4)))
    former = try #require(DocumentID(String(repeating: "fedcba9876543210", count: 4)))
  }

  private func span(_ words: String, in text: DocumentText? = nil) throws -> TextSpan {
    try #require((text ?? self.text).find(words).first)
  }

  private func mark(
    _ words: String, _ state: PassageMark.State, because: String = ""
  ) throws -> PassageMark {
    PassageMark(
      selector: text.selector(for: try span(words), in: document), state: state, because: because,
      by: try Annotator("amara"))
  }

  private func placed(_ words: String) throws -> Coverage.Placed {
    let span = try span(words)
    // Any name will do, as long as each place has its own.
    let digits = String(span.start, radix: 36)
    let name = String(repeating: "A", count: 32 - digits.utf8.count) + digits
    return Coverage.Placed(claim: try #require(ClaimID(name)), span: span)
  }

  /// Each sentence's sign in front of its first word.
  private func signs(_ coverage: Coverage) -> [String] {
    coverage.sentences.map { sentence in
      sentence.state.sign + (sentence.text.split(separator: " ").first.map(String.init) ?? "")
    }
  }

  @Test func `counts every sentence of the content, and nobody has looked at any at first`() {
    let coverage = Coverage(of: text, marks: [], claims: [])
    #expect(signs(coverage) == ["·Rents", "·Rents", "·The", "·Nobody", "·The", "·It"])
    #expect(coverage.sentences.map(\.number) == Array(1...6))
    #expect(coverage.sentences.map(\.opensBlock) == [true, true, false, false, true, false])
    #expect(coverage.count(.open) == 6)
    #expect(coverage.sentences.allSatisfy { text.quote($0.span) == $0.text && $0.reason == nil })
  }

  @Test func `has what was marked, and by whom`() throws {
    let ticked = try mark("Rents rose by 12 per cent last year.", .ticked)
    let exempt = try mark("Nobody was surprised by that.", .exempt, because: "an opinion")
    let coverage = Coverage(of: text, marks: [ticked, exempt], claims: [])
    #expect(signs(coverage) == ["·Rents", "✓Rents", "·The", "–Nobody", "·The", "·It"])
    #expect(coverage.sentence(2)?.reason == .mark(ticked))
    #expect(coverage.sentence(4)?.reason == .mark(exempt))
    #expect(coverage.sentence(0) == nil && coverage.sentence(7) == nil)
  }

  @Test func `ticks a sentence that holds words of a claim that stands`() throws {
    let claims = try [placed("12 per cent"), placed("Rents rose"), placed("town would build. It")]
    let coverage = Coverage(of: text, marks: [], claims: claims)
    #expect(signs(coverage) == ["·Rents", "✓Rents", "·The", "·Nobody", "✓The", "✓It"])
    #expect(coverage.sentence(2)?.reason == .claims([claims[1].claim, claims[0].claim]))
  }

  @Test func `lets what was said of a sentence go before a claim in it`() throws {
    let coverage = Coverage(
      of: text, marks: [try mark("The council met on Monday.", .open)],
      claims: [try placed("council met")])
    #expect(signs(coverage)[2] == "·The")
  }

  @Test func `goes by the smallest passage that holds the whole sentence`() throws {
    let wide = "Rents rose by 12 per cent last year. The council met on Monday."
    let coverage = Coverage(
      of: text,
      marks: [
        try mark(wide, .ticked), try mark("The council met on Monday.", .exempt),
        try mark("Nobody was", .ticked),
      ], claims: [])
    #expect(signs(coverage) == ["·Rents", "✓Rents", "–The", "·Nobody", "·The", "·It"])
  }

  @Test func `leaves a sentence open of which people said different things`() throws {
    let coverage = Coverage(
      of: text, marks: [], contested: [try span("The council met on Monday.")],
      claims: [try placed("council")])
    #expect(coverage.sentence(3)?.state == .open)
    #expect(coverage.sentence(3)?.reason == .contested)
  }

  @Test func `does not count a mark whose words do not stand there`() throws {
    let selector = text.selector(for: try span("It has built little so far."), in: document)
    let other = Selector(
      document: document, span: selector.span, exact: "It has built much since.",
      prefix: selector.prefix, suffix: selector.suffix)
    let mark = PassageMark(
      selector: other, state: .ticked, because: "", by: try Annotator("amara"))
    #expect(Coverage(of: text, marks: [mark], claims: []).count(.ticked) == 0)
  }

  // MARK: Versions

  private func former(_ words: String, _ state: PassageMark.State? = .ticked) -> Coverage.Former {
    Coverage.Former(text: words, state: state, document: former)
  }

  @Test func `carries a tick over to the same words, and a changed line loses it`() {
    let coverage = Coverage(
      of: text, marks: [], claims: [],
      former: [
        [
          former("Rents rose by 11 per cent last year."), former("The  council met\non Monday."),
          former("Nobody was surprised by that.", .exempt),
          former("It has built little so far.", .open),
        ]
      ])
    #expect(signs(coverage) == ["·Rents", "·Rents", "✓The", "–Nobody", "·The", "·It"])
    #expect(coverage.sentence(3)?.reason == .carried(from: former))
  }

  @Test func `carries one tick to one sentence, the first to the first`() {
    let text = DocumentText(
      "A title of the text\n\nNo one came. They left. No one came. They slept.")
    let coverage = Coverage(
      of: text, marks: [], claims: [],
      former: [[former("No one came.", .open), former("No one came.")]])
    #expect(coverage.sentences.filter { $0.state == .ticked }.map(\.number).count == 1)
    #expect(coverage.sentences.last { $0.text == "No one came." }?.state == .ticked)
  }

  @Test func `lets what was said here go before what was carried over`() throws {
    let coverage = Coverage(
      of: text, marks: [try mark("The council met on Monday.", .open)], claims: [],
      former: [[former("The council met on Monday.")]])
    #expect(coverage.count(.ticked) == 0)
  }

  @Test func `goes by the latest version in which anything was said of the words`() {
    func state(_ versions: [PassageMark.State?]) -> PassageMark.State? {
      Coverage(
        of: text, marks: [], claims: [],
        former: versions.map { [former("The council met on Monday.", $0)] }
      ).sentence(3)?.state
    }
    #expect(state([nil, .ticked]) == .ticked)
    #expect(state([.open, .ticked]) == .open)
    #expect(state([.ticked, .open]) == .ticked)
    #expect(state([.exempt, .ticked]) == .exempt)
    #expect(state([nil, nil]) == .open)
  }

  @Test func `counts words that stand several times in each version by itself`() {
    let text = DocumentText(
      "A title of the text\n\nNo one came. They left. No one came. They slept.")
    let coverage = Coverage(
      of: text, marks: [], claims: [],
      former: [
        [former("No one came.", nil), former("No one came.", nil)],
        [former("No one came.", nil), former("No one came.")],
      ])
    #expect(
      coverage.sentences.filter { $0.text == "No one came." }.map(\.state) == [.open, .ticked])
  }

  @Test func `leaves boilerplate out, and says how much`() {
    let text = DocumentText(
      Self.article + "\n\nShare\nTweet\nSubscribe to our newsletter\n\n* * *\n\nMost read\n1\n2\n3")
    let coverage = Coverage(of: text, marks: [], claims: [])
    #expect(coverage.boilerplate > 0)
    #expect(coverage.sentences.allSatisfy { !$0.text.contains("Share") })
  }
}
