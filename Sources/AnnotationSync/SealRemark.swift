import ClaimModel

/// Something that a check noticed and that is no problem by itself.
public struct SealRemark: Sendable {
  public let kind: Kind
  /// The chain it is about, or `desk`.
  public let entity: String
  /// In words, made safe to show.
  public let detail: String

  /// What it is; raw values stand in JSON, never rename one.
  public enum Kind: String, CaseIterable, Sendable {
    /// Lines that no seal covers: changing or cutting them off would not show.
    case unsealed
    /// Seals without a signature: they prove nothing.
    case unsignedSeal = "unsigned-seal"
    /// Seals that fit, by a device that is not on the roster with a key.
    case unprovenSeal = "unproven-seal"
    /// A chain that seals saw and of which no line is here.
    case absentChain = "absent-chain"
    /// What the seals prove for want of a roster, or while it is in dispute.
    case roster
    /// Lines of a file that stand before earlier ones of their chain.
    case order
  }

  public init(_ kind: Kind, _ entity: String, _ detail: String) {
    self.kind = kind
    self.entity = visible(entity)
    self.detail = visible(detail)
  }
}

extension TrailReport {
  /// What is worth knowing of the chain's seals.
  public var remarks: [SealRemark] {
    var remarks: [SealRemark] = []
    func remark(_ kind: SealRemark.Kind, _ detail: String) {
      remarks.append(SealRemark(kind, chain.description, detail))
    }
    if unsealed > 0 {
      remark(
        .unsealed,
        sealedTo == 0
          ? "no seal covers its \(counted(unsealed, "line"))"
          : "\(counted(unsealed, "line")) after number \(sealedTo) under no seal yet")
    }
    if unsignedSeals > 0 {
      remark(
        .unsignedSeal, "\(counted(unsignedSeals, "seal")) without a signature, which prove nothing")
    }
    if unprovenSeals > 0 {
      remark(
        .unprovenSeal,
        "\(counted(unprovenSeals, "seal")) by somebody whose device is not on the roster with a key"
      )
    }
    return remarks
  }
}

extension Roster {
  /// What the seals on a desk with this roster prove of their writers; `nil` where the roster says it.
  public var remark: SealRemark? {
    if isEmpty {
      return SealRemark(
        .roster, "desk",
        "there is no roster: a seal that fits proves that one key signed all, not whose it is")
    }
    guard isDisputed else { return nil }
    return SealRemark(
      .roster, "desk", "the roster is in dispute: nothing is proven until it is decided")
  }
}

/// What seals saw of chains other than their own.
public struct WitnessTable: Sendable {
  private var seen: [Chain: [OperationID: ChainTrail.Witness]] = [:]

  public init() {}

  /// Takes in what a seal saw; each head is held once, by the first chain in order that saw it.
  public mutating func add(_ seal: Seal, roster: Roster) {
    for (chain, witness) in seal.witnessed(by: roster) {
      let known = seen[chain]?[witness.head]
      if let known, (known.chain, known.number) <= (witness.chain, witness.number) { continue }
      seen[chain, default: [:]][witness.head] = witness
    }
  }

  /// What was seen of one chain, in no order.
  public func witnesses(of chain: Chain) -> [ChainTrail.Witness] {
    seen[chain].map { Array($0.values) } ?? []
  }

  /// A remark on each chain that was seen and is not here, in order.
  public func remarks(present: Set<Chain>) -> [SealRemark] {
    seen.filter { !present.contains($0.key) }.sorted { $0.key < $1.key }.map { chain, heads in
      SealRemark(
        .absentChain, chain.description,
        "none of its lines is here, though seals saw \(heads.count == 1 ? "one" : "\(heads.count)")"
      )
    }
  }
}
