public import ClaimModel

extension PassageMark {
  /// Reads what an operation says of a passage; `nil` when it says nothing, or takes back what was said.
  public init?(_ operation: Operation) {
    guard operation.knownKind == .passageMark, let span = operation.span,
      let document = operation.on.flatMap({ DocumentID($0) }),
      let state = operation.text("as").flatMap(State.init)
    else { return nil }
    self.init(
      selector: Selector(
        document: document, span: span, exact: operation.text("exact") ?? "",
        prefix: operation.text("prefix") ?? "",
        suffix: operation.text("suffix") ?? ""),
      state: state, because: operation.text("because") ?? "", by: operation.by)
  }
}

extension OperationDraft {
  /// Says of a passage how it stands.
  ///
  /// Two people who say the same of the same passage write the same content.
  public static func mark(
    _ selector: Selector, as state: PassageMark.State, because: String = ""
  ) -> OperationDraft {
    OperationDraft(
      .passageMark, on: selector.document.text,
      with: .members([
        ("as", .string(state.rawValue)), ("because", because.isEmpty ? nil : .string(because)),
        ("start", .int(selector.span.start)), ("end", .int(selector.span.end)),
        ("exact", .string(selector.exact)), ("prefix", .string(selector.prefix)),
        ("suffix", .string(selector.suffix)),
      ]))
  }

  /// Leaves a passage as if nobody had said anything of it.
  public static func unmark(_ span: TextSpan, of document: String) -> OperationDraft {
    OperationDraft(
      .passageMark, on: document, with: ["start": .int(span.start), "end": .int(span.end)])
  }
}
