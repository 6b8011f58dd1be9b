public import ClaimModel

extension Saying {
  /// What an operation says; `nil` when it writes no facet.
  public init?(_ operation: Operation) {
    guard let target = operation.target else { return nil }
    let said = Self.said(operation)
    self.init(
      operation: operation.id, facet: target.facet, by: operation.by, said: said ?? "taken back",
      because: Self.reason(of: operation) ?? "",
      evidence: target.kind == .evidence ? EvidenceID(target.entity) : nil, takesBack: said == nil)
  }

  /// - Returns: `nil` when something is taken back.
  private static func said(_ operation: Operation) -> String? {
    switch operation.knownKind {
    case .verdictGive:
      let confidence = operation.with("confidence")?.int.map { " \($0) %" }
      return operation.value.map { $0 + (confidence ?? "") }
    case .rulingGive:
      return operation.value.map {
        $0.utf8.elementsEqual(Ruling.noVerdict.utf8) ? "no verdict stands" : $0
      }
    case .claimWord: return operation.value.map { "“\($0)”" }
    case .claimAttribute: return Attribution(operation)?.summary ?? "nothing"
    case .evidenceGive, .evidenceRestore:
      let words = ["exact", "quote", "title", "url"].lazy.compactMap {
        operation.with.members?.value($0)?.string
      }
      return operation.value.map { stance in words.first.map { "\(stance): “\($0)”" } ?? stance }
    case .claimAbsent: return operation.value.map { _ in "the document does not have it" }
    case .queryWaive: return operation.value.map { "waived: \($0)" }
    case .publish: return "a publication (\(operation.value ?? "")): \(operation.text("url") ?? "")"
    case .documentAdd, .documentDescribe, .documentText, .documentOrigin, .passageMark, .claimAdd,
      .claimDecide, .claimTag, .claimSame, .evidenceWithdraw, .verdictWithdraw, .rulingWithdraw,
      .queryAsk, .queryAnswer, .noteAdd, .noteWithdraw, .publishWithdraw, .deskScale, .deskPolicy,
      .rosterAdmit, .rosterRevoke, .rosterAccept, .sourceAttest, .sourceWithdraw, .seal, nil:
      return operation.value
    }
  }

  private static func reason(of operation: Operation) -> String? {
    operation.knownKind == .verdictGive ? operation.text("rationale") : operation.text("because")
  }
}

extension [JSONValue.Member] {
  fileprivate func value(_ key: String) -> JSONValue? { first { $0.key == key }?.value }
}

extension Contest {
  /// The sides of a facet; `nil` when it is not contested.
  init?(_ heads: FacetHeads) {
    guard heads.isContested else { return nil }
    self.init(facet: heads.facet, sides: heads.heads.distinctContents.compactMap { Saying($0) })
  }
}
