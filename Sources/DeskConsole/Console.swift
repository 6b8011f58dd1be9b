public import ClaimModel
public import EditorialDesk

/// The prompt of a desk: one line in, a reply out.
///
/// Never prints and never reads a file or a clock itself; the same lines give the same replies from
/// a terminal and from a pipe. What a line has written is durable when its reply is returned.
public struct Console: Sendable {
  private(set) var session: Session
  private let usesColour: Bool
  /// The width of the terminal that replies are set for, in columns: 80 where it is not known.
  ///
  /// Replies keep to what lies between 40 and 100.
  public var width = 80

  /// The longest line that is carried out, in bytes of UTF-8.
  public static let longestLine = 1 << 16

  /// - Parameter usesColour: whether replies carry escape sequences for colour; only for terminals.
  public init(desk: Desk, usesColour: Bool = false) throws {
    session = try Session(desk: desk)
    desk.emptyLogAside()
    self.usesColour = usesColour
  }

  /// The words that are commands at every desk's prompt; a desk's ratings are commands beside them.
  public static let commandNames = CommandTable.families.flatMap(\.commands).map { $0.name }

  /// What has to be said of a scale's grades at the prompt, a sentence each: of those called like commands.
  public static func remarks(on scale: Scale) -> [String] { CommandTable.remarks(on: scale) }

  /// What stands before the place where a line is typed: the chosen queue, the claim's number
  /// and how many there are.
  public var prompt: String {
    let queue = session.queue.map { " \($0.rawValue)" } ?? ""
    let place = session.place.map { " \($0.number)/\($0.count)" } ?? ""
    return "stet\(queue)\(place)> "
  }

  /// The card of the claim to start with, and what is left to do.
  public mutating func opening() throws -> Reply {
    try session.begin()
    guard session.current != nil else {
      return reply(
        Line.plain("The desk has no claims yet: take an article in with `stet ingest FILE`."))
    }
    return try Columns.$terminal.withValue(width) {
      reply(try session.card() + [.blank] + Self.left(on: session.desk))
    }
  }

  /// Carries out one line; a blank one, or one that begins with `#`, does nothing.
  ///
  /// - Throws: an ``ClaimModel/ActionableError`` that says what was not changed; the prompt goes
  ///   on.
  public mutating func run(_ line: String) throws -> Reply {
    try Columns.$terminal.withValue(width) { try carryOut(line) }
  }

  private mutating func carryOut(_ line: String) throws -> Reply {
    guard line.utf8.count <= Self.longestLine else {
      throw ConsoleError.lineTooLong(limit: Self.longestLine)
    }
    let words = Arguments(line, of: "")
    guard let first = words.nextWord, !first.hasPrefix("#") else { return reply([]) }
    guard
      let command = try CommandTable(
        session.desk.scale(), isCovering: session.screen == .sentence
      ).command(in: words)
    else {
      return reply([])
    }
    // A desk may have got its first claims since the prompt was opened.
    try session.begin()
    let (before, claim) = (try session.desk.logEnd(), session.current)
    var after = session
    let lines = try command.run(on: &after)
    after.keep(line, for: command.repetition)
    let rules = try after.tellRules(ownSince: before)
    let news = try after.renumber()
    session = after
    return reply(
      rules + lines + (try claim.map { try session.unaware($0, since: before) } ?? []) + news)
  }

  /// Ends the session: seals what this device wrote on the desk, where there is anything new.
  public func close() throws { try session.desk.seal() }

  private func reply(_ lines: [Line]) -> Reply {
    Reply(lines.flatMap(\.narrowed), isLeaving: session.isLeaving, usesColour: usesColour)
  }

  private static func left(on desk: Desk) throws -> [Line] {
    let stock = try desk.stock()
    let claims = stock.tally(of: [.open, .agreed, .disputed, .ruled])
    let counts =
      [("contested", stock.contested)] + claims
      + [(stock.candidates == 1 ? "candidate" : "candidates", stock.candidates)]
    let words = counts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }
    return Line.paragraph("here: \(words.joined(separator: ", ")). `help` says what to type.")
  }
}
