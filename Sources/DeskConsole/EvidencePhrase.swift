import ClaimModel
import EditorialDesk

/// An evidence as it is typed: `refutes "the words" from White House statement primary`.
struct EvidencePhrase: Sendable {
  /// `nil` where an evidence that is there is only named, to be cited.
  private(set) var stance: Evidence.Stance?
  private(set) var source: Source
  private(set) var origin = ""
  private(set) var isPrimary = false
  private(set) var isUnnamed = false
  private(set) var note = ""
  private(set) var title = ""
  private(set) var quote = ""
  /// The document in which the words stand; `nil` searches all.
  private(set) var document: String?
  /// Which of several places is meant, from 1; `nil` when not said.
  private(set) var place: Int?
  /// Whether the nearest passage is taken where the words stand nowhere.
  private(set) var takesNearest = false

  enum Source: Hashable, Sendable {
    /// Words that a document of the desk has.
    case words(String)
    case address(String)
    /// An evidence on the claim, by number or name, or a document.
    case name(String)
  }

  /// The words that open what may follow the source.
  enum Option: String, CaseIterable, Sendable {
    case from, primary, unnamed, note, title, quote, place, nearest
    case document = "in"
  }

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    let stances = Evidence.Stance.allCases
    guard !arguments.isEmpty else { throw OfferEvidence.missingArgument }
    if let word = arguments.nextWord, !arguments.opensQuotation {
      var rest = arguments
      _ = rest.takeWord()
      if !rest.isEmpty || !Prefix.matches(word, among: stances, named: \.rawValue).isEmpty {
        stance = try Prefix.one(word, among: stances, kind: "stance") { $0.rawValue }
        arguments = rest
      }
    }
    source = try Self.source(&arguments)
    while let typed = arguments.takeWord() {
      let word = Self.withoutComma(typed)
      // A comma that stands by itself.
      if word.isEmpty { continue }
      let option = try Prefix.one(word, among: Option.allCases, kind: "word here") { $0.rawValue }
      try read(option, &arguments)
    }
  }

  private static func source(_ arguments: inout Arguments) throws -> Source {
    if arguments.opensQuotation {
      let words = Option.allCases.map(\.rawValue)
      let quotation = try arguments.takeQuotation(before: words)
      guard quotation.contains(where: { !$0.isWhitespace }) else {
        throw ConsoleError.emptyQuotation(command: arguments.command)
      }
      return .words(quotation)
    }
    guard let typed = arguments.takeWord() else { throw OfferEvidence.missingArgument }
    let word = arguments.isEmpty ? typed : withoutComma(typed)
    let start = word.prefix(8).lowercased()
    return start.hasPrefix("http://") || start.hasPrefix("https://") ? .address(word) : .name(word)
  }

  private mutating func read(_ option: Option, _ arguments: inout Arguments) throws {
    switch option {
    case .primary: isPrimary = true
    case .unnamed: isUnnamed = true
    case .from: origin = try Self.words(&arguments)
    case .title: title = try Self.words(&arguments)
    case .quote: quote = try Self.words(&arguments)
    case .document:
      guard let name = arguments.takeWord() else { throw OfferEvidence.missingArgument }
      document = name
    case .nearest: takesNearest = true
    case .place:
      let word = arguments.takeWord() ?? ""
      guard let number = Int(word), number >= 1 else {
        throw ConsoleError.numberWanted(word, kind: "number of a place", bounds: "from 1")
      }
      place = number
    case .note:
      note = try OfferEvidence.text(arguments)
      arguments = Arguments("", of: arguments.command)
    }
  }

  /// A quotation, else the words up to the next option; a comma before that is no part of them.
  private static func words(_ arguments: inout Arguments) throws -> String {
    if arguments.opensQuotation, let words = try arguments.takeItem() { return words }
    var words: [String] = []
    while let next = arguments.nextWord, Option(rawValue: withoutComma(next).lowercased()) == nil {
      words.append(next)
      _ = arguments.takeWord()
    }
    let text = withoutComma(words.joined(separator: " "))
    guard !text.isEmpty else { throw OfferEvidence.missingArgument }
    return text
  }

  /// The words without commas at their end, which stand there between one thing and the next.
  private static func withoutComma(_ words: String) -> String {
    var words = words[...]
    while let last = words.last, ",;".contains(last) || last.isWhitespace { words.removeLast() }
    return String(words)
  }
}
