import ClaimModel

/// Stances by the words that other tools have for them.
enum StanceName {
  private static let words: [Evidence.Stance: Set<String>] = [
    .supports: ["supports", "support", "supported", "supporting", "for", "true", "agree"],
    .refutes: ["refutes", "refute", "refuted", "contradicts", "against", "false", "disagree"],
    .context: ["context", "neutral", "related", "discuss", "mentions"],
    .silent: ["silent", "silence"],
  ]

  /// The stance of that name; `nil` when no stance is called so.
  static func stance(_ word: String) -> Evidence.Stance? {
    let lower = word.trimmedOfSpace.lowercased()
    return Evidence.Stance.allCases.first { words[$0]?.contains(lower) ?? false }
  }
}
