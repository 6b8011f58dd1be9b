import ClaimModel

/// How far a claim is, as a footnote says it.
///
/// **Order.** The better before the worse.
enum FootnoteStatus: Int, Comparable {
  case verified, unverified, otherWords, rejected, retracted, disputed, contested

  /// - Parameter isInOtherWords: whether the words that are marked are others than those that were judged.
  init(of entry: VerifiedClaimReport.Entry, isInOtherWords: Bool = false) {
    let status = Self(ofClaim: entry)
    let isOpen = status == .verified || status == .unverified
    self = isInOtherWords && isOpen ? .otherWords : status
  }

  private init(ofClaim entry: VerifiedClaimReport.Entry) {
    if entry.gate.isVerified {
      self = .verified
    } else if !entry.claim.contested.isEmpty {
      self = .contested
    } else {
      switch entry.claim.status {
      case .disputed: self = .disputed
      case .rejected: self = .rejected
      case .retracted: self = .retracted
      case .candidate, .open, .agreed, .ruled: self = .unverified
      }
    }
  }

  var sign: String {
    switch self {
    case .verified: "✓"
    case .unverified, .otherWords: "?"
    case .rejected, .retracted: "×"
    case .disputed, .contested: "!"
    }
  }

  var words: String {
    switch self {
    case .verified: "verified"
    case .unverified: "not verified"
    case .otherWords: "in other words, not verified"
    case .rejected: "rejected, not checked"
    case .retracted: "retracted"
    case .disputed: "disputed, not verified"
    case .contested: "contested, not verified"
    }
  }

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
