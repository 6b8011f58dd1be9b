import ClaimModel
import EditorialDesk

/// Gives the claim in hand another wording.
struct RewordClaim: Command {
  static let name = "reword"
  static let synopsis = "reword TEXT"
  static let summary = "Give the claim another wording"
  static let example = "reword Sanctions were not a subject of the call."

  let wording: String

  init(_ arguments: Arguments) throws { wording = try Self.text(arguments) }

  func run(on session: inout Session) throws -> [Line] {
    let id = try session.claimID()
    let (stale, hasAccepted) = try session.writing { try session.desk.reword($0, to: wording) }
    return Line.paragraph("\(Session.lead(hasAccepted))reworded \(id.short): \(wording)", most: 3)
      + Session.remark(onStale: stale)
  }
}

extension Session {
  /// What is said where verdicts stopped counting.
  static func remark(onStale verdicts: Int) -> [Line] {
    Desk.remark(onStale: verdicts).map { Line.paragraph($0) } ?? []
  }
}

/// Says by which chain the claim in hand reached us.
struct AttributeClaim: Command {
  static let name = "attribute"
  static let synopsis =
    "attribute SPEAKER[, unnamed][, to X][, by CHANNEL][, through X][, in OUTLET][, on DATE]"
  static let summary = "Say who said it, to whom, through what, printed where"
  static let example = "attribute a White House official, unnamed, by interview, in The Courier"

  let attribution: Attribution

  init(_ arguments: Arguments) throws {
    attribution = Attribution(phrase: try Self.text(arguments))
    guard !attribution.summary.isEmpty else { throw Self.missingArgument }
  }

  func run(on session: inout Session) throws -> [Line] {
    let id = try session.claimID()
    let (change, hasAccepted) = try session.writing {
      try session.desk.attribute($0, to: attribution)
    }
    return Line.paragraph(
      "\(Session.lead(hasAccepted))attributed \(id.short): \(attribution.summary)", most: 3)
      + (change.remark.map { Line.paragraph($0) } ?? [])
  }

  static func completion(at place: CompletionPlace, in session: Session) throws -> Completion {
    guard let begun = place.text(behind: ", in "), !begun.contains(",") else {
      return Completion("", among: [])
    }
    let outlets = try session.desk.documents().compactMap { $0.outlet.map { ExactText($0) } }
    return Completion(
      begun, among: Set(outlets).sorted().map { Completion.Candidate($0.text) })
  }
}

/// Puts tags on the claim in hand and takes others off.
struct TagClaim: Command {
  static let name = "tag"
  static let synopsis = "tag +A -B"
  static let summary = "Put tags on the claim, take others off"
  static let example = "tag +sanctions -ukraine"

  private var adding: [String] = []
  private var removing: [String] = []

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    while !arguments.isEmpty {
      let isSigned = arguments.nextWord.map { $0.hasPrefix("+") || $0.hasPrefix("-") } ?? false
      let sign = isSigned ? arguments.takeSign() : "+"
      guard let tag = try arguments.takeItem(), !tag.isEmpty else { throw Self.missingArgument }
      if sign == "-" { removing.append(tag) } else { adding.append(tag) }
    }
    guard !adding.isEmpty || !removing.isEmpty else { throw Self.missingArgument }
  }

  func run(on session: inout Session) throws -> [Line] {
    let id = try session.claimID()
    var absent: [String] = []
    let hasAccepted = try session.writing {
      absent = try session.desk.tag($0, adding: adding, removing: removing)
    }.hasAccepted
    let tags = try session.claim().tags
    let list = tags.isEmpty ? "no tags" : tags.joined(separator: ", ")
    return Line.paragraph("\(Session.lead(hasAccepted))tags of \(id.short): \(list)", most: 3)
      + absent.flatMap { Line.paragraph("there was no tag '\(visible($0))' on it", most: 2) }
  }

  static func completion(at place: CompletionPlace, in session: Session) throws -> Completion {
    let own = try session.claim().tags
    let others = try session.desk.recentTags().filter { !own.contains($0) }
    let isBare = !place.begun.isEmpty && !place.begun.hasPrefix("-") && !place.begun.hasPrefix("+")
    let tags = isBare ? others : others.map { "+\($0)" } + own.map { "-\($0)" }
    let typed = place.begun.replacing("\"", with: "").lowercased()
    let fitting = tags.filter { $0.lowercased().utf8.starts(with: typed.utf8) }
    return Completion(place.begun, exactly: fitting.map { Completion.Candidate(quoted($0)) })
  }

  /// The tag with its sign as it is typed: one of several words stands in quotation marks.
  private static func quoted(_ tag: String) -> String {
    guard tag.contains(where: \.isWhitespace) else { return tag }
    let sign = tag.prefix { $0 == "+" || $0 == "-" }.prefix(1)
    return "\(sign)\"\(tag.dropFirst(sign.count))\""
  }
}

/// Adds a note to the claim in hand.
struct AddNote: Command {
  static let name = "note"
  static let synopsis = "note TEXT"
  static let summary = "Add a note to the claim"
  static let example = "note The other outlet has another word here."

  let text: String

  init(_ arguments: Arguments) throws { text = try Self.text(arguments) }

  func run(on session: inout Session) throws -> [Line] {
    let id = try session.claimID()
    let hasAccepted = try session.writing { try session.desk.addNote(text, to: $0) }.hasAccepted
    return Line.paragraph("\(Session.lead(hasAccepted))noted on \(id.short): \(text)", most: 2)
  }
}
