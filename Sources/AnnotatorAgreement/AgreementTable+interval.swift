extension AgreementTable {
  /// Between which values nominal α lies in 95 of 100 drawings of the items with replacement.
  ///
  /// **Source.** Efron's percentile bootstrap, over items.
  ///
  /// - Returns: `nil` where fewer than two items are pairable, where nothing is to be drawn, and where
  ///   α is undefined in every drawing.
  public func interval95(resamples: Int, seed: UInt64) -> ClosedRange<Double>? {
    let items = counts.pairableRows.count
    guard items > 1, resamples > 0 else { return nil }
    var drawing = Drawing(seed: seed)
    var values: [Double] = []
    for _ in 0..<min(resamples, Self.mostResamples) {
      let drawn = (0..<items).map { _ in drawing.next(below: items) }
      if case .value(let alpha) = counts.nominalAlpha(of: drawn) { values.append(alpha) }
    }
    guard !values.isEmpty else { return nil }
    values.sort()
    let last = Double(values.count - 1)
    return values[Int(last * 0.025)]...values[Int(last * 0.975 + 0.5)]
  }

  /// More drawings than this change no digit that is printed.
  private static let mostResamples = 100_000
}

/// Draws places from a seed, the same on every machine.
///
/// **Source.** SplitMix64, Steele, Lea and Flood, OOPSLA 2014; the bound is applied as in Lemire,
/// ACM Transactions on Modeling and Computer Simulation 29(1), 2019, without the rejection, whose bias is below
/// 2⁻³² for any list that fits in memory.
private struct Drawing {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A number from 0 up to `bound`, which is above 0.
  mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    return Int(truncatingIfNeeded: mixed.multipliedFullWidth(by: UInt64(bound)).high)
  }
}
