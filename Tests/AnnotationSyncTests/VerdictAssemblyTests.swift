import AnnotationSync
import ClaimModel
import DeskTestSupport
import Testing

@Suite("A verdict")
struct VerdictAssemblyTests {
  private var amara = Editor("amara")
  private var bela = Editor("bela")
  private let addition: Operation
  private let claim: String

  init() throws {
    addition = try bela.write(.claimAdd, with: ["wording": "Rents rose by 12 %."])
    claim = addition.id.text
  }

  private func verdicts(_ operations: Operation...) throws -> [Verdict] {
    try #require(AnnotationLog([addition] + operations).claim(claim)).verdicts
  }

  @Test mutating func `has what its annotator said`() throws {
    let evidence = try Example.name(7).text
    let given = try amara.write(
      .verdictGive, on: claim,
      with: [
        "rating": "mostly-false", "confidence": 83, "rationale": "It was 8 %.", "seen": "blind",
        "evidence": [.string(evidence), "no name", 5],
      ])
    let verdict = try #require(try verdicts(given).first)
    #expect(verdict.operation == given.id && verdict.annotator == amara.annotator)
    #expect(verdict.rating == "mostly-false" && verdict.confidence == 83)
    #expect(verdict.rationale == "It was 8 %." && verdict.seen == .blind)
    #expect(verdict.evidence.map(\.text) == [evidence])
    #expect(!verdict.isStale && !verdict.isContested && verdict.isProven)
  }

  @Test mutating func `counts as informed unless it says blind`() throws {
    let odd = try amara.write(.verdictGive, on: claim, with: ["rating": "true", "seen": "dark"])
    #expect(try verdicts(odd).map(\.seen) == [.informed])
  }

  @Test mutating func `is one for each annotator, in order of their names`() throws {
    let mine = try amara.write(.verdictGive, on: claim, with: ["rating": "true"])
    let changed = try amara.write(.verdictGive, on: claim, with: ["rating": "false"], over: [mine])
    let yours = try bela.write(.verdictGive, on: claim, with: ["rating": "true"])
    #expect(try verdicts(yours, changed, mine).map(\.annotator.name) == ["amara", "bela"])
    #expect(try verdicts(yours, changed, mine).map(\.rating) == ["false", "true"])
  }

  @Test mutating func `is gone when withdrawn and back when given again`() throws {
    let given = try amara.write(.verdictGive, on: claim, with: ["rating": "true"])
    let gone = try amara.write(.verdictWithdraw, on: claim, with: [:], over: [given])
    #expect(try verdicts(given, gone).isEmpty)
    let again = try amara.write(.verdictGive, on: claim, with: ["rating": "false"], over: [gone])
    #expect(try verdicts(given, gone, again).map(\.rating) == ["false"])
  }

  @Test mutating func `is none without a rating that is a word`() throws {
    let given = try amara.write(.verdictGive, on: claim, with: ["rating": 4])
    #expect(try verdicts(given).isEmpty)
  }

  @Test mutating func `is contested where its annotator wrote two, and the shown one counts`()
    throws
  {
    var phone = Editor("amara", device: "phone")
    let one = try amara.write(.verdictGive, on: claim, with: ["rating": "true"])
    let other = try phone.write(.verdictGive, on: claim, with: ["rating": "false"])
    let shown = try verdicts(one, other)
    #expect(shown.map(\.isContested) == [true])
    #expect(shown.map(\.operation) == [max(one.id, other.id)])
  }

  @Test(arguments: [
    ("Rents rose by 12 %.", false), ("Rents rose by 12 % in 2025.", true),
    ("Rents rose by 12\u{A0}%.", true), ("Rents rose  by 12 %. ", false),
    ("Rents rose by\n12 %.", false), ("Rents rose by 12%.", true),
  ])
  mutating func `is stale when the wording it judged is no longer the claim's`(
    judged: String, isStale: Bool
  ) throws {
    let given = try amara.write(
      .verdictGive, on: claim, with: ["rating": "true", "wording": .string(judged)])
    #expect(try verdicts(given).map(\.isStale) == [isStale])
  }

  @Test mutating func `goes stale when the claim is reworded, even by a letter's spelling`() throws
  {
    let composed = try bela.write(.claimWord, on: claim, with: ["wording": "Caf\u{E9}s closed."])
    let given = try amara.write(
      .verdictGive, on: claim, with: ["rating": "true", "wording": "Caf\u{E9}s closed."])
    #expect(try verdicts(composed, given).map(\.isStale) == [false])
    let decomposed = try bela.write(
      .claimWord, on: claim, with: ["wording": "Cafe\u{301}s closed."], over: [composed])
    #expect(try verdicts(composed, given, decomposed).map(\.isStale) == [true])
  }

  @Test mutating func `does not go stale when it says no wording`() throws {
    let given = try amara.write(.verdictGive, on: claim, with: ["rating": "true"])
    let word = try bela.write(.claimWord, on: claim, with: ["wording": "Something else."])
    #expect(try verdicts(given, word).map(\.isStale) == [false])
  }
}

@Suite("A ruling")
struct RulingAssemblyTests {
  private var amara = Editor("amara")
  private var bela = Editor("bela")
  private var chief = Editor("chidi")
  private let before: [Operation]
  private let mine: Operation
  private let ruling: Operation
  private let claim: String

  init() throws {
    let addition = try bela.write(.claimAdd, with: ["wording": "Rents rose by 12 %."])
    claim = addition.id.text
    mine = try amara.write(.verdictGive, on: claim, with: ["rating": "true"])
    let yours = try bela.write(.verdictGive, on: claim, with: ["rating": "false"])
    ruling = try chief.write(
      .rulingGive, on: claim,
      with: [
        "rating": "true", "because": "The table says so.",
        "judged": [.string(yours.id.text), .string(mine.id.text)],
      ])
    before = [addition, mine, yours, ruling]
  }

  private func shown(_ later: Operation...) throws -> Ruling? {
    try #require(AnnotationLog(before + later).claim(claim)).ruling
  }

  @Test func `stands while the verdicts it judged are the ones that stand`() throws {
    let ruling = try #require(try shown())
    #expect(ruling.by == chief.annotator && ruling.rating == "true")
    #expect(ruling.because == "The table says so." && ruling.judged.count == 2)
    #expect(!ruling.isStale && !ruling.isContested && ruling.isProven)
  }

  @Test mutating func `is stale when a verdict it judged has changed`() throws {
    let changed = try amara.write(.verdictGive, on: claim, with: ["rating": "false"], over: [mine])
    #expect(try shown(changed)?.isStale == true)
  }

  @Test func `is stale when another verdict has come`() throws {
    var dana = Editor("dana")
    #expect(
      try shown(dana.write(.verdictGive, on: claim, with: ["rating": "true"]))?.isStale == true)
  }

  @Test mutating func `is stale when a verdict it judged is gone`() throws {
    let gone = try amara.write(.verdictWithdraw, on: claim, with: [:], over: [mine])
    #expect(try shown(gone)?.isStale == true)
  }

  @Test mutating func `is gone when withdrawn`() throws {
    #expect(try shown(chief.write(.rulingWithdraw, on: claim, with: [:], over: [ruling])) == nil)
  }

  @Test mutating func `is contested by another one that did not know it`() throws {
    let other = try bela.write(.rulingGive, on: claim, with: ["rating": "false", "judged": []])
    #expect(try shown(other)?.isContested == true)
    #expect(try shown(other)?.operation == max(ruling.id, other.id))
  }
}
