import AnnotationSync
public import ClaimModel
import ClaimStore

/// What a person was shown of a claim when they last looked at it.
///
/// Who judges is held to it: a verdict on words that its author has not seen, or a ruling on verdicts that the
/// adjudicator has not, would look like a judgement and be none.
public struct ClaimLook: Sendable {
  let wording: String
  let speaker: String?
  let decision: Decision.Outcome?
  let verdicts: Set<OperationID>
  let evidence: Set<EvidenceID>

  /// - Parameter claim: as it was shown.
  public init(_ claim: Claim) {
    wording = claim.wording
    speaker = claim.attribution?.speaker
    decision = claim.decision?.outcome
    verdicts = Set(claim.verdicts.map(\.operation))
    evidence = Set(claim.evidence.map(\.id))
  }
}

extension ActWriter {
  /// - Parameter claim: as it is shown now.
  /// - Throws: ``DeskError/changedSinceLook(_:outcome:)`` where the claim has other words or another speaker now, or
  ///   was rejected or retracted.
  func checkSeen(_ look: ClaimLook?, _ claim: Claim, outcome: String) throws {
    guard let look else { return }
    let (id, speaker) = (claim.id, claim.attribution?.speaker)
    var changes = try putAway(look, claim)
    if let people = try change(
      of: id, Facet(.wording), "wording", from: look.wording, to: claim.wording)
    {
      changes.append("the wording is “\(claim.wording)”\(people)")
    }
    if let people = try change(
      of: id, Facet(.attribution), "speaker", from: look.speaker, to: speaker)
    {
      changes.append("the speaker is \(speaker ?? "nobody")\(people)")
    }
    try refuse(changes, outcome)
  }

  /// - Parameter claim: as it is shown now.
  /// - Throws: ``DeskError/changedSinceLook(_:outcome:)`` where somebody else has rejected or retracted it.
  func checkStanding(_ look: ClaimLook, _ claim: Claim, outcome: String) throws {
    try refuse(putAway(look, claim), outcome)
  }

  /// That the claim was rejected or retracted, and by whom; empty where it was not, or the person did that.
  private func putAway(_ look: ClaimLook, _ claim: Claim) throws -> [String] {
    guard let decision = claim.decision,
      [.rejected, .retracted].contains(decision.outcome), look.decision != decision.outcome,
      let people = try change(
        of: claim.id, Facet(.decision), "as", from: look.decision?.rawValue,
        to: decision.outcome.rawValue)
    else { return [] }
    let why = decision.because.isEmpty ? "" : ": “\(decision.because)”"
    return ["the claim is \(decision.outcome.rawValue)\(people)\(why)"]
  }

  /// - Parameter claim: as it is shown now.
  /// - Throws: ``DeskError/changedSinceLook(_:outcome:)`` where there are verdicts or evidence, by others than who
  ///   acts, that a ruling would say to have judged.
  func checkJudged(_ look: ClaimLook?, _ claim: Claim, outcome: String) throws {
    guard let look else { return }
    let verdicts = claim.verdicts.filter {
      $0.isProven && $0.annotator != by && !look.verdicts.contains($0.operation)
    }
    let evidence = claim.evidence.filter {
      $0.isProven && $0.by != by && !look.evidence.contains($0.id)
    }
    try refuse(
      verdicts.map { "a verdict by \($0.annotator)" } + evidence.map { "an evidence by \($0.by)" },
      outcome)
  }

  private func refuse(_ changes: [String], _ outcome: String) throws {
    guard !changes.isEmpty else { return }
    throw DeskError.changedSinceLook(changes, outcome: outcome)
  }

  /// Who made of a member what it is now, behind a comma; `nil` where it is as the person saw it, or as they
  /// wrote it themselves.
  private func change(
    of claim: ClaimID, _ facet: Facet, _ member: StaticString, from seen: String?, to now: String?
  ) throws -> String? {
    let wanted = now.map { ExactText($0) }
    if seen.map({ ExactText($0) }) == wanted { return nil }
    let heads = try view.heads(of: claim.text, facet: facet)
    let isOwn = heads.contains {
      $0.by == by && $0.with(member)?.string.map { ExactText($0) } == wanted
    }
    if isOwn { return nil }
    let names = Set(try heads.filter { try !isKnown($0) }.map(\.by)).sorted().map(\.name)
    return names.isEmpty ? "" : ", by \(names.joined(separator: " and "))"
  }
}
