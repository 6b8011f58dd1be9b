public import ClaimModel
import ClaimStore

extension Desk {
  /// Whether a verdict was given before its author could see the others', and what showed them otherwise.
  public enum Sight: Hashable, Sendable {
    case blind
    case informed(Cause)

    /// What lets an annotator know the others' verdicts.
    public enum Cause: Sendable {
      /// There is a ruling, which every card shows.
      case ruling
      /// They had given one already, and were free to look from then on.
      case ownVerdict
      /// They had given one and taken it back.
      case withdrawnVerdict
      /// They have looked.
      case look
      /// They know what others say of a claim that is said to be the same.
      case sameClaim
    }

    /// What is written to the operation.
    public var seen: Verdict.Seen {
      switch self {
      case .blind: .blind
      case .informed: .informed
      }
    }

    /// Why it is informed, such as `informed after a look`; else `blind`.
    public var phrase: String {
      switch self {
      case .blind: "blind"
      case .informed(.ruling): "informed by the ruling"
      case .informed(.ownVerdict): "informed, as you gave another one before"
      case .informed(.withdrawnVerdict): "informed, as you gave one before and took it back"
      case .informed(.look): "informed after a look at the others"
      case .informed(.sameClaim): "informed, as you know what others say of the same claim"
      }
    }
  }

  /// What is said where verdicts stopped counting because the claim has other words or another speaker now.
  ///
  /// - Returns: `nil` where none did.
  public static func remark(onStale verdicts: Int) -> String? {
    switch verdicts {
    case ...0: nil
    case 1:
      "1 verdict was on what stood before and counts no longer. What its author says again of what stands now, as "
        + "surely and on the same evidence, is as blind as it was; another one is informed where others gave theirs."
    default:
      "\(verdicts) verdicts were on what stood before and count no longer. What their authors say again of what "
        + "stands now, as surely and on the same evidence, is as blind as it was; other ones are informed."
    }
  }
}

extension ActWriter {
  /// Writes what may change what verdicts were given on.
  ///
  /// - Returns: how many of them are stale by it.
  mutating func countingStale(
    on id: ClaimID, _ write: (inout ActWriter) throws -> Void
  ) throws -> Int {
    func stale(_ view: StoreView) throws -> Int {
      try view.claim(id)?.verdicts.count(where: \.isStale) ?? 0
    }
    try settle()
    let before = try stale(view)
    try write(&self)
    try settle()
    return max(0, try stale(view) - before)
  }
}
