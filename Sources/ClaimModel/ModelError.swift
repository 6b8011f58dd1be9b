/// Why a value of the claim model could not be made.
public enum ModelError: ActionableError, Equatable {
  /// A span with nothing in it, or before the text.
  case impossibleSpan(start: Int, end: Int)
  /// An annotator's name that is empty, too long or holds control characters.
  case impossibleAnnotator(String)
  /// A confidence outside 0…100.
  case impossibleConfidence(Int)
  /// A rating that the desk's scale does not have.
  case ratingNotOnScale(String, scale: Scale)
  /// A scale whose grades are not at least two, or not all different.
  case impossibleScale(String)
  /// A line of a file with a scale or a policy that cannot be read; lines from 1.
  case malformedRule(line: Int, reason: String, remedy: String)
  /// Text that is no JSON, at a byte offset.
  case malformedJSON(reason: String, offset: Int)

  public var problem: String {
    switch self {
    case .impossibleSpan(let start, let end): "A span cannot run from \(start) to \(end)."
    case .impossibleAnnotator(let name) where name.utf8.count > Annotator.longestName:
      "'\(visible(String(name.prefix(Annotator.longestName))))\(name.count > Annotator.longestName ? "…" : "")' is too long for an annotator's name: "
        + "\(counted(name.unicodeScalars.count, "character")) in \(name.utf8.count) bytes, "
        + "and \(Annotator.longestName) bytes are the most."
    case .impossibleAnnotator(let name): "'\(visible(name))' is not an annotator's name."
    case .impossibleConfidence(let value): "A confidence cannot be \(value)."
    case .ratingNotOnScale(let rating, let scale):
      "The scale '\(scale.name)' has no rating '\(visible(rating))'."
    case .impossibleScale(let reason): "That is no scale: \(reason)."
    case .malformedRule(_, let reason, _): reason
    case .malformedJSON(let reason, let offset): "That is not JSON: \(reason) at byte \(offset)."
    }
  }

  public var place: String? {
    switch self {
    case .malformedRule(let line, _, _): "line \(line)"
    case .impossibleSpan, .impossibleAnnotator, .impossibleConfidence, .ratingNotOnScale,
      .impossibleScale, .malformedJSON:
      nil
    }
  }

  public var remedy: String {
    switch self {
    case .impossibleSpan: "give a start of 0 or more and an end after it; nothing was changed."
    case .impossibleAnnotator:
      "give 1 to 64 bytes (64 letters of English, 32 of Greek or Russian) without control characters or white space at the ends, such as --as amara; nothing was changed."
    case .impossibleConfidence:
      "give a whole percentage from 0 to 100; no verdict was recorded."
    case .ratingNotOnScale(_, let scale):
      "use one of: \(scale.grades.map(\.name).joined(separator: ", ")); no verdict was recorded."
    case .impossibleScale: "give at least two grades with different names; nothing was changed."
    case .malformedRule(_, _, let remedy): "\(remedy); nothing was changed."
    case .malformedJSON: "correct the text; nothing was changed."
    }
  }
}
