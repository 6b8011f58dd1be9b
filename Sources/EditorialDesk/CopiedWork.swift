import ClaimModel
import ReportExport

/// Whose verdicts, of those that an import brings, are somebody else's over again: a copy of a file would make
/// one person two.
///
/// Somebody's work is taken for a copy of another's where, of the claims that both judged blind, three quarters
/// or more have
///
/// - the same rating and free text (a rationale, or a note), of the claims where the first gave any; and these
///   are two texts that differ, or one of ``longText`` characters or more; or
/// - the same rating, where both give one the same confidence, and where both give any a free text in common;
///   and one of the names begins with the other, as `amara (Kopie)` does with `amara`.
///
/// Equal ratings alone are no sign: people who worked apart agree. Of two who are brought together the one
/// whom the desk knows, or else the shorter name, stays.
struct CopiedWork {
  /// The length of a text, in characters, that two people do not happen to write alike.
  static let longText = 40

  /// Whose work is a copy, and of whose.
  private var originals: [Annotator: Annotator] = [:]
  /// How many verdicts of a copy were taken for informed.
  private var counts: [Annotator: Int] = [:]

  /// What somebody said of a claim.
  struct Judgement {
    let author: Annotator
    let rating: ExactText
    let confidence: Int?
    /// What they wrote of it, as it is compared: without what is no letter to see, and white space as gaps.
    let texts: Set<ExactText>

    init(author: Annotator, rating: String, confidence: Int?, texts: [String]) {
      self.author = author
      self.rating = ExactText(rating)
      self.confidence = confidence
      self.texts = Set(
        texts.map { text in
          ExactText(
            visible(text, keepingLines: true).split(whereSeparator: \.isWhitespace)
              .joined(separator: " "))
        }.filter { !$0.text.isEmpty })
    }
  }

  /// What was said of a claim, all of it blind.
  struct Judgements {
    /// On the desk before.
    var standing: [Judgement] = []
    /// By the import, and not said before.
    var brought: [Judgement] = []
  }

  init(_ all: [(claim: ClaimID, judgements: Judgements)]) {
    var claims: [ClaimID: Judgements] = [:]
    for (claim, judgements) in all {
      claims[claim, default: judgements].brought +=
        claims[claim] == nil ? [] : judgements.brought
    }
    var tallies: [Pair: Tally] = [:]
    for judgements in claims.values {
      for one in judgements.brought {
        // Whoever judged it anew is compared by each of the verdicts.
        let others = Dictionary(grouping: judgements.standing + judgements.brought, by: \.author)
        for (author, said) in others where author != one.author {
          tallies[Pair(one: one.author, other: author), default: Tally()].take(one, said)
        }
      }
    }
    let known = Set(claims.values.flatMap(\.standing).map(\.author))
    let people = Set(claims.values.flatMap(\.brought).map(\.author)).sorted {
      (known.contains($0) ? 0 : 1, $0.name.utf8.count, $0)
        < (known.contains($1) ? 0 : 1, $1.name.utf8.count, $1)
    }
    let like = Dictionary(grouping: tallies.filter { $0.isOfCopies($1) }.keys, by: \.one)
    for (place, person) in people.enumerated() {
      let before = known.union(people[..<place].filter { originals[$0] == nil })
      originals[person] = (like[person] ?? []).map(\.other).filter(before.contains).min()
    }
  }

  /// Whether somebody's work is taken for a copy.
  func isCopied(by person: Annotator) -> Bool { originals[person] != nil }

  /// Counts a verdict that would have been blind.
  mutating func count(_ person: Annotator) { counts[person, default: 0] += 1 }

  /// How many people are named.
  private static let mostNamed = 3

  /// What was taken for informed, by whose it is: the first three named.
  var losses: LossReport {
    var losses = LossReport()
    let people = counts.sorted { $0.key < $1.key }
    for (person, count) in people.prefix(Self.mostNamed) {
      guard let original = originals[person] else { continue }
      losses.note(
        "verdicts of \(visible(person.name)) that say what \(visible(original.name)) says, as a copy would: "
          + "taken for informed", count)
    }
    losses.note(
      "verdicts of \(people.count - Self.mostNamed) more people that say what others say, as copies would: "
        + "taken for informed", people.dropFirst(Self.mostNamed).reduce(0) { $0 + $1.value })
    return losses
  }

  /// Two people, the first of whom may have copied the other.
  private struct Pair: Hashable {
    let one: Annotator
    let other: Annotator

    func isOfCopies(_ tally: Tally) -> Bool {
      tally.isInSameWords || tally.isSame && Self.isLike(one.name, other.name)
    }

    /// Whether one name begins with the other, and goes on with no letter of the same word and no digit of the
    /// same number.
    static func isLike(_ one: String, _ other: String) -> Bool {
      let (first, second) = (Array(one.lowercased()), Array(other.lowercased()))
      let (short, long) = first.count < second.count ? (first, second) : (second, first)
      guard long.starts(with: short), let last = short.last else { return false }
      guard long.count > short.count else { return true }
      let next = long[short.count]
      if last.isNumber && next.isNumber { return false }
      // A copy may be named in another script, without a space.
      return !next.isLetter || last.isASCII && !next.isASCII
    }
  }

  /// What two people said of the claims that both judged.
  private struct Tally {
    private var (shared, same, worded, sameWords) = (0, 0, 0, 0)
    private var texts: Set<ExactText> = []

    /// - Parameter others: what the other one said of the claim, now or before.
    mutating func take(_ one: Judgement, _ others: [Judgement]) {
      shared += 1
      if !one.texts.isEmpty { worded += 1 }
      let agreeing = others.filter { $0.rating == one.rating }
      let common = agreeing.reduce(into: Set<ExactText>()) {
        $0.formUnion(one.texts.intersection($1.texts))
      }
      texts.formUnion(common)
      if !common.isEmpty { sameWords += 1 }
      let isSame = agreeing.contains { other in
        let isSureAlike =
          one.confidence == nil || other.confidence == nil || one.confidence == other.confidence
        return isSureAlike
          && (one.texts.isEmpty || other.texts.isEmpty || !one.texts.isDisjoint(with: other.texts))
      }
      if isSame { same += 1 }
    }

    var isSame: Bool { shared > 0 && same * 4 >= shared * 3 }

    var isInSameWords: Bool {
      sameWords > 0 && sameWords * 4 >= worded * 3
        && (texts.count > 1 || texts.contains { $0.text.count >= CopiedWork.longText })
    }
  }
}
