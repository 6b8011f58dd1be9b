import ClaimModel

extension ChainTrail {
  /// Checks the chain: its links, its seals, and what other chains' seals saw of it.
  ///
  /// - Parameters:
  ///   - roster: the desk's; where it is empty, a seal is held against the key that it carries.
  ///   - witnesses: the heads of this chain that seals of other chains name, see ``witnesses(_:roster:)``.
  public func inspected(roster: Roster, witnesses: [Witness]) -> TrailReport {
    var inspection = TrailInspection(ordered(), roster: roster)
    inspection.run(witnesses)
    return inspection.report
  }
}

extension Seal {
  /// What the seal saw of other chains; empty unless it is valid and, where there is a roster, made with
  /// the key of an admitted device.
  func witnessed(by roster: Roster) -> [(chain: Chain, witness: ChainTrail.Witness)] {
    let admitted = roster.key(of: by, on: chain)
    guard case .valid = standing(admitted: admitted), roster.isEmpty || admitted != nil else {
      return []
    }
    return heads.filter { $0.chain != chain }.map {
      ($0.chain, ChainTrail.Witness(head: $0.operation, chain: chain, number: number))
    }
  }
}

/// One check of one chain.
private struct TrailInspection {
  private let trail: ChainTrail
  private let roster: Roster
  private(set) var report: TrailReport
  /// Whether a valid seal covers the line, or is it.
  private var isCovered: [Bool]
  /// The first line with the same number, for each line.
  private let starts: [Int]
  /// Whether one of the lines with the same number is covered, by the first of them.
  private var hasCovered: Set<Int> = []
  /// The number of the newest valid seal of the chain itself.
  private var newestSeal = 0

  init(_ trail: ChainTrail, roster: Roster) {
    self.trail = trail
    self.roster = roster
    report = TrailReport(trail.chain)
    isCovered = [Bool](repeating: false, count: trail.links.count)
    var starts: [Int] = []
    starts.reserveCapacity(trail.links.count)
    for (index, link) in trail.links.enumerated() {
      let isTwin = index > 0 && trail.links[index - 1].number == link.number
      starts.append(isTwin ? starts[index - 1] : index)
    }
    self.starts = starts
  }

  mutating func run(_ witnesses: [ChainTrail.Witness]) {
    let valid = checkSeals()
    newestSeal = valid.map(\.number).max() ?? 0
    report.sealedTo = max(0, newestSeal - 1)
    let ids = Set(valid.map(\.operation))
    for index in trail.links.indices.reversed() where ids.contains(trail.links[index].id) {
      cover(from: index)
    }
    let seals = Set(trail.seals.map(\.operation))
    report.unsealed = trail.links.count { $0.number > newestSeal && !seals.contains($0.id) }
    checkLinks()
    checkWitnesses(witnesses)
  }

  private mutating func add(_ kind: TrailFinding.Kind, _ detail: String, at link: Int? = nil) {
    let place = link.flatMap { trail.links[$0].place }.map { "\($0.file):\($0.line): " } ?? ""
    report.problems.append(TrailFinding(kind, place + detail))
  }

  // MARK: Seals

  /// Judges every seal of the chain.
  ///
  /// - Returns: those that cover something.
  private mutating func checkSeals() -> [Seal] {
    var covering: [Seal] = []
    for seal in trail.seals.sorted(by: { ($0.number, $0.operation) < ($1.number, $1.operation) }) {
      let admitted = roster.key(of: seal.by, on: seal.chain)
      switch seal.standing(admitted: admitted) {
      case .unsigned: report.unsignedSeals += 1
      case .broken(let why): addBroken(seal, why)
      case .valid where !roster.isEmpty && admitted == nil: report.unprovenSeals += 1
      case .valid(let key):
        if roster.isEmpty, let first = report.key, first != key {
          addBroken(
            seal, "its key (\(key.fingerprint)) is not that of earlier seals (\(first.fingerprint))"
          )
          continue
        }
        report.key = key
        report.validSeals += 1
        covering.append(seal)
      }
    }
    return covering
  }

  private mutating func addBroken(_ seal: Seal, _ why: String) {
    add(.sealBroken, "the seal at \(seal.number) is broken: \(why)", at: place(of: seal))
  }

  private func place(of seal: Seal) -> Int? {
    let place = trail.links.partitioningIndex {
      ($0.number, $0.id) >= (seal.number, seal.operation)
    }
    return place < trail.links.count ? place : nil
  }

