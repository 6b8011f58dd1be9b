public import ClaimModel

/// Who differs from whom on what.
public struct Differences: Sendable {
  /// How many pairs of ratings of one item differ.
  public let count: Int
  /// On how many items.
  public let items: Int
  /// The greatest first, where labels have distances; then by bytes of item and annotators.
  public let listed: [Difference]

  /// Two ratings of one item that differ.
  public struct Difference: Sendable {
    public let item: String
    public let first: Vote
    public let second: Vote
    /// How many places of the scale apart; `nil` where they have no places.
    public let distance: Double?

    /// The object of one difference in the JSON of agreement.
    public var json: JSONValue {
      [
        "item": .string(item), "a": .string(first.annotator), "a_label": .string(first.label),
        "b": .string(second.annotator), "b_label": .string(second.label),
        "distance": distance.map { .decimal($0) } ?? .null,
      ]
    }
  }

  /// What an annotator said.
  public struct Vote: Sendable {
    public let annotator: String
    public let label: String
  }
}

extension AgreementTable {
  /// The pairs of ratings that differ.
  ///
  /// - Parameter limit: how many are listed. Of an item that very many rated, those among the first 25
  ///   annotators by name are looked at for the list; all are counted.
  public func differences(limit: Int) -> Differences {
    var (count, items) = (0, 0)
    var found: [Found] = []
    for item in 0..<table.itemCount {
      let entries = table.entries(of: item)
      let differing = Self.differing(entries)
      guard differing > 0 else { continue }
      count += differing
      items += 1
      found += pairs(of: item, entries)
      // The list is cut now and then, so that it stays short; sorting seldom is cheaper than always.
      if found.count > 4 * limit + 100_000 { found = first(found, limit) }
    }
    return Differences(
      count: count, items: items, listed: first(found, limit).map { difference($0) })
  }

  private struct Found {
    let item: Int
    let first: RatingTable.Entry
    let second: RatingTable.Entry
    let distance: Double?
  }

  private static func differing(_ entries: ArraySlice<RatingTable.Entry>) -> Int {
    guard let label = entries.first?.label, entries.contains(where: { $0.label != label }) else {
      return 0
    }
    var counts: [Int32: Int] = [:]
    for entry in entries { counts[entry.label, default: 0] += 1 }
    let alike = counts.values.reduce(0) { $0 + $1 * ($1 - 1) }
    return (entries.count * (entries.count - 1) - alike) / 2
  }

  private func pairs(of item: Int, _ entries: ArraySlice<RatingTable.Entry>) -> [Found] {
    let sorted = entries.sorted { $0.annotator < $1.annotator }.prefix(Self.mostInPairs)
    return sorted.indices.flatMap { place in
      sorted[(place + 1)...].filter { $0.label != sorted[place].label }.map {
        Found(
          item: item, first: sorted[place], second: $0, distance: distance(sorted[place], $0))
      }
    }
  }

  private func distance(_ one: RatingTable.Entry, _ other: RatingTable.Entry) -> Double? {
    let order = table.order
    guard one.label < order.placed, other.label < order.placed else { return nil }
    return abs(order.places[Int(one.label)] - order.places[Int(other.label)])
  }

  private func first(_ found: [Found], _ limit: Int) -> [Found] {
    func precedes(_ one: Found, _ other: Found) -> Bool {
      if one.distance != other.distance { return (one.distance ?? -1) > (other.distance ?? -1) }
      if one.item != other.item {
        return table.itemNames.bytes(of: one.item).lexicographicallyPrecedes(
          table.itemNames.bytes(of: other.item))
      }
      return (one.first.annotator, one.second.annotator)
        < (other.first.annotator, other.second.annotator)
    }
    return Array(found.sorted(by: precedes).prefix(limit))
  }

  private func difference(_ found: Found) -> Differences.Difference {
    func vote(_ entry: RatingTable.Entry) -> Differences.Vote {
      Differences.Vote(
        annotator: table.annotators[Int(entry.annotator)].text,
        label: table.order.labels[Int(entry.label)].text)
    }
    return Differences.Difference(
      item: table.itemNames.name(found.item), first: vote(found.first), second: vote(found.second),
      distance: found.distance)
  }
}
