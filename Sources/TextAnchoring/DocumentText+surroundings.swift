public import ClaimModel

extension DocumentText {
  /// The places of words that have the given words before and behind them, of all places where they stand.
  ///
  /// The best of them alone, as by how much of the surroundings agrees without a gap, white space apart: one
  /// where that tells the places from each other, several where it does not.
  ///
  /// - Returns: in order of place; empty where the words do not stand, and where nothing of the surroundings
  ///   agrees well enough to go by.
  public func places(
    of words: String, after prefix: String, before suffix: String
  ) -> [TextSpan] {
    let before = prefix.unicodeScalars.filter { !$0.properties.isWhitespace }.reversed()
    let behind = suffix.unicodeScalars.filter { !$0.properties.isWhitespace }
    let wanted = before.count + behind.count
    guard wanted > 0 else { return [] }
    let found = find(words).map { span in
      (
        span: span,
        agreement: agreement(Array(before), from: span.start - 1, by: -1)
          + agreement(Array(behind), from: span.end, by: 1)
      )
    }
    // Less than a third of them may stand beside any words.
    guard let best = found.map(\.agreement).max(), best * 3 >= wanted else { return [] }
    return found.filter { $0.agreement == best }.map(\.span)
  }

  /// How many of the scalars stand from a place on, in one direction, white space passed over.
  private func agreement(_ wanted: [Unicode.Scalar], from start: Int, by step: Int) -> Int {
    var (at, count) = (start, 0)
    while count < wanted.count, scalars.indices.contains(at) {
      let scalar = scalars[at]
      at += step
      if scalar.properties.isWhitespace { continue }
      guard scalar == wanted[count] else { break }
      count += 1
    }
    return count
  }
}
