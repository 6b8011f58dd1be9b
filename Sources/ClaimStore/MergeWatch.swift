import AnnotationSync
import ClaimModel
import GRDB

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

  private let view: StoreView
  private let names: [String]
  private var troubles: [Trouble] = []
  private var missing = MissingLines()
  private var chains: ChainWatch
  private var authors: [Author: LinePlace] = [:]
  private var lastTurn: Int?

  private struct Author: Hashable {
    let annotator: Annotator
    let chain: Chain
  }

  /// - Parameter names: the merge's files, as messages name them.
  init(view: StoreView, names: [String]) throws {
    self.view = view
    self.names = names
    chains = try ChainWatch(db: view.db)
  }

  /// The findings about one file itself, in order of line; the next file begins.
  mutating func end(of source: Int) -> [MergeReport.Finding] {
    defer { troubles = [] }
    return troubles.sorted { $0.line < $1.line }.map { trouble in
      let more = trouble.count > 1 ? " (\(trouble.count) lines)" : ""
      return MergeReport.Finding(
        kind: trouble.kind, file: names[source], line: trouble.line, detail: trouble.detail + more)
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
  ///
  /// - Parameter turn: a number that changes with the chain or the author.
  mutating func look(
    at operation: Operation, chain: Int64, _ place: LinePlace, turn: Int
  ) throws {
    if let reason = operation.reasonNotUnderstood {
      note(.notUnderstood, line: place.line, "\(reason): kept, without effect")
    }
    if turn != lastTurn {
      let author = Author(annotator: operation.by, chain: operation.chain)
      if authors[author] == nil { authors[author] = place }
      lastTurn = turn
    }
    try lookAtChain(of: operation, chain: chain, place)
  }

  /// Looks at an operation that was known: the next line of its chain may follow it.
  mutating func pass(_ operation: Operation, chain: Int64) throws {
    _ = try chains.pass(operation, chain: chain, isNew: false)
  }

  private mutating func lookAtChain(
    of operation: Operation, chain: Int64, _ place: LinePlace
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
    try missing.append(
      MissingLines.Line(
        chain: chain, number: operation.number, previous: operation.previous, place: place))
  }

  /// The findings that can only be judged when everything is in, in order of file and line.
  ///
  /// - Parameter strays: what the new operations name that is not here.
  mutating func conclude(_ strays: Strays) throws -> [MergeReport.Finding] {
    try gapFindings() + danglingFindings(strays) + authorFindings()
  }

  /// How many chains with a gap are told of one by one.
  private static let longestList = 1_000

  /// One for each chain and file, at its first line.
  private func gapFindings() throws -> [MergeReport.Finding] {
    struct Gap: Hashable {
      let chain: Int64
      let source: Int
    }
    var gaps: [Gap: (first: MissingLines.Line, count: Int)] = [:]
    try missing.forEach { line in
      guard try !chains.isHere(line.previous, chain: line.chain, before: line.number) else {
        return
      }
      gaps[Gap(chain: line.chain, source: line.place.source), default: (line, 0)].count += 1
    }
    let sorted = gaps.values.sorted { $0.first.place < $1.first.place }
    return try sorted.prefix(Self.longestList).enumerated().map { index, gap in
      let name = try chain(gap.first.chain)
      let isCut = index == Self.longestList - 1 && sorted.count > Self.longestList
      return MergeReport.Finding(
        kind: .gap, file: names[gap.first.place.source], line: gap.first.place.line,
        detail: "\(name) lacks the line before number \(gap.first.number): ask for the whole file"
          + (gap.count > 1 ? " (and \(gap.count - 1) more)" : "")
          + (isCut ? "; and \(sorted.count - Self.longestList) more chains lack lines" : ""))
    }
  }

  private func chain(_ number: Int64) throws -> String {
    let row = try Row.fetchOne(
      view.db, sql: "SELECT device, epoch FROM chain WHERE number = ?", arguments: [number])
    return row.map { Chain(device: $0["device"], epoch: $0["epoch"]).description } ?? "a chain"
  }

  private func danglingFindings(_ strays: Strays) -> [MergeReport.Finding] {
    strays.files.values.sorted { $0.place < $1.place }.map {
      MergeReport.Finding(
        kind: .dangling, file: names[$0.place.source], line: $0.place.line,
        detail: "names \($0.name), which is not here yet"
          + ($0.count > 1 ? " (and \($0.count - 1) more)" : ""))
    }
  }

  private func authorFindings() throws -> [MergeReport.Finding] {
    let roster = try view.roster()
    let unproven = authors.filter { !roster.proves($0.key.annotator, on: $0.key.chain) }
      .sorted { ($0.key.annotator, $0.key.chain) < ($1.key.annotator, $1.key.chain) }
    return unproven.prefix(Self.longestList).enumerated().map { index, author in
      let isCut = index == Self.longestList - 1 && unproven.count > Self.longestList
      return MergeReport.Finding(
        kind: .authorUnproven, file: names[author.value.source], line: author.value.line,
        detail: "\(author.key.annotator) is not on the roster with \(author.key.chain)"
          + (isCut ? "; and \(unproven.count - Self.longestList) more authors" : ""))
    }
  }
}
