import ClaimModel
import EditorialDesk

/// What a merge came to, as it is printed.
struct MergeSheet {
  private let report: MergeReport

  init(_ report: MergeReport) { self.report = report }

  /// The members of the object of `merge --json`: its lists may be long, and are made while they are
  /// printed.
  func members(isDryRun: Bool, digest: String?) -> [(key: String, part: JSONPart)] {
    var members: [(key: String, part: JSONPart)] = [
      ("files", .value(.int(report.files))), ("lines", .value(.int(report.lines))),
      ("new", .value(.int(report.new))), ("duplicate", .value(.int(report.duplicate))),
      ("blank", .value(.int(report.blank))),
      ("quarantined", .list(report.quarantined.lazy.map(Self.json))),
      ("findings", .list(report.findings.lazy.map(Self.json))),
      ("contested", .list(report.contested.lazy.map(Self.json))),
      ("contested_uncounted", .list(report.contestedByOthers.lazy.map(Self.json))),
      ("disputed", .list(report.disputed.lazy.map { .string($0) })),
      ("unverified", .list(report.unverified.lazy.map(Self.json))),
      ("unverified_in_part", .value(.bool(report.isPartlyJudged))),
    ]
    if let digest { members.append(("digest", .value(.string(digest)))) }
    if isDryRun { members.append(("dry_run", .value(true))) }
    return members
  }

  private static func json(_ contest: MergeReport.Contested) -> JSONValue {
    [
      "entity": .string(contest.entity), "facet": .string(contest.facet.text),
      "heads": .int(contest.heads),
    ]
  }

  private static func json(_ lost: MergeReport.Unverified) -> JSONValue {
    [
      "claim": .string(lost.claim.text), "status": .string(lost.status.rawValue),
      "unmet": .array(lost.unmet.map { .string($0.rawValue) }),
    ]
  }

  private static func json(_ line: MergeReport.Quarantined) -> JSONValue {
    [
      "file": .string(line.file), "line": .int(line.line), "offset": .int(line.offset),
      "reason": .string(line.reason.rawValue),
    ]
  }

  private static func json(_ finding: MergeReport.Finding) -> JSONValue {
    [
      "kind": .string(finding.kind.rawValue), "file": .string(finding.file),
      "line": .int(finding.line), "detail": .string(finding.detail),
    ]
  }

  /// How many lines of one kind people are shown; programs get all with `--json`.
  private static let longestList = 100
  /// How many contested facets people are shown; another command lists them with both sides.
  private static let fewContests = 20

  private func more(_ what: String, _ count: Int) -> [String] {
    count > Self.longestList
      ? ["\(what)  … and \(count - Self.longestList) more, all with --json"] : []
  }

  /// The lines that say which claims are no longer verified.
  ///
  /// - Parameter claims: those that are named to the reader, and how many are not.
  func lost(_ claims: (named: [MergeReport.Unverified], hidden: Int)) -> [String] {
    let label = "no longer verified"
    var lines = claims.named.prefix(Self.fewContests).map {
      "\(label)  \($0.claim.short)  \($0.phrase)"
    }
    let left = claims.named.count - lines.count
    if left > 0 { lines.append("\(label)  and \(left) more: all with --json") }
    if claims.hidden > 0 {
      lines.append("\(label)  \(counted(claims.hidden, "claim")) that you have not rated")
    }
    if report.isPartlyJudged {
      lines.append(
        "\(label)  not all was looked at, as the merge brought much: see `stet queue unverified`")
    }
    return lines
  }

  /// The lines for people.
  ///
  /// - Parameter disputes: which of the disputed claims are named to the reader, and how many are not; `nil` where
  ///   that is not told.
  func lines(isDryRun: Bool, disputes: (named: [String], hidden: Int?)) -> [String] {
    let verb = isDryRun ? "would be new" : "new"
    var lines = [
      "\(counted(report.lines, "line", "lines")) in \(counted(report.files, "file", "files")): \(report.new) \(verb), "
        + "\(report.duplicate) known, \(report.blank) blank, \(report.quarantined.count) quarantined"
    ]
    for line in report.quarantined.prefix(Self.longestList) {
      lines.append("quarantined  \(line.file):\(line.line)  \(line.reason.words)")
    }
    lines += more("quarantined", report.quarantined.count)
    for finding in report.findings.prefix(Self.longestList) {
      lines.append("\(finding.kind.rawValue)  \(finding.file):\(finding.line)  \(finding.detail)")
    }
    lines += more("findings", report.findings.count)
    for contest in report.contested.prefix(Self.fewContests) {
      lines.append(
        "contested  \(contest.entity.prefix(10))  \(contest.facet)  \(contest.heads) sides")
    }
    if report.contested.count > Self.fewContests {
      let left = report.contested.count - Self.fewContests
      lines.append("contested  … and \(left) more: list them with `stet conflicts`")
    }
    let remark = Desk.Conflict.remark(onOthers: report.contestedByOthers.count)
    if !remark.isEmpty { lines.append(remark) }
    for claim in disputes.named { lines.append("disputed  \(claim.prefix(10))") }
    if disputes.hidden != 0 {
      let hidden = disputes.hidden.map { "\(counted($0, "claim")) that you have not rated" }
      lines.append(
        "disputed  \(hidden ?? "not told of what you have not rated"): `stet disputes --reveal` shows all"
      )
    }
    if report.disputed.count < report.disputedCount {
      lines.append(
        "disputed  \(counted(report.disputedCount, "claim: list it", "claims: list them")) with `stet claims --status disputed`"
      )
    }
    return lines
  }
}
