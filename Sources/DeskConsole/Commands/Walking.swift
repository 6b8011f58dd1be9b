import ClaimModel
import EditorialDesk

/// Goes to the next claim.
struct GoNext: Command {
  static let name = "next"
  static let synopsis = "next"
  static let summary = "Go to the next claim, of the chosen queue if there is one"
  static let example = "next"

  init(_ arguments: Arguments) throws { try Self.end(arguments) }

  func run(on session: inout Session) throws -> [Line] {
    if let queue = session.queue {
      return try session.moveInQueue(queue) ? session.card() : session.endOfQueue(queue)
    }
    // Where nothing was shown yet, as at the start of a script, the first claim is the next one.
    guard session.hasShown else { return try session.card() }
    guard try session.move(by: 1) else {
      return Line.plain("That was the last claim; `queue` lists what waits.")
    }
    return try session.card()
  }
}

/// Goes to the claim before.
struct GoBack: Command {
  static let name = "prev"
  static let synopsis = "prev"
  static let summary = "Go to the claim before"
  static let example = "prev"

  init(_ arguments: Arguments) throws { try Self.end(arguments) }

  func run(on session: inout Session) throws -> [Line] {
    if let queue = session.queue {
      guard try session.moveInQueue(queue, isBackwards: true) else {
        return Line.plain("That is the first of the queue '\(queue.name)'.")
      }
      return try session.card()
    }
    guard try session.move(by: -1) else { return Line.plain("That is the first claim.") }
    return try session.card()
  }
}

/// Goes to a claim by name or by its number in the walk.
struct OpenClaim: Command {
  static let name = "open"
  static let synopsis = "open ID"
  static let summary = "Go to a claim, by name, its beginning, or its number"
  static let example = "open CDyo8"

  let claim: String

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    guard let claim = arguments.takeWord() else { throw Self.missingArgument }
    try Self.end(arguments)
    self.claim = claim
  }

  func run(on session: inout Session) throws -> [Line] {
    try session.go(to: session.claim(called: claim))
    return try session.card()
  }

  static func completion(at place: CompletionPlace, in session: Session) throws -> Completion {
    guard place.words.isEmpty else { return Completion("", among: []) }
    let most = Completion.most + 1
    let claims =
      place.begun.isEmpty
      ? try session.desk.walk(limit: most)
      : try session.desk.claimNames(beginningWith: place.begun, limit: most)
    let wordings = try session.desk.wordings(of: claims)
    return Completion(
      place.begun,
      exactly: zip(claims, wordings).map { Completion.Candidate($0.short, hint: $1) })
  }
}

extension Session {
  /// The claim that is called by its number, its name or the beginning of that.
  func claim(called text: String) throws -> ClaimID {
    if text == "0" {
      throw ConsoleError.numberWanted(text, kind: "number of a claim", bounds: "from 1, or a name")
    }
    let number = text.utf8.count <= 9 ? Int(text) : nil
    let numbered = try number.flatMap { try claim(numbered: $0) }
    return try numbered ?? desk.claimID(text)
  }
}
