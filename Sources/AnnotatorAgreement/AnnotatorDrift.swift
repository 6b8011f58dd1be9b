public import ClaimModel

/// How an annotator's ratings change from the first third of their own sequence to the last.
///
/// The sequence is the order in which they wrote: the lines of a file, or the chain of a device. No clock
/// is read. Each sequence of an annotator is cut into thirds by itself, and the thirds are put together.
public struct AnnotatorDrift: Sendable {
  public let annotator: String
  /// First, middle and last.
  public let thirds: [Third]
  /// Last less first: of the agreement with the others.
  public let agreementChange: Double?
  /// Last less first: of the leaning.
  public let leaningChange: Double?
  /// Why a change is `nil`; `nil` where both are there.
  public let undefined: String?

  /// A third of the ratings.
  public struct Third: Sendable {
    public let ratings: Int
    /// Those on items that somebody else rated too.
    public let pairable: Int
    /// The mean share of the others' ratings of the same item that are the same, 0…1.
    public let agreement: Double?
    /// By how much the ratings lie above those of the others on the same items, in the mean, in values of
    /// the scale; `nil` where labels have none.
    public let leaning: Double?
  }

  /// How many pairable ratings a third needs for a change to be told.
  public static let fewest = 5

  fileprivate init(_ annotator: String, _ sums: [ThirdSum]) {
    self.annotator = annotator
    thirds = sums.map(\.third)
    if sums[0].pairable < Self.fewest || sums[2].pairable < Self.fewest {
      (agreementChange, leaningChange) = (nil, nil)
      undefined =
        "fewer than \(Self.fewest) ratings of the first or last third are on items that others rated"
    } else {
      agreementChange = Self.change(thirds.map(\.agreement))
      leaningChange = Self.change(thirds.map(\.leaning))
      undefined = leaningChange == nil ? "the labels have no distances: no leaning" : nil
    }
  }

  private static func change(_ values: [Double?]) -> Double? {
    guard let first = values.first ?? nil, let last = values.last ?? nil else { return nil }
    return last - first
  }

  /// An element of `drift` in `agreement --json`.
  public var json: JSONValue {
    func decimal(_ value: Double?) -> JSONValue { value.map { .decimal($0) } ?? .null }
    return [
      "annotator": .string(annotator),
      "thirds": .array(
        thirds.map {
          [
            "ratings": .int($0.ratings), "pairable": .int($0.pairable),
            "agreement": decimal($0.agreement), "leaning": decimal($0.leaning),
          ]
        }), "agreement_change": decimal(agreementChange), "leaning_change": decimal(leaningChange),
      "undefined": undefined.map { .string($0) } ?? .null,
    ]
  }
}

/// What is added up over a third.
private struct ThirdSum {
  var ratings = 0
  var pairable = 0
  var agreement = 0.0
  var placed = 0
  var leaning = 0.0

  var third: AnnotatorDrift.Third {
    AnnotatorDrift.Third(
      ratings: ratings, pairable: pairable,
      agreement: pairable > 0 ? agreement / Double(pairable) : nil,
      leaning: placed > 0 ? leaning / Double(placed) : nil)
  }
}

extension AgreementTable {
  /// Each annotator's drift, in order of names.
  public func drift() -> [AnnotatorDrift] {
    let thirds = thirds()
    var sums = [[ThirdSum]](repeating: [.init(), .init(), .init()], count: annotators)
    // How often each label was given to the item that is looked at.
    var counts = [Int](repeating: 0, count: table.order.labels.count)
    for item in 0..<table.itemCount {
      let entries = table.entries(of: item)
      for entry in entries { counts[Int(entry.label)] += 1 }
      let placed = entries.filter { $0.label < table.order.placed }
      let values = placed.reduce(0) { $0 + table.order.values[Int($1.label)] }
      for (entry, place) in zip(entries, entries.indices) {
        Self.add(
          entry, &sums[Int(entry.annotator)][Int(thirds[place])],
          alike: counts[Int(entry.label)] - 1, others: entries.count - 1)
        guard placed.count > 1, entry.label < table.order.placed else { continue }
        let own = table.order.values[Int(entry.label)]
        let theirs = (values - own) / Double(placed.count - 1)
        sums[Int(entry.annotator)][Int(thirds[place])].placed += 1
        sums[Int(entry.annotator)][Int(thirds[place])].leaning += own - theirs
      }
      for entry in entries { counts[Int(entry.label)] = 0 }
    }
    return zip(table.annotators, sums).map { AnnotatorDrift($0.text, $1) }
  }

  private static func add(
    _ entry: RatingTable.Entry, _ sum: inout ThirdSum, alike: Int, others: Int
  ) {
    sum.ratings += 1
    guard others > 0 else { return }
    sum.pairable += 1
    sum.agreement += Double(alike) / Double(others)
  }

  /// For each entry of the table in which third of its sequence it lies, from 0.
  private func thirds() -> [UInt8] {
    func key(_ entry: RatingTable.Entry) -> (Int32, Int32, Int32) {
      (entry.annotator, entry.strand, entry.place)
    }
    let places = table.entries.indices.sorted { key(table.entries[$0]) < key(table.entries[$1]) }
    var thirds = [UInt8](repeating: 0, count: places.count)
    var start = 0
    while start < places.count {
      let first = table.entries[places[start]]
      let end =
        places[start...].firstIndex {
          table.entries[$0].annotator != first.annotator || table.entries[$0].strand != first.strand
        } ?? places.count
      for place in start..<end {
        thirds[places[place]] = UInt8((place - start) * 3 / (end - start))
      }
      start = end
    }
    return thirds
  }
}
