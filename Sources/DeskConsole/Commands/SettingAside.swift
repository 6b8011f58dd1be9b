import ClaimModel
import EditorialDesk

/// Says that what people wrote on the claim in hand who are not on the roster shall not count.
struct SetAsideStrangers: Command {
  static let name = "set-aside"
  static let synopsis = "set-aside WHY"
  static let summary = "Let strangers' lines here hold nothing back, and say why"
  static let example = "set-aside Nobody knows this Zoe."
  static let givesWay = true

  private let because: String

  init(_ arguments: Arguments) throws { because = try Self.text(arguments) }

  var repetition: Repetition { .again }

  func run(on session: inout Session) throws -> [Line] {
    let id = try session.claimID()
    let count = try session.desk.setAside([.named(id.text)], because: because)
    return Line.paragraph(
      "set aside \(counted(count, "line")) of people not on the roster: \(because)", most: 2)
  }
}
