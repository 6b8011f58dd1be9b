import ClaimModel
import EditorialDesk

/// Accepts the claim in hand, or candidates of a list, which then wait for a verdict.
struct AcceptClaim: Command {
  static let name = "accept"
  static let synopsis = "accept [N… [because]] [REASON]"
  static let summary = "Accept a candidate and stay, to rate it; or those of a `sweep`"
  static let example = "accept 1-4 7"

  private let meant: Meant

  init(_ arguments: Arguments) throws { meant = try Meant(arguments) }

  var repetition: Repetition { meant.repetition }

  func run(on session: inout Session) throws -> [Line] {
    if let list = try session.list(meant, for: Self.name) {
      return try session.decide(list, .accepted, because: meant.reasonBehindNumbers)
    }
    let claim = try session.claim()
    if claim.decision?.outcome == .accepted, meant.reason.isEmpty {
      return try session.acceptAgain(claim)
    }
    session.hasTypedAccept = true
    try session.desk.decide(claim.id, .accepted, because: meant.reason)
    let accepted = try session.claim()
    let chain = accepted.attribution.map { " (\($0.summary))" } ?? ""
    return Line.paragraph(
      "accepted \(claim.id.short)\(chain), in hand for your verdict; or `next`", most: 2)
  }
}

/// Rejects the claim in hand, or candidates of a list.
struct RejectClaim: Command {
  static let name = "reject"
  static let synopsis = "reject [N… [because]] [REASON]"
  static let summary = "Reject a claim or candidate, or those of a `sweep`; and go on"
  static let example = "reject 5 because it is an opinion"

  private let meant: Meant

  init(_ arguments: Arguments) throws { meant = try Meant(arguments) }

  var repetition: Repetition { meant.repetition }

  func run(on session: inout Session) throws -> [Line] {
    if let list = try session.list(meant, for: Self.name) {
      return try session.decide(list, .rejected, because: meant.reasonBehindNumbers)
    }
    let id = try session.claimID()
    if meant.reason.lowercased() == "all" { throw ConsoleError.rejectsTheClaim }
    // A second `reject` by somebody who has not seen that the first one went on.
    if session.cameUnasked, meant.reason.isEmpty, try session.claim().status.stands {
      throw ConsoleError.notAskedFor(id)
    }
    try session.desk.decide(id, .rejected, because: meant.reason)
    return Line.plain("rejected \(id.short)") + (try session.moveOn())
  }
}

/// What follows `accept` or `reject`: a reason alone, or numbers of a list and a reason.
///
/// Which of the two is meant shows only where a list is on the screen: a reason may begin with a number.
private struct Meant: Sendable {
  let reason: String
  let list: NumberList?
  let reasonBehindNumbers: String
  /// Whether it cannot be a reason alone.
  let isListForSure: Bool

  init(_ arguments: Arguments) throws {
    reason = arguments.text
    var rest = arguments
    list = rest.takeNumbers()
    if let word = rest.nextWord, Self.looksLikeNumbers(word) {
      throw ConsoleError.numberWanted(
        word, kind: "list of numbers", bounds: "from 1, or several as in 1-4 7")
    }
    isListForSure = list != nil && (rest.isEmpty || rest.nextWord == "because")
    reasonBehindNumbers = rest.takeReason()
  }

  var repetition: Repetition { list == nil ? .again : .never }

  /// Whether a word is meant as numbers of a list, though it is none: `3-1`, `1-`.
  private static func looksLikeNumbers(_ word: String) -> Bool {
    word.utf8.contains { (0x30...0x39).contains($0) }
      && word.utf8.allSatisfy { (0x30...0x39).contains($0) || "-,".utf8.contains($0) }
  }
}

extension Session {
  /// Goes on from a claim that is accepted where the person has typed `accept` on it since it came into hand.
  ///
  /// Else it stays, whoever accepted it, and be it by another command of the person's own: what they type next is
  /// meant for it.
  fileprivate mutating func acceptAgain(_ claim: Claim) throws -> [Line] {
    if hasTypedAccept {
      return Line.plain("\(claim.id.short) was accepted before.") + (try moveOn())
    }
    hasTypedAccept = true
    let me = try desk.annotator()
    let who = claim.decision.map { $0.by == me ? ", by you" : ", by \($0.by)" } ?? ""
    return Line.paragraph(
      "\(claim.id.short) was accepted before\(who); in hand for your verdict; or `next`", most: 2)
  }

  /// The numbers of the list on the screen that are meant; `nil` for the claim in hand.
  fileprivate func list(_ meant: Meant, for command: String) throws(ConsoleError) -> NumberList? {
    if screen == .list {
      guard let list = meant.list else { throw .numbersWanted(command: command) }
      return list
    }
    if meant.isListForSure { throw .noList }
    return nil
  }
}
