public import ClaimModel

/// Why a use case could not be carried out.
public enum DeskError: ActionableError, Equatable {
  /// Nothing says which desk is meant.
  case noDeskNamed(folder: String, found: [String])
  case noSuchFile(path: String)
  /// A folder, a pipe, a device where a file is wanted.
  case notAFile(path: String)
  case unreadable(path: String, reason: String)
  case fileTooLarge(path: String, limit: Int)
  case cannotWrite(path: String, reason: String)
  /// No entity of that kind has a name that begins so.
  case unknownName(String, kind: String)
  case ambiguousName(String, kind: String, matches: [String])
  case unknownIdentity(path: String, reason: String)
  /// A document's text does not have these words.
  case wordsNotFound(String, where: String)
  case wordsFoundOften(String, count: Int)
  case documentAbsent(DocumentID)
  case nothingToDo(String, remedy: Remedy)
  /// Somebody else has changed what is judged since the person looked at it; `outcome` says what was not done.
  case changedSinceLook([String], outcome: String)
  /// An evidence that is on another claim, or was withdrawn.
  case evidenceNotOnClaim(String)
  case unknownWord(String, kind: String, known: [String])
  case missing(String, remedy: Remedy)
  /// A file with a scale or policy that cannot be read; the line counts from 1.
  case malformedRule(path: String, line: Int, reason: String, remedy: String)
  /// Ratings were given on the scale that is to be replaced, and nothing says what becomes of them.
  case ratingsUndecided(scale: String, ratings: [String], example: String)
  /// Which ratings stand on the desk is hidden from who replaces its scale, and not every grade would count.
  case ratingsHidden(scale: String, idle: [String])
  /// The person asked to stop before it was done.
  case interrupted

  public var problem: String {
    switch self {
    case .noDeskNamed(_, let found):
      found.isEmpty ? "There is no desk here." : "There are \(found.count) desks here."
    case .noSuchFile: "There is no such file."
    case .notAFile: "That is not a regular file."
    case .unreadable(_, let reason): "The file cannot be read: \(reason)."
    case .fileTooLarge(_, let limit):
      limit < 1_048_576
        ? "The file is larger than \(limit / 1_024) KiB."
        : "The file is larger than \(limit / 1_048_576) MiB."
    case .cannotWrite(_, let reason): "The file cannot be written: \(reason)."
    case .unknownName(let name, let kind): "There is no \(kind) '\(visible(name))'."
    case .ambiguousName(let name, let kind, let matches):
      "'\(visible(name))' may be \(matches.count) of the \(kind) names: \(matches.joined(separator: ", "))."
    case .unknownIdentity(_, let reason): "The identity there cannot be used: \(reason)."
    case .wordsNotFound(let words, let place):
      place.isEmpty
        ? "No document here has the words '\(visible(words))'."
        : "\(place) does not have the words '\(visible(words))'."
    case .wordsFoundOften(let words, let count):
      "The words '\(visible(words))' stand in \(count) places."
    case .documentAbsent(let id): "The bytes of document \(id.short) are not on this desk."
    case .nothingToDo(let what, _): what
    case .changedSinceLook(let changes, _):
      "Since you looked: \(visible(changes.joined(separator: "; ")))."
    case .evidenceNotOnClaim(let id): "Evidence \(visible(id)) is not on this claim."
    case .unknownWord(let word, let kind, _): "'\(visible(word))' is no \(kind)."
    case .missing(let what, _): what
    case .malformedRule(_, _, let reason, _): reason
    case .ratingsUndecided(let scale, let ratings, _):
      "Ratings stand on the desk that the scale '\(scale)' says nothing of: "
        + "\(ratings.joined(separator: ", "))."
    case .ratingsHidden(let scale, let idle):
      "Which ratings stand is hidden from you until you have rated the claims that are, and the scale "
        + "'\(scale)' says nothing of: \(idle.joined(separator: ", "))."
    case .interrupted: "That was left off, as you asked."
    }
  }

  public var place: String? {
    switch self {
    case .noDeskNamed(let folder, _): visible(folder)
    case .noSuchFile(let path), .notAFile(let path), .unreadable(let path, _),
      .fileTooLarge(let path, _), .cannotWrite(let path, _), .unknownIdentity(let path, _):
      visible(path)
    case .malformedRule(let path, let line, _, _):
      "\(path == "-" ? "standard input" : visible(path)):\(line)"
    case .ratingsUndecided, .ratingsHidden, .unknownName, .ambiguousName, .wordsNotFound,
      .wordsFoundOften,
      .documentAbsent, .nothingToDo, .changedSinceLook, .evidenceNotOnClaim, .unknownWord, .missing,
      .interrupted:
      nil
    }
  }

  public var remedy: String { advice.words { $0.atShell } }

  public var advice: Remedy {
    switch self {
    case .noDeskNamed(_, let found):
      found.isEmpty
        ? "make one with `stet new NAME.stet`, or name one with --desk; nothing was changed."
        : "say which with --desk: \(found.joined(separator: ", ")); nothing was changed."
    case .noSuchFile: "check the name; nothing was changed."
    case .notAFile: "name a file; nothing was changed."
    case .unreadable: "check the right to read it; nothing was changed."
    case .fileTooLarge: "cut it into smaller files; nothing was changed."
    case .cannotWrite: "choose another place; nothing was written."
    case .unknownName(_, let kind):
      "list them with \(Self.lister[kind] ?? .listClaims); nothing was changed."
    case .ambiguousName: "give more of the name; nothing was changed."
    case .unknownIdentity:
      "mend or remove the file, or set STET_HOME to another folder; nothing was changed."
    case .wordsNotFound: "copy the words as they stand in the document; nothing was changed."
    case .wordsFoundOften:
      "give more of the sentence, so that it stands in one place; nothing was changed."
    case .documentAbsent: "take the document in with `stet ingest`; nothing was changed."
    case .changedSinceLook(_, let outcome):
      "look at it with \(.showClaim), then say it again; \(outcome)."
    case .nothingToDo(_, let remedy), .missing(_, let remedy): remedy
    case .malformedRule(_, _, _, let remedy): Remedy(remedy)
    case .ratingsUndecided(_, _, let example):
      "say what each counts as (--map \(example)), or --keep them as given, where they count for "
        + "nothing; nothing was changed."
    case .ratingsHidden:
      "say what each counts as (--map OLD=NEW), given or not, or --keep them as given, where they count for "
        + "nothing; nothing was changed."
    case .interrupted: "say it again to have it done; nothing was changed."
    case .evidenceNotOnClaim:
      "see \(.listEvidence) for the evidence on it; nothing was recorded."
    case .unknownWord(_, _, let known):
      "use \(known.count == 1 ? "" : "one of: ")\(known.joined(separator: ", ")); nothing was changed."
    }
  }

  private static let lister: [String: Remedy.Command] = [
    "claim": .listClaims, "document": .listDocuments, "evidence": .listEvidence,
    "query": .listQueries, "contested entity": .listConflicts,
  ]
}
