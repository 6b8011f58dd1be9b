/// One thing that can be typed at the prompt.
///
/// Reading a line is apart from running it: `init` only decides what was asked, `run` does it and
/// returns what to say. Neither prints.
protocol Command: Sendable {
  /// The word that starts the line.
  static var name: String { get }
  /// The whole line, as `help` shows it: `reword TEXT`.
  static var synopsis: String { get }
  /// One line for `help`, without a full stop.
  static var summary: String { get }
  /// A line that can be typed.
  static var example: String { get }
  /// Whether a shortened word means another command, where it may be either: a command that came later
  /// takes no beginning from those that were there.
  static var givesWay: Bool { get }

  /// Whether its name means a rating that is called so, where the person has a claim before them: it is about
  /// the sentences of an article.
  static var isOfSentences: Bool { get }

  /// Whether `again` may do it once more on what is in hand then.
  var repetition: Repetition { get }

  /// Reads what follows the name.
  init(_ arguments: Arguments) throws
  /// Does it; what it wrote is durable when it returns.
  func run(on session: inout Session) throws -> [Line]
  /// The words that may come next.
  ///
  /// - Parameter words: those that follow the name, the unfinished one left out.
  static func completions(after words: [String], in session: Session) throws -> [String]
  /// What may stand where the line ends; by itself made of ``completions(after:in:)``.
  static func completion(at place: CompletionPlace, in session: Session) throws -> Completion
}

/// Whether a line that was carried out can be done again by `again`.
enum Repetition: Sendable {
  /// It decides nothing: `again` goes back to a decision before it.
  case none
  /// It is a decision.
  case again
  /// It is a decision about what had a number there and then, which has none now.
  case never
}

extension Command {
  var repetition: Repetition { .none }
  static var givesWay: Bool { false }
  static var isOfSentences: Bool { false }

  static func completions(after words: [String], in session: Session) throws -> [String] { [] }

  static func completion(at place: CompletionPlace, in session: Session) throws -> Completion {
    let words = try completions(after: place.words, in: session)
    return Completion(place.begun, among: words.map { Completion.Candidate($0) })
  }

  static var missingArgument: ConsoleError {
    .missingArgument(command: name, synopsis: synopsis)
  }

  /// What is left of the line, which must be something.
  static func text(_ arguments: Arguments) throws(ConsoleError) -> String {
    guard !arguments.isEmpty else { throw missingArgument }
    return arguments.text
  }

  /// Refuses what is left of the line.
  static func end(_ arguments: Arguments) throws(ConsoleError) {
    guard arguments.isEmpty else {
      throw .surplusWords(arguments.text, command: name, synopsis: synopsis)
    }
  }
}