  /// Marks a line and all those before it, as each names the one before.
  private mutating func cover(from start: Int) {
    var at = [start]
    while let index = at.popLast() {
      if isCovered[index] { continue }
      isCovered[index] = true
      let hasTwin = index + 1 < starts.count && starts[index + 1] == starts[index]
      if hasTwin || starts[index] != index { hasCovered.insert(starts[index]) }
      if let named = trail.links[index].previous.flatMap({ find($0, in: group(before: index)) }) {
        at.append(named)
      } else {
        // The line that it names is not here: what stands there instead is judged by itself.
        at += nearest(below: index)
      }
    }
  }

  /// The lines with the greatest smaller number that is here; in order of name.
  private func nearest(below index: Int) -> Range<Int> {
    let end = starts[index]
    return end == 0 ? 0..<0 : starts[end - 1]..<end
  }

  /// The lines whose number is one less; in order of name.
  private func group(before index: Int) -> Range<Int> {
    let nearest = nearest(below: index)
    let number = trail.links[index].number - 1
    return nearest.first.map { trail.links[$0].number == number } ?? false ? nearest : 0..<0
  }

  /// The line of that name among lines that lie in order of name.
  private func find(_ id: OperationID, in group: Range<Int>) -> Int? {
    let place = group.partitioningIndex { trail.links[$0].id >= id }
    return place < group.upperBound && trail.links[place].id == id ? place : nil
  }

  // MARK: Links

  private mutating func checkLinks() {
    for index in trail.links.indices {
      let link = trail.links[index]
      if index > 0, trail.links[index - 1].number == link.number {
        add(.equivocation, "two different lines have the number \(link.number)", at: index)
      }
      if !isCovered[index], link.number <= newestSeal {
        add(
          .inserted,
          "the line \(link.id) at \(link.number) is none of those that the seal at \(newestSeal) covers",
          at: index)
      }
      checkLinkBack(index)
    }
  }

  private mutating func checkLinkBack(_ index: Int) {
    let link = trail.links[index]
    if link.number == 1, link.previous == nil { return }
    let before = group(before: index)
    if let previous = link.previous, find(previous, in: before) != nil { return }
    let number = link.number
    guard isCovered[index] else {
      return add(.gap, "the line before number \(number) is not here, or was changed", at: index)
    }
    if before.isEmpty {
      let last = nearest(below: index).first.map { trail.links[$0].number } ?? 0
      add(
        .dropped,
        last + 2 < number
          ? "the lines at \(last + 1) to \(number - 1) are not here, though a seal covers them"
          : "the line at \(number - 1) is not here, though a seal covers it", at: index)
    } else {
      add(
        .changedLine,
        "the line at \(number - 1) is not the one that the line at \(number) was written after",
        at: before.lowerBound)
    }
  }

  // MARK: Witnesses

  private mutating func checkWitnesses(_ witnesses: [ChainTrail.Witness]) {
    guard !witnesses.isEmpty, !trail.links.isEmpty else { return }
    let wanted = Set(witnesses.map(\.head))
    var places: [OperationID: Int] = [:]
    var named: Set<OperationID> = []
    for (index, link) in trail.links.enumerated() {
      if wanted.contains(link.id) { places[link.id] = index }
      if let previous = link.previous, wanted.contains(previous) { named.insert(previous) }
    }
    let ordered = witnesses.sorted {
      ($0.chain, $0.number, $0.head) < ($1.chain, $1.number, $1.head)
    }
    let absent = ordered.filter { places[$0.head] == nil && !named.contains($0.head) }
    if let first = absent.first {
      let more = absent.count > 1 ? " (and \(absent.count - 1) more)" : ""
      add(
        .cutOff,
        "the seal at \(first.number) of \(first.chain) saw the line \(first.head), which is not here: "
          + "the chain was cut off, or the rest of it has not come yet\(more)")
    }
    for witness in ordered {
      guard let index = places[witness.head] else { continue }
      let number = trail.links[index].number
      if !isCovered[index], hasCovered.contains(starts[index]) || number <= newestSeal {
        add(
          .witnessConflict,
          "the seal at \(witness.number) of \(witness.chain) saw another line at \(number) "
            + "than the one that is sealed", at: index)
      } else {
        cover(from: index)
      }
    }
  }
}
