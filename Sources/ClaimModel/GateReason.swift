/// Why a clause of the gate is met or not: a sentence that knows which of its words are somebody's name and
/// which name an evidence.
///
/// What a person or an evidence is called can so be changed where they are named, and nowhere else: a word of
/// the sentence that is written like a name stays. Made safe to show piece by piece.
public struct GateReason: Hashable, Sendable {
  /// The sentence, everybody named by the name that stands in their operations.
  public private(set) var text = ""
  /// What is named in it, in order of place.
  private var mentions: [Mention] = []

  /// Something that a sentence names.
  public enum Named: Hashable, Sendable {
    case person(Annotator)
    case evidence(EvidenceID)
    /// What follows the kind in a facet of a kind that this version does not know, the colon with it: it may be
    /// a name.
    case unknownKey
  }

  /// A stretch of ``text`` that names something.
  private struct Mention: Hashable {
    let named: Named
    /// In UTF-8 bytes of the text.
    var start: Int
    var end: Int
  }

  public init() {}

  /// The sentence with other words for what it names.
  ///
  /// - Parameter other: what to write instead; `nil` keeps what is there. It still names the same.
  public func renamed(_ other: (Named) -> String?) -> GateReason {
    guard !mentions.isEmpty else { return self }
    var (told, place) = (GateReason(), text.utf8.startIndex)
    for mention in mentions {
      let start = text.utf8.index(text.utf8.startIndex, offsetBy: mention.start)
      let end = text.utf8.index(text.utf8.startIndex, offsetBy: mention.end)
      told.text += text[place..<start]
      let words = other(mention.named) ?? String(text[start..<end])
      switch mention.named {
      case .person where words != text[start..<end]:
        // The new name is all that is known of the person from here on.
        told.append(words, naming: .person(Annotator(recorded: words)))
      case .person, .evidence, .unknownKey: told.append(words, naming: mention.named)
      }
      place = end
    }
    told.text += text[place...]
    return told
  }

  /// Whether it names an evidence.
  public var namesEvidence: Bool {
    mentions.contains { mention in
      switch mention.named {
      case .evidence: true
      case .person, .unknownKey: false
      }
    }
  }

  /// Adds words that are nobody's name.
  mutating func append(_ words: String) { text += visible(words) }

  /// Adds words of ours, which are safe to show.
  mutating func append(ours words: String) { text += words }

  mutating func append(_ reason: GateReason) {
    if reason.mentions.isEmpty { return text += reason.text }
    let offset = text.utf8.count
    text += reason.text
    for mention in reason.mentions {
      mentions.append(
        Mention(named: mention.named, start: mention.start + offset, end: mention.end + offset))
    }
  }

  /// Adds words that name something.
  mutating func append(_ words: String, naming named: Named) {
    let start = text.utf8.count
    append(words)
    mentions.append(Mention(named: named, start: start, end: text.utf8.count))
  }

  mutating func append(_ person: Annotator) { append(person.name, naming: .person(person)) }

  mutating func append(_ evidence: EvidenceID) {
    append(evidence.short, naming: .evidence(evidence))
  }

  mutating func append(_ facet: Facet) {
    guard let key = facet.key else { return append(facet.text) }
    let kind = String(decoding: facet.text.utf8.dropLast(key.utf8.count + 1), as: UTF8.self)
    if let person = facet.person {
      append("\(kind):")
      append(person)
    } else if facet.kind == nil {
      append(kind)
      append(":\(key)", naming: .unknownKey)
    } else {
      append(facet.text)
    }
  }

  static func + (left: Self, right: Self) -> Self {
    var sum = left
    sum.append(right)
    return sum
  }
}

extension GateReason: ExpressibleByStringInterpolation {
  /// Puts a sentence together out of words, people, evidence and facets.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var reason = GateReason()

    public init(literalCapacity: Int, interpolationCount: Int) {
      reason.text.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    public mutating func appendLiteral(_ literal: String) { reason.text += literal }
    public mutating func appendInterpolation(_ words: String) { reason.append(words) }
    public mutating func appendInterpolation(_ count: Int) { reason.text += String(count) }
    public mutating func appendInterpolation(_ person: Annotator) { reason.append(person) }
    public mutating func appendInterpolation(_ evidence: EvidenceID) { reason.append(evidence) }
    public mutating func appendInterpolation(_ facet: Facet) { reason.append(facet) }
    public mutating func appendInterpolation(_ other: GateReason) { reason.append(other) }
  }

  public init(stringLiteral text: String) { self.text = text }
  public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.reason }
}

extension GateReason: CustomStringConvertible {
  public var description: String { text }
}

extension Sequence<GateReason> {
  /// All of them, `separator` between two.
  func joined(separator: String) -> GateReason {
    var whole = GateReason()
    for (place, part) in enumerated() {
      if place > 0 { whole.append(separator) }
      whole.append(part)
    }
    return whole
  }
}
