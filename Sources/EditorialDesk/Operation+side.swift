import AnnotationSync
import ClaimModel

extension AnnotationSync.Operation {
  /// What one side of a conflict says, in words; not yet made safe to show.
  var sideWords: String {
    switch knownKind {
    case .rulingGive: rulingWords
    case .verdictGive: verdictWords
    case .evidenceGive, .evidenceRestore: noted(OperationWords(self).said)
    case .deskScale: Scale(self).map { RuleWords.told($0) } ?? namedWords
    case .deskPolicy: Policy(self).map { RuleWords.told($0, beside: .standard) } ?? namedWords
    case .queryAnswer: value.flatMap { $0.isEmpty ? nil : $0 } ?? Self.nothing
    case .documentAdd, .documentDescribe, .sourceAttest: rowOfMembers
    case .rulingWithdraw, .verdictWithdraw, .evidenceWithdraw, .sourceWithdraw: Self.nothing
    case .claimAttribute, .queryWaive, .passageMark, .documentText, .documentOrigin, .claimAdd,
      .claimAbsent, .claimWord, .claimDecide, .claimTag, .claimSame, .queryAsk, .noteAdd,
      .noteWithdraw, .publish, .publishWithdraw, .rosterAdmit, .rosterRevoke, .rosterAccept, .seal,
      nil:
      conflictValue ?? Self.nothing
    }
  }

  private static let nothing = "(taken back)"

  /// The members of what it holds in a row, lists by how many they hold.
  private var rowOfMembers: String {
    let members = (with.members ?? []).map { member in
      let text =
        member.value.string ?? member.value.array.map { "\($0.count)" }
        ?? member.value.canonicalText
      return "\(member.key.replacing("_", with: " ")) \(text)"
    }
    return members.isEmpty ? Self.nothing : members.joined(separator: ", ")
  }

  private var namedWords: String { with("name")?.string ?? Self.nothing }

  /// `half-true, because “…”; judged 2 verdicts, 1 evidence`.
  private var rulingWords: String {
    let judged = with("judged")?.array?.count ?? 0
    let evidence = with("evidence")?.array.map { ", \($0.count) evidence" } ?? ""
    return OperationWords(self).said + reason(with("because")?.string)
      + "; judged \(counted(judged, "verdict"))\(evidence)"
  }

  /// `false 80, citing 1, because “…”, blind`.
  private var verdictWords: String {
    OperationWords(self).said + reason(with("rationale")?.string)
      + (with("seen")?.string.map { ", \($0)" } ?? "")
  }

  private func noted(_ words: String) -> String {
    words + (with("note")?.string.flatMap { $0.isEmpty ? nil : ", note “\($0)”" } ?? "")
  }

  private func reason(_ text: String?) -> String {
    text.flatMap { $0.isEmpty ? nil : ", because “\($0)”" } ?? ""
  }

  /// What one side of a conflict says as it was written, in full where a word would not do; `nil` when it takes
  /// something back.
  var conflictValue: String? {
    switch knownKind {
    case .claimAttribute: Attribution(self)?.summary
    case .queryWaive: value.map { "waived: \($0)" }
    case .verdictGive, .documentAdd, .documentDescribe, .evidenceGive, .rulingGive, .sourceAttest:
      with.canonicalText
    case .passageMark: "\(value ?? "–"): \(with("exact")?.string ?? "")"
    case .documentText, .documentOrigin, .claimAdd, .claimAbsent, .claimWord, .claimDecide,
      .claimTag, .claimSame,
      .evidenceWithdraw, .evidenceRestore, .verdictWithdraw, .rulingWithdraw, .queryAsk,
      .queryAnswer, .noteAdd, .noteWithdraw, .publish, .publishWithdraw, .deskScale, .deskPolicy,
      .rosterAdmit,
      .rosterRevoke, .rosterAccept, .sourceWithdraw, .seal, nil:
      value
    }
  }
}
