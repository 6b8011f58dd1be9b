/// Who gave which label to what, as it comes in.
///
/// Names and labels are told apart by their bytes.
public struct RatingSheet: Sendable {
  private(set) var items = NameTable()
  private(set) var annotators = NameTable()
  private(set) var labels = NameTable()
  private(set) var groups = NameTable()
  /// One entry a rating, in the order in which they were added.
  private(set) var ratings: [Rating] = []
  /// Ratings that were there without a label.
  public internal(set) var blank = 0

  /// One rating, by the numbers of the names.
  struct Rating: Sendable {
    let item: Int32
    let annotator: Int32
    let label: Int32
    /// What the ratings are set apart by; −1 where by nothing.
    let group: Int32
    /// The line of the file, or the place in the list, from 1.
    let line: Int32
    /// Which sequence of its annotator it belongs to, and where in it.
    let strand: Int32
    let place: Int32
  }

  public init() {}

  /// - Parameter ratings: in any order; the order counts for nothing but an annotator's drift.
  public init(_ ratings: some Sequence<(item: String, annotator: String, label: String)>) {
    for rating in ratings {
      add(item: rating.item, annotator: rating.annotator, label: rating.label)
    }
  }

  /// How many ratings were added.
  public var count: Int { ratings.count }

  /// Adds a rating.
  ///
  /// - Parameters:
  ///   - strand: which of the annotator's sequences it belongs to.
  ///   - place: where in that sequence; `nil` for behind all that were added.
  public mutating func add(
    item: String, annotator: String, label: String, strand: Int = 0, place: Int? = nil
  ) {
    append(
      item: items.number(of: item), annotator: annotators.number(of: annotator),
      label: labels.number(of: label), line: ratings.count + 1, strand: strand, place: place)
  }

  mutating func add(
    item: UnsafeBufferPointer<UInt8>, annotator: UnsafeBufferPointer<UInt8>,
    label: UnsafeBufferPointer<UInt8>, group: UnsafeBufferPointer<UInt8>?, line: Int
  ) {
    append(
      item: items.number(of: item), annotator: annotators.number(of: annotator),
      label: labels.number(of: label), group: group.map { groups.number(of: $0) } ?? -1, line: line)
  }

  private mutating func append(
    item: Int, annotator: Int, label: Int, group: Int = -1, line: Int, strand: Int = 0,
    place: Int? = nil
  ) {
    ratings.append(
      Rating(
        item: Int32(item), annotator: Int32(annotator), label: Int32(label), group: Int32(group),
        line: Int32(truncatingIfNeeded: line), strand: Int32(truncatingIfNeeded: strand),
        place: Int32(truncatingIfNeeded: place ?? ratings.count)))
  }

  /// The ratings at some places, as a sheet of their own with no other names in it.
  public func part(_ places: some Sequence<Int>) -> RatingSheet {
    var part = RatingSheet()
    for place in places {
      let rating = ratings[place]
      part.append(
        item: part.items.number(of: items.bytes(of: Int(rating.item))),
        annotator: part.annotators.number(of: annotators.bytes(of: Int(rating.annotator))),
        label: part.labels.number(of: labels.bytes(of: Int(rating.label))),
        line: Int(rating.line), strand: Int(rating.strand), place: Int(rating.place))
    }
    return part
  }

  /// The ratings by what they are set apart by, in byte order of that; ratings set apart by nothing are
  /// in none.
  public var parts: [(name: String, sheet: RatingSheet)] {
    var places: [[Int]] = Array(repeating: [], count: groups.count)
    for (place, rating) in ratings.enumerated() where rating.group >= 0 {
      places[Int(rating.group)].append(place)
    }
    return groups.sortedNumbers.map { (groups.name($0), part(places[$0])) }
  }

  /// What all names take together, in bytes.
  var nameBytes: Int {
    items.byteCount + annotators.byteCount + labels.byteCount + groups.byteCount
  }
}

extension NameTable {
  mutating func number(of name: ArraySlice<UInt8>) -> Int {
    name.withUnsafeBufferPointer { number(of: $0) }
  }
}
