import ClaimModel
import ClaimStore
import ReportExport

extension ClaimIntake {
  /// Keeps what the files call the marks of a claim, so that their tool has its own names back.
  mutating func writeMarks(
    _ claim: ExchangedClaim, _ documents: inout DocumentIntake, _ writing: inout ClaimWriting,
    in act: inout ActWriter
  ) throws {
    for mark in claim.marks {
      guard let document = documents.document(mark.document) else { continue }
      if !(try writing.writeTag(ExchangeTag.mark(mark, in: document), in: &act)) {
        losses.note("names of marks that are too long")
      }
    }
  }
}
