import ClaimModel
import EditorialDesk

/// Merges annotation files.
struct MergeFiles: Command {
  static let name = "merge"
  static let synopsis = "merge FILE…"
  static let summary = "Merge annotation files of colleagues; quote a name with spaces"
  static let example = "merge boris.jsonl"

  private var files: [String] = []

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    while let file = try arguments.takeItem() { files.append(file) }
    guard !files.isEmpty else { throw Self.missingArgument }
  }

  func run(on session: inout Session) throws -> [Line] {
    let report = try session.desk.merge(files)
    try session.begin()
    let sum =
      "\(report.lines) lines: \(report.new) new, \(report.duplicate) known, "
      + "\(report.quarantined.count) left out, \(report.blank) blank"
    return Line.plain(sum) + Self.leftOut(report) + Self.findings(report) + Self.waiting(report)
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

  private static func waiting(_ report: MergeReport) -> [Line] {
    guard !report.contested.isEmpty || !report.disputed.isEmpty else { return [] }
    return Line.plain(
      "contested: \(report.contested.count), see `conflicts`; "
        + "disputed: \(report.disputed.count), see `queue`")
  }
}

/// Writes the desk's annotation file.
struct ShareFile: Command {
  static let name = "share"
  static let synopsis = "share FILE"
  static let summary = "Write the annotation file, for colleagues to merge"
  static let example = "share amara.jsonl"

  let path: String

  init(_ arguments: Arguments) throws { path = try arguments.filePath(for: Self.self) }

  func run(on session: inout Session) throws -> [Line] {
    try session.guardDesk(path)
    let bytes = try session.desk.share(to: path)
    return Line.plain("wrote \(path), \(bytes) bytes")
  }
}

/// Writes the verified-claim report.
struct WriteReport: Command {
  static let name = "report"
  static let synopsis = "report FORMAT FILE"
  static let summary = "Write the report of what is verified"
  static let example = "report markdown report.md"

  private let format: Desk.ReportFormat
  private let path: String

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    guard let word = arguments.takeWord() else { throw Self.missingArgument }
    format = try Prefix.one(word, among: Desk.ReportFormat.allCases, kind: "format of reports") {
      $0.rawValue
    }
    path = try arguments.filePath(for: Self.self)
  }

  func run(on session: inout Session) throws -> [Line] {
    try session.guardDesk(path)
    let report = try session.desk.report(format)
    try session.desk.write(report, to: path)
    return Line.plain("wrote \(path), \(report.utf8.count) bytes")
  }

  static func completions(after words: [String], in session: Session) throws -> [String] {
    words.isEmpty ? Desk.ReportFormat.allCases.map(\.rawValue) : []
  }
}

extension Arguments {
  /// What is left of the line as a file's name, with or without quotation marks.
  fileprivate func filePath(for command: any Command.Type) throws(ConsoleError) -> String {
    guard !isEmpty else { throw command.missingArgument }
    guard opensQuotation else { return text }
    var arguments = self
    let path = try arguments.takeQuotation(before: [])
    try command.end(arguments)
    return path
  }
}

extension Session {
  /// Refuses to write where a desk lies.
  fileprivate func guardDesk(_ path: String) throws(ConsoleError) {
    let isDesk = path.lowercased().hasSuffix(".stet") || path.utf8.elementsEqual(desk.path.utf8)
    if isDesk { throw .wouldReplaceDesk(path: path) }
  }
}
