import ClaimModel

/// What every form of a report for people says in the same words; not yet escaped.
enum ReportWords {
  static func counts(_ frame: ReportFrame, _ summary: ReportSummary) -> String {
    var parts = ["\(counted(summary.verified, "claim")) verified"]
    if frame.includesAll, summary.unverified > 0 {
      parts.append("\(summary.unverified) not verified")
    }
    let left = summary.leftOutInAll(frame)
    if left > 0 { parts.append("\(left) left out") }
    return parts.joined(separator: ", ")
  }

  /// Which claims were asked for, and as of when.
  static func scope(_ frame: ReportFrame) -> [String] {
    frame.selection + (frame.asOf.map { [$0] } ?? [])
  }

  /// How many claims were left out, in the first line, and why, one reason a line.
  static func coverage(_ frame: ReportFrame, _ summary: ReportSummary) -> [String] {
    let left = summary.leftOutInAll(frame)
    guard left > 0 else { return ["No claim of the desk was left out."] }
    var lines = ["\(counted(left, "claim")) of the desk left out:"]
    if !frame.includesAll {
      for clause in frame.policy.clauses {
        if let number = summary.unmet[clause] { lines.append("\(number) for \(clause.rawValue)") }
      }
      if summary.unmetOften > 0 {
        lines.append("(\(summary.unmetOften) of them for more than one reason)")
      }
    }
    if summary.leftOut.unselected > 0 {
      lines.append("\(summary.leftOut.unselected) that were not asked for")
    }
    if summary.leftOut.undecided > 0 {
      lines.append("\(summary.leftOut.undecided) that nobody has decided about")
    }
    return lines
  }

  /// What each person did, in order of names.
  static func people(_ summary: ReportSummary) -> [(name: String, work: String)] {
    summary.people.sorted { $0.key < $1.key }.map { annotator, work in
      var parts: [String] = []
      if work.verdicts > 0 {
        parts.append("\(counted(work.verdicts, "verdict")), \(work.blind) of them blind")
      }
      if work.rulings > 0 { parts.append(counted(work.rulings, "ruling")) }
      if work.evidence > 0 { parts.append("\(work.evidence) evidence offered") }
      return (annotator.name, parts.joined(separator: "; "))
    }
  }

  /// What stands before the name of the state that the report was made of.
  static let made = "Made of the set of operations (their number and digest):"

  static let rolesRemark =
    "Roles are told claim by claim: who is checker 1 of one claim may be checker 2 of another."

  struct PairLine {
    let one: String
    let other: String
    let alike: Int
    let claims: Int
  }

  /// How often two people gave the same blind rating, in order of names.
  static func pairs(_ summary: ReportSummary) -> [PairLine] {
    summary.pairs.sorted { $0.key < $1.key }.map {
      PairLine(
        one: $0.key.one.name, other: $0.key.other.name, alike: $0.value.alike,
        claims: $0.value.claims)
    }
  }
}

extension ReportWords {
  /// How many claims an annotated copy has, how many of them are verified, and what it does not mark.
  static func tally(_ copy: AnnotatedCopy) -> String {
    let verified = copy.notes.count(where: \.isVerified)
    var words = "\(counted(copy.claims.count, "claim")) marked, \(verified) of them verified."
    if copy.leftOut.unselected > 0 {
      words +=
        " \(counted(copy.leftOut.unselected, "claim")) of this document "
        + "\(copy.leftOut.unselected == 1 ? "was" : "were") not asked for, "
        + "\(copy.leftOut.verified) of them verified."
    }
    if copy.leftOut.lost > 0 {
      words += " \(counted(copy.leftOut.lost, "claim")) not marked: the words were not found again."
    }
    return words
  }

  /// That a footnote is at other words than were judged, with those that were.
  static func otherWords(than claim: Claim) -> String {
    let judged = claim.decidedRating == nil ? "the claim’s" : "were judged"
    return "Other words than \(judged): “\(claim.wording)”"
  }

