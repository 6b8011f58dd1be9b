import ClaimModel
import DeskTestSupport
import Testing

@testable import DeskConsole

@Suite("A chain of attribution, as it is typed")
struct AttributionPhraseTests {
  @Test func `is read as it is printed`() {
    var generator = SeededGenerator(seed: 7)
    let names = [
      "Edda Lund", "a White House official", "Кремль", "Ø. Å.", "by-election office", "L",
    ]
    func name() -> String? {
      Bool.random(using: &generator) ? names.randomElement(using: &generator) : nil
    }
    for _ in 1...200 {
      var chain = Attribution(
        speaker: name(), addressee: name(), channel: name(), intermediary: name(), outlet: name())
      chain.isUnnamed = chain.speaker != nil && Bool.random(using: &generator)
      chain.madeOn = Bool.random(using: &generator) ? "2017-01-28" : nil
      #expect(Attribution(phrase: chain.summary) == chain)
    }
  }

  @Test(
    "keeps what belongs together",
    arguments: [
      (
        "Sergei Lavrov, the Russian foreign minister, in The Courier",
        Attribution(speaker: "Sergei Lavrov, the Russian foreign minister", outlet: "The Courier")
      ),
      (
        "an official, on condition of anonymity, unnamed",
        Attribution(speaker: "an official, on condition of anonymity", isUnnamed: true)
      ),
      (
        "Lund, in Oslo, in The Courier",
        Attribution(speaker: "Lund", outlet: "Oslo, in The Courier")
      ),
      ("  by   readout ,, ", Attribution(channel: "readout")),
      ("", Attribution()),
    ])
  func keepsTogether(phrase: String, chain: Attribution) {
    #expect(Attribution(phrase: phrase) == chain)
  }
}

@Suite("A quotation that two documents share")
struct QuotePairTests {
  @Test func `is shown on both sides, with what changed`() throws {
    var own = SourceDocument(id: try #require(DocumentID(String(repeating: "a", count: 64))))
    own.outlet = "Northern Dispatch"
    let other = SourceDocument(id: try #require(DocumentID(String(repeating: "b", count: 64))))
    let a = try MarkedText("a significant ⟦step⟧ to improving")
    let b = try MarkedText("a significant ⟦start⟧ to improving")
    let value: JSONValue = [
      "a": ["start": 10, "end": 40, "text": .string(a.text)],
      "b": ["start": 90, "end": 121, "text": .string(b.text)],
      "relation": "altered",
      "changes": [
        [
          "op": "changed", "what": "word",
          "a": [.int(a.span.start), .int(a.span.end)], "b": [.int(b.span.start), .int(b.span.end)],
        ]
      ],
    ]
    let pair = try #require(QuotePair(value, own: own, other: other))
    let lines = pair.lines.map { $0.rendered(usesColour: false).flowing }
    #expect(
      lines == [
        "here Northern Dispatch: a significant step to improving",
        "there document bbbbbbbbbb: a significant start to improving",
        "drift altered: step → start (word)",
      ])
    #expect(pair.overlaps([try TextSpan(start: 30, end: 31)]))
    #expect(!pair.overlaps([try TextSpan(start: 40, end: 41)]))
    #expect(QuotePair(["a": []], own: own, other: other) == nil)
  }
}

@Suite("Columns")
struct ColumnsTests {
  @Test(
    "wrap by words, and never wider than asked",
    arguments: [
      "plain words that go on for a while and then some more of them",
      String(repeating: "unbroken", count: 30), "漢字漢字漢字漢字漢字漢字漢字 漢字", "e\u{301}e\u{301} 👩‍👩‍👧 x", "",
      "  ",
    ])
  func wraps(text: String) {
    for width in [10, 20, 78] {
      let lines = Columns.wrap(text, to: width)
      #expect(lines.allSatisfy { Columns.width($0) <= width })
      #expect(
        lines.joined().filter { !$0.isWhitespace } == text.filter { !$0.isWhitespace })
    }
  }

  @Test func `say where words were left out`() {
    #expect(Columns.cut("one two three", to: 8) == "one two…")
    #expect(Columns.cut("one two", to: 8) == "one two")
    #expect(Columns.cutStart("one two three", to: 9) == "…three")
    #expect(Columns.cutStart("two three", to: 9) == "two three")
    #expect(Columns.cutInside("one two three four five", to: 15) == "one tw … five")
    #expect(Columns.wrap("one two three four", to: 9, most: 1) == ["one two …"])
  }
}
