import AnnotationSync
import ClaimModel

/// Notices, while files are merged, what an editor should know: gaps, equivocations, authors that are
/// not on the roster, things named that are not here.
///
/// What may still come later in the same merge is judged at its end. One finding is given for each
/// file and kind of trouble, at its first line, with a count.
struct MergeWatch {
  private struct Trouble {
    let kind: FindingKind
    let line: Int
    let detail: String
    var count = 1
  }

  private struct Place {
    let file: String
    let line: Int
  }

  private struct Missing {
    let chain: Int64
    let number: Int
    let previous: OperationID?
    let name: Chain
    let place: Place
  }

  private let view: StoreView
  private var file = ""
  private var troubles: [Trouble] = []
  private var missing: [Missing] = []
  private var entities: [Int64: Place] = [:]
  private var chains: ChainWatch
  private var authors: [Author: Place] = [:]

  private struct Author: Hashable {
    let annotator: Annotator
    let chain: Chain
  }

  init(view: StoreView) throws {
    self.view = view
    chains = try ChainWatch(db: view.db)
  }

  mutating func begin(_ file: String) {
    self.file = file
    troubles = []
  }

  /// The findings about the file itself, in order of line.
  mutating func end() -> [MergeReport.Finding] {
    defer { troubles = [] }
    return troubles.sorted { $0.line < $1.line }.map { trouble in
      let more = trouble.count > 1 ? " (\(trouble.count) lines)" : ""
      return MergeReport.Finding(
        kind: trouble.kind, file: file, line: trouble.line, detail: trouble.detail + more)
    }
  }

  mutating func note(_ kind: FindingKind, line: Int, _ detail: String) {
    if let index = troubles.firstIndex(where: { $0.kind == kind }) {
      troubles[index].count += 1
    } else {
      troubles.append(Trouble(kind: kind, line: line, detail: detail))
    }
  }

  /// Looks at an operation that was new.
  mutating func look(
    at operation: Operation, chain: Int64, entities touched: [Int64], line: Int
  ) throws {
    let place = Place(file: file, line: line)
    if !operation.isUnderstood {
      let what =
        operation.version > Operation.knownVersion
        ? "version \(operation.version)" : "'\(operation.kind)'"
      note(.notUnderstood, line: line, "\(what) is not known here: kept, without effect")
    }
    for entity in touched where entities[entity] == nil { entities[entity] = place }
    let author = Author(annotator: operation.by, chain: operation.chain)
    if authors[author] == nil { authors[author] = place }
    try lookAtChain(of: operation, chain: chain, place)
  }

  /// Looks at an operation that was known: the next line of its chain may follow it.
  mutating func pass(_ operation: Operation, chain: Int64) throws {
    _ = try chains.pass(operation, chain: chain, isNew: false)
  }

  private mutating func lookAtChain(
    of operation: Operation, chain: Int64, _ place: Place
  ) throws {
    let inChain = try chains.pass(operation, chain: chain, isNew: true)
    if inChain.isTwin {
      note(
        .equivocation, line: place.line,
        "\(operation.chain) has two different lines with number \(operation.number): both are kept")
    }
    let isFirst = operation.number == 1 && operation.previous == nil
    guard !isFirst, !inChain.followsWhatWasRead,
      try !chains.isHere(operation.previous, chain: chain, before: operation.number)
    else { return }
    missing.append(
      Missing(
        chain: chain, number: operation.number, previous: operation.previous,
        name: operation.chain, place: place))
  }

  /// The findings that can only be judged when everything is in, in order of file and line.
  mutating func conclude() throws -> [MergeReport.Finding] {
    let gaps = try gapFindings()
    let strays = try danglingFindings()
    return gaps + strays + (try authorFindings())
  }

  private func gapFindings() throws -> [MergeReport.Finding] {
    try missing.filter { try !chains.isHere($0.previous, chain: $0.chain, before: $0.number) }.map {
      MergeReport.Finding(
        kind: .gap, file: $0.place.file, line: $0.place.line,
        detail: "\($0.name) lacks the line before number \($0.number): ask for the whole file")
    }
  }

  private func danglingFindings() throws -> [MergeReport.Finding] {
    var first: [String: (place: Place, name: String, count: Int)] = [:]
    for (entity, place) in entities.sorted(by: { $0.key < $1.key }) {
      guard let name = try view.danglingName(entity) else { continue }
      if let known = first[place.file] {
        let isEarlier = place.line < known.place.line
        first[place.file] = (
          isEarlier ? place : known.place, isEarlier ? name : known.name, known.count + 1
        )
      } else {
        first[place.file] = (place, name, 1)
      }
    }
    return first.values.sorted { ExactText($0.place.file) < ExactText($1.place.file) }.map {
      MergeReport.Finding(
        kind: .dangling, file: $0.place.file, line: $0.place.line,
        detail: "names \($0.name), which is not here yet"
          + ($0.count > 1 ? " (and \($0.count - 1) more)" : ""))
    }
  }

  private func authorFindings() throws -> [MergeReport.Finding] {
    let roster = try view.roster()
    return authors.filter { !roster.proves($0.key.annotator, on: $0.key.chain) }
      .sorted { ($0.key.annotator, $0.key.chain) < ($1.key.annotator, $1.key.chain) }
      .map { author, place in
        MergeReport.Finding(
          kind: .authorUnproven, file: place.file, line: place.line,
          detail: "\(author.annotator) is not on the roster with \(author.chain)")
      }
  }
}
