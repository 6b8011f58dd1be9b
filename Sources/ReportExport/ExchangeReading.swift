import ClaimModel

/// What reading another tool's files came to.
public struct ExchangeReading: Sendable {
  public var exchange = Exchange()
  /// How many records there were: rows, annotations, tasks, lines, as the format has them.
  public var read = 0
  /// The records that were left out: the first ``mostSkipped``.
  public var skipped: [Skipped] = []
  /// How many more were left out; with those in ``skipped`` at most as many as were read.
  public var skippedFurther = 0
  /// What was in records that were taken, and has no place on a desk.
  public var losses = LossReport()

  /// The most records left out that are told of one by one.
  public static let mostSkipped = 100

  /// The files that records were read from, in order, each with the number of its first record.
  private var files: [(first: Int, name: String)] = []

  public init() {}

  /// A record that was left out.
  public struct Skipped: Hashable, Sendable {
    public let file: String
    /// From 1; where only the list is known that the record stands in, where that begins.
    public let line: Int
    /// The record's place in its list, from 1; `nil` where the line tells which one it is.
    public let place: Int?
    /// Why, in a few words that quote nothing from outside.
    public let reason: String

    public init(file: String, line: Int, place: Int? = nil, reason: String) {
      self.file = file
      self.line = line
      self.place = place
      self.reason = reason
    }
  }

  /// The most files of one claim that are named.
  private static let mostNamed = 3

  /// What the files are called that records were read from, each once and in order: the first three, each cut to
  /// 100 scalars, and how many there are beside them; empty where there is none.
  ///
  /// Without their folders, unless two of them are called alike.
  public func fileNames(of records: [ExchangeRecord]) -> String {
    var places: [Int] = []
    for record in records {
      let place = files.partitioningIndex { $0.first > record.number } - 1
      if files.indices.contains(place), !places.contains(place) { places.append(place) }
    }
    let whole = places.sorted().map { files[$0].name }
    let last = whole.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    let names = Set(last.map { ExactText($0) }).count == last.count ? last : whole
    let shown = names.prefix(Self.mostNamed).map {
      String(String.UnicodeScalarView($0.unicodeScalars.prefix(100)))
    }
    let others = names.count - shown.count
    return shown.joined(separator: ", ") + (others > 0 ? " and \(others) more" : "")
  }

  /// Counts a record that is read.
  mutating func record(_ file: ExchangeFile, _ line: Int, place: Int? = nil) -> ExchangeRecord {
    read += 1
    if files.last.map({ $0.name != file.name }) ?? true { files.append((read, file.name)) }
    return ExchangeRecord(number: read, line: line, place: place)
  }

  /// The record as one that is left out.
  public func skipped(_ record: ExchangeRecord, _ reason: String) -> Skipped {
    let file = files.last { $0.first <= record.number }
    return Skipped(
      file: file?.name ?? "", line: record.line, place: record.place, reason: reason)
  }

  mutating func skip(_ record: ExchangeRecord, _ reason: String) {
    guard skipped.count < Self.mostSkipped else {
      skippedFurther += 1
      return
    }
    skipped.append(skipped(record, reason))
  }

  /// Counts a record that is left out.
  mutating func skip(_ file: ExchangeFile, _ line: Int, _ reason: String) {
    skip(record(file, line), reason)
  }
}

/// The files of an exchange for another tool, and what they could not carry.
public struct ExchangeWriting: Hashable, Sendable {
  /// In order of name; the format says whether there may be more than one.
  public var files: [ExchangeFile]
  public var losses: LossReport

  public init(files: [ExchangeFile], losses: LossReport) {
    self.files = files
    self.losses = losses
  }
}