  /// Whether it is to be said of a place that it has other words: not where all of it is told to be quoted
  /// differently at another place of the claim.
  static func remarksOtherWords(
    at place: Appearance, of entry: VerifiedClaimReport.Entry
  ) -> Bool {
    func holds(_ quotation: Selector, _ place: Selector) -> Bool {
      quotation.document == place.document && quotation.span.contains(place.span)
    }
    return place.isInOtherWords
      && !entry.drifts.contains { drift in
        holds(drift.here, place.selector)
          && entry.claim.appearances.contains { holds(drift.there, $0.selector) }
      }
  }

  /// The chain by which a claim reached us, in a sentence; `nil` when nothing is known of it.
  static func chain(_ claim: Claim) -> String? {
    guard let chain = claim.attribution?.summary, !chain.isEmpty else { return nil }
    return claim.claimant == nil ? "Said \(chain)" : "Said by \(chain)"
  }
}

extension ReportWords {
  /// What was taken back, where it could be read and since when, by whom and why; empty where it stands.
  static func withdrawn(_ publication: Publication) -> String {
    guard let withdrawal = publication.withdrawal else { return "" }
    let page = publication.url.isEmpty ? "" : " at \(publication.url)"
    return
      "Version \(publication.edition) of \(publication.at.prefix(10))\(page) was \(withdrawal.phrase)"
  }
}

/// A correction in words; not yet escaped.
struct CorrectionWords {
  private let correction: Correction

  init(_ correction: Correction) { self.correction = correction }

  /// The kind of change with its version, such as `Version 2: factual.`, or that it is due.
  var title: String {
    let later = correction.later.map { "Version \($0.edition): " } ?? "Due: "
    return "\(later)\(correction.change.rawValue)."
  }

  /// When each version went out, as written by who recorded it.
  var dates: String {
    let earlier = "version \(correction.earlier.edition) of \(day(correction.earlier.at))"
    return correction.later.map { "\(day($0.at)), after \(earlier)" } ?? "since \(earlier)"
  }

  var reason: String { correction.later?.because ?? "" }

  /// That the claim was taken back, by whom and why; empty where it was not.
  var takenBack: String {
    guard let decision = correction.takenBack else { return "" }
    return "\(decision.outcome.rawValue) by \(decision.by)"
      + (decision.because.isEmpty ? "" : ": \(decision.because)")
  }

  /// Where the versions can be read.
  var addresses: [(label: String, address: String)] {
    [("before", correction.earlier.url), ("after", correction.later?.url ?? "")]
      .filter { !$0.1.isEmpty }
  }

  /// What changed, with old words and new, and what readers were told; in one line.
  var text: String {
    let changes = correction.differences.map { difference in
      "\(name(of: difference.what)): \(Self.quoted(difference.old)) → \(Self.quoted(difference.new))"
    }
    let told = [takenBack, changes.joined(separator: "; "), reason].filter { !$0.isEmpty }
    return told.isEmpty ? correction.change.rawValue : told.joined(separator: ". ")
  }

  /// All of it in one line.
  var line: String {
    let version = correction.later.map { "version \($0.edition)" } ?? "due"
    let places = addresses.map { "\($0.label): \($0.address)" }.joined(separator: ", ")
    return "\(version), \(correction.change.rawValue), \(dates) (\(places)): \(text)"
  }

  static func quoted(_ words: String) -> String { words.isEmpty ? "nothing" : "“\(words)”" }

  func name(of what: Correction.Difference.Kind) -> String {
    switch what {
    case .rating: "rating"
    case .wording: "wording"
    case .attribution: "who said it, where and when"
    case .withdrawn: "evidence taken back"
    case .added: "evidence added"
    case .ruling: "reason of the ruling"
    case .verified: "gate"
    }
  }

  /// The date of a clock reading.
  private func day(_ at: String) -> String { String(at.prefix(10)) }
}
