import ClaimModel

/// What every form of a report for people says in the same words; not yet escaped.
enum ReportWords {
  static func counts(_ frame: ReportFrame, _ summary: ReportSummary) -> String {
    var parts = ["\(count(summary.verified, "claim")) verified"]
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
    var lines = ["\(count(left, "claim")) of the desk left out:"]
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
    if summary.leftOut.candidates > 0 {
      lines.append("\(summary.leftOut.candidates) candidates that nobody has decided about")
    }
    return lines
  }

  /// What each person did, in order of names.
  static func people(_ summary: ReportSummary) -> [(name: String, work: String)] {
    summary.people.sorted { $0.key < $1.key }.map { annotator, work in
      var parts: [String] = []
      if work.verdicts > 0 {
        parts.append("\(count(work.verdicts, "verdict")), \(work.blind) of them blind")
      }
      if work.rulings > 0 { parts.append(count(work.rulings, "ruling")) }
      if work.evidence > 0 { parts.append("\(work.evidence) evidence offered") }
      return (annotator.name, parts.joined(separator: "; "))
    }
  }

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
  /// How many claims an annotated copy has, and how many of them are verified.
  static func tally(_ copy: AnnotatedCopy) -> String {
    let verified = copy.notes.count(where: \.entry.gate.isVerified)
    return "\(count(copy.notes.count, "claim")) marked, \(verified) of them verified."
  }

  /// The chain by which a claim reached us, in a sentence; `nil` when nothing is known of it.
  static func chain(_ claim: Claim) -> String? {
    guard let chain = claim.attribution?.summary, !chain.isEmpty else { return nil }
    return claim.claimant == nil ? "Said \(chain)" : "Said by \(chain)"
  }

  /// Why the rating stands: the ruling's reason and those of the verdicts, by whom.
  static func reasons(_ claim: Claim) -> [String] {
    let verdicts = claim.verdicts.filter { !$0.rationale.isEmpty }.map {
      "\($0.annotator), \($0.rating): \($0.rationale)"
    }
    let ruling = claim.ruling.map { ["\($0.by) ruled \($0.rating): \($0.because)"] } ?? []
    return ruling + verdicts
  }
}

/// A correction in words; not yet escaped.
struct CorrectionWords {
  private let correction: Correction

  init(_ correction: Correction) { self.correction = correction }

  /// The kind of change with its version, such as `Version 2: factual.`, or that it is due.
  var title: String {
    let later = correction.later.map { "Version \($0.version): " } ?? "Due: "
    return "\(later)\(correction.change.rawValue)."
  }

  /// When each version went out, as written by who recorded it.
  var dates: String {
    let earlier = "version \(correction.earlier.version) of \(day(correction.earlier.at))"
    return correction.later.map { "\(day($0.at)), after \(earlier)" } ?? "since \(earlier)"
  }

  var reason: String { correction.later?.because ?? "" }

  /// Where the versions can be read.
  var addresses: [(label: String, address: String)] {
    [("before", correction.earlier.url), ("after", correction.later?.url ?? "")]
      .filter { !$0.1.isEmpty }
  }

  func name(of what: Correction.Difference.Kind) -> String {
    switch what {
    case .rating: "rating"
    case .wording: "wording"
    case .withdrawn: "evidence taken back"
    case .added: "evidence added"
    case .ruling: "ruling"
    case .verified: "gate"
    }
  }

  /// The date of a clock reading.
  private func day(_ at: String) -> String { String(at.prefix(10)) }
}

/// A number with its noun, such as `1 claim` or `2 claims`.
func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
