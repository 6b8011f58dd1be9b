import ClaimModel
import EditorialDesk

/// What stands before the cursor behind a command's name.
struct CompletionPlace: Sendable {
  /// All of it, white space before it left out.
  let text: String
  /// The words that are finished.
  let words: [String]
  /// The word that is begun; empty behind white space.
  let begun: String

  init(_ text: Substring) {
    self.text = String(text.drop(while: \.isWhitespace))
    var words = self.text.split(whereSeparator: \.isWhitespace).map(String.init)
    let isDone = self.text.last?.isWhitespace ?? true
    begun = isDone ? "" : words.popLast() ?? ""
    self.words = words
  }

  /// What follows the first word and white space; `nil` while that word is not finished.
  var afterFirstWord: CompletionPlace? {
    guard !words.isEmpty else { return nil }
    return CompletionPlace(text.drop { !$0.isWhitespace })
  }

  /// What is behind the last occurrence of a mark, such as `, in `; `nil` where there is none.
  func text(behind mark: String) -> String? {
    let (scalars, sought) = (Array(text.unicodeScalars), Array(mark.unicodeScalars))
    guard scalars.count >= sought.count else { return nil }
    let start = (0...scalars.count - sought.count).last { scalars[$0...].starts(with: sought) }
    return start.map { String(String.UnicodeScalarView(scalars[($0 + sought.count)...])) }
  }

  /// Files and folders, in quotation marks where there is a space in the name.
  ///
  /// - Parameter begun: what is typed of the name, with or without an opening mark.
  static func files(_ begun: String, on desk: Desk) -> Completion {
    let isQuoted = begun.hasPrefix("\"")
    let path = isQuoted ? String(begun.dropFirst()) : begun
    let candidates = desk.paths(beginningWith: path, limit: Completion.most + 1).map { path in
      let isFolder = path.hasSuffix("/")
      guard isQuoted || path.contains(where: \.isWhitespace) else {
        return Completion.Candidate(path, goesOn: isFolder)
      }
      return Completion.Candidate("\"\(path)\(isFolder ? "" : "\"")", goesOn: isFolder)
    }
    return Completion(begun, exactly: candidates)
  }
}
