import AnnotationSync
import ClaimModel
import ClaimStore
import ReportExport

extension ClaimIntake {
  /// Keeps what the files call the marks of a claim, so that their tool has its own names back.
  ///
  /// What stood here before was named already, or had no name of the tool: an export gave it one then.
  mutating func writeMarks(
    _ claim: ExchangedClaim, _ documents: inout DocumentIntake, _ writing: inout ClaimWriting,
    in act: inout ActWriter
  ) throws {
    for mark in claim.marks {
      guard let document = documents.document(mark.document) else { continue }
      let tag = ExchangeTag.mark(mark, in: document)
      // Of nobody's mark anybody's name will do.
      let others = String(tag.dropLast(mark.name.count + (mark.annotator == nil ? 1 : 0)))
      guard !writing.isKnownMark(mark, in: document) || writing.hasTag(tag) else {
        losses.note(
          "names of marks that were here before without one",
          writing.hasTag(beginningWith: others) ? 0 : 1)
        continue
      }
      if !(try writing.writeTag(tag, in: &act)) {
        losses.note("names of marks that are too long")
      }
    }
  }
}

extension ClaimWriting {
  /// Whether what is marked was the person's place or evidence before; anybody's, where nobody is named.
  fileprivate func isKnownMark(_ mark: MarkName, in document: DocumentID) -> Bool {
    mark.spans.allSatisfy { span in
      before.contains { said in
        [.claimAdd, .evidenceGive].contains(said.operation.knownKind)
          && said.operation.selector.map { $0.document == document && $0.span == span } ?? false
          && mark.annotator.map { ExactText(said.operation.by.name) == ExactText($0) } ?? true
      }
    }
  }
}
