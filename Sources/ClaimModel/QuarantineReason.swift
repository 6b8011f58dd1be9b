/// Why a line was left out of the log; raw values stand in JSON and in the desk, never rename one.
public enum QuarantineReason: String, Error, CaseIterable, Sendable {
  case notJSON = "not-json"
  /// JSON, but without what every operation has.
  case notAnOperation = "not-an-operation"
  case badUTF8 = "bad-utf8"
  /// More than 1 MiB.
  case tooLong = "too-long"
  /// More than 16 arrays and objects inside one another.
  case tooDeep = "too-deep"
  case duplicateKeys = "duplicate-keys"
  /// A number that is no plain integer within ±(2^53−1).
  case numberOutOfRange = "number-out-of-range"

  /// The reason in words.
  public var words: String {
    switch self {
    case .notJSON: "the line is not JSON"
    case .notAnOperation: "the line is JSON, but no operation"
    case .badUTF8: "the line is not UTF-8"
    case .tooLong: "the line is longer than 1 MiB"
    case .tooDeep: "the line nests more than 16 levels deep"
    case .duplicateKeys: "a key stands twice in one object"
    case .numberOutOfRange: "a number is no plain integer within ±(2^53−1)"
    }
  }
}

/// What was noticed in an annotation file that keeps nothing out; raw values stand in JSON.
public enum FindingKind: String, CaseIterable, Sendable {
  /// The bytes after the last line end are no whole operation.
  case tornTail = "torn-tail"
  /// The line before in its chain is not here.
  case gap
  /// Two different lines have one place in one chain; both are kept.
  case equivocation
  /// The desk has a roster, and the author is not on it with this device.
  case authorUnproven = "author-unproven"
  /// It names something that is not here yet.
  case dangling
  /// A newer version's operation or a kind unknown here: kept, and without effect.
  case notUnderstood = "not-understood"
  case bom
  case crlf
}
