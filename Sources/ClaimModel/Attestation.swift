/// One annotator's word that they know who an unnamed source is.
///
/// The identity is no part of it and stands nowhere on the desk: only a label, by which two people can
/// tell that they mean the same source.
public struct Attestation: Hashable, Sendable {
  public let operation: OperationID
  public var by: Annotator
  /// What stands for the source, such as `S1`.
  public let label: SourceLabel
  /// Why the source is not named.
  public let because: String
  /// What the source could know, and how: `took part in the call`; empty when not said.
  public let access: String
  /// How the speaker was described whom it was given of; `nil` where that was not recorded, and for evidence.
  public var speaker: String?
  /// Whether the claim's speaker is described otherwise now: then it counts for nothing until it is given anew.
  public var isStale: Bool
  /// Whether its author's device is on the desk's roster; `true` where the desk has none.
  public var isProven: Bool

  public init(
    operation: OperationID, by: Annotator, label: SourceLabel, because: String, access: String
  ) {
    self.operation = operation
    self.by = by
    self.label = label
    self.because = because
    self.access = access
    isStale = false
    isProven = true
  }

  /// Notes whether the claim's speaker is the one whom it was given of.
  ///
  /// What an operation does not say is never held against it.
  public mutating func compare(speaker now: String?) {
    isStale = speaker.map { ExactText($0) != ExactText(now ?? "") } ?? false
  }

  /// The attestation in a line, for people.
  public var phrase: String {
    let access = access.isEmpty ? "" : "; access: \(access)"
    let remark = isStale ? " (of another speaker: does not count)" : ""
    return "\(by) knows \(label)\(remark); not named because \(because)\(access)"
  }
}

extension Claim {
  /// Who attests to know the claim's unnamed sources, in a line each: the speaker's first, then those of
  /// its evidence.
  public var attestationPhrases: [String] {
    attestations.map { "the speaker: \($0.phrase)" }
      + evidence.flatMap { item in
        item.attestations.map { "evidence \(item.id.short): \($0.phrase)" }
      }
  }
}

/// A word that stands for an unnamed source and tells nothing of it: 1 to 32 letters of ASCII, digits and
/// hyphens.
public struct SourceLabel: Hashable, Sendable {
  public let text: String

  /// - Returns: `nil` for any other text.
  public init?(_ text: String) {
    guard (1...32).contains(text.utf8.count),
      text.utf8.allSatisfy({ byte in
        byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
          || (0x61...0x7A).contains(byte)
      })
    else { return nil }
    self.text = text
  }
}

extension SourceLabel: Comparable {
  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.text < rhs.text }
}

extension SourceLabel: CustomStringConvertible {
  public var description: String { text }
}
