import AnnotationSync
import ClaimModel
import ClaimStore

/// Checks annotation files that are not merged: every line, every chain, every seal, with file and line.
///
/// Holds names and links, no line but those that admit and revoke.
struct FileInspection {
  private var trails: [Chain: ChainTrail] = [:]
  private var seals: [Seal] = []
  private var statements: [Operation] = []
  private var names: Set<OperationID> = []
  private var quarantined = 0
  private var problems: [Integrity.Note] = []
  private var remarks: [Integrity.Note] = []
  private var last: [Chain: Int] = [:]
  private var isDisordered = false

  mutating func take(_ source: MergeSource) throws {
    (last, isDisordered) = ([:], false)
    var splitter = LineSplitter()
    try source.read { bytes in
      splitter.feed(bytes) { look(at: $0, of: source.name) }
    }
    splitter.finish { look(at: $0, of: source.name) }
  }

  private mutating func look(at line: LineSplitter.Line, of path: String) {
    guard !line.isBlank else { return }
    let place = "\(path):\(line.number)"
    guard line.hashOfTooLong == nil, let operation = try? Operation(line: line.bytes) else {
      guard line.isEnded else {
        problems.append(Integrity.Note("torn-tail", place, "the file ends in half a line"))
        return
      }
      quarantined += 1
      let why = line.hashOfTooLong == nil ? Self.reason(line) : .tooLong
      problems.append(Integrity.Note("changed-line", place, "it is no operation: \(why.words)"))
      return
    }
    noteOrder(of: operation, path, line.number)
    guard names.insert(operation.id).inserted else { return }
    trails[operation.chain, default: ChainTrail(operation.chain)].add(
      operation, at: ChainTrail.Place(file: path, line: line.number))
    if let seal = Seal(operation) { seals.append(seal) }
    if [.rosterAdmit, .rosterRevoke].contains(operation.knownKind) { statements.append(operation) }
  }

  private static func reason(_ line: LineSplitter.Line) -> QuarantineReason {
    do {
      _ = try Operation(line: line.bytes)
    } catch {
      return error
    }
    return .notAnOperation
  }

  /// Files hold chains in order; where one does not, a person should look, though nothing is lost.
  private mutating func noteOrder(of operation: Operation, _ path: String, _ line: Int) {
    if operation.number < last[operation.chain] ?? 0, !isDisordered {
      isDisordered = true
      remarks.append(
        Integrity.Note(
          SealRemark.Kind.order.rawValue, operation.chain.description,
          "\(path):\(line): number \(operation.number) stands after number "
            + "\(last[operation.chain] ?? 0); that changes nothing of what the lines say"))
    }
    last[operation.chain] = operation.number
  }

  consuming func finish() -> Integrity {
    let roster = Roster(statements)
    var witnesses = WitnessTable()
    for seal in seals { witnesses.add(seal, roster: roster) }
    let reports = trails.values.map {
      $0.inspected(roster: roster, witnesses: witnesses.witnesses(of: $0.chain))
    }.sorted { $0.chain < $1.chain }
    let said = reports.flatMap(\.remarks) + [roster.remark].compactMap(\.self)
    return Integrity(
      operations: names.count, chains: reports.count, quarantined: quarantined,
      problems: problems
        + reports.flatMap { report in
          report.problems.map {
            Integrity.Note($0.kind.rawValue, report.chain.description, $0.detail)
          }
        },
      remarks: remarks + said.map { Integrity.Note($0.kind.rawValue, $0.entity, $0.detail) },
      seals: reports.map { Integrity.Sealed($0) })
  }
}

extension Integrity {
  /// Checks annotation files as they lie there, without a desk.
  ///
  /// What a file alone cannot show: lines cut off after the last seal, and whose keys they are, unless
  /// the roster is among the lines.
  public init(of paths: [String]) throws {
    var inspection = FileInspection()
    for source in try MergeInput(paths).sources { try inspection.take(source) }
    self = inspection.finish()
  }
}
