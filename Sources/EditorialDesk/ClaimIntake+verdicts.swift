import AnnotationSync
import ClaimModel
import ClaimStore
import ReportExport

/// An evidence that is on the desk now.
struct GivenEvidence {
  let key: String
  let id: EvidenceID
  let by: Annotator
}

/// Whose verdict on which claim.
struct GivenVerdict: Hashable {
  let claim: ClaimID
  let annotator: Annotator
}

/// What is to be written of a claim when all else of an import is: its verdicts.
struct WaitingVerdicts {
  let claim: ClaimID
  /// The claim's words, as the verdicts judged them where they do not say otherwise.
  let words: String
  let verdicts: [ExchangedClaim.Verdict]
  let records: [ExchangeRecord]
  let source: String
  fileprivate let evidence: [GivenEvidence]
  fileprivate let notes: [ExchangedClaim.Note]
  /// Whether nothing was written of the claim before.
  fileprivate var isNew = false
  /// What was said of the claim, to see whose work is a copy of whose.
  private(set) var judgements = CopiedWork.Judgements()

  init(
    _ claim: ExchangedClaim, _ words: String, _ evidence: [GivenEvidence], _ writing: ClaimWriting
  ) {
    self.claim = writing.id
    self.words = words
    self.evidence = evidence
    verdicts = claim.verdicts
    notes = claim.notes
    records = claim.records
    source = writing.source
  }

  /// Notes what they say that was not said, beside what stood on the claim before.
  func beside(
    _ before: ClaimWriting, in intake: inout ClaimIntake, _ act: ActWriter
  ) throws -> WaitingVerdicts {
    var noted = self
    noted.isNew = !before.isKnown
    for verdict in verdicts {
      guard intake.isBlind(verdict), let author = intake.author(verdict.annotator, act),
        !before.isGiven(
          intake.members(of: verdict, evidence), by: intake.isNamed(verdict) ? author : nil)
      else { continue }
      let own = notes.filter { $0.annotator == verdict.annotator }.map(\.text)
      noted.judgements.brought.append(
        CopiedWork.Judgement(
          author: author, rating: verdict.rating, confidence: verdict.confidence,
          texts: own + [verdict.rationale].compactMap(\.self)))
    }
    if !noted.judgements.brought.isEmpty { noted.judgements.standing = before.blindJudgements }
    return noted
  }
}

extension ClaimIntake {
  /// What a loss report calls verdicts of people of whom a number is all that is known.
  static let verdictsOfNumbers =
    "verdicts of people known by a number alone, who may be somebody else here: taken for informed"
  /// What a loss report calls verdicts that say otherwise than the importer has by hand.
  static let verdictsGivenByHand =
    "verdicts of yours on claims that you judged here yourself: left as you gave them"

  /// Writes the verdicts that have waited, those of a copy as informed.
  mutating func writeWaiting(_ tally: inout RecordTally, in act: inout ActWriter) throws {
    guard !waiting.isEmpty else { return }
    try act.settle()
    var copies = CopiedWork(waiting.map { ($0.claim, $0.judgements) })
    var touched: Set<ClaimID> = []
    for (place, verdicts) in waiting.enumerated() {
      let isFirst = touched.insert(verdicts.claim).inserted
      // What is not settled is held in memory.
      if place.isMultiple(of: Desk.settledEach) || !isFirst { try act.settle() }
      let count = act.count
      // Of a claim that the import made there is no verdict.
      let history =
        try verdicts.isNew && isFirst ? [] : act.view.history(of: verdicts.claim.text, .claim)
      var writing = ClaimWriting(
        id: verdicts.claim, history: history, device: device, source: verdicts.source)
      try write(verdicts, &writing, &copies, in: &act)
      if act.count > count { tally.take(verdicts.records, isNew: true) }
    }
    waiting = []
    losses.note(copies.losses)
  }

  /// Whether a verdict counts as blind, as far as the source and whoever imports it say.
  func isBlind(_ verdict: ExchangedClaim.Verdict) -> Bool {
    verdict.seen.map { $0 == .blind } ?? isBlind
  }

  /// Whether the source says whose a verdict is, or nobody but whoever imports it is left.
  fileprivate func isNamed(_ verdict: ExchangedClaim.Verdict) -> Bool {
    verdict.annotator != nil || unnamed == nil
  }

  /// Writes verdicts of which none counts as blind.
  mutating func write(
    _ verdicts: WaitingVerdicts, _ writing: inout ClaimWriting, in act: inout ActWriter
  ) throws {
    var none = CopiedWork([])
    try write(verdicts, &writing, &none, in: &act)
  }

  private mutating func write(
    _ waiting: WaitingVerdicts, _ writing: inout ClaimWriting, _ copies: inout CopiedWork,
    in act: inout ActWriter
  ) throws {
    for verdict in waiting.verdicts {
      guard let author = author(verdict.annotator, act) else {
        losses.note("verdicts whose author's name can be no annotator's")
        continue
      }
      let isNumber = verdict.annotator.map(format.isNumberAlone) ?? false
      let isDoubted = isNumber || copies.isCopied(by: author)
      let isNobodys = verdict.annotator == nil && unnamed == nil
      let seen: Verdict.Seen = isBlind ? .blind : .informed
      let isFirst = given.insert(GivenVerdict(claim: writing.id, annotator: author)).inserted
      let fate = try writing.writeVerdict(
        said: members(of: verdict, waiting.evidence),
        assumed: [
          "evidence": citations(of: verdict, waiting.evidence, by: author),
          "seen": .string(seen.rawValue), "wording": .string(waiting.words),
        ], by: author, isNamed: isNamed(verdict), isFirst: isFirst, isNobodys: isNobodys,
        isDoubted: isDoubted,
        hasLooked: LookRecord(of: author, in: surroundings).holds(writing.id, among: looks),
        in: &act)
      switch fate {
      case .known: break
      case .second: losses.note("second verdicts of one annotator on one claim")
      case .givenByHand: losses.note(Self.verdictsGivenByHand)
      case .written:
        guard isDoubted, isBlind(verdict) else { continue }
        if isNumber { losses.note(Self.verdictsOfNumbers) } else { copies.count(author) }
      }
    }
  }

  /// What a verdict cites: what the source says, or else what its author offers.
  private func citations(
    of verdict: ExchangedClaim.Verdict, _ evidence: [GivenEvidence], by author: Annotator? = nil
  ) -> JSONValue {
    let cited =
      verdict.evidence.map { keys in
        keys.compactMap { key in evidence.first { ExactText($0.key) == ExactText(key) }?.id }
      }
      ?? evidence.filter { $0.by == author }.map(\.id).reduce(into: []) {
        if !$0.contains($1) { $0.append($1) }
      }
    return .array(cited.map { .string($0.text) })
  }

  /// What the source says in a verdict, as an operation has it.
  fileprivate func members(
    of verdict: ExchangedClaim.Verdict, _ evidence: [GivenEvidence]
  ) -> JSONValue {
    .members([
      ("confidence", verdict.confidence.map { .int($0) }),
      ("evidence", verdict.evidence == nil ? nil : citations(of: verdict, evidence)),
      ("rating", .string(verdict.rating)),
      ("rationale", verdict.rationale.map { .string($0) }),
      ("seen", verdict.seen.map { .string($0.rawValue) }),
      ("speaker", verdict.speaker.map { .string($0) }),
      ("wording", verdict.wording.map { .string($0) }),
    ])
  }
}
