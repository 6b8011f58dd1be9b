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
    if verdict.isContested { marks.append("contested") }
    if !verdict.isProven { marks.append("author not proven") }
    if let recorded = recorded(day) { marks.append(recorded) }
    let cited = verdict.evidence.map { numbers[$0] ?? "an evidence that is not here" }
    if !cited.isEmpty { marks.append("citing \(cited.joined(separator: ", "))") }
    return marks
  }

  /// The names `E1`, `E2` … that stand for the claim's evidence within what is written of it.
  static func numbers(of claim: Claim) -> [EvidenceID: String] {
    let named = claim.evidence.enumerated().map { ($1.id, "E\($0 + 1)") }
    return Dictionary(named) { first, _ in first }
  }

  /// What is in brackets behind a ruling.
  static func marks(of ruling: Ruling, given day: String?) -> [String] {
    var marks = ruling.remark.map { [$0] } ?? []
    if !ruling.isProven { marks.append("author not proven") }
    if let recorded = recorded(day) { marks.append(recorded) }
    return marks
  }

  /// The verdicts, those that say what stands first; the others dissent where a rating stands.
  static func verdicts(_ claim: Claim) -> [(verdict: Verdict, isDissent: Bool)] {
    let decided = Decided(of: claim)
    let (deciding, others) = (
      claim.verdicts.filter { decided?.includes($0) ?? false },
      claim.verdicts.filter { !(decided?.includes($0) ?? false) }
    )
    return deciding.map { ($0, false) } + others.map { ($0, decided != nil) }
  }

  /// Version, day and rating of what went out.
  static func edition(_ publication: Publication) -> String {
    let rating = publication.standing?.rating.map { ", rated \($0)" } ?? ""
    return "Version \(publication.version), \(publication.at.prefix(10))\(rating)"
  }
}

extension VerifiedClaimReport.Entry {
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
    tags.filter { tag in !["id:", "joined:"].contains { tag.hasPrefix($0) } }
  }
}
