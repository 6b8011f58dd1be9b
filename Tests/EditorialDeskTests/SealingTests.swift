import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

@Suite("Sealing a desk")
struct SealingTests {
  private let newsroom: Newsroom
  private let desk: Desk

  init() throws {
    newsroom = try Newsroom()
    desk = try newsroom.desk()
  }

  @Test func `writes a seal once, and none where nothing is new`() throws {
    #expect(try !desk.seal())
    _ = try desk.addClaim(wording: "Rents rose.")
    #expect(try desk.seal())
    let digest = try desk.digest()
    #expect(try !desk.seal())
    #expect(try desk.digest() == digest)
    _ = try desk.addClaim(wording: "Rents fell.")
    #expect(try desk.seal())
    let integrity = try desk.verify()
    #expect(integrity.problems.isEmpty)
    #expect(integrity.seals.map(\.valid) == [2])
    #expect(integrity.seals.map(\.sealedTo) == [3])
    #expect(integrity.remarks.map(\.kind) == ["roster"])
  }

  @Test func `says how many lines come after the last seal`() throws {
    _ = try desk.addClaim(wording: "Rents rose.")
    try desk.seal()
    for number in 1...3 { _ = try desk.addClaim(wording: "Claim \(number).") }
    let unsealed = try desk.verify().remarks.filter { $0.kind == "unsealed" }
    #expect(unsealed.map(\.detail) == ["3 lines after number 1 under no seal yet"])
  }

  @Test func `happens by itself at every thousandth operation`() throws {
    for number in 1...1_001 { _ = try desk.addClaim(wording: "Claim \(number).") }
    let sealed = try #require(try desk.verify().seals.first)
    #expect(sealed.valid == 1 && sealed.sealedTo == 1_000 && sealed.unsealed == 1)
  }

  @Test func `is no act that undo takes back, nor one that ends redoing`() throws {
    let first = try desk.addClaim(wording: "Rents rose.")
    try desk.reword(first, to: "Rents rose by 12 %.")
    try desk.seal()
    _ = try desk.undo()
    #expect(try desk.claim(first).wording == "Rents rose.")
    try desk.seal()
    _ = try desk.redo()
    #expect(try desk.claim(first).wording == "Rents rose by 12 %.")
    #expect(try desk.history(of: first.text).map(\.kind).allSatisfy { $0 != "seal" })
    #expect(try desk.verify().problems.isEmpty)
  }

  @Test func `keeps the key for its owner alone, and the same one`() throws {
    _ = try desk.addClaim(wording: "Rents rose.")
    try desk.seal()
    let path = newsroom.home(of: "amara") + "/key"
    let mode =
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
    #expect(mode?.intValue == 0o600)
    #expect(try desk.ownCard().key == newsroom.desk("other").ownCard().key)
    try newsroom.write("nonsense", to: "home-amara/key")
    _ = try desk.addClaim(wording: "Rents fell.")
    _ = try desk.expectRefusal { try desk.seal() }
  }

  @Test func `names the heads of everybody's chains, who can then not cut them off`() throws {
    let other = try newsroom.desk("other", of: "bela")
    for number in 1...3 { _ = try other.addClaim(wording: "Claim \(number).") }
    let whole = newsroom.file("bela.jsonl")
    _ = try other.share(to: whole)
    _ = try desk.merge([whole])
    _ = try desk.addClaim(wording: "Rents rose.")
    try desk.seal()
    _ = try desk.share(to: newsroom.file("amara.jsonl"), onlyMine: true)
    let lines = try String(contentsOfFile: whole, encoding: .utf8).split(separator: "\n")
    try newsroom.write(lines.dropLast().joined(separator: "\n") + "\n", to: "cut.jsonl")
    let third = try newsroom.desk("third", of: "chen")
    _ = try third.merge([newsroom.file("amara.jsonl"), newsroom.file("cut.jsonl")])
    #expect(try third.verify().problems.map(\.kind) == ["cut-off"])
    _ = try third.merge([whole])
    #expect(try third.verify().problems.isEmpty)
  }

  @Test func `lets a desk that was put back be told from the one that was left`() throws {
    _ = try desk.addClaim(wording: "Rents rose.")
    try newsroom.copy("city.stet", to: "backup")
    for number in 1...3 { _ = try desk.addClaim(wording: "Claim \(number).") }
    try newsroom.copy("backup", to: "city.stet")
    for log in ["city.stet-wal", "city.stet-shm"] {
      try? FileManager.default.removeItem(atPath: newsroom.file(log))
    }
    let old = try newsroom.desk()
    #expect(try old.verify().problems.map(\.kind) == ["cut-off"])
    _ = try old.addClaim(wording: "Rents fell.")
    #expect(try old.verify().problems.isEmpty)
  }
}

