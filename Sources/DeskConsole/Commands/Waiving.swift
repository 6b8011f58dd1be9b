import ClaimModel
import EditorialDesk

/// Lets the claim go without the answer to a query.
struct WaiveQuery: Command {
  static let name = "waive"
  static let synopsis = "waive ID [instead:] WHY"
  static let summary = "Let the claim go without an answer, and say why"
  static let example = "waive 1 The date stands in the printed budget."
  static let givesWay = true

  private let query: String
  private let isInstead: Bool
  private let because: String

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    guard let query = arguments.takeWord() else { throw Self.missingArgument }
    self.query = query
    isInstead = arguments.takeInstead()
    because = try Self.text(arguments)
  }

  func run(on session: inout Session) throws -> [Line] {
    let id = try session.desk.waive(
      try session.queryName(query), because: because, instead: isInstead, having: session.looks)
    return Line.paragraph("waived \(id.short): \(because)", most: 2)
  }

  static func completion(at place: CompletionPlace, in session: Session) throws -> Completion {
    try AnswerQuery.completion(at: place, in: session)
  }
}
