import ClaimModel

extension AnnotatedCopy {
  /// What is written one after the other: stretches of the article, and what of menus and notices is folded
  /// away.
  enum Piece {
    case segment(Segment)
    /// Stretches that are not of the article, in which nothing is marked; at least one line of words.
    case folded([Segment])
  }

  /// The segments, those that are not of the article put together as far as no claim stands in them.
  var pieces: [Piece] {
    var pieces: [Piece] = []
    var run: [Segment] = []
    func end() {
      // White space behind the last line of a run belongs to what follows.
      let count = run.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? 0
      if count > 0 { pieces.append(.folded(Array(run[..<count]))) }
      pieces += run[count...].map { .segment($0) }
      run = []
    }
    for segment in segments {
      if segment.isFoldable || (!run.isEmpty && segment.isBlank && segment.depth == 0) {
        run.append(segment)
      } else {
        end()
        pieces.append(.segment(segment))
      }
    }
    end()
    return pieces
  }

  /// What a fold says of itself.
  static func words(ofFolded segments: [Segment]) -> String {
    let lines = segments.map(\.text).joined().split(whereSeparator: \.isNewline)
      .count { $0.contains { !$0.isWhitespace } }
    return "\(counted(lines, "line")) not of the article, such as menus and notices"
  }

  /// The title of the copy.
  var title: String { document.title ?? "A document without a title" }

  /// What is said of the document itself, without its address.
  var imprint: String {
    [document.outlet, document.author, document.published].compactMap(\.self)
      .filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// Where a note's claim stands.
  func place(of note: Note) -> String {
    var seen: Set<String> = []
    let words = note.entry.claim.appearances
      .filter { place in
        guard note.isInOtherWords else { return !place.isInOtherWords }
        return place.isInOtherWords && note.spans.contains { $0.overlaps(place.selector.span) }
      }
      .map(\.selector).filter { $0.document == document.id }
      .compactMap { note.entry.places[$0]?.words }.filter { seen.insert($0).inserted }
    let spans = "scalars \(note.spans.map(\.description).joined(separator: " and "))"
    return words.isEmpty ? spans : "\(words.joined(separator: " and ")) (\(spans))"
  }

  /// Of claims that share words, the one that stands worst, by which the words are drawn: the least sure, then
  /// the one rated falsest.
  ///
  /// - Parameter sharers: by place in ``notes``; `nil` is returned for none.
  func worst(of sharers: [Int]) -> Int? {
    sharers.max { one, other in
      let (left, right) = (notes[one].status, notes[other].status)
      // No rating at all is worse than any.
      return left == right ? tone(of: one).number > tone(of: other).number : left < right
    }
  }

  /// The most numbers that stand at one place; of more, how many there are is said.
  static let mostNumbers = 3

  /// The notes whose numbers stand where words begin: all that share the words; where these are many, those alone
  /// whose words begin here, and how many of them there are beside the ones that are shown.
  static func numbers(at segment: Segment) -> (shown: [Int], further: Int) {
    guard segment.sharers.count > mostNumbers else { return (segment.sharers, 0) }
    let shown = segment.begins.prefix(mostNumbers).map(\.note)
    return (shown, segment.begins.count - shown.count)
  }

  /// How the rating of a note looks.
  func tone(of note: Int) -> HTMLTone {
    HTMLTone(notes[note].rating, in: frame)
  }

  /// The legend of the marks that mean the same in every form, each with its words.
  var signs: [(sign: String, words: String)] {
    let others =
      notes.contains(where: \.isInOtherWords) ? ", or in other words than were judged" : ""
    return [
      ("✓", "verified"), ("?", "not verified\(others)"),
      ("!", "disputed or contested, not verified"),
      ("×", "rejected or retracted"),
      ("…", "the claim goes on further down, under the same number"),
    ]
  }
}

extension AnnotatedCopy.Segment {
  fileprivate var isBlank: Bool { text.allSatisfy(\.isWhitespace) }

  fileprivate var isFoldable: Bool { isBoilerplate && depth == 0 && !isUnselected && !isHeadline }
}
