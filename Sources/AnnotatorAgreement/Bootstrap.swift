/// How often and from which seed the items are drawn anew.
///
/// **Source.** Efron's percentile bootstrap, "Bootstrap methods: another look at the jackknife", 1979,
/// over items: the ratings of one item stay together.
public struct Bootstrap: Hashable, Sendable {
  /// How many times; `nil` for 1,000, and fewer where the table is very large: see ``count(cost:)``.
  public let resamples: Int?
  /// The same seed gives the same intervals, on every machine.
  public let seed: UInt64

  /// More than this change no digit that is printed.
  public static let mostResamples = 100_000
  private static let usual = 1_000

  public init(resamples: Int? = nil, seed: UInt64 = 1) {
    self.resamples = resamples.map { min(max(0, $0), Self.mostResamples) }
    self.seed = seed
  }

  /// How many times the items of a table are drawn.
  ///
  /// - Parameter cost: how many numbers one drawing has to look at. Where nobody said how often, those
  ///   beyond 50,000 lower the usual 1,000, though never below 200.
  func count(cost: Int) -> Int {
    resamples ?? max(200, min(Self.usual, 50_000_000 / max(1, cost)))
  }

  /// Draws the items and reads statistics off each drawing.
  ///
  /// - Parameters:
  ///   - weights: how many items there are of each kind.
  ///   - figures: gets the intervals; those that are undefined are passed over.
  ///   - read: gives the value of each of the figures for some weights, `nil` where it is undefined.
  func fill(
    _ figures: inout [AgreementFigure], weights: [Int], cost: Int,
    read: (_ weights: [Int], _ values: inout [Double?]) -> Void
  ) {
    let number = count(cost: cost)
    let items = weights.reduce(0, +)
    guard number > 0, items > 1 else {
      let few = items == 1 ? "there is one item only" : "there is no item"
      let reason = number == 0 ? "no drawing was asked for" : "\(few): nothing to draw from"
      return figures.indices.forEach { figures[$0].intervalUndefined = reason }
    }
    var drawing = ItemDrawing(weights: weights, seed: seed)
    var drawn = weights
    var values = [Double?](repeating: nil, count: figures.count)
    var found: [[Double]] = figures.map { _ in [] }
    for _ in 0..<number {
      drawing.draw(into: &drawn)
      read(drawn, &values)
      for (place, value) in values.enumerated() {
        if let value { found[place].append(value) }
      }
    }
    for place in figures.indices { Self.close(&figures[place], found[place], of: number) }
  }

  private static func close(_ figure: inout AgreementFigure, _ found: [Double], of number: Int) {
    guard figure.value != nil else {
      figure.intervalUndefined = "the statistic is undefined"
      return
    }
    figure.drawings = found.count
    guard found.count * 2 > number else {
      figure.intervalUndefined = "it is undefined in \(number - found.count) of \(number) drawings"
      return
    }
    let sorted = found.sorted()
    // The same distance from both ends, rounded outwards.
    let cut = (sorted.count - 1) * 25 / 1_000
    figure.interval = sorted[cut]...sorted[sorted.count - 1 - cut]
  }
}
