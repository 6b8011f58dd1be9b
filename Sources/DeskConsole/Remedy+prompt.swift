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
    }
  }
}

extension Console {
  /// An error as the prompt prints it, with the commands of the prompt.
  public static func told(_ error: any ActionableError) -> String { error.told(\.atPrompt) }
}
