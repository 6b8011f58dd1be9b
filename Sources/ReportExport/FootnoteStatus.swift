import ClaimModel

/// How far a claim is, as a footnote says it.
///
/// **Order.** The better before the worse.
enum FootnoteStatus: Int, Comparable {
  case verified, unverified, rejected, retracted, disputed, contested

  init(of entry: VerifiedClaimReport.Entry) {
    if entry.gate.isVerified {
      self = .verified
    } else if !entry.claim.contested.isEmpty {
      self = .contested
    } else {
      switch entry.claim.status {
      // Verdicts on an earlier wording or speaker are in dispute with none on the present one.
      case .disputed: self = entry.claim.decidedRating == nil ? .disputed : .unverified
      case .rejected: self = .rejected
      case .retracted: self = .retracted
      case .candidate, .open, .agreed, .ruled: self = .unverified
      }
    }
  }

  var sign: String {
    switch self {
    case .verified: "✓"
    case .unverified: "?"
    case .rejected, .retracted: "×"
    case .disputed, .contested: "!"
    }
  }

  var words: String {
    switch self {
    case .verified: "verified"
    case .unverified: "not verified"
    case .rejected: "rejected, not checked"
    case .retracted: "retracted"
    case .disputed: "disputed, not verified"
    case .contested: "contested, not verified"
    }
  }

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
