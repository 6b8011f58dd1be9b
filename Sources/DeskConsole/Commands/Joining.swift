import ClaimModel
import EditorialDesk

/// Says that the claim in hand and another one are one, or that they are not.
struct JoinClaims: Command {
  static let name = "same"
  static let synopsis = "same [not] ID"
  static let summary = "Say that this claim and another one are one, or are not"
  static let example = "same CDyo8"
  static let givesWay = true

  private static let negation = "not"

  private let other: String
  private let isParting: Bool

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    isParting = arguments.nextWord == Self.negation
    if isParting { _ = arguments.takeWord() }
    guard let other = arguments.takeWord() else { throw Self.missingArgument }
    try Self.end(arguments)
    self.other = other
  }

  func run(on session: inout Session) throws -> [Line] {
    let other = try session.claim(called: self.other)
    if isParting {
      let id = try session.claimID()
      try session.desk.part(id, from: other)
      return Line.plain("\(id.short) is not the same as \(other.short)")
    }
    let hasAccepted = try session.writing { try session.desk.join($0, with: other) }.hasAccepted
    let wording = try session.desk.wordings(of: [other]).first ?? ""
    return Line.paragraph(
      "\(Session.lead(hasAccepted))\(try session.claimID().short) is the same as \(other.short): \(wording)",
      most: 2)
  }

  static func completion(at place: CompletionPlace, in session: Session) throws -> Completion {
    let isParting = place.words == [negation]
    guard place.words.isEmpty || isParting else { return Completion("", among: []) }
    if isParting {
      let joined = try session.claim().sameAs
      return Completion(
        place.begun,
        among: zip(joined, try session.desk.wordings(of: joined)).map {
          Completion.Candidate($0.short, hint: $1)
        })
    }
    if !place.begun.isEmpty, negation.utf8.starts(with: place.begun.utf8) {
      return Completion(place.begun, among: [Completion.Candidate(negation)])
    }
    return try OpenClaim.completion(at: place, in: session)
  }
}
