public import ClaimModel

/// What two documents share, and what only one of them says.
///
/// A claim that the other document does not make is only that: silence contradicts nothing.
///
/// **Order.** By place in the first document, then in the second.
public struct Comparison: Hashable, Sendable {
  /// Origins that both documents rest on, as the first of them names each, in order of bytes.
  public let sharedOrigins: [String]
  /// Quotations that give one utterance.
  public let quotes: [QuotePair]
  public let claims: [ClaimPair]
  /// Claims of the first document that say no more or less the same as one of the second.
  public let onlyA: [ComparedClaim]
  public let onlyB: [ComparedClaim]

  /// Two quotations of one utterance.
  public struct QuotePair: Hashable, Sendable {
    public let a: ComparedClaim.Quotation
    public let b: ComparedClaim.Quotation
    public let alignment: Alignment
  }

  /// Two claims that have to do with each other.
  public struct ClaimPair: Hashable, Sendable {
    public let a: ComparedClaim
    public let b: ComparedClaim
    public let relation: Relation
  }

  /// What the first claim is to the second; raw values stand in JSON.
  public enum Relation: String, CaseIterable, Sendable {
    /// One utterance, reported twice.
    case sameStatement = "same-statement"
    /// One fact, said in different words or by different people.
    case sameFact = "same-fact"
    /// The same, said with fewer reservations.
    case stronger
    /// The same, said with more reservations.
    case weaker
    /// The same words, one of them denied.
    case contradicts
    /// They speak of the same matter; neither follows from the other.
    case related

    /// Whether the second document says the matter of the first too.
    var covers: Bool { self != .related }
  }
}

extension Comparison {
  /// The object of `compare --json`.
  public func json() -> JSONValue {
    [
      "shared_origins": .array(sharedOrigins.map { .string($0) }),
      "quotes": .array(
        quotes.map { pair in
          [
            "a": Self.value(pair.a), "b": Self.value(pair.b),
            "relation": .string(pair.alignment.relation.rawValue),
            "changes": .array(pair.alignment.changes.map { $0.json() }),
          ]
        }),
      "claims": .array(
        claims.map { pair in
          [
            "a": Self.value(pair.a), "b": Self.value(pair.b),
            "relation": .string(pair.relation.rawValue),
          ]
        }),
      "only_a": .array(onlyA.map(Self.value)),
      "only_b": .array(onlyB.map(Self.value)),
    ]
  }

  private static func value(_ quotation: ComparedClaim.Quotation) -> JSONValue {
    [
      "start": .int(quotation.span.start), "end": .int(quotation.span.end),
      "text": .string(quotation.text),
    ]
  }

  private static func value(_ claim: ComparedClaim) -> JSONValue {
    ["claim": .string(claim.id.text), "text": .string(claim.text)]
  }
}

/// Compares the claims of two documents.
///
/// Claims may come in any order. The work is bounded: only claims that share telling words are set
/// side by side.
public func compare(_ a: [ComparedClaim], _ b: [ComparedClaim]) -> Comparison {
  ClaimComparer(a, b).comparison
}
