public import ClaimModel

/// Why a line at the prompt could not be carried out.
public enum ConsoleError: ActionableError, Equatable {
  /// No command or rating begins so.
  case unknownCommand(String, near: [String])
  /// A shortened word that may be several.
  case ambiguous(String, matches: [String])
  case missingArgument(command: String, synopsis: String)
  /// Words that the command has no use for.
  case surplusWords(String, command: String, synopsis: String)
  case unclosedQuotation(command: String)
  /// The desk has no claim, so there is none to work on.
  case noCurrentClaim
  /// A number that stands for confidence and is none.
  case impossibleConfidence(String)
  case unknownWord(String, kind: String, known: [String])
  /// A number beyond what the claim's card lists.
  case noSuchNumber(Int, kind: String, count: Int)
  /// An evidence is named with another stance than it was offered with.
  case otherStance(EvidenceID, Evidence.Stance)
  /// Nothing of that name is contested.
  case notContested(String)
  /// Several facets are contested and none was named.
  case severalContested([String])
  /// The file to write is a desk.
  case wouldReplaceDesk(path: String)

  public var problem: String {
    switch self {
    case .unknownCommand(let word, _): "There is no command '\(Self.shown(word))'."
    case .ambiguous(let word, let matches):
      "'\(Self.shown(word))' may be \(matches.map { visible($0) }.joined(separator: ", "))."
    case .missingArgument(let command, _): "'\(command)' needs more."
    case .surplusWords(let words, let command, _):
      "'\(command)' has no use for '\(Self.shown(words))'."
    case .unclosedQuotation(let command): "A quotation in '\(command)' has no end."
    case .noCurrentClaim: "There is no claim to work on."
    case .impossibleConfidence(let word): "'\(Self.shown(word))' is no confidence."
    case .unknownWord(let word, let kind, _): "'\(Self.shown(word))' is no \(kind)."
    case .noSuchNumber(let number, let kind, let count):
      count == 0
        ? "The claim has no \(kind)." : "There is no \(kind) \(number); the claim has \(count)."
    case .otherStance(let id, let stance):
      "Evidence \(id.short) was offered with the stance '\(stance.rawValue)'."
    case .notContested(let name): "Nothing is contested on '\(Self.shown(name))'."
    case .severalContested(let facets):
      "Several are contested: \(facets.map { visible($0) }.joined(separator: ", "))."
    case .wouldReplaceDesk(let path): "\(Self.shown(path)) is a desk."
    }
  }

  public var remedy: String {
    switch self {
    case .unknownCommand(_, let near):
      near.isEmpty
        ? "see `help`; nothing was changed."
        : "did you mean \(near.map { visible($0) }.joined(separator: ", "))? Nothing was changed."
    case .ambiguous: "give more of the word; nothing was changed."
    case .missingArgument(_, let synopsis), .surplusWords(_, _, let synopsis):
      "write `\(synopsis)`; nothing was changed."
    case .unclosedQuotation: "close it with the same kind of mark; nothing was changed."
    case .noCurrentClaim:
      "take an article in with `stet ingest FILE`, or `open ID`; nothing was changed."
    case .impossibleConfidence:
      "give a whole percentage, 0 to 100, or begin the rationale with a word; nothing was changed."
    case .unknownWord(_, _, let known):
      "use one of: \(known.map { visible($0) }.joined(separator: ", ")); nothing was changed."
    case .noSuchNumber: "see `show` for the numbers; nothing was changed."
    case .otherStance: "offer it anew with the other stance; nothing was changed."
    case .notContested: "list what is with `conflicts`; nothing was changed."
    case .severalContested: "name one: `resolve FACET N`; nothing was changed."
    case .wouldReplaceDesk: "choose another name; nothing was written."
    }
  }

  private static func shown(_ text: String) -> String { Columns.cut(text, to: 60) }
}
