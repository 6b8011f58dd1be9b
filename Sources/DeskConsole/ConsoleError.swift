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
  case emptyQuotation(command: String)
  /// A list of numbers in brackets that goes on as something else.
  case unclosedNumbers(String)
  /// A word that cannot stand for a source.
  case unfitLabel(String)
  /// A number that is none, or beyond its bounds.
  case numberWanted(String, kind: String, bounds: String)
  /// The desk has no claim, so there is none to work on.
  case noCurrentClaim
  /// A number that stands for confidence and is none.
  case impossibleConfidence(String)
  case unknownWord(String, kind: String, known: [String])
  /// A number beyond what the claim's card lists.
  case noSuchNumber(Int, kind: String, count: Int)
  /// An evidence is named with another stance than it was offered with.
  case otherStance(EvidenceID, Evidence.Stance)
  /// Nothing of that name is contested; empty for the claim in hand.
  case notContested(String)
  /// Several facets are contested and none was named.
  case severalContested([String])
  /// No side of what is contested is the plain choice, and none was named.
  case noPlainChoice
  /// A claim that stands came into hand by itself, and is to be rejected without a word.
  case notAskedFor(ClaimID)
  /// `reject all`, by which verdicts may be meant.
  case rejectsTheClaim
  /// A line of more than so many bytes.
  case lineTooLong(limit: Int)
  /// A line that is no UTF-8.
  case lineNotText
  /// The file to write is a desk.
  case wouldReplaceDesk(path: String)

  /// A command of `cover` before it.
  case notCovering
  /// No sentence waits for a decision.
  case noSentenceInHand
  /// Numbers of a list where none is on the screen.
  case noList
  /// A number that the list on the screen does not have.
  case notOnList(Int, count: Int)
  /// A list is on the screen, and nothing says which of it is meant.
  case numbersWanted(command: String)
  case nothingToRepeat
  /// A number beyond the places where words stand.
  case noSuchPlace(Int, count: Int)
  /// No document has the words; with the passage that comes nearest, and what is otherwise there.
  case wordsNowhere(String, near: String?)
  /// Words that stand in several places, with those places.
  case wordsOften(String, places: [String], count: Int)

  public var problem: String {
    switch self {
    case .unknownCommand(let word, _): "There is no command '\(Self.shown(word))'."
    case .ambiguous(let word, let matches):
      "'\(Self.shown(word))' may be \(matches.map { visible($0) }.joined(separator: ", "))."
    case .missingArgument(let command, _): "'\(command)' needs more."
    case .surplusWords(let words, let command, _):
      "'\(command)' has no use for '\(Self.shown(words))'."
    case .unclosedQuotation(let command): "A quotation in '\(command)' has no end."
    case .emptyQuotation(let command): "The quotation in '\(command)' is empty."
    case .unclosedNumbers(let text): "The list of evidence in '\(Self.shown(text))' has no end."
    case .unfitLabel(let word): "'\(Self.shown(word))' is no label of a source."
    case .numberWanted(let word, let kind, _): "'\(Self.shown(word))' is no \(kind)."
    case .noCurrentClaim: "There is no claim to work on."
    case .impossibleConfidence(let word): "'\(Self.shown(word))' is no confidence."
    case .unknownWord(let word, let kind, _): "'\(Self.shown(word))' is no \(kind)."
    case .noSuchNumber(let number, let kind, let count):
      count == 0
        ? "The claim has no \(kind)." : "There is no \(kind) \(number); the claim has \(count)."
    case .otherStance(let id, let stance):
      "Evidence \(id.short) was offered with the stance '\(stance.rawValue)'."
    case .notContested(""): "Nothing is contested on the claim in hand."
    case .notContested(let name): "Nothing is contested on '\(Self.shown(name))'."
    case .severalContested(let facets):
      "Several are contested: \(facets.map { visible($0) }.joined(separator: ", "))."
    case .lineTooLong(let limit): "The line is longer than \(limit) bytes."
    case .lineNotText: "The line is not UTF-8."
    case .wouldReplaceDesk(let path): "\(Self.shown(path)) is a desk."
    case .notCovering: "No document is being covered."
    case .noSentenceInHand: "No sentence is in hand."
    case .notAskedFor(let id):
      "\(id.short) was accepted as a claim, and came into hand by itself."
    case .rejectsTheClaim: "`reject` rejects the claim, and `all` gives no reason for that."
    case .noPlainChoice:
      "No side stands out: `resolve` alone is for what somebody changed of the extractor's proposal."
    case .noList: "There is no list on the screen that has numbers."
    case .notOnList(let number, let count): "There is no \(number) on the list of \(count)."
    case .numbersWanted: "Several candidates are on the screen."
    case .noSuchPlace(let number, let count):
      "There is no place \(number) of these words; they stand in \(count)."
    case .nothingToRepeat: "There is no decision that can be done again."
    case .wordsNowhere(let words, let near):
      "The words '\(Self.shown(words))' stand in no document here."
        + (near.map { "\n  nearest: \($0)" } ?? "")
    case .wordsOften(let words, let places, let count):
      "The words '\(Self.shown(words))' stand in \(count) places:"
        + places.enumerated().map { "\n  \($0.offset + 1)  \($0.element)" }.joined()
        + (count > places.count ? "\n  …" : "")
    }
  }

  public var remedy: String {
    switch self {
    case .unknownCommand(let word, let near):
      if let shell = ShellCommand.remedy(for: word) {
        "\(shell); nothing was changed."
      } else if near.isEmpty {
        "see `help`; nothing was changed."
      } else {
        "did you mean \(near.map { visible($0) }.joined(separator: ", "))? Nothing was changed."
      }
    case .ambiguous: "give more of the word; nothing was changed."
    case .missingArgument(_, let synopsis), .surplusWords(_, _, let synopsis):
      "write `\(synopsis)`; nothing was changed."
    case .unclosedQuotation: "close it with the same kind of mark; nothing was changed."
    case .emptyQuotation: "give the words as they stand in the document; nothing was changed."
    case .unclosedNumbers:
      "close it, as in [1,3], or begin the rationale with a word; nothing was changed."
    case .unfitLabel: "give up to 32 letters, digits and hyphens; nothing was changed."
    case .numberWanted(_, _, let bounds): "give a whole number \(bounds); nothing was changed."
    case .noCurrentClaim:
      "take an article in with `stet ingest FILE`, or `open ID`; nothing was changed."
    case .impossibleConfidence:
      "give a whole percentage, 0 to 100, or begin the rationale with a word; nothing was changed."
    case .unknownWord(_, _, let known):
      "use \(known.count == 1 ? "" : "one of: ")\(known.map { visible($0) }.joined(separator: ", ")); "
        + "nothing was changed."
    case .noSuchNumber: "see `show` for the numbers; nothing was changed."
    case .otherStance: "offer it anew with the other stance; nothing was changed."
    case .notContested: "list what is with `conflicts`; nothing was changed."
    case .severalContested: "name one: `resolve FACET N`; nothing was changed."
    case .lineTooLong: "say it in several shorter lines; nothing was changed."
    case .lineNotText: "send it in UTF-8; nothing was changed."
    case .wouldReplaceDesk: "choose another name; nothing was written."
    case .notCovering: "begin with `cover DOCUMENT`; nothing was changed."
    case .noSentenceInHand: "give its number, or `cover` again; nothing was changed."
    case .notAskedFor:
      "say why, `reject REASON`, or `show` it first; nothing was changed."
    case .rejectsTheClaim:
      "let none of its verdicts stand with `rule none REASON`, or say why it is no claim: `reject REASON`; "
        + "nothing was changed."
    case .noPlainChoice:
      "see `conflicts`, then `resolve N`; nothing was changed."
    case .noList: "list candidates with `sweep`; nothing was changed."
    case .noSuchPlace: "leave `place` out to see where they stand; nothing was changed."
    case .notOnList: "see the list with `sweep`; nothing was changed."
    case .numbersWanted(let command):
      "say which: `\(command) 1-3`, or `show` the claim in hand first; nothing was changed."
    case .nothingToRepeat:
      "type it: numbers mean other things by now, and other commands decide nothing; nothing was changed."
    case .wordsNowhere(_, let near):
      near == nil
        ? "copy the words as they stand; nothing was changed."
        : "add `nearest` to the line to take that; nothing was changed."
    case .wordsOften:
      "add `place N` to the line, or `in DOCUMENT`; nothing was changed."
    }
  }

  private static func shown(_ text: String) -> String { Columns.cut(text, to: 60) }
}
