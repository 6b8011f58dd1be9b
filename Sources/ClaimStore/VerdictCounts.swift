/// How many verdicts of one person stand.
struct VerdictCounts {
  private(set) var verdicts = 0
  /// Of these, those on claims without a ruling and on what these say now.
  private(set) var unruled = 0
  // By place of the region; empty until there is one.
  private var unruledByRegion: [Int32] = []

  /// Counts a verdict on a claim of that shelf.
  ///
  /// - Parameters:
  ///   - sign: 1 for one that stands now, −1 for one that stood.
  ///   - isUnruled: whether the claim has no ruling, and the verdict is on what the claim says.
  mutating func add(_ sign: Int, isUnruled: Bool, on shelf: String) {
    verdicts += sign
    guard isUnruled else { return }
    unruled += sign
    if unruledByRegion.isEmpty {
      unruledByRegion = Array(repeating: 0, count: WalkRegion.count)
    }
    unruledByRegion[WalkRegion(ofShelf: shelf).place] += Int32(sign)
  }

  /// Where there are any, how many are on claims without a ruling.
  var regions: [(region: WalkRegion, unruled: Int)] {
    guard !unruledByRegion.isEmpty else { return [] }
    return WalkRegion.all.compactMap { region in
      let count = unruledByRegion[region.place]
      return count == 0 ? nil : (region, Int(count))
    }
  }
}
