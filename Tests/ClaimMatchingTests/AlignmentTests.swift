import ClaimMatching
import ClaimModel
import DeskTestSupport
import Testing

@Suite("Two quotations")
struct AlignmentTests {
  @Test(arguments: [
    ("We shall mend the bridge.", "We shall mend the bridge.", Alignment.Relation.identical),
    ("", "", .identical),
    ("“It’s mended”, he said", "\"It's mended\" he said", .typographic),
    ("We shall mend the bridge,", "we shall mend the bridge.", .typographic),
    ("a caf\u{E9} by the bridge", "a cafe\u{301} by the bridge", .typographic),
    ("The harbour’s defence is organised", "The harbor's defense is organized", .spelling),
    ("co-operation in mending 30,000 bridges", "cooperation in mending 30000 bridges", .spelling),
    ("ten per cent of all bridges", "10 percent of all bridges", .spelling),
    ("They can't mend the bridge", "They cannot mend the bridge", .spelling),
    (
      "mend every bridge in the county before winter",
      "The council will mend every bridge in the county before winter, she said", .truncated
    ),
    (
      "We shall mend every bridge in the county and paint them all before winter",
      "We shall mend every bridge in the county before winter", .spliced
    ),
    (
      "first they mend the bridge, then they paint the rails",
      "then they paint the rails, first they mend the bridge", .spliced
    ),
    ("We shall mend nine old bridges", "We shall mend twelve old bridges", .altered),
    ("We shall not mend the old bridge", "We shall mend the old bridge", .altered),
    ("Let us make the harbour safe again", "How to make the harbour rich again", .different),
    ("is going to be the next mayor", "The next mayor is going to resign over this", .different),
    ("", "We shall mend the bridge", .different),
    ("…", "!", .different),
  ])
  func `have this relation`(a: String, b: String, relation: Alignment.Relation) {
    #expect(align(a, b).relation == relation)
    #expect(align(b, a).relation == relation)
  }

  @Test func `are one utterance unless they are different`() {
    for relation in Alignment.Relation.allCases {
      let alignment = Alignment(relation: relation, run: 0, changes: [])
      #expect(alignment.same == (relation != .different))
    }
  }

  @Test func `share the longest row of words`() {
    #expect(align("We shall mend the old bridge", "We shall mend an old bridge").run == 3)
    #expect(align("We shall mend it", "We shall mend it").run == 4)
    #expect(align("one two", "three four").run == 0)
  }
}

@Suite("What was changed in a quotation")
struct AlignmentChangeTests {
  /// The one change that concerns words, with the marks showing where it must be.
  private func change(_ a: String, _ b: String) throws -> Alignment.Change {
    let changes = align(a, b).changes.filter { $0.what != .punctuation }
    try #require(changes.count == 1, "\(changes)")
    return changes[0]
  }

  @Test(arguments: [
    ("We shall mend ⟦nine⟧ old bridges", "We shall mend ⟦twelve⟧ old bridges", "number"),
    ("A ⟦million⟧ old stone bridges stand", "A ⟦billion⟧ old stone bridges stand", "number"),
    (
      "The old bridge was mended by ⟦Ada⟧ herself", "The old bridge was mended by ⟦Bea⟧ herself",
      "name"
    ),
    ("They mended the ⟦old⟧ stone bridge", "They mended the ⟦new⟧ stone bridge", "word"),
    ("The talks ⟦ranged⟧ over many bridges", "The talks ⟦range⟧ over many bridges", "word"),
    (
      "a new ⟦harbour⟧ bridge for everybody", "a new ⟦harbor⟧ bridge for everybody", "spelling"
    ),
    ("The bridge is ⟦never⟧ closed to ships", "The bridge is ⟦always⟧ closed to ships", "negation"),
  ])
  func `stands where it is and says of what kind`(a: String, b: String, what: String) throws {
    let left = try MarkedText(a)
    let right = try MarkedText(b)
    let change = try change(left.text, right.text)
    #expect(change.op == .changed)
    #expect(change.a == left.span.range)
    #expect(change.b == right.span.range)
    #expect(change.what.rawValue == what)
  }

  @Test func `is a cut of one side and an addition to the other`() throws {
    let longer = try MarkedText("We shall ⟦not⟧ mend the old bridge")
    let shorter = "We shall mend the old bridge"
    let cut = try change(longer.text, shorter)
    #expect(cut.op == .cut && cut.what == .negation)
    #expect(cut.a == longer.span.range && cut.b == 8..<8)
    let added = try change(shorter, longer.text)
    #expect(added.op == .added && added.what == .negation)
    #expect(added.b == longer.span.range && added.a == 8..<8)
  }

