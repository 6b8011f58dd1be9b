import ClaimModel
import EditorialDesk

/// Writes the desk's annotation file.
struct ShareFile: Command {
  static let name = "share"
  static let synopsis = "share FILE|FOLDER"
  static let summary = "Write the annotation file, for colleagues to merge"
  static let example = "share amara.jsonl"

  let path: String

  init(_ arguments: Arguments) throws { path = try arguments.filePath(for: Self.self) }

  func run(on session: inout Session) throws -> [Line] {
    try session.guardDesk(path)
    guard !session.desk.isFolder(path) else {
      let report = try session.desk.share(toFolder: path)
      return Line.plain(
        "added \(counted(report.added, "operation", "operations")) to \(report.path)")
    }
    let bytes = try session.desk.share(to: path)
    return Line.plain("wrote \(path), \(counted(bytes, "byte", "bytes"))")
  }

  static func completion(at place: CompletionPlace, in session: Session) -> Completion {
    CompletionPlace.files(place.text, on: session.desk)
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
    let outcome = try session.desk.report(Desk.ReportRequest(format), to: .file(path))
    let due = outcome.due == 0 ? [] : Line.plain(outcome.dueWords)
    let note =
      "It shows the others' verdicts on \(counted(outcome.informed, "claim", "claims")) that you have "
      + "not rated: what you give there later is informed."
    return Line.plain("wrote \(path), \(counted(outcome.bytes, "byte", "bytes"))")
      + due + (outcome.informed > 0 ? Line.paragraph(note) : [])
  }

  static func completion(at place: CompletionPlace, in session: Session) -> Completion {
    if let file = place.afterFirstWord {
      return CompletionPlace.files(file.text, on: session.desk)
    }
    let formats = Desk.ReportFormat.allCases.map { Completion.Candidate($0.rawValue) }
    return Completion(place.begun, among: formats)
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
