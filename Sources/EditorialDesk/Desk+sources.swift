import AnnotationSync
public import ClaimModel
import ClaimStore

extension Desk {
  /// Where an unnamed source stands.
  public enum UnnamedSource: Sendable {
    /// It is the claim's speaker.
    case speaker
    /// It is the source of an evidence on the claim, by its name or the beginning of it.
    case evidence(String)
  }

  /// Records that the annotator knows who an unnamed source is, and nothing of who that is.
  ///
  /// What is attested of the speaker holds as long as the claim's speaker is described as it is now.
  ///
  /// - Parameters:
  ///   - label: what stands for the source; two who mean the same source give the same one.
  ///   - because: why it is not named.
  ///   - access: what the source could know, and how; empty when not said.
  public func attest(
    _ source: UnnamedSource, on id: ClaimID, as label: SourceLabel, because: String,
    access: String = ""
  ) throws {
    let because = try Self.filled(because, "An attestation says why the source is not named.")
    try act { act in
      try act.adopt(id)
      var members = try act.view.attestationMembers(of: source, on: id, label)
      members.with += [("because", .string(because))]
      if case .speaker = source {
        // As with a verdict, what is attested is the claim as it is shown: as it counts.
        let shown = try act.view.claim(id).map(act.view.presented)
        members.with += [("speaker", .string(shown?.attribution?.speaker ?? ""))]
      }
      if !access.isEmpty { members.with += [("access", .string(access))] }
      try act.writeIfNew(
        OperationDraft(.sourceAttest, on: members.on, with: .members(members.with)))
    }
  }

  /// Takes the annotator's attestation back.
  public func withdrawAttestation(of source: UnnamedSource, on id: ClaimID) throws {
    let annotator = try annotator()
    try act { act in
      guard let claim = try act.view.claim(id) else {
        throw DeskError.unknownName(id.text, kind: "claim")
      }
      let given =
        switch source {
        case .speaker: claim.attestations
        case .evidence(let name):
          try claim.evidence.first { try $0.id == act.view.evidenceID(name) }?.attestations ?? []
        }
      guard let own = given.first(where: { $0.by == annotator }) else {
        throw DeskError.nothingToDo(
          "You attest to no source there.",
          remedy: "see \(.showClaim); nothing was changed.")
      }
      let members = try act.view.attestationMembers(of: source, on: id, own.label)
      try act.write(
        OperationDraft(.sourceWithdraw, on: members.on, with: .members(members.with)))
    }
  }
}

extension StoreView {
  fileprivate func attestationMembers(
    of source: Desk.UnnamedSource, on id: ClaimID, _ label: SourceLabel
  ) throws -> (on: String, with: [(String, JSONValue?)]) {
    guard let claim = try claim(id) else { throw DeskError.unknownName(id.text, kind: "claim") }
    func refusal(_ problem: String, _ remedy: Remedy) -> DeskError {
      .nothingToDo(problem, remedy: remedy + "; nothing was changed.")
    }
    switch source {
    case .speaker:
      guard claim.attribution?.isUnnamed ?? false else {
        throw refusal(
          "The claim's speaker is not said to be unnamed.",
          "say so with \(.attributeUnnamed), or name an evidence")
      }
      return (id.text, [("source", .string(label.text))])
    case .evidence(let name):
      let evidence = try evidenceID(name)
      guard let item = claim.evidence.first(where: { $0.id == evidence }) else {
        throw DeskError.evidenceNotOnClaim(name)
      }
      guard item.isUnnamed else {
        throw refusal(
          "The source of evidence \(evidence.short) is not said to be unnamed.",
          "offer it anew with \(.offerUnnamed)")
      }
      return (evidence.text, [("of", "evidence"), ("source", .string(label.text))])
    }
  }
}
