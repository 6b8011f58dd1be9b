import AnnotationSync
import ClaimModel
import ClaimStore
import DeskTestSupport
import Testing

private let seeds = lawSeeds(6)

@Suite("Merging files into a desk")
struct MergeLawTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  @Test(arguments: MergeWay.all, seeds)
  func `is commutative and associative`(way: MergeWay, seed: UInt64) throws {
    var example = try LawCase(seed: seed)
    let parts = example.overlappingFiles(3)
    let picture = try DeskPicture(way.desk(in: folder, of: parts))
    for order in permutations(of: parts).dropFirst() {
      try picture.expect(way.desk(in: folder, of: order), "seed \(seed), in another order")
    }
    let fromLeft = try way.desk(in: folder, of: Array(parts[..<2]))
    try way.merge([parts[2]], into: fromLeft)
    try picture.expect(fromLeft, "seed \(seed), two files and then one")
    let fromRight = try way.desk(in: folder, of: [parts[2]])
    try way.merge([parts[1], parts[0]], into: fromRight)
    try picture.expect(fromRight, "seed \(seed), one file and then two")
  }

  @Test(arguments: MergeWay.all, seeds)
  func `is idempotent`(way: MergeWay, seed: UInt64) throws {
    var example = try LawCase(seed: seed)
    let files = example.files(3)
    let desk = try way.desk(in: folder, of: files + files.prefix(1))
    let picture = try DeskPicture(desk)
    let again = try way.merge(files.reversed() + example.files(2), into: desk)
    #expect(again.new == 0, "seed \(seed)")
    #expect(again.addsUp, "seed \(seed)")
    try picture.expect(desk, "seed \(seed), merged again")
  }

  @Test(arguments: MergeWay.all, seeds)
  func `is the same for any split of the lines into files`(way: MergeWay, seed: UInt64) throws {
    var example = try LawCase(seed: seed)
    let picture = try DeskPicture(way.desk(in: folder, of: example.files(1)))
    for parts in [2, 7, 200] {
      let desk = try way.desk(in: folder, of: example.files(parts))
      try picture.expect(desk, "seed \(seed), in \(parts) files")
    }
  }

  @Test(arguments: MergeWay.all, seeds)
  func `accounts for every line, which is then in the log or in quarantine`(
    way: MergeWay, seed: UInt64
  ) throws {
    var example = try LawCase(seed: seed)
    let files = example.files(3)
    let desk = try folder.desk()
    let report = try way.merge(files, into: desk)
    let lines = files.flatMap { $0.split(separator: 0x0A) }
    #expect(report.addsUp && report.lines == lines.count, "seed \(seed)")
    #expect(report.new == example.operations.count, "seed \(seed)")
    #expect(report.blank == 2, "seed \(seed)")
    let refused = Set(example.refused.map { $0[...] })
    #expect(report.quarantined.count == lines.count { refused.contains($0) }, "seed \(seed)")
    for left in report.quarantined {
      let file = try #require(left.file.split(separator: ".").first.flatMap { Int($0) })
      let line = files[file - 1][left.offset...].prefix { $0 != 0x0A }
      #expect(refused.contains(line), "seed \(seed), \(left)")
    }
    let logged = Set(try desk.state().shared.split(separator: 0x0A))
    #expect(logged == Set(example.operations.map { $0.line[...] }), "seed \(seed)")
    #expect(try desk.verify().quarantined == refused.count, "seed \(seed)")
  }

  @Test(
    .enabled(if: OutsideEditor.isThere, "python3 is not here"), arguments: MergeWay.all,
    lawSeeds(3))
  func `keeps in quarantine the bytes and the hash of each line`(way: MergeWay, seed: UInt64) throws
  {
    var example = try LawCase(seed: seed)
    let desk = try way.desk(in: folder, of: example.files(2))
    let rows = try OutsideEditor.query(
      "SELECT lower(hex(hash)), lower(hex(beginning)), length FROM quarantine", of: desk.path)
    let expected = example.refused.map { line in
      let bytes = line.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      return "\(SHA256(of: line).text)|\(bytes)|\(line.count)"
    }
    #expect(rows.sorted() == expected.sorted(), "seed \(seed)")
  }

  @Test(arguments: MergeWay.all, seeds)
  func `only adds: an operation stays, and a head goes only when a newcomer replaces it`(
    way: MergeWay, seed: UInt64
  ) throws {
    var example = try LawCase(seed: seed)
    let desk = try folder.desk()
    var before = try DeskPicture(desk)
    var new = 0
    for file in example.files(8) {
      let report = try way.merge([file], into: desk)
      new += report.new
      let after = try DeskPicture(desk)
      let (old, now) = (
        Set(before.shared.split(separator: 0x0A)), Set(after.shared.split(separator: 0x0A))
      )
      #expect(old.isSubset(of: now), "seed \(seed)")
      #expect(now.count - old.count == report.new, "seed \(seed)")
      let newcomers = try now.subtracting(old).map { try Operation(line: Array($0)) }
      for head in before.heads.subtracting(after.heads) {
        let replacing = newcomers.contains { newcomer in
          newcomer.over.contains(head.id)
            && newcomer.target.map { ExactText($0.entity) } == head.entity
            && newcomer.target?.facet == head.facet
        }
        #expect(replacing, "seed \(seed): \(head)")
      }
      before = after
    }
    #expect(new == example.operations.count, "seed \(seed)")
  }

  @Test(arguments: MergeWay.all, seeds)
  func `at once, bit by bit, after a rebuild and from the desk's own share is the same`(
    way: MergeWay, seed: UInt64
  ) throws {
    var example = try LawCase(seed: seed)
    let batch = try way.desk(in: folder, of: example.files(3))
    let picture = try DeskPicture(batch)
    let incremental = try folder.desk()
    for file in example.files(12) { try way.merge([file], into: incremental) }
    try picture.expect(incremental, "seed \(seed), bit by bit")
    #expect(try batch.rebuild() == example.operations.count, "seed \(seed)")
    try picture.expect(batch, "seed \(seed), rebuilt")
    // What was refused does not travel.
    let clean = try DeskPicture(way.desk(in: folder, of: [example.operations.file]))
    let copy = try way.desk(in: folder, of: [picture.shared])
    try clean.expect(copy, "seed \(seed), from the share")
    #expect(clean.shared == picture.shared, "seed \(seed)")
  }

  @Test(arguments: MergeWay.all, seeds)
  func `finds the heads that holding each line against each other finds`(
    way: MergeWay, seed: UInt64
  ) throws {
    var example = try LawCase(seed: seed)
    let desk = try folder.desk()
    for file in example.files(3) { try way.merge([file], into: desk) }
    let expected = QuadraticModel(example.operations).heads
    let found = try DeskPicture(desk).heads
    #expect(found.subtracting(expected).isEmpty, "seed \(seed): too many")
    #expect(expected.subtracting(found).isEmpty, "seed \(seed): too few")
  }

  @Test(arguments: MergeWay.all, seeds)
  func `says the same in a dry run, and changes nothing by it`(way: MergeWay, seed: UInt64) throws {
    var example = try LawCase(seed: seed)
    let files = example.files(4)
    let desk = try way.desk(in: folder, of: [files[0]])
    let before = try DeskPicture(desk)
    let trial = try way.merge(files, into: desk, isDryRun: true)
    try before.expect(desk, "seed \(seed), after a dry run")
    let real = try way.merge(files, into: desk)
    #expect(trial.new == real.new && trial.duplicate == real.duplicate, "seed \(seed)")
    #expect(trial.lines == real.lines && trial.blank == real.blank, "seed \(seed)")
    #expect(trial.contested == real.contested, "seed \(seed)")
    #expect(trial.disputed == real.disputed, "seed \(seed)")
    #expect(trial.findings.map(\.detail) == real.findings.map(\.detail), "seed \(seed)")
    #expect(trial.quarantined.map(\.offset) == real.quarantined.map(\.offset), "seed \(seed)")
  }

  @Test(arguments: MergeWay.all, seeds)
  func `finds the same kinds of trouble in whatever order the lines stand`(
    way: MergeWay, seed: UInt64
  ) throws {
    var example = try LawCase(seed: seed)
    let orders = (0..<3).map { _ in example.files(1) }
    let findings = try orders.map { file in
      Set(try way.merge(file, into: folder.desk()).findings.map(\.kind.rawValue))
    }
    #expect(Set(findings).count == 1, "seed \(seed): \(findings)")
    #expect(findings[0].contains("equivocation") == example.hasEquivocation, "seed \(seed)")
    #expect(findings[0].contains("gap") == example.hasGap, "seed \(seed)")
    #expect(findings[0].contains("dangling") || !example.isDangling, "seed \(seed)")
  }

  @Test(arguments: MergeWay.all, permutations(of: [0, 1, 2]))
  func `finds a gap where the number follows, but the line before is another one`(
    way: MergeWay, order: [Int]
  ) throws {
    var editor = Editor("amara")
    var lines = try ["one", "two"].map {
      try editor.write(.claimAdd, with: ["wording": .string($0)])
    }
    editor.stamp.previous = lines[0].id
    lines.append(try editor.write(.claimAdd, with: ["wording": "three"]))
    let report = try way.merge([order.map { lines[$0] }.file], into: folder.desk())
    #expect(report.findings.map(\.kind) == [.gap])
  }
}

@Suite("The cases on which merging files is tried")
struct LawCaseTests {
  private func share(where holds: (LawCase) -> Bool) throws -> Double {
    let cases = try seeds.map { try LawCase(seed: $0) }
    return Double(cases.count(where: holds)) / Double(cases.count)
  }

  @Test(.disabled(if: isOneLawSeedChosen, "one case alone has no shares"))
  func `are contested, have twins and name what is missing often enough to prove something`() throws
  {
    #expect(try share(where: \.isContested) >= 0.3)
    #expect(try share(where: \.hasEquivocation) >= 0.1)
    #expect(try share(where: \.isDangling) >= 0.1)
    #expect(try share { !$0.refused.isEmpty } >= 0.5)
  }
}

extension Sequence<Operation> {
  /// The annotation file with these operations in this order.
  var file: [UInt8] { flatMap { $0.line + [0x0A] } }
}
