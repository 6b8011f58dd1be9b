/// Tells whether a claim says that something is so, is not so, or was not there.
struct PolarityReader {
  let passage: Passage

  func polarity(of finding: Finding) -> Candidate.Polarity {
    if let cue = finding.cue,
      cue.contains(where: { PolarityReader.refusals.contains(passage.lower($0)) })
    {
      return .denied
    }
    let words = finding.contents.flatMap { $0.filter(passage.isWord).map(passage.lower) }
    if PolarityReader.absences.contains(where: { occurs($0, in: words) }) { return .absent }
    if let cue = finding.cue, cue.contains(where: { isNegation($0) }) { return .denied }
    return negatesMainClause(words) ? .denied : .affirmed
  }

  /// Whether a negation stands before any subordinate clause begins.
  private func negatesMainClause(_ words: [String]) -> Bool {
    for (index, word) in words.prefix(24).enumerated() {
      if index > 0, PolarityReader.borders.contains(word) { return false }
      guard PolarityReader.negations.contains(word) || word.hasSuffix("n't") else { continue }
      let next = index + 1 < words.count ? words[index + 1] : ""
      if next == "only" || next == "just" || next == "merely" || next == "doubt" { continue }
      return true
    }
    return false
  }

  private func isNegation(_ index: Int) -> Bool {
    let word = passage.lower(index)
    return PolarityReader.negations.contains(word) || word.hasSuffix("n't")
  }

  private func occurs(_ phrase: [String], in words: [String]) -> Bool {
    guard words.count >= phrase.count else { return false }
    return words.indices.dropLast(phrase.count - 1).contains { words[$0...].starts(with: phrase) }
  }

  private static let refusals: Set<String> = [
    "denied", "denies", "deny", "denying", "declined", "declines", "declining", "refused",
    "refuses",
    "refusing", "rejected", "rejects", "rejecting", "dismissed", "dismisses", "dismissing",
    "disputed", "disputes", "refuted", "refutes",
  ]
  private static let negations: Set<String> = [
    "not", "never", "no", "nobody", "nothing", "none", "neither", "nor", "cannot", "without",
  ]
  private static let borders: Set<String> = [
    "who", "which", "whom", "because", "if", "when", "while", "although", "though", "unless",
    "until", "whether", "but",
  ]
  private static let absences: [[String]] = [
    "not among", "not on the agenda", "not mention", "no mention", "not mentioned", "not discuss",
    "not discussed", "not come up", "not raised", "not raise", "not brought up", "not part of",
    "not included", "not include", "not addressed", "not address", "no evidence", "no sign",
    "no record", "no trace", "without mentioning", "made no reference", "never mentioned",
    "never discussed", "never came up", "never raised", "there was no", "there were no",
    "there is no", "there are no", "there's no", "was absent", "were absent", "left out",
    "didn't mention", "didn't discuss", "didn't come up", "wasn't discussed", "wasn't mentioned",
    "weren't among", "wasn't among",
  ].map { $0.split(separator: " ").map(String.init) }
}
