import AnnotationSync
import ClaimModel
import ClaimStore

extension StoreView {
  /// The claim with the names of those who decided, ruled, waived and offered what `undo` brought back, in place of
  /// whoever typed it.
  func namingAuthors(of claim: Claim) throws -> Claim {
    var claim = claim
    if var decision = claim.decision, let back = decision.broughtBack,
      let author = try author(broughtBackBy: back, of: claim.id.text, Facet(.decision))
    {
      decision.broughtBackBy = decision.by
      decision.by = author
      claim.decision = decision
    }
    if var ruling = claim.ruling, let back = ruling.broughtBack,
      let author = try author(broughtBackBy: back, of: claim.id.text, Facet(.ruling))
    {
      ruling.broughtBackBy = ruling.by
      ruling.by = author
      claim.ruling = ruling
    }
    for index in claim.evidence.indices {
      let item = claim.evidence[index]
      guard let back = item.broughtBack,
        let author = try author(broughtBackBy: back, of: item.id.text, Facet(.evidence))
      else { continue }
      claim.evidence[index].by = author
    }
    for index in claim.queries.indices {
      let query = claim.queries[index]
      guard query.waiver != nil, let back = query.broughtBack,
        let author = try author(broughtBackBy: back, of: query.id.text, Facet(.answer))
      else { continue }
      claim.queries[index].waiver?.by = author
    }
    for index in claim.absences.indices {
      let absence = claim.absences[index]
      let facet = Facet(.absence, absence.document.text)
      guard
        let author = try author(broughtBackBy: absence.operation, of: claim.id.text, facet)
      else { continue }
      claim.absences[index].by = author
    }
    return claim
  }

  /// The operation that this one stands for: itself where neither `undo` nor `redo` wrote it.
  func original(of operation: Operation) throws -> Operation {
    guard let target = operation.target else { return operation }
    return try operation.original { try operations(named: $0, of: target, each: true) }
  }

  /// Whose contents an operation brought back; `nil` where they are its own author's.
  private func author(
    broughtBackBy id: OperationID, of entity: String, _ facet: Facet
  ) throws -> Annotator? {
    guard let head = try heads(of: entity, facet: facet).first(where: { $0.id == id }) else {
      return nil
    }
    let original = try original(of: head)
    return original == head ? nil : original.by
  }
}
