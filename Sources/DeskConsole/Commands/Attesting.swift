import ClaimModel
import EditorialDesk

/// Records that the person knows who an unnamed source is.
struct AttestSource: Command {
  static let name = "source"
  static let synopsis = "source LABEL [N] WHY [access: HOW]"
  static let summary = "Attest to know an unnamed source: the speaker, or evidence N's"
  static let example = "source S1 fears for the post access: took part in the call"
  static let givesWay = true

  private let label: SourceLabel
  private let number: Int?
  private let because: String
  private let access: String

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    guard let word = arguments.takeWord() else { throw Self.missingArgument }
    guard let label = SourceLabel(word) else {
      throw ConsoleError.unfitLabel(word)
    }
    self.label = label
    if let word = arguments.nextWord, word.utf8.count <= 3, let number = Int(word) {
      _ = arguments.takeWord()
      self.number = number
    } else {
      number = nil
    }
    var words: [String] = []
    while let word = arguments.nextWord, word != "access:" {
      words.append(word)
      _ = arguments.takeWord()
    }
    _ = arguments.takeWord()
    guard !words.isEmpty else { throw Self.missingArgument }
    because = words.joined(separator: " ")
    access = arguments.text
  }

  func run(on session: inout Session) throws -> [Line] {
    let claim = try session.claim()
    var source = Desk.UnnamedSource.speaker
    if let number {
      let all = session.numbered(claim).evidence(of: claim)
      guard let known = all.first(where: { $0.number == number }) else {
        throw ConsoleError.noSuchNumber(number, kind: "evidence", count: all.count)
      }
      source = .evidence(known.item.id.text)
    }
    try session.desk.attest(source, on: claim.id, as: label, because: because, access: access)
    return Line.paragraph("attested to \(label) on \(claim.id.short)", most: 2)
  }

  /// Labels that were given on the claim, then its unnamed evidence by number.
  static func completion(at place: CompletionPlace, in session: Session) throws -> Completion {
    typealias Candidate = Completion.Candidate
    var session = session
    let claim = try session.claim()
    let evidence = session.numbered(claim).evidence(of: claim).filter(\.item.isUnnamed)
    switch place.words.count {
    case 0:
      let given = claim.attestations + evidence.flatMap(\.item.attestations)
      let labels = Set(given.map { ExactText($0.label.text) }).sorted()
      return Completion(place.begun, among: labels.map { Candidate($0.text) })
    case 1:
      let numbers = evidence.map { number, item in
        Candidate("\(number)", hint: item.phrase(within: Columns.screen))
      }
      return Completion(place.begun, among: numbers)
    default:
      let hasAccess = place.words.contains("access:")
      return Completion(place.begun, among: hasAccess ? [] : [Candidate("access:")])
    }
  }
}
