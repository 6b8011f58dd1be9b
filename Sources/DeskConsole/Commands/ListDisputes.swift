import ClaimModel
import EditorialDesk

/// Lists the disputed claims with the rationales side by side.
struct ListDisputes: Command {
  static let name = "disputes"
  static let synopsis = "disputes [here|reveal]"
  static let summary = "For who rules: where verdicts differ, the reasons side by side"
  static let example = "disputes"
  static let givesWay = true

  /// The most that are shown.
  private static let limit = 10

  private let part: Part

  private enum Part: String, CaseIterable {
    case all, here, reveal
  }

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    let word = arguments.takeWord() ?? Part.all.rawValue
    part = try Prefix.one(word, among: Part.allCases, kind: "part of the disputes") { $0.rawValue }
    try Self.end(arguments)
  }

  func run(on session: inout Session) throws -> [Line] {
    if part == .here, let hidden = try Self.hidden(here: session) { return hidden }
    var disputes = try session.desk.disputes(revealing: part == .reveal)
    if part == .here { disputes = disputes.filter { $0.claim.id == session.current } }
    let remark =
      try part == .here
      ? []
      : Line.paragraph(
        Desk.Dispute.remark(
          onHidden: session.desk.hiddenCount(among: disputes), asking: "`disputes reveal`")
      ).filter { !$0.text.isEmpty }
    disputes.removeAll { !$0.isNamed }
    guard !disputes.isEmpty || !remark.isEmpty else {
      return Line.plain(
        part == .here
          ? "Nobody differs about this claim, or a ruling has settled it."
          : "Nothing is disputed that no ruling has settled.")
    }
    guard !disputes.isEmpty else { return remark }
    let left = disputes.count - Self.limit
    let hint =
      "`open ID`, then `rule RATING WHY`; `rule none WHY` lets no verdict stand, "
      + "`rule nothing WHY` rejects the claim."
    return disputes.prefix(Self.limit).flatMap { DisputeSheet($0).shownLines + [.blank] }
      + (left > 0 ? Line.plain("and \(left) more: `queue disputed` goes through them") : [])
      + remark + Line.paragraph(hint)
  }

  /// What is said of the claim in hand where the person is not to be told yet whether others differ; else `nil`.
  private static func hidden(here session: Session) throws -> [Line]? {
    guard session.current != nil else { return nil }
    let claim = try session.claim()
    guard try session.desk.hiddenOutcomes(among: [claim]).contains(claim.id) else { return nil }
    return Line.paragraph(
      "Whether others differ about \(claim.id.short) is not told before you rate it: `show reveal` tells, and "
        + "a verdict that you give then is informed.")
  }

  static func completions(after words: [String], in session: Session) throws -> [String] {
    words.isEmpty ? Part.allCases.map(\.rawValue) : []
  }
}
