import ClaimModel
import EditorialDesk

/// Where a person is in the coverage of a document.
struct CoverWalk: Sendable {
  let document: DocumentID
  /// The sentence in hand, from 1; 0 before the first.
  var number = 0
  /// The sentences that were passed over.
  var passed: Set<Int> = []

  init(document: DocumentID) { self.document = document }

  /// The next open sentence that was not passed over, from the one in hand on and then from the start.
  func next(in coverage: Coverage) -> Coverage.Sentence? {
    let open = coverage.sentences.filter { $0.state == .open && !passed.contains($0.number) }
    return open.first { $0.number > number } ?? open.first
  }
}

extension Session {
  /// The document whose coverage is being gone through.
  ///
  /// - Throws: ``ConsoleError/notCovering``.
  func coverWalk() throws(ConsoleError) -> CoverWalk {
    guard let cover else { throw .notCovering }
    return cover
  }

  /// Goes back to before the sentence at a place, so that it comes next if it is open.
  mutating func coverBack(to place: Desk.Undone.Place) throws {
    var walk = try coverWalk()
    guard place.document == walk.document else { return }
    let sentences = try desk.coverage(of: walk.document).coverage.sentences
    guard let sentence = sentences.first(where: { $0.span.end > place.span.start }) else { return }
    walk.number = sentence.number - 1
    walk.passed.remove(sentence.number)
    cover = walk
  }

  /// Goes on to the next open sentence, and shows it; where that is still open that was in hand, to it again.
  ///
  /// - Parameter decided: the sentences just decided about, by number; `nil` for the one in hand.
  mutating func coverOn(after decided: [Int]? = nil) throws -> [Line] {
    var walk = try coverWalk()
    if let decided, walk.number > 0, !decided.contains(walk.number) { walk.number -= 1 }
    let look = try desk.logEnd()
    let covered = try desk.coverage(of: walk.document)
    guard let next = walk.next(in: covered.coverage) else {
      walk.number = 0
      cover = walk
      let left =
        covered.coverage.count(.open) == 0 ? "" : "; passed over ones come again with `cover`"
      return Line.paragraph("Nothing else is open: \(CoverSheet.counts(covered.coverage))\(left).")
    }
    walk.number = next.number
    let card = try CoverCard(next, of: covered, on: desk)
    noteShown(card.sentences, of: walk.document, at: look)
    return show(card, in: walk)
  }

  /// Marks sentences of the document that is gone through, and goes on.
  ///
  /// - Returns: the card of the sentence that comes next.
  mutating func mark(
    _ numbers: [Int], as state: PassageMark.State, because: String = ""
  ) throws -> [Line] {
    let document = try coverWalk().document
    try desk.mark(
      numbers, of: document, as: state, because: because, having: sentenceLooks[document] ?? [:])
    return try coverOn(after: numbers)
  }

  /// The sentences of these numbers, each with how it begins where they are few.
  func named(_ numbers: [Int]) throws -> String {
    guard numbers.count <= 3 else { return numbers.map(String.init).joined(separator: ", ") }
    let coverage = try desk.coverage(of: coverWalk().document).coverage
    return numbers.map { number in
      guard let sentence = coverage.sentence(number) else { return "\(number)" }
      let words = sentence.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return "\(number) “\(Columns.cut(words, to: 40))”"
    }.joined(separator: ", ")
  }

  /// Remembers that sentences are shown with what was said of each, as the desk was when its log ended there.
  mutating func noteShown(_ sentences: [Int], of document: DocumentID, at look: LogPosition) {
    for number in sentences { sentenceLooks[document, default: [:]][number] = look }
  }

  /// The sentences meant: those of the list, else the one in hand.
  func covered(_ list: NumberList?) throws(ConsoleError) -> [Int] {
    let walk = try coverWalk()
    if let list { return list.numbers }
    guard walk.number > 0 else { throw .noSentenceInHand }
    return [walk.number]
  }
}