  @Test func `is a contraction taken apart`() throws {
    let left = try MarkedText("They could⟦n’t⟧ mend the old bridge")
    let cut = try change(left.text, "They could mend the old bridge")
    #expect(cut.a == left.span.range)
    #expect(cut.what == .negation)
  }

  @Test func `is only a space where two words were glued`() {
    let changes = align("it opens on Saturday at noon", "it opens onSaturday at noon").changes
    #expect(changes == [Alignment.Change(op: .cut, a: 11..<12, b: 11..<11, what: .punctuation)])
  }

  @Test func `counts scalars though the letters before are many to one character`() throws {
    let left = try MarkedText("👩‍👩‍👧 cafe\u{301} owners mend ⟦nine⟧ bridges")
    let right = try MarkedText("👩‍👩‍👧 cafe\u{301} owners mend ⟦ten⟧ bridges")
    let change = try change(left.text, right.text)
    #expect(change.a == left.span.range && change.b == right.span.range)
  }

  @Test func `is a move where the same words stand elsewhere`() throws {
    let changes = align(
      "first they mend the bridge, then they paint the rails",
      "then they paint the rails, first they mend the bridge"
    ).changes
    #expect(changes.contains { $0.op == .moved })
  }

  @Test func `is listed neither for the same text nor for another utterance`() {
    #expect(align("We shall mend it", "We shall mend it").changes.isEmpty)
    #expect(align("We shall mend it", "Nobody asked the mayor").changes.isEmpty)
  }

  @Test func `is printed as the contract says`() {
    #expect(
      align("We shall mend nine old bridges", "We shall mend ten old bridges").json().canonicalText
        == #"{"changes":[{"a":[14,18],"b":[14,17],"op":"changed","what":"number"}],"#
        + #""relation":"altered","run":3,"same":true}"#)
  }
}

@Suite("Laws of alignment")
struct AlignmentLawTests {
  private let vocabulary = [
    "we", "shall", "not", "mend", "the", "old", "bridge", "nine", "bridges", "Ada", "harbour",
    "harbor", "winter", "“mend”", "can’t", "10", "ten", "—", "é", "e\u{301}", "👩‍👩‍👧", ",", ".",
  ]

  private func text(using generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...14, using: &generator))
      .map { _ in vocabulary[Int.random(in: 0..<vocabulary.count, using: &generator)] }
      .joined(separator: " ")
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `hold on any two texts`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      let (a, b) = (text(using: &generator), text(using: &generator))
      let there = align(a, b)
      let back = align(b, a)
      #expect(there.relation == back.relation && there.run == back.run, "seed \(seed): \(a) | \(b)")
      #expect(
        Set(back.changes.map(swapped)) == Set(there.changes), "seed \(seed): \(a) | \(b)")
      let isEqual = a.utf8.elementsEqual(b.utf8)
      #expect((there.relation == .identical) == isEqual)
      let (lengthA, lengthB) = (a.unicodeScalars.count, b.unicodeScalars.count)
      for change in there.changes {
        #expect(change.a.upperBound <= lengthA && change.b.upperBound <= lengthB)
        #expect(change.op != .cut || !change.a.isEmpty)
        #expect(change.op != .added || !change.b.isEmpty)
      }
      if there.same, !isEqual { #expect(!there.changes.isEmpty) }
    }
  }

  private func swapped(_ change: Alignment.Change) -> Alignment.Change {
    let op: Alignment.Change.Operation =
      switch change.op {
      case .cut: .added
      case .added: .cut
      case .changed: .changed
      case .moved: .moved
      }
    return Alignment.Change(op: op, a: change.b, b: change.a, what: change.what)
  }

  @Test func `hold on long texts of few words without filling a table of them all`() {
    let long = String(repeating: "we shall mend ", count: 3_000)
    let other = String(repeating: "mend we shall ", count: 3_000)
    // A table of all pairs of words would have eighty million cells.
    #expect(align(long, other).same == align(other, long).same)
  }

  @Test func `find the one altered word in a long text`() throws {
    var words = (0..<4_000).map { "word\(String($0, radix: 36))x" }
    let before = words.joined(separator: " ")
    words[2_000] = "altered"
    let alignment = align(before, words.joined(separator: " "))
    #expect(alignment.relation == .altered)
    #expect(alignment.changes.count == 1)
  }
}
