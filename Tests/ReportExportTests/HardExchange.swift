import ClaimModel
import DeskTestSupport
import ReportExport

/// Work that is hard to carry, by chance; the same seed gives the same: places that overlap, lie within each
/// other and are in pieces, beside scalars of two UTF-16 units, controls, and what XML 1.0 cannot hold.
struct HardExchange {
  private(set) var exchange = Exchange()
  private var generator: SeededGenerator
  private static let people = ["amara", "bela o'neil", "Żółć"]
  private static let text = """
    🚋🚋 Rents\u{0B} rose\u{FFFE} by 12 %.
    "Łódź", said\u{202E} the mayor;\t=SUM(A1) Z\u{301} 👩‍👩‍👧

    ]]><tag> & 'end'
    """
  private static let words = [
    "=1+1, \u{1F68B}", "a\u{0B}b", "\u{FFFE}x", "-5; \"no\"", "c\u{200B}d \\ e", "<b>&amp;]]>",
  ]

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
    exchange.documents = [ExchangedDocument(key: "hard", text: Self.text)]
    exchange.claims = (0..<8).map { claim($0) }
  }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &generator) < percent
  }

  private mutating func maybe(_ percent: Int) -> String? {
    chance(percent) ? Self.words.randomElement(using: &generator) : nil
  }

  /// A place of so many pieces, each at least one scalar long, anywhere in the text.
  private mutating func place(pieces: Int) -> ExchangedPlace {
    var place = anyPlace(pieces)
    // Blank words, also of one piece, are no quotation to a sheet.
    while place.spans.contains(where: isBlank) { place = anyPlace(pieces) }
    return place
  }

  private func isBlank(_ span: TextSpan) -> Bool {
    Self.text.unicodeScalars.dropFirst(span.start).prefix(span.length)
      .allSatisfy(\.properties.isWhitespace)
  }

  private mutating func anyPlace(_ pieces: Int) -> ExchangedPlace {
    let scalars = Array(Self.text.unicodeScalars)
    var cuts: Set<Int> = []
    while cuts.count < pieces * 2 {
      cuts.insert(Int.random(in: 0...scalars.count, using: &generator))
    }
    let sorted = cuts.sorted()
    let spans = stride(from: 0, to: sorted.count, by: 2).compactMap {
      TextSpan(sorted[$0], sorted[$0 + 1])
    }
    let words = spans.map { String(String.UnicodeScalarView(scalars[$0.start..<$0.end])) }
    return ExchangedPlace(
      document: "hard", spans: spans, exact: words.joined(separator: " "))
  }

  private mutating func claim(_ number: Int) -> ExchangedClaim {
    var claim = ExchangedClaim(key: "claim \(number)")
    let people = Self.people.filter { _ in chance(60) }
    if chance(80) {
      var first = place(pieces: chance(30) ? 2 : 1)
      first.annotators = people
      claim.places = [first]
      var further = place(pieces: 1)
      further.annotators = people
      if chance(30), !first.spans.contains(further.spans[0]) { claim.places.append(further) }
    }
    claim.wording = claim.places.isEmpty ? "\(number) \(Self.words[number % 6])" : maybe(40)
    claim.attribution.speaker = maybe(50)
    claim.tags = maybe(40).map { [$0] } ?? []
    claim.notes = people.prefix(1).map { ExchangedClaim.Note("🚋 noted", annotator: $0) }
    if !claim.places.isEmpty {
      claim.evidence = people.prefix(2).enumerated().map { at, person in
        var evidence = ExchangedClaim.Evidence(at == 0 ? .refutes : .silent, annotator: person)
        (evidence.key, evidence.note) = ("evidence \(number).\(at)", maybe(50))
        evidence.place = place(pieces: 1)
        return evidence
      }
    }
    claim.verdicts = people.map { person in
      var verdict = ExchangedClaim.Verdict(annotator: person, rating: "half-true")
      (verdict.rationale, verdict.seen) = (maybe(70), .blind)
      return verdict
    }
    return claim
  }
}

extension Exchange {
  /// The exchange with all words changed: those of documents by one way, all others by the other.
  func changing(
    texts: (String) -> String, words: (String) -> String
  ) -> Exchange {
    var exchange = self
    for index in documents.indices {
      exchange.documents[index].text = documents[index].text.map(texts)
    }
    for index in claims.indices {
      var claim = claims[index]
      claim.wording = claim.wording.map(claim.places.isEmpty ? texts : words)
      claim.attribution.speaker = claim.attribution.speaker.map(words)
      claim.tags = claim.tags.map(words)
      for at in claim.places.indices { claim.places[at].exact = texts(claim.places[at].exact) }
      for at in claim.notes.indices { claim.notes[at].text = words(claim.notes[at].text) }
      for at in claim.verdicts.indices {
        claim.verdicts[at].rationale = claim.verdicts[at].rationale.map(words)
      }
      for at in claim.evidence.indices {
        claim.evidence[at].note = claim.evidence[at].note.map(words)
        if let exact = claim.evidence[at].place?.exact {
          claim.evidence[at].place?.exact = texts(exact)
        }
      }
      exchange.claims[index] = claim
    }
    return exchange
  }
}
