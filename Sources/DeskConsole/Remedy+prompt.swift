public import ClaimModel

extension Remedy.Command {
  /// What is typed at the prompt.
  var atPrompt: String {
    switch self {
    case .listClaims, .listDocuments: "find WORDS"
    case .listQueries: "queue query"
    case .listConflicts: "conflicts all"
    case .listEvidence: "show evidence"
    case .showClaim: "show"
    case .showHistory: "history"
    case .rate: "rate RATING"
    case .anchor: "anchor \"WORDS\""
    case .anchorNearest: "anchor nearest"
    case .absent: "absent"
    case .accept: "accept"
    case .publishAddress: "publish URL"
    case .publishChange: "publish KIND WHY"
    case .attributeUnnamed: "attribute SPEAKER, unnamed"
    case .undoFurther: "undo further"
    case .redoFurther: "redo further"
    case .answerInstead: "answer ID instead: TEXT"
    case .waiveInstead: "waive ID instead: WHY"
    case .offerUnnamed: "evidence STANCE \"QUOTE\" unnamed"
    }
  }
}

extension Console {
  /// An error as the prompt prints it, with the commands of the prompt.
  public static func told(_ error: any ActionableError) -> String { error.told(\.atPrompt) }

  /// An error as a terminal shows it: no word is broken at the edge of the window.
  public func fitted(_ error: any ActionableError) -> String {
    Columns.$terminal.withValue(width) {
      Self.told(error).split(separator: "\n").flatMap { line in
        let indent = line.prefix { $0 == " " }.count
        return Line.paragraph(String(line), indent: indent).map { $0.rendered(usesColour: false) }
      }.joined(separator: "\n")
    }
  }
}
