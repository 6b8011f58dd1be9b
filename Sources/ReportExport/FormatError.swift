public import ClaimModel

/// Why a file could not be read as another tool's.
public enum FormatError: ActionableError, Equatable {
  /// The file as a whole is not what the format says; at a line where that is known.
  case notThisFormat(file: String, line: Int?, format: String, reason: String)
  /// A format that can only be read.
  case onlyRead(format: String)

  public var problem: String {
    switch self {
    case .notThisFormat(_, _, let format, let reason): "That is no \(format) file: \(reason)."
    case .onlyRead(let format): "Nothing is exported as \(format)."
    }
  }

  public var place: String? {
    switch self {
    case .notThisFormat(let file, let line, _, _):
      line.map { "\(visible(file)):\($0)" } ?? visible(file)
    case .onlyRead: nil
    }
  }

  public var remedy: String {
    switch self {
    case .notThisFormat: "see `stet help formats` for what is read; nothing was imported."
    case .onlyRead:
      "print it with `stet report --format claimreview`, or choose another format; nothing was written."
    }
  }
}
