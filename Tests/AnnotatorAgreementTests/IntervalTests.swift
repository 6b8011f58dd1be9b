@testable import AnnotatorAgreement
import DeskTestSupport
import Testing

@Suite("A bootstrap interval")
struct IntervalTests {
  @Test func `is the same on every machine for the same seed, and another for another`() throws {
    let table = try AgreementTable(.krippendorff, bootstrap: Bootstrap(resamples: 500, seed: 3))
    let again = try AgreementTable(.krippendorff, bootstrap: Bootstrap(resamples: 500, seed: 3))
    let other = try AgreementTable(.krippendorff, bootstrap: Bootstrap(resamples: 500, seed: 4))
    #expect(table.figures == again.figures)
    #expect(table.figures.map(\.interval) != other.figures.map(\.interval))
    let interval = try #require(table.figure(.nominalAlpha)?.interval)
    #expect(isNear(interval.lowerBound, 0.436447) && isNear(interval.upperBound, 1))
  }

  @Test func `is given for every figure, and holds it`() throws {
    let sheet = RatingSheet(crossed: [[88, 14, 18], [10, 40, 10], [2, 6, 12]])
    let table = try AgreementTable(sheet, bootstrap: Bootstrap(resamples: 400))
    #expect(table.figures.count == 9)
    for figure in table.figures {
      let interval = try #require(figure.interval)
      #expect(interval.contains(try #require(figure.value)), "\(figure.statistic)")
      #expect(interval.lowerBound < interval.upperBound && figure.drawings == 400)
    }
  }

  /// Fleiss, Cohen and Everitt's standard error of κ is 0.05 or so here, so that 95 % lie about ±0.1.
  @Test func `is about as wide as theory says`() throws {
    let sheet = RatingSheet(crossed: [[88, 14, 18], [10, 40, 10], [2, 6, 12]])
    let table = try AgreementTable(sheet, bootstrap: Bootstrap(resamples: 2_000))
    let interval = try #require(table.figure(.unweightedKappa)?.interval)
    #expect((0.36...0.42).contains(interval.lowerBound))
    #expect((0.56...0.62).contains(interval.upperBound))
  }

  @Test func `says why there is none`() throws {
    let one = try AgreementTable(RatingSheet(rows: ["1", "2"]))
    #expect(one.figure(.nominalAlpha)?.interval == nil)
    #expect(
      one.figure(.nominalAlpha)?.intervalUndefined == "there is one item only: nothing to draw from"
    )
    let undrawn = try AgreementTable(plainly: .krippendorff)
    #expect(undrawn.figure(.fleiss)?.intervalUndefined == "no drawing was asked for")
    let uniform = try AgreementTable(RatingSheet(rows: ["1 1 1", "1 1 1"]))
    #expect(uniform.figure(.fleiss)?.intervalUndefined == "the statistic is undefined")
  }

  @Test func `counts only the drawings that leave something to compare`() throws {
    // Of forty items one is rated twice: more than a third of the drawings miss it.
    let rows = [String(repeating: "1 2 ", count: 20), "2 . " + String(repeating: ". ", count: 38)]
    let figure = try #require(try AgreementTable(RatingSheet(rows: rows)).figure(.nominalAlpha))
    #expect(figure.value != nil && figure.drawings < 1_000)
  }
}

@Suite("The drawing of items")
struct ItemDrawingTests {
  @Test func `draws as many items as there are, each kind about as often as it is there`() {
    let weights = [500, 1, 120, 3, 76, 300]
    var drawing = ItemDrawing(weights: weights, seed: 9)
    var (drawn, sums) = (weights, weights.map { _ in 0.0 })
    var squares = 0.0
    for _ in 0..<4_000 {
      drawing.draw(into: &drawn)
      #expect(drawn.reduce(0, +) == 1_000)
      for (kind, count) in drawn.enumerated() { sums[kind] += Double(count) }
      squares += Double((drawn[0] - 500) * (drawn[0] - 500))
    }
    for (sum, weight) in zip(sums, weights) {
      // Five standard errors of a mean of 4,000 binomial counts.
      let spread = (Double(weight) * (1 - Double(weight) / 1_000) / 4_000).squareRoot()
      #expect(abs(sum / 4_000 - Double(weight)) < 5 * spread)
    }
    // The variance of a binomial count with one half of 1,000 is 250.
    #expect((230...270).contains(squares / 4_000))
  }

  @Test func `counts coins one by one`() {
    var bits = SeededBits(seed: 4)
    for number in [0, 1, 63, 64, 65, 1_000] {
      let heads = (0..<2_000).map { _ in bits.heads(of: number) }
      #expect(heads.allSatisfy { (0...number).contains($0) })
      let mean = Double(heads.reduce(0, +)) / 2_000
      #expect(abs(mean - Double(number) / 2) <= 5 * (Double(number) / 8_000).squareRoot())
    }
    #expect(bits.successes(of: 10, part: 0, whole: 3) == 0)
    #expect(bits.successes(of: 10, part: 3, whole: 3) == 10)
  }

  @Test func `gives the generator's published numbers`() {
    // The first numbers of SplitMix64 from 1234567, as its authors' C code prints them.
    var bits = SeededBits(seed: 1_234_567)
    #expect(
      (0..<3).map { _ in bits.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      ])
  }
}
