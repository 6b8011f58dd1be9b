import ClaimModel
import EditorialDesk

/// Merges annotation files.
struct MergeFiles: Command {
  static let name = "merge"
  static let synopsis = "merge FILE|FOLDER…"
  static let summary = "Merge annotation files of colleagues"
  static let example = "merge boris.jsonl"

  private var files: [String] = []

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    while let file = try arguments.takeItem() { files.append(file) }
    guard !files.isEmpty else { throw Self.missingArgument }
    // What is typed, or comes from the pipe, is the prompt's.
    if let dash = files.first(where: { $0 == "-" }) {
      throw ConsoleError.surplusWords(dash, command: Self.name, synopsis: Self.synopsis)
    }
  }

  func run(on session: inout Session) throws -> [Line] {
    let before = try session.desk.logEnd()
    let report = try session.desk.merge(files, longestList: 0)
    try session.refresh()
    let sealed = try session.desk.sealedNamePlaces(since: before, limit: 3).flatMap {
      Line.field("mind", $0.sentence("came with this merge"), most: 3, tone: .warning)
    }
    let sum =
      "\(counted(report.lines, "line", "lines")): \(report.new) new, \(report.duplicate) known, "
      + "\(report.quarantined.count) left out, \(report.blank) blank"
    return Line.plain(sum) + Self.leftOut(report) + Self.findings(report)
      + sealed + Self.lost(try session.desk.unverifiedToName(report), report.isPartlyJudged)
      + Self.waiting(report)
  }

  static func completion(at place: CompletionPlace, in session: Session) -> Completion {
    // A name in quotation marks may have spaces; every other word is a name of its own.
    let marks = place.text.count { $0 == "\"" }
    guard !marks.isMultiple(of: 2), let begun = place.text(behind: "\"") else {
      return CompletionPlace.files(place.begun, on: session.desk)
    }
    return CompletionPlace.files("\"" + begun, on: session.desk)
  }

  private static func leftOut(_ report: MergeReport) -> [Line] {
    report.quarantined.prefix(5).flatMap {
      Line.field("left out", "\($0.file):\($0.line): \($0.reason.words)", tone: .warning)
    }
  }

  private static func findings(_ report: MergeReport) -> [Line] {
    let left = report.findings.count - 5
    return report.findings.prefix(5).flatMap {
      Line.field("noticed", "\($0.file):\($0.line): \($0.kind.rawValue): \($0.detail)")
    } + (left > 0 ? Line.field(" ", "and \(left) more") : [])
  }

  /// Says which claims are no longer verified, as far as the person may know.
  private static func lost(
    _ claims: (named: [MergeReport.Unverified], hidden: Int), _ isPart: Bool
  ) -> [Line] {
    let most = 5
    var told = claims.named.prefix(most).map {
      "\($0.claim.short) is no longer verified: \($0.phrase)"
    }
    let left = claims.named.count - told.count
    if left > 0 { told.append("and \(left) more are no longer verified: `queue unverified`") }
    if claims.hidden > 0 {
      let hidden = counted(claims.hidden, "claim is", "claims are")
      told.append("\(hidden) no longer verified that you have not rated")
    }
    if isPart {
      told.append("much has come: what else is no longer verified, `queue unverified` says")
    }
    return told.flatMap { Line.field("mind", $0, most: 3, tone: .warning) }
  }

  private static func waiting(_ report: MergeReport) -> [Line] {
    let others = Line.paragraph(Desk.Conflict.remark(onOthers: report.contestedByOthers.count))
      .filter { !$0.text.isEmpty }
    guard !report.contested.isEmpty || report.disputedCount > 0 else { return others }
    return Line.plain(
      "contested: \(report.contested.count), see `conflicts`; "
        + "disputed: \(report.disputedCount), see `queue`") + others
  }
}
