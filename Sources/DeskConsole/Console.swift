import ClaimModel
public import EditorialDesk

/// The prompt of a desk: one line in, a reply out.
///
/// Never prints and never reads a file or a clock itself; the same lines give the same replies from
/// a terminal and from a pipe. What a line has written is durable when its reply is returned.
public struct Console: Sendable {
  private var session: Session
  private let usesColour: Bool

  /// - Parameter usesColour: whether replies carry escape sequences for colour; only for terminals.
  public init(desk: Desk, usesColour: Bool = false) throws {
    session = try Session(desk: desk)
    self.usesColour = usesColour
  }

  /// What stands before the place where a line is typed: the claim's number and how many there are.
  public var prompt: String {
    session.place.map { "stet \($0.number)/\($0.count)> " } ?? "stet> "
  }

  /// The card of the claim to start with, and what is left to do.
  public mutating func opening() throws -> Reply {
    try session.begin()
    guard session.current != nil else {
      return reply(
        Line.plain("The desk has no claims yet: take an article in with `stet ingest FILE`."))
    }
    return reply(try session.card() + [.blank] + Self.left(on: session.desk))
  }

  /// Carries out one line; a blank one, or one that begins with `#`, does nothing.
  ///
  /// - Throws: an ``ClaimModel/ActionableError`` that says what was not changed; the prompt goes
  ///   on.
  public mutating func run(_ line: String) throws -> Reply {
    let words = Arguments(line, of: "")
    guard let first = words.nextWord, !first.hasPrefix("#") else { return reply([]) }
    guard let command = try CommandTable(session.desk.scale()).command(in: words) else {
      return reply([])
    }
    // A desk may have got its first claims since the prompt was opened.
    try session.begin()
    var after = session
    let lines = try command.run(on: &after)
    session = after
    return reply(lines)
  }

  /// Ends the session: seals what this device wrote on the desk, where there is anything new.
  public func close() throws { try session.desk.seal() }

  /// The words that may stand at the end of the line in place of its last one, which is empty after
  /// white space; in the order in which they are best listed.
  public func completions(for line: String) throws -> [String] {
    var words = line.split(whereSeparator: \.isWhitespace).map(String.init)
    let isWordDone = line.last?.isWhitespace ?? true
    let begun = isWordDone ? "" : words.popLast() ?? ""
    let table = CommandTable(try session.desk.scale())
    guard let first = words.first else { return Self.opening(begun, among: table.names) }
    guard case .command(let command) = try? table.entry(for: first) else { return [] }
    let next = try command.completions(after: Array(words.dropFirst()), in: session)
    return Self.opening(begun, among: next).map { visible($0) }
  }

  private static func opening(_ begun: String, among words: [String]) -> [String] {
    words.filter { $0.utf8.starts(with: begun.utf8) }
  }

  private func reply(_ lines: [Line]) -> Reply {
    Reply(lines, isLeaving: session.isLeaving, usesColour: usesColour)
  }

  private static func left(on desk: Desk) throws -> [Line] {
    let stock = try desk.stock()
    let claims = [Claim.Status.open, .agreed, .disputed, .ruled].map { ($0.rawValue, $0) }
    let counts =
      [("contested", stock.contested)] + claims.map { ($0, stock.claims[$1] ?? 0) }
      + [(stock.candidates == 1 ? "candidate" : "candidates", stock.candidates)]
    let words = counts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }
    return Line.paragraph("here: \(words.joined(separator: ", ")). `help` says what to type.")
  }
}
