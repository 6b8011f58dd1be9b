import ClaimModel
import EditorialDesk

/// An open sentence as it is shown: between its neighbours, with what the extractor sees in it.
struct CoverCard: Sendable {
  private let sentence: Coverage.Sentence
  private let covered: Desk.DocumentCoverage
  private let candidates: [Desk.OpenCandidate]

  init(
    _ sentence: Coverage.Sentence, of covered: Desk.DocumentCoverage, on desk: Desk
  ) throws {
    self.sentence = sentence
    self.covered = covered
    candidates = try desk.candidates(in: sentence, of: covered.document.id)
  }

  /// The numbers of the sentences that it shows with what was said of them: a neighbour that is contested has the
  /// sign of an open one.
  var sentences: [Int] {
    [sentence.number]
      + [sentence.number - 1, sentence.number + 1].filter { number in
        covered.coverage.sentence(number).map { $0.reason != .contested } ?? false
      }
  }

  var lines: [Line] {
    let coverage = covered.coverage
    let place = "\(sentence.number)/\(coverage.sentences.count)"
    return [
      Line(
        text: "sentence \(place)  \(sentence.kind)  \(coverage.count(.open)) open", tone: .heading)
    ]
      + neighbour("before", sentence.number - 1)
      + Line.field("open", sentence.text, most: 9, tone: .warning)
      + neighbour("after", sentence.number + 1) + contested
      + candidates.prefix(3).flatMap {
        Line.field("candidate", "\($0.claim.short) “\($0.wording)”", most: 2)
      }
      + Line.plain("tick · exempt [WHY] · claim [\"WORDS\"] · skip")
  }

  private func neighbour(_ label: String, _ number: Int) -> [Line] {
    guard let near = covered.coverage.sentence(number) else { return [] }
    return Line.field(label, "\(near.state.sign) \(near.text)", most: 2, tone: .plain)
  }

  private var contested: [Line] {
    guard sentence.reason == .contested else { return [] }
    return Line.field(
      "contested", "people have said different things of it: `conflicts all`", tone: .warning)
  }
}
