import ClaimModel

extension ReportWords {
  /// How a silent document stands in place of its words.
  static let silentDocument = "The document as a whole was read: no word on it."

  /// On which day something was written down, as far as its author's machine knew; `nil` where nobody knows.
  static func recorded(_ day: String?) -> String? {
    day.map { "recorded \($0) by the author’s clock" }
  }

  /// What is in brackets behind a verdict, the evidence it cites last.
  ///
  /// - Parameter numbers: how the claim's evidence is called, see ``numbers(of:)``.
  static func marks(
    of verdict: Verdict, numbers: [EvidenceID: String], given day: String?
  ) -> [String] {
    var marks = verdict.confidence.map { ["\($0) %"] } ?? []
    marks.append(verdict.seen.rawValue)
    if let remark = verdict.staleRemark { marks.append(remark) }
    if let bringing = verdict.broughtIn { marks.append(bringing.phrase) }
    if verdict.isContested { marks.append("contested, so it counts for nobody") }
    if !verdict.isProven { marks.append("author not proven") }
    if let recorded = recorded(day) { marks.append(recorded) }
    let cited = verdict.evidence.map { numbers[$0] ?? "an evidence that is not here" }
    if !cited.isEmpty { marks.append("citing \(cited.joined(separator: ", "))") }
    return marks
  }

  /// What has to be said of the versions of a claim's documents: in which it is not placed yet, which do not
  /// have it, who says so and when.
  static func versions(_ claim: Claim) -> [String] {
    claim.unplaced.map(\.phrase)
      + claim.absences.map { absence in
        absence.phrase + (recorded(String(absence.at.prefix(10))).map { " (\($0))" } ?? "")
      }
  }

  /// The names `E1`, `E2` … that stand for the claim's evidence within what is written of it; what was taken
  /// back comes last.
  static func numbers(of claim: Claim) -> [EvidenceID: String] {
    let ids = claim.evidence.map(\.id) + claim.withdrawals.map(\.evidence)
    let named = ids.enumerated().map { ($1, "E\($0 + 1)") }
    return Dictionary(named) { first, _ in first }
  }

  /// What is in brackets behind a ruling.
  static func marks(of ruling: Ruling, given day: String?) -> [String] {
    var marks = ruling.remark.map { [$0] } ?? []
    if !ruling.isProven { marks.append("author not proven") }
    if let recorded = recorded(day) { marks.append(recorded) }
    return marks
  }

  /// The verdicts, those that say what stands first; the others dissent where a rating stands, as far as they
  /// are on the claim as it is: one on an earlier wording or speaker is told as that, see ``marks(of:numbers:given:)``.
  static func verdicts(_ claim: Claim) -> [(verdict: Verdict, isDissent: Bool)] {
    let (decided, counted) = (Decided(of: claim), claim.countedVerdicts)
    let deciding = decided.map { counted.keeping($0.includes) } ?? []
    let others =
      deciding.count == counted.count
      ? [] : counted.filter { !(decided?.includes($0) ?? false) }
    // What is contested says nothing for itself: all its sides stand together elsewhere.
    return deciding.map { ($0, false) } + others.map { ($0, decided != nil && !$0.isStale) }
  }

  /// The ruling, where one stands that nobody contests; the sides of one that is contested stand together
  /// elsewhere.
  static func ruling(_ claim: Claim) -> Ruling? { claim.isRulingContested ? nil : claim.ruling }

  /// What is contested with each side: author, day, content and reason; a line for each facet, not yet
  /// escaped.
  static func contests(_ entry: VerifiedClaimReport.Entry) -> [String] {
    let claim = entry.claim
    let unread = claim.contested.filter { facet in !claim.contests.contains { $0.facet == facet } }
    return claim.contests.map { contest in
      let sides = contest.sides.map { words(of: $0, entry) }.joined(separator: "; or ")
      return "\(contest.facet.text): \(sides)"
    } + unread.map(\.text)
  }

  /// What was offered and taken back, by whom and why; a line each, not yet escaped.
  static func withdrawals(_ entry: VerifiedClaimReport.Entry) -> [String] {
    let claim = entry.claim
    guard !claim.withdrawals.isEmpty else { return [] }
    let numbers = numbers(of: claim)
    let cited = Set(claim.verdicts.flatMap(\.evidence))
    return claim.withdrawals.filter { cited.contains($0.evidence) }.map { item in
      let day = recorded(entry.dates[item.operation]).map { " (\($0))" } ?? ""
      let reason = item.because.isEmpty ? "" : ": \(item.because)"
      let offered = item.offered.map { " (\($0.phrase))" } ?? ""
      return "\(numbers[item.evidence] ?? "")\(offered), withdrawn by \(item.by)\(day)\(reason)"
    }
  }

  /// The reason of a clause with evidence called as the report lists it.
  static func reason(_ result: Gate.Result, _ entry: VerifiedClaimReport.Entry) -> String {
    guard result.sentence.namesEvidence else { return result.reason }
    let numbers = numbers(of: entry.claim)
    return result.sentence.renamed { named in
      switch named {
      case .evidence(let id): numbers[id]
      case .person, .unknownKey: nil
      }
    }.text
  }

  /// What people say whose work does not count here; a line each, not yet escaped.
  static func uncounted(_ entry: VerifiedClaimReport.Entry) -> [String] {
    entry.claim.uncounted.map {
      "by a device that is not on the roster: \(words(of: $0, entry)) (\($0.facet.text))"
        + ($0.remark.isEmpty ? "" : "; \($0.remark)")
    }
  }

  private static func words(
    of saying: Saying, _ entry: VerifiedClaimReport.Entry
  ) -> String {
    let day = recorded(entry.dates[saying.operation]).map { " (\($0))" } ?? ""
    let reason = saying.because.isEmpty ? "" : ": \(saying.because)"
    return "\(saying.by) says \(saying.said)\(day)\(reason)"
  }

  /// Version, day and rating of what went out.
  static func edition(_ publication: Publication) -> String {
    let rating = publication.standing?.rating.map { ", rated \($0)" } ?? ""
    return "Version \(publication.edition), \(publication.at.prefix(10))\(rating)"
  }
}

extension VerifiedClaimReport.Entry {
  /// The corrections that went out, and last the one that is due.
  var corrections: [Correction] {
    guard !claim.publications.isEmpty else { return [] }
    let due = claim.dueCorrection(isVerified: gate.isVerified).map { [$0] } ?? []
    return claim.madeCorrections + due
  }

  /// The words of an evidence; `nil` where it has none, and for a document that is silent as a whole, which is
  /// recorded by its headline.
  func quotation(of item: Evidence) -> String? { isWholeDocument(item) ? nil : item.words }

  /// Whether an evidence says that a document as a whole is silent.
  func isWholeDocument(_ item: Evidence) -> Bool {
    guard item.stance == .silent, let selector = item.selector else { return false }
    return places[selector]?.isOfWholeDocument ?? false
  }

  /// Where a stretch is, in words with a comma before them; empty where nobody knows.
  func place(of selector: Selector) -> String {
    places[selector].map { ", \($0.words)" } ?? ""
  }
}

extension Claim {
  /// The tags that are for people: those by which formats of exchange are led back are for programs.
  var readableTags: [String] {
    tags.filter { tag in !["id:", "joined:", "mark:"].contains { tag.hasPrefix($0) } }
  }
}