@Suite("Verifying annotation files")
struct FileVerifyingTests {
  private let newsroom: Newsroom
  private let lines: [String]

  init() throws {
    newsroom = try Newsroom()
    let desk = try newsroom.desk()
    for number in 1...4 { _ = try desk.addClaim(wording: "Claim \(number).") }
    try desk.seal()
    _ = try desk.share(to: newsroom.file("whole.jsonl"))
    lines = try String(contentsOfFile: newsroom.file("whole.jsonl"), encoding: .utf8)
      .split(separator: "\n").map(String.init)
  }

  private func checked(_ lines: [String]) throws -> Integrity {
    try Integrity(of: [newsroom.write(lines.map { $0 + "\n" }.joined(), to: "a.jsonl")])
  }

  @Test func `finds nothing in one that nobody touched`() throws {
    let integrity = try checked(lines)
    #expect(integrity.problems.isEmpty && integrity.operations == 5 && integrity.chains == 1)
    #expect(integrity.seals.map(\.sealedTo) == [4])
  }

  @Test func `names file and line of what was changed`() throws {
    var changed = lines
    changed[1] = changed[1].replacing("Claim 2.", with: "Claim 9.")
    let problems = try checked(changed).problems
    #expect(problems.map(\.kind) == ["changed-line"])
    #expect(problems.first?.detail.contains("a.jsonl:2: ") ?? false)
  }

  @Test func `names file and line of what is no operation any more`() throws {
    var changed = lines
    changed[2] = String(changed[2].dropLast())
    let problems = try checked(changed).problems
    #expect(problems.map(\.kind) == ["changed-line", "dropped"])
    #expect(problems.first?.entity.hasSuffix("a.jsonl:3") ?? false)
  }

  @Test func `names what was dropped, and remarks on an order that was changed`() throws {
    #expect(try checked([lines[0]] + lines.dropFirst(2)).problems.map(\.kind) == ["dropped"])
    let swapped = try checked([lines[1], lines[0]] + lines.dropFirst(2))
    #expect(swapped.problems.isEmpty)
    #expect(swapped.remarks.map(\.kind).contains("order"))
  }

  @Test func `remarks that a file without its seal is sealed by nothing`() throws {
    let remarks = try checked(Array(lines.dropLast(2))).remarks
    #expect(remarks.first { $0.kind == "unsealed" }?.detail == "no seal covers its 3 lines")
  }

  @Test func `reads what merge reads: packed files, and folders with all that is in them`() throws {
    let desk = try newsroom.desk()
    let team = newsroom.file("team")
    try FileManager.default.createDirectory(atPath: team, withIntermediateDirectories: true)
    _ = try desk.share(to: newsroom.file("team/whole.jsonl.gz"))
    var changed = lines
    changed[1] = changed[1].replacing("Claim 2.", with: "Claim 9.")
    for paths in [[team], [team + "/whole.jsonl.gz"]] {
      let integrity = try Integrity(of: paths)
      #expect(integrity.problems.isEmpty && integrity.operations == 5)
    }
    let file = try newsroom.write(changed.map { $0 + "\n" }.joined(), to: "team/changed.jsonl")
    // Beside the whole file: the sealed line is there too, and the other stands out all the same.
    let problems = try Integrity(of: [team]).problems
    #expect(!problems.isEmpty)
    #expect(problems.contains { $0.detail.contains("\(file):2") }, "\(problems)")
  }

  @Test func `refuses what is no file, and waits for no pipe`() throws {
    let missing = newsroom.file("missing.jsonl")
    #expect(throws: DeskError.noSuchFile(path: missing)) { try Integrity(of: [missing]) }
    let pipe = newsroom.file("pipe.jsonl")
    #expect(mkfifo(pipe, 0o600) == 0)
    let whole = newsroom.file("whole.jsonl")
    for path in [pipe, "/dev/zero", "/dev/null"] {
      #expect(throws: ExchangeError.notAFile(path: path)) { try Integrity(of: [whole, path]) }
    }
    let empty = newsroom.file("empty")
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
    #expect(throws: ExchangeError.emptyFolder(path: empty)) { try Integrity(of: [whole, empty]) }
  }

  @Test func `refuses a packed file that is torn, as its lines cannot be told`() throws {
    _ = try newsroom.desk().share(to: newsroom.file("whole.jsonl.gz"))
    let packed = try Data(contentsOf: URL(fileURLWithPath: newsroom.file("whole.jsonl.gz")))
    let torn = try newsroom.write(packed.dropLast(9), to: "torn.jsonl.gz")
    #expect(throws: ExchangeError.self) { try Integrity(of: [torn]) }
  }
}
