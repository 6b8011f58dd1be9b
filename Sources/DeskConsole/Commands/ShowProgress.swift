import ClaimModel
import EditorialDesk

/// Says how far the work has come.
struct ShowProgress: Command {
  static let name = "progress"
  static let synopsis = "progress"
  static let summary = "Say how far the work has come"
  static let example = "progress"

  init(_ arguments: Arguments) throws { try Self.end(arguments) }

  func run(on session: inout Session) throws -> [Line] {
    let progress = try session.desk.progress()
    let left: Set<Claim.Status> = [.candidate, .rejected, .retracted]
    let live = progress.claims.filter { !left.contains($0.key) }.values.reduce(0, +)
    let counts = Claim.Status.allCases.compactMap { status in
      progress.claims[status].map { "\($0) \(status.rawValue)" }
    }
    let people = progress.verdicts.map { "\($0.annotator) \($0.count)" }
    return Line.field("verified", "\(Self.bar(progress.verified, of: live)) claims")
      + Line.field("claims", counts.isEmpty ? "none yet" : counts.joined(separator: ", "))
      + Line.field("left", counted(progress.candidates, "candidate", "candidates"))
      + (people.isEmpty ? [] : Line.field("verdicts", people.joined(separator: ", "), most: 4))
  }

  private static func bar(_ done: Int, of whole: Int) -> String {
    let width = 30
    let filled = whole == 0 ? 0 : done * width / whole
    return String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
      + " \(done) of \(whole)"
  }
}
