import ClaimModel
import TextAnchoring

/// One paragraph of an article, cut into tokens, sentences and quotations.
///
/// Ranges are of tokens unless they are called spans.
struct Passage {
  let kind: Block.Kind
  let tokens: [Token]
  let sentences: [Range<Int>]
  let quotations: [Quotation]
  /// For each token, the quotation it lies in, marks included, or -1 for none.
  let quotationAt: [Int]

  /// A sentence of more tokens is cut: it is no prose, and would cost more than it is worth.
  static let longestSentence = 300

  init(_ block: Block, of text: DocumentText) {
    kind = block.kind
    let tokens = Token.all(of: text.scalars, in: block.span.range)
    var sentences: [Range<Int>] = []
    var at = 0
    for sentence in text.sentences(in: block.span) {
      let start = at
      while at < tokens.count, tokens[at].start < sentence.end { at += 1 }
      for piece in stride(from: start, to: at, by: Passage.longestSentence) {
        sentences.append(piece..<min(at, piece + Passage.longestSentence))
      }
    }
    let quotations = Quotation.all(in: tokens, of: text.scalars)
    var quotationAt = [Int](repeating: -1, count: tokens.count)
    for (index, quotation) in quotations.enumerated() {
      for token in quotation.range { quotationAt[token] = index }
    }
    self.tokens = tokens
    self.sentences = Passage.joined(sentences, across: quotations, tokens)
    self.quotations = quotations
    self.quotationAt = quotationAt
  }

  /// Sentences, where one that a quotation cuts off before its last mark takes the mark in, and
  /// "“…?” she asked." is one.
  private static func joined(
    _ sentences: [Range<Int>], across quotations: [Quotation], _ tokens: [Token]
  ) -> [Range<Int>] {
    let closers = Set(quotations.map { $0.range.upperBound - 1 })
    var joined: [Range<Int>] = []
    for sentence in sentences {
      if let last = joined.last, sentence.count > 1, closers.contains(sentence.lowerBound),
        sentence.lowerBound == last.upperBound
      {
        joined[joined.count - 1] = last.lowerBound..<sentence.lowerBound + 1
        joined.append(sentence.lowerBound + 1..<sentence.upperBound)
      } else if let last = joined.last, last.upperBound == sentence.lowerBound,
        closers.contains(last.upperBound - 1), isTail(sentence, tokens)
      {
        joined[joined.count - 1] = last.lowerBound..<sentence.upperBound
      } else {
        joined.append(sentence)
      }
    }
    return joined
  }

  /// Whether a sentence only says who said what stands before it, as in "Smith asked".
  private static func isTail(_ sentence: Range<Int>, _ tokens: [Token]) -> Bool {
    for index in sentence.prefix(6) {
      guard tokens[index].isWord || tokens[index].lower == "." else { return false }
      guard let entry = ReportingVerbs.entries[tokens[index].lower], entry.frame == .speech else {
        continue
      }
      guard index + 1 < sentence.upperBound else { return true }
      return [".", ",", ";"].contains(tokens[index + 1].lower)
    }
    return false
  }

  func lower(_ index: Int) -> String {
    tokens.indices.contains(index) ? tokens[index].lower : ""
  }

  func isWord(_ index: Int) -> Bool { tokens.indices.contains(index) && tokens[index].isWord }

  func isCapital(_ index: Int) -> Bool { tokens.indices.contains(index) && tokens[index].isCapital }

  func isQuoted(_ index: Int) -> Bool {
    quotationAt.indices.contains(index) && quotationAt[index] >= 0
  }

  /// The number of words in a range.
  func wordCount(_ range: Range<Int>) -> Int { range.count { tokens[$0].isWord } }

  /// The stretch of text that a range covers; `nil` when the range is empty.
  func span(_ range: Range<Int>) -> TextSpan? {
    guard !range.isEmpty else { return nil }
    return TextSpan(tokens[range.lowerBound].start, tokens[range.upperBound - 1].end)
  }
}

extension Passage {
  /// A word as it is written.
  func word(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].written : "" }
}
