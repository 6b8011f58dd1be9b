import AnnotationSync
import ClaimModel
import DeskTestSupport
import Testing

/// Chains are told from what was done to them, whatever was done.
@Suite("Tampering with a sealed chain")
struct TamperingTests {
  private let lines: [Operation]
  private let seal: Operation
  private let witness: Operation
  private let keys: (amara: SigningKey, bela: SigningKey, forger: SigningKey)

  init() throws {
    keys = (try .forTests(1), try .forTests(2), try .forTests(3))
    var (amara, bela) = (Editor("amara"), Editor("bela"))
    lines = try (1...6).map {
      try amara.write(.claimAdd, with: ["wording": .string("Claim \($0).")])
    }
    seal = try amara.seal(signedWith: keys.amara)
    _ = try bela.write(.claimAdd, with: ["wording": "Bela's."])
    witness = try bela.seal(
      witnessing: [try #require(amara.head)], signedWith: keys.bela)
  }

  private func report(_ operations: [Operation], roster: Roster = Roster()) throws -> TrailReport {
    var trail = ChainTrail(seal.chain)
    for operation in operations { trail.add(operation) }
    var table = WitnessTable()
    table.add(try #require(Seal(witness)), roster: roster)
    return trail.inspected(roster: roster, witnesses: table.witnesses(of: seal.chain))
  }

  private func problems(_ operations: [Operation]) throws -> Set<String> {
    Set(try report(operations).problems.map(\.kind.rawValue))
  }

  /// A line that says something else at the same place, after the same line.
  private func forged(_ operation: Operation, _ wording: String = "Forged.") throws -> Operation {
    let text = String(decoding: operation.line, as: UTF8.self)
    return try Operation(
      line: Array(text.replacing(/"wording":"[^"]*"/, with: "\"wording\":\"\(wording)\"").utf8))
  }

  @Test func `finds nothing where nobody did anything, in whatever order lines came`() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 1...20 {
      #expect(try problems((lines + [seal] + lines).shuffled(using: &generator)).isEmpty)
    }
    let report = try report(lines + [seal])
    #expect(report.validSeals == 1 && report.sealedTo == 6 && report.unsealed == 0)
    #expect(report.remarks.isEmpty)
  }

  @Test func `names each line that was changed, with its place`() throws {
    for index in lines.indices {
      var changed = lines
      changed[index] = try forged(lines[index])
      let found = try report(changed + [seal]).problems
      #expect(found.map(\.kind) == [.changedLine])
      #expect(found.first?.detail.contains("at \(index + 1) ") ?? false)
    }
  }

  @Test func `names all lines that were dropped side by side`() throws {
    for (first, last) in [(1, 2), (2, 4), (1, 4)] {
      var left = lines
      left.removeSubrange((first - 1)..<last)
      let found = try report(left + [seal]).problems
      #expect(found.map(\.kind) == [.dropped])
      #expect(found.first?.detail.contains("the lines at \(first) to \(last) are not") ?? false)
    }
  }

  @Test func `names each line that was dropped, with its place`() throws {
    for index in lines.indices {
      var left = lines
      left.remove(at: index)
      let found = try report(left + [seal]).problems
      #expect(found.map(\.kind) == [.dropped])
      #expect(found.first?.detail.contains("at \(index + 1) ") ?? false)
    }
  }

  @Test func `names each line that was put in, with its place`() throws {
    for index in lines.indices {
      let more = try forged(lines[index])
      let found = try report(lines + [seal, more]).problems
      #expect(Set(found.map(\.kind)) == [.equivocation, .inserted])
      let inserted = found.first { $0.kind == .inserted }
      #expect(inserted?.detail.contains("\(more.id) at \(index + 1) ") ?? false)
    }
  }

  @Test func `names a forged chain that runs beside the sealed one`() throws {
    var forger = Editor("amara")
    let forged = try (1...6).map {
      try forger.write(.claimAdd, with: ["wording": .string("Other \($0).")])
    }
    let found = try report(lines + [seal] + forged).problems
    #expect(found.count { $0.kind == .inserted } == 6)
  }

  @Test(arguments: 1...6)
  func `names an end that was cut off, by what another chain saw`(count: Int) throws {
    #expect(try problems(Array(lines.dropLast(count))) == (count == 6 ? [] : ["cut-off"]))
    let found = try report(Array(lines.dropLast(min(5, count)))).problems
    #expect(found.map(\.kind) == [.cutOff])
    #expect(found.first?.detail.contains("bela-device/1") ?? false)
  }

  @Test func `names an end that was cut off and written anew`() throws {
    var amara = Editor("amara")
    var other = try lines.prefix(4).map { try amara.append($0.line) }
    for number in 5...6 {
      other.append(try amara.write(.claimAdd, with: ["wording": .string("Anew \(number).")]))
    }
    other.append(try amara.seal(signedWith: keys.amara))
    #expect(try problems(other) == ["cut-off"])
    #expect(try problems(other + lines + [seal]).contains("equivocation"))
  }

  @Test func `names a chain whose owner showed others another one`() throws {
    var other = Editor("amara")
    var branch = try lines.prefix(5).map { try other.append($0.line) }
    branch.append(try other.write(.claimAdd, with: ["wording": "Another sixth."]))
    branch.append(try other.write(.claimAdd, with: ["wording": "A seventh."]))
    branch.append(try other.write(.claimAdd, with: ["wording": "An eighth."]))
    branch.append(try other.seal(signedWith: keys.amara))
    // What Bela saw is here too, but without the seal that covered it.
    let found = try report(branch + [lines[5]]).problems
    #expect(found.contains { $0.kind == .cutOff })
    var table = WitnessTable()
    var bela = Editor("bela")
    _ = try bela.write(.claimAdd, with: ["wording": "Bela's."])
    let saw = Seal.Head(chain: seal.chain, operation: lines[5].id)
    let unlike = try bela.seal(witnessing: [saw], signedWith: keys.bela)
    table.add(try #require(Seal(unlike)), roster: Roster())
    var trail = ChainTrail(seal.chain)
    for operation in branch + [lines[5]] { trail.add(operation) }
    let kinds = trail.inspected(
      roster: Roster(), witnesses: table.witnesses(of: seal.chain)
    ).problems.map(\.kind)
    #expect(kinds.contains(.witnessConflict))
  }

  @Test func `names lines whose places were swapped`() throws {
    func moved(_ operation: Operation, to number: Int) throws -> Operation {
      let text = String(decoding: operation.line, as: UTF8.self)
      return try Operation(
        line: Array(
          text.replacing("\"n\":\(operation.number),", with: "\"n\":\(number),").utf8))
    }
    var swapped = lines
    swapped[2] = try moved(lines[3], to: 3)
    swapped[3] = try moved(lines[2], to: 4)
    #expect(try problems(swapped + [seal]) == ["changed-line"])
  }

  @Test func `names a seal that was forged`() throws {
    var forger = Editor("amara")
    let changed = try lines.map { try forger.append(forged($0).line) }
    let text = String(decoding: seal.line, as: UTF8.self)
    let last = try #require(changed.last)
    let old = try #require(lines.last)
    let copied = try Operation(
      line: Array(text.replacing(old.id.text, with: last.id.text).utf8))
    #expect(try problems([lines[0], lines[1]] + [copied]).contains("seal-broken"))
  }

  @Test func `names a seal by another key than the earlier ones`() throws {
    var amara = Editor("amara")
    for line in lines + [seal] { _ = try amara.append(line.line) }
    let more = try amara.write(.claimAdd, with: ["wording": "More."])
    let forged = try amara.seal(signedWith: keys.forger)
    let found = try report(lines + [seal, more, forged])
    #expect(found.problems.map(\.kind) == [.sealBroken])
    #expect(found.unsealed == 1 && found.sealedTo == 6)
  }

  @Test func `says what no seal covers, and that unsigned seals prove nothing`() throws {
    var amara = Editor("amara")
    for line in lines + [seal] { _ = try amara.append(line.line) }
    let more = try amara.write(.claimAdd, with: ["wording": "More."])
    let unsigned = try amara.write(.seal, on: "amara-device/1", with: ["heads": [:]])
    let report = try report(lines + [seal, more, unsigned])
    #expect(report.problems.isEmpty)
    #expect(report.remarks.map(\.kind) == [.unsealed, .unsignedSeal])
    #expect(report.unsealed == 1)
  }

  @Test func `with a roster goes by its keys alone`() throws {
    var chief = Editor("chief")
    func admit(_ name: String, _ key: SigningKey) throws -> Operation {
      try chief.write(
        .rosterAdmit, on: name,
        with: ["device": .string("\(name)-device"), "key": .string(key.verifyingKey.text)])
    }
    let known = Roster([try admit("amara", keys.amara), try admit("bela", keys.bela)])
    let whole = try report(lines + [seal], roster: known)
    #expect(whole.problems.isEmpty && whole.validSeals == 1)
    let other = Roster([try admit("amara", keys.forger)])
    let wrong = try report(lines + [seal], roster: other)
    #expect(wrong.problems.map(\.kind) == [.sealBroken])
    // Bela is on no roster: what her seal saw is no evidence against Amara.
    let cut = try report(Array(lines.dropLast(2)), roster: other)
    #expect(cut.problems.isEmpty)
  }

  @Test func `remarks on a chain that was seen and has not come`() throws {
    var table = WitnessTable()
    table.add(try #require(Seal(witness)), roster: Roster())
    #expect(table.remarks(present: [seal.chain]).isEmpty)
    #expect(table.remarks(present: []).map(\.kind) == [.absentChain])
  }

  @Test func `is told apart where thousands of lines share a place`() throws {
    var trail = ChainTrail(seal.chain)
    for number in 1...20_000 {
      var twin = Editor("amara")
      twin.stamp.number = number.isMultiple(of: 2) ? 1 : 2
      trail.add(try twin.write(.claimAdd, with: ["wording": .string("\(number)")]))
    }
    let problems = trail.inspected(roster: Roster(), witnesses: []).problems
    #expect(problems.count { $0.kind == .equivocation } == 19_998)
  }
}
