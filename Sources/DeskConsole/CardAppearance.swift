import ClaimModel
import EditorialDesk

/// One place where the claim is made, in its paragraph.
struct CardAppearance: Sendable {
  let source: String
  let remark: String
  /// What stands before the words of the claim, the words, and what stands behind them.
  let before: String
  let words: String
  let after: String

  /// - Parameter sentences: how many sentences on each side; `nil` for the paragraph.
  init(_ appearance: Appearance, on desk: Desk, sentences: Int? = nil) throws {
    let selector = appearance.selector
    source = try desk.document(selector.document).phrase
    remark = appearance.remark
    guard appearance.anchor == .anchored else {
      (before, words, after) = (selector.prefix, selector.exact, selector.suffix)
      return
    }
    let passage =
      try sentences.map { try desk.passage(around: selector, sentences: $0) }
      ?? desk.paragraph(around: selector)
    (before, words, after) = (passage.before, passage.words, passage.after)
  }

  /// The source with what has to be said of it, on one line: of the two it is the source that is cut.
  var heading: String {
    let room = Columns.screen - Columns.label - Columns.width(visible(remark))
    return remark.isEmpty ? source : Columns.cut(source, to: max(20, room)) + remark
  }

  /// The source, and the paragraph with the words marked, on `most` lines at most.
  ///
  /// Where there is not room for all, the words keep most of it, and what stands around them shares the
  /// rest.
  func lines(most: Int) -> [Line] {
    // Lines end with a word: each leaves a few columns empty.
    let room = most * (Columns.screen - Columns.label - 6)
    let around = Self.width(before, within: room) + Self.width(after, within: room) + 2
    let shown = Columns.cutInside(words, to: max(40, room * 3 / 4, room - around))
    let rest = max(0, room - Columns.width(shown) - 2)
    let (front, back) = (Self.width(before, within: rest), Self.width(after, within: rest))
    let forFront = min(front, max(rest / 2, rest - back))
    let start = forFront < 2 ? "" : Columns.cutStart(before, to: forFront).spaced(endOf: before)
    let forBack = rest - min(rest, Columns.width(start))
    let end = forBack < 2 ? "" : Columns.cut(after, to: forBack).spaced(startOf: after)
    let lines = Line.field(" ", "\(start)«\(shown)»\(end)", most: most)
    return Line.field("in", heading, most: 1) + Self.emphasised(lines, after: start, shown)
  }

  /// How wide a text is, as far as that matters: no more than a little over `limit`.
  private static func width(_ text: String, within limit: Int) -> Int {
    Columns.width(String(String.UnicodeScalarView(text.unicodeScalars.prefix(4 * limit + 8))))
  }

  /// Marks the words for terminals with colour: they were wrapped since, which moved only white space.
  private static func emphasised(_ lines: [Line], after start: String, _ words: String) -> [Line] {
    func count(_ text: some Sequence<Unicode.Scalar>) -> Int {
      text.count { !$0.properties.isWhitespace }
    }
    let first = count(start.unicodeScalars) + 1
    let wanted = first..<first + count(words.unicodeScalars)
    var passed = 0
    return lines.map { line in
      var line = line
      var marked: [Int] = []
      for (place, scalar) in line.text.unicodeScalars.enumerated()
      where !scalar.properties.isWhitespace {
        if wanted.contains(passed) { marked.append(place) }
        passed += 1
      }
      if let low = marked.first, let high = marked.last { line.emphasis = low..<high + 1 }
      return line
    }
  }
}

extension Appearance {
  /// What has to be said of the place; empty when all is well.
  fileprivate var remark: String {
    let others = isInOtherWords ? " (in other words)" : ""
    switch anchor {
    case .anchored: return others + (readBy.map { " (as \($0)'s desk read it)" } ?? "")
    case .orphan: return others + " (not found again at its place)"
    case .documentAbsent: return others + " (not on this desk)"
    }
  }
}

extension String {
  /// The text with a space behind it where `original` ends with white space.
  func spaced(endOf original: String) -> String {
    original.last?.isWhitespace ?? false ? self + " " : self
  }

  /// The text with a space before it where `original` begins with white space.
  fileprivate func spaced(startOf original: String) -> String {
    original.first?.isWhitespace ?? false ? " " + self : self
  }
}
