import ClaimModel

/// The ratings of a sheet by item, one for each annotator, with the labels in their order.
struct RatingTable: Sendable {
  let order: LabelOrder
  /// In order of bytes.
  let annotators: [ExactText]
  /// The names of items, numbered as the items are.
  let itemNames: NameTable
  /// Where the entries of each item begin; one more at the end.
  let starts: [Int]
  /// By item, of one item in the order in which they were added.
  let entries: [Entry]
  /// Ratings that were there twice, with the same label.
  let repeated: Int

  /// A rating of an item.
  struct Entry: Sendable {
    let annotator: Int32
    /// The label's place in the order.
    let label: Int32
    let strand: Int32
    /// The rating's place in its strand.
    let place: Int32
  }

  var itemCount: Int { starts.count - 1 }

  /// The entries of an item.
  func entries(of item: Int) -> ArraySlice<Entry> { entries[starts[item]..<starts[item + 1]] }
}

extension RatingTable {
  /// - Throws: ``AgreementError/ratedTwice(item:annotator:labels:lines:file:)`` when an annotator gave one
  ///   item two labels.
  init(_ sheet: RatingSheet, scale: LabelScale, file: String?) throws(AgreementError) {
    let texts = (0..<sheet.labels.count).map { ExactText(sheet.labels.name($0)) }
    let order = LabelOrder(labels: texts, scale: scale)
    let sorted = sheet.annotators.sortedNumbers
    var ranks = [Int32](repeating: 0, count: sorted.count)
    for (rank, number) in sorted.enumerated() { ranks[number] = Int32(rank) }
    let filled = try Self.filled(
      sheet, ranks: ranks, places: Self.places(of: texts, in: order.labels), file)
    self.init(
      order: order, annotators: sorted.map { ExactText(sheet.annotators.name($0)) },
      itemNames: sheet.items, starts: filled.starts, entries: filled.entries,
      repeated: sheet.count - filled.entries.count)
  }

  /// The entries by item, each annotator's first of an item.
  ///
  /// - Parameters:
  ///   - ranks: for each annotator of the sheet the place in order of names.
  ///   - places: for each label of the sheet the place in the order.
  private static func filled(
    _ sheet: RatingSheet, ranks: [Int32], places: [Int32], _ file: String?
  ) throws(AgreementError) -> (starts: [Int], entries: [Entry]) {
    let sorted = byItem(sheet)
    var (starts, entries): ([Int], [Entry]) = ([0], [])
    starts.reserveCapacity(sheet.items.count + 1)
    entries.reserveCapacity(sheet.count)
    // For each annotator the last place on the sheet at which they rated, to find a second one.
    var last = [Int32](repeating: -1, count: ranks.count)
    for item in 0..<sheet.items.count {
      for arrival in sorted.arrivals[sorted.starts[item]..<sorted.starts[item + 1]] {
        let rating = sheet.ratings[Int(arrival)]
        let before = last[Int(rating.annotator)]
        if before >= 0, sheet.ratings[Int(before)].item == rating.item {
          guard sheet.ratings[Int(before)].label != rating.label else { continue }
          throw ratedTwice(sheet, sheet.ratings[Int(before)], rating, file)
        }
        last[Int(rating.annotator)] = arrival
        entries.append(
          Entry(
            annotator: ranks[Int(rating.annotator)], label: places[Int(rating.label)],
            strand: rating.strand, place: rating.place))
      }
      starts.append(entries.count)
    }
    return (starts, entries)
  }

  private static func places(of texts: [ExactText], in sorted: [ExactText]) -> [Int32] {
    var index: [ExactText: Int32] = [:]
    index.reserveCapacity(sorted.count)
    for (place, label) in sorted.enumerated() { index[label] = Int32(place) }
    return texts.map { index[$0] ?? 0 }
  }

  /// The places on the sheet by item, of one item in the order of the sheet.
  private static func byItem(_ sheet: RatingSheet) -> (starts: [Int], arrivals: [Int32]) {
    var starts = [Int](repeating: 0, count: sheet.items.count + 1)
    for rating in sheet.ratings { starts[Int(rating.item) + 1] += 1 }
    for item in 0..<sheet.items.count { starts[item + 1] += starts[item] }
    var next = starts
    var arrivals = [Int32](repeating: 0, count: sheet.count)
    for (arrival, rating) in sheet.ratings.enumerated() {
      arrivals[next[Int(rating.item)]] = Int32(arrival)
      next[Int(rating.item)] += 1
    }
    return (starts, arrivals)
  }

  private static func ratedTwice(
    _ sheet: RatingSheet, _ first: RatingSheet.Rating, _ second: RatingSheet.Rating, _ file: String?
  ) -> AgreementError {
    .ratedTwice(
      item: sheet.items.name(Int(first.item)),
      annotator: sheet.annotators.name(Int(first.annotator)),
      labels: [first, second].map { sheet.labels.name(Int($0.label)) },
      lines: [Int(first.line), Int(second.line)], file: file)
  }
}
