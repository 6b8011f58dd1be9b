import ClaimModel
import EditorialDesk

extension Console {
  /// What may stand at the cursor.
  ///
  /// The same line on the same desk gives the same candidates; nothing is changed by it, and nothing shown
  /// that the person may not see yet.
  ///
  /// - Parameters:
  ///   - line: as far as it is typed.
  ///   - cursor: how many Unicode scalars stand before the cursor; `nil` for all. What is behind it makes
  ///     no difference.
  public func completion(of line: String, at cursor: Int? = nil) throws -> Completion {
    let head = line.unicodeScalars.prefix(max(0, cursor ?? .max))
    let text = String(head)[...].drop(while: \.isWhitespace)
    let table = CommandTable(try session.desk.scale())
    let word = text.prefix { !$0.isWhitespace }
    guard word.endIndex != text.endIndex else {
      return Completion(String(word), among: table.names.map { Completion.Candidate($0) })
    }
    guard case .command(let command) = try? table.entry(for: String(word)) else {
      return Completion("", among: [])
    }
    return try command.completion(at: CompletionPlace(text[word.endIndex...]), in: session)
  }

  /// The texts of ``completion(of:at:)`` with the cursor at the end of the line.
  public func completions(for line: String) throws -> [String] {
    try completion(of: line).candidates.map(\.text)
  }
}
