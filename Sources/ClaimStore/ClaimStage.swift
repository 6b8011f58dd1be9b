public import ClaimModel

/// Where the work on a claim stands, as the desk counts it: its status, and whether a ruling is stale.
public enum ClaimStage: String, CaseIterable, Sendable {
  /// An operation added it, and the decision about it was taken back.
  case undecided
  case open, agreed, disputed
  /// Ruled on, and no verdict has changed since.
  case ruled
  /// Ruled on, but a verdict has changed, come or gone since, or the ruling lets none stand.
  case stale
  case rejected, retracted

  init(_ status: Claim.Status, isStale: Bool) {
    self =
      switch status {
      case .candidate: .undecided
      case .open: .open
      case .agreed: .agreed
      case .disputed: .disputed
      case .ruled: isStale ? .stale : .ruled
      case .rejected: .rejected
      case .retracted: .retracted
      }
  }

  /// The status of a claim that stands so.
  public var status: Claim.Status {
    switch self {
    case .undecided: .candidate
    case .open: .open
    case .agreed: .agreed
    case .disputed: .disputed
    case .ruled, .stale: .ruled
    case .rejected: .rejected
    case .retracted: .retracted
    }
  }

  /// Whether the claim stands: somebody accepted or added it, and nobody rejected or retracted it.
  public var stands: Bool {
    switch self {
    case .open, .agreed, .disputed, .ruled, .stale: true
    case .undecided, .rejected, .retracted: false
    }
  }

  /// Whether the claim stands without a ruling: further verdicts are wanted.
  public var isUnruled: Bool { stands && status != .ruled }

  /// Whether the claim is gone through at the prompt.
  public var isWalked: Bool { stands || self == .undecided }

  /// Whether it is decided: agreed on, or ruled on and not stale.
  ///
  /// Whether it is verified, the gate says.
  public var isSettled: Bool { self == .agreed || self == .ruled }

  /// Whether somebody has something to do before the claim is settled.
  public var isLeft: Bool {
    switch self {
    case .undecided, .open, .disputed, .stale: true
    case .agreed, .ruled, .rejected, .retracted: false
    }
  }
}
