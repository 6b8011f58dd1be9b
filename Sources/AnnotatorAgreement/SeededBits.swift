/// Draws from a seed, the same on every machine: whole numbers only, no rounding.
///
/// **Source.** SplitMix64, Steele, Lea and Flood, "Fast splittable pseudorandom number generators",
/// OOPSLA 2014.
struct SeededBits {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// How many of `number` fair coins show heads.
  mutating func heads(of number: Int) -> Int {
    var (left, heads) = (number, 0)
    while left >= 64 {
      heads += next().nonzeroBitCount
      left -= 64
    }
    guard left > 0 else { return heads }
    return heads + (next() >> UInt64(64 - left)).nonzeroBitCount
  }

  /// How many of `number` draws fall among the first `part` of `whole` places.
  ///
  /// Exact: each draw is a random binary fraction, compared with part ÷ whole digit by digit until it
  /// differs; all draws that are still equal are compared at once, so that the work is about `number` ÷ 32
  /// words and not `number`.
  mutating func successes(of number: Int, part: Int, whole: Int) -> Int {
    guard part < whole else { return number }
    var (equal, below, rest) = (number, 0, part)
    while equal > 0, rest > 0 {
      rest *= 2
      let zeros = heads(of: equal)
      if rest >= whole {
        rest -= whole
        below += zeros
        equal -= zeros
      } else {
        equal = zeros
      }
    }
    return below
  }
}
