public import ClaimModel

extension Coverage {
  /// Works out how each sentence stands.
  ///
  /// A sentence is what was said of the smallest marked passage that holds the whole of it; where nobody
  /// said anything, it is ticked when it shares words with a claim that stands; else it stands as the same
  /// words do in the latest other version in which somebody said something of them, the first with the first
  /// where they stand several times. White space makes no difference to that, everything else does.
  ///
  /// - Parameters:
  ///   - marks: what was said of passages of this document, where people agree.
  ///   - contested: passages of which people have said different things.
  ///   - claims: the claims that stand, with their places.
  ///   - former: what stands in each other version, the latest version first, each in order of place.
  public init(
    of text: DocumentText, marks: [PassageMark], contested: [TextSpan] = [], claims: [Placed],
    former: [[Former]] = []
  ) {
    let blocks = text.blocks()
    // Where a desk has read the document otherwise, other words stand there: nobody has marked those.
    let own = marks.filter {
      Judge.key(text.quote($0.selector.span)) == Judge.key($0.selector.exact)
    }
    var judge = Judge(marks: own, contested: contested, claims: claims, former: former)
    var sentences: [Sentence] = []
    for block in blocks where block.kind.isContent {
      var opens = true
      for span in text.sentences(in: block.span) {
        let words = text.quote(span)
        guard words.unicodeScalars.contains(where: \.isWordPart) else { continue }
        let (state, reason) = judge.verdict(on: span, words)
        sentences.append(
          Sentence(
            number: sentences.count + 1, span: span, text: words, kind: block.kind.rawValue,
            opensBlock: opens, state: state, reason: reason))
        opens = false
      }
    }
    self.init(
      sentences: sentences, boilerplate: blocks.count { !$0.kind.isContent })
  }
}

/// What is known of a document's passages, for judging one sentence after the other.
private struct Judge {
  private let marks: [(span: TextSpan, mark: PassageMark?)]
  private let claims: [Coverage.Placed]
  private var former: [[ExactText: ArraySlice<Coverage.Former>]]

  init(
    marks: [PassageMark], contested: [TextSpan], claims: [Coverage.Placed],
    former: [[Coverage.Former]]
  ) {
    // The smallest first: it says most exactly what it is about.
    self.marks =
      (marks.map { ($0.selector.span, $0) } + contested.map { ($0, nil) })
      .sorted { ($0.0.length, $0.0) < ($1.0.length, $1.0) }
    self.claims = claims.sorted { ($0.span, $0.claim) < ($1.span, $1.claim) }
    self.former = former.map { version in
      Dictionary(grouping: version) { Self.key($0.text) }.mapValues { $0[...] }
    }
  }

  /// Sentences are given in order of place, each once.
  mutating func verdict(
    on span: TextSpan, _ words: String
  ) -> (PassageMark.State, Coverage.Reason?) {
    let said = said(elsewhere: Self.key(words))
    if let marked = marks.first(where: { $0.span.contains(span) }) {
      guard let mark = marked.mark else { return (.open, .contested) }
      return (mark.state, .mark(mark))
    }
    let held = claims.filter { $0.span.overlaps(span) }
    if !held.isEmpty {
      var names: [ClaimID] = []
      for one in held where !names.contains(one.claim) { names.append(one.claim) }
      return (.ticked, .claims(names))
    }
    guard let said, let state = said.state, state != .open else { return (.open, nil) }
    return (state, .carried(from: said.document))
  }

  /// What was said last of the next of these words in another version; `nil` where nobody said anything.
  private mutating func said(elsewhere words: ExactText) -> Coverage.Former? {
    var said: Coverage.Former?
    for version in former.indices {
      let same = former[version][words]?.popFirst()
      if said == nil, same?.state != nil { said = same }
    }
    return said
  }

  /// The words without regard to how much white space is between them.
  static func key(_ text: String) -> ExactText {
    ExactText(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }
}
