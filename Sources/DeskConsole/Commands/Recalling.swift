import ClaimModel
import EditorialDesk

/// Shows the history of the claim in hand.
struct ShowHistory: Command {
  static let name = "history"
  static let synopsis = "history [all]"
  static let summary = "Show who did what to the claim, when, from what to what, and why"
  static let example = "history"

  /// The most entries shown; the latest ones.
  private static let limit = 40

  private let isWhole: Bool

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    isWhole = arguments.nextWord == "all"
    if isWhole { _ = arguments.takeWord() }
    try Self.end(arguments)
  }

  static func completions(after words: [String], in session: Session) throws -> [String] {
    words.isEmpty ? ["all"] : []
  }

  func run(on session: inout Session) throws -> [Line] {
    let claim = try session.claim()
    let entries = try session.desk.history(of: claim.id.text)
    guard !entries.isEmpty else {
      return Line.plain("Nothing was done to it: it is a candidate.")
    }
    let earlier = isWhole ? 0 : entries.count - Self.limit
    let head = earlier > 0 ? Line.plain("\(earlier) earlier: `history all` lists all") : []
    return try head
      + entries.suffix(isWhole ? entries.count : Self.limit).flatMap { entry in
        // Why a line was set aside may tell what it says.
        let isVerdict = entry.kind.hasPrefix("verdict.") || entry.kind == "roster.accept"
        let mayRead = try !isVerdict || session.mayReadVerdict(of: entry.by, on: claim)
        return Self.lines(entry, summary: mayRead ? Self.summary(entry) : GateSummary.hidden)
      }
  }

  /// What was made of it, and why.
  private static func summary(_ entry: HistoryEntry) -> String {
    entry.change + (entry.because.map { " — \($0)" } ?? "")
  }

  private static func lines(_ entry: HistoryEntry, summary: String) -> [Line] {
    let mark = entry.isReplaced ? " (replaced)" : ""
    return Line.field(
      shownTime(entry.at), "\(entry.by) · \(entry.thing) · \(summary)\(mark)", wide: 18, most: 3)
  }
}

/// Runs the desk's policy on the claim in hand.
struct ShowGate: Command {
  static let name = "gate"
  static let synopsis = "gate"
  static let summary = "Say which clauses of the policy the claim meets, and why"
  static let example = "gate"

  init(_ arguments: Arguments) throws { try Self.end(arguments) }

  func run(on session: inout Session) throws -> [Line] {
    let judged = try session.desk.judged(session.claimID())
    let me = try session.desk.annotator()
    let hasOthers = judged.claim.verdicts.contains { $0.annotator != me }
    let maySee = try session.desk.maySeeOthers(on: judged.claim)
    return GateSummary(judged.gate, hidesVerdicts: hasOthers && !maySee).lines
  }
}
