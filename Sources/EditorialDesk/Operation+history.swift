import AnnotationSync
import ClaimModel

extension AnnotationSync.Operation {
  /// The operations that this one replaced, each content once, in order of name.
  ///
  /// - Parameter known: the operations of the entity; others are not on the desk yet, and are left out.
  func replaced(
    among known: [OperationID: AnnotationSync.Operation]
  ) -> [AnnotationSync.Operation] {
    var contents: Set<[UInt8]> = []
    return Set(over).sorted().compactMap { known[$0] }
      .filter { contents.insert($0.content).inserted }
  }

  /// Why it was written, as far as somebody said; `nil` when nobody did.
  ///
  /// What was brought back has the reasons of whoever wrote it first: said again as one's own, not as another's.
  ///
  /// - Parameter original: the operation that it stands for; `nil` for itself.
  func reason(standingFor original: AnnotationSync.Operation?) -> String? {
    let isOwn = original.map { $0.by == by } ?? true
    let said = ["because", "rationale"].lazy.compactMap { self.with[$0]?.string }
    let text = isOwn ? said.first { text in text.contains { !$0.isWhitespace } } : nil
    let mark = isMarked(.undo) ? "undo" : isMarked(.redo) ? "redo" : nil
    guard let mark, let text else { return mark ?? text }
    return "\(mark): \(text)"
  }
}
