/// What reading another tool's files came to.
public struct ExchangeReading: Hashable, Sendable {
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

  public init() {}

  /// A record that was left out.
  public struct Skipped: Hashable, Sendable {
    public let file: String
    /// From 1; in a JSON file the number of the record.
    public let line: Int
    /// Why, in a few words that quote nothing from outside.
    public let reason: String

    public init(file: String, line: Int, reason: String) {
      self.file = file
      self.line = line
      self.reason = reason
    }
  }

  mutating func skip(_ file: ExchangeFile, _ line: Int, _ reason: String) {
    guard skipped.count < Self.mostSkipped else {
      skippedFurther += 1
      return
    }
    skipped.append(Skipped(file: file.name, line: line, reason: reason))
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
