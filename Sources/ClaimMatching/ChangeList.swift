import ClaimModel

/// Turns paired words into the list of what differs between two texts.
struct ChangeList {
  let a: MatchedText
  let b: MatchedText
  let pairs: [(a: Int, b: Int)]

  typealias Change = Alignment.Change

  /// What differs, in order of place.
  var changes: [Change] {
    var changes: [Change] = []
    var before = (a: -1, b: -1)
    for pair in pairs + [(a.words.count, b.words.count)] {
      let wordsInA = before.a + 1..<pair.a
      let wordsInB = before.b + 1..<pair.b
      if wordsInA.isEmpty, wordsInB.isEmpty {
        changes += change(between: gap(a, before.a, pair.a), and: gap(b, before.b, pair.b))
      } else {
        changes.append(wordChange(wordsInA, wordsInB))
      }
      if pair.a < a.words.count {
        changes += change(inWord: a.words[pair.a], and: b.words[pair.b])
      }
      before = pair
    }
    return joinedMoves(in: changes).sorted()
  }

  /// The scalars between two words that follow each other.
  private func gap(_ text: MatchedText, _ before: Int, _ after: Int) -> Range<Int> {
    let lower = before < 0 ? 0 : text.words[before].range.upperBound
    let upper = after < text.words.count ? text.words[after].range.lowerBound : text.scalars.count
    return lower..<upper
  }

  /// What differs between two stretches without words, without what they begin and end with alike.
  private func change(between left: Range<Int>, and right: Range<Int>) -> [Change] {
    guard !a.scalars[left].elementsEqual(b.scalars[right]) else { return [] }
    var (lowA, lowB) = (left.lowerBound, right.lowerBound)
    while lowA < left.upperBound, lowB < right.upperBound, a.scalars[lowA] == b.scalars[lowB] {
      (lowA, lowB) = (lowA + 1, lowB + 1)
    }
    var (highA, highB) = (left.upperBound, right.upperBound)
    while highA > lowA, highB > lowB, a.scalars[highA - 1] == b.scalars[highB - 1] {
      (highA, highB) = (highA - 1, highB - 1)
    }
    return [made(lowA..<highA, lowB..<highB, .punctuation)]
  }

  /// What differs between two spellings of one word.
  private func change(inWord left: Word, and right: Word) -> [Change] {
    let leftText = a.scalars[left.range]
    let rightText = b.scalars[right.range]
    guard !leftText.elementsEqual(rightText) else { return [] }
    let isTypographic = Self.folded(leftText).elementsEqual(Self.folded(rightText))
    return [made(left.range, right.range, isTypographic ? .punctuation : .spelling)]
  }

  /// A word with its apostrophes and capitals alike.
  ///
  /// As a `String`, so that two encodings of one letter are equal.
  private static func folded(_ word: ArraySlice<Unicode.Scalar>) -> String {
    let scalars = word.filter { $0 != "\u{00AD}" }.map { $0.isApostrophe ? "'" : $0 }
    return String(String.UnicodeScalarView(scalars)).lowercased()
  }

  private func wordChange(_ left: Range<Int>, _ right: Range<Int>) -> Change {
    made(
      stretch(a, left), stretch(b, right),
      ChangeKind.kind(of: Array(a.words[left]), and: Array(b.words[right])))
  }

  /// The scalars from the first word to the end of the last; of no words, the place where they
  /// would stand.
  private func stretch(_ text: MatchedText, _ words: Range<Int>) -> Range<Int> {
    guard words.isEmpty else {
      return text.words[words.lowerBound].range
        .lowerBound..<text.words[words.upperBound - 1].range.upperBound
    }
    let place = words.lowerBound == 0 ? 0 : text.words[words.lowerBound - 1].range.upperBound
    return place..<place
  }

  private func made(_ left: Range<Int>, _ right: Range<Int>, _ what: Change.Kind) -> Change {
    let op: Change.Operation = left.isEmpty ? .added : right.isEmpty ? .cut : .changed
    return Change(op: op, a: left, b: right, what: what)
  }

  /// Makes one move of a cut and an addition of the same words.
  private func joinedMoves(in changes: [Change]) -> [Change] {
    var additions: [[String]: [Change]] = [:]
    for change in changes where change.op == .added && change.what.isOfWords {
      additions[keys(b, change.b), default: []].append(change)
    }
    guard !additions.isEmpty else { return changes }
    var joined: [Change] = []
    var gone: Set<Change> = []
    for change in changes where change.op == .cut && change.what.isOfWords {
      let words = keys(a, change.a)
      guard words.count > 1, let target = additions[words]?.first else { continue }
      additions[words]?.removeFirst()
      if additions[words]?.isEmpty ?? false { additions[words] = nil }
      joined.append(Change(op: .moved, a: change.a, b: target.b, what: change.what))
      gone.formUnion([change, target])
    }
    return changes.filter { !gone.contains($0) } + joined
  }

  private func keys(_ text: MatchedText, _ stretch: Range<Int>) -> [String] {
    text.words[text.firstWord(from: stretch.lowerBound)...]
      .prefix { $0.range.lowerBound < stretch.upperBound }.map(\.key)
  }
}

extension MatchedText {
  /// The first word that begins at a scalar or after it.
  fileprivate func firstWord(from scalar: Int) -> Int {
    words.partitioningIndex { $0.range.lowerBound >= scalar }
  }
}

extension Alignment.Change.Kind {
  /// Whether words differ and not only their dress.
  var isOfWords: Bool {
    switch self {
    case .negation, .number, .name, .word: true
    case .spelling, .punctuation: false
    }
  }
}
