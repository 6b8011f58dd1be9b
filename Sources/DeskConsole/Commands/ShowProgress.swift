import ClaimModel
import EditorialDesk

/// Says how far the work has come.
struct ShowProgress: Command {
  static let name = "progress"
  static let synopsis = "progress"
  static let summary = "Say how far the work has come, by document and by person"
  static let example = "progress"

  init(_ arguments: Arguments) throws { try Self.end(arguments) }

  func run(on session: inout Session) throws -> [Line] {
    let progress = try session.desk.progress(mostDocuments: ProgressSheet.most.documents)
    return try ProgressSheet(progress, of: session.desk).lines
  }
}
