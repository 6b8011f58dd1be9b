import AnnotationSync
import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

/// Homes and desks that are copied and brought back as backups and moves to another machine do it: no
/// line gets a place that another one has.
@Suite("A copied home")
struct CopiedHomeTests {
  private let newsroom: Newsroom

  init() throws { newsroom = try Newsroom() }

  /// The chains when all the lines of several desks come together; none of them may have twins.
  @discardableResult
  private func expectNoTwins(
    _ desks: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Int {
    let all = try newsroom.desk("all-\(UUID().uuidString)", of: "chen")
    for name in desks {
      let report = try newsroom.pass(from: newsroom.desk(name, of: "chen"), to: all)
      #expect(
        !report.findings.contains { $0.kind == .equivocation }, sourceLocation: sourceLocation)
    }
    let integrity = try all.verify()
    #expect(integrity.problems.isEmpty, sourceLocation: sourceLocation)
    return integrity.chains
  }

  private func epochs(on name: String) throws -> [Int] {
    let path = newsroom.file("epochs.jsonl")
    _ = try newsroom.desk(name, of: "chen").share(to: path)
    let lines = try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: 0x0A)
    return try Set(lines.map { try Operation(line: Array($0)).chain.epoch }).sorted()
  }

  @Test func `on a second machine with the desk at the same path begins a chain of its own`() throws
  {
    try newsroom.write(2, on: newsroom.desk())
    try newsroom.copyExactly("home-amara", to: "home-laptop")
    try newsroom.copyExactly("city.stet", to: "carried")
    try newsroom.write(3, on: newsroom.desk())
    try newsroom.copyExactly("city.stet", to: "first.stet")
    try newsroom.copyExactly("carried", to: "city.stet")
    try newsroom.write(3, on: newsroom.desk("city", of: "laptop"))
    try #expect(expectNoTwins(["first", "city"]) == 2)
  }

  @Test func `that works on the very same desk does not go on in the chain of the other`() throws {
    try newsroom.write(2, on: newsroom.desk())
    try newsroom.copyExactly("home-amara", to: "home-laptop")
    for editor in ["amara", "laptop", "amara", "laptop"] {
      try newsroom.write(1, on: newsroom.desk("city", of: editor))
    }
    try #expect(expectNoTwins(["city"]) == 2)
  }

  @Test func `and the home itself never begin the same epoch on desks that are new to both`() throws
  {
    try newsroom.write(1, on: newsroom.desk())
    var desks = ["city"]
    for copy in ["one", "two", "three"] {
      try newsroom.copyExactly("home-amara", to: "home-\(copy)")
    }
    try newsroom.copyExactly("home-one", to: "home-four")
    for editor in ["one", "amara", "two", "three", "four", "one", "amara"] {
      desks.append("\(editor)-\(desks.count)")
      try newsroom.write(2, on: newsroom.desk(desks[desks.count - 1], of: editor))
    }
    try #expect(expectNoTwins(desks) == desks.count)
  }

  @Test func `brought back together with the desk does not write again what was written since`()
    throws
  {
    try newsroom.write(2, on: newsroom.desk())
    try newsroom.copyExactly("city.stet", to: "backup")
    try newsroom.copyExactly("home-amara", to: "home-backup")
    try newsroom.write(3, on: newsroom.desk())
    try newsroom.copyExactly("city.stet", to: "before.stet")
    try newsroom.copyExactly("backup", to: "city.stet")
    try newsroom.copyExactly("home-backup", to: "home-amara")
    try newsroom.write(3, on: newsroom.desk())
    try #expect(expectNoTwins(["before", "city"]) == 2)
  }

  @Test func `is not needed for a new epoch: an older desk written into the same file is enough`()
    throws
  {
    try newsroom.write(2, on: newsroom.desk())
    try newsroom.copyExactly("city.stet", to: "backup")
    try newsroom.write(3, on: newsroom.desk())
    try newsroom.copyExactly("city.stet", to: "before.stet")
    // The file stays the same one, as when a synced folder or `cp` puts an older version in.
    let desk = try #require(FileHandle(forWritingAtPath: newsroom.file("city.stet")))
    try desk.truncate(atOffset: 0)
    try desk.write(contentsOf: Data(contentsOf: URL(fileURLWithPath: newsroom.file("backup"))))
    try desk.close()
    try newsroom.write(3, on: newsroom.desk())
    try #expect(expectNoTwins(["before", "city"]) == 2)
    #expect(try epochs(on: "city") == [1, 2])
  }

  @Test func `takes in its own lines that colleagues have kept, and begins a new epoch`() throws {
    try newsroom.write(2, on: newsroom.desk())
    try newsroom.copyExactly("city.stet", to: "backup")
    try newsroom.copyExactly("home-amara", to: "home-backup")
    try newsroom.write(3, on: newsroom.desk())
    _ = try newsroom.desk().share(to: newsroom.file("mailed.jsonl"))
    try newsroom.copyExactly("backup", to: "city.stet")
    try newsroom.copyExactly("home-backup", to: "home-amara")
    try newsroom.write(1, on: newsroom.desk())
    let report = try newsroom.desk().merge([newsroom.file("mailed.jsonl")])
    // Three acts and the seal that sharing wrote.
    #expect(report.new == 4)
    #expect(report.findings.isEmpty)
    try newsroom.write(2, on: newsroom.desk())
    try #expect(expectNoTwins(["city"]) == 2)
    #expect(try newsroom.desk().operationCount() == 9)
  }

  @Test func `that lost the record of one desk begins the next epoch there`() throws {
    try newsroom.write(2, on: newsroom.desk())
    try newsroom.write(2, on: newsroom.desk("port"))
    try newsroom.copyExactly("city.stet", to: "before.stet")
    let chains = newsroom.home(of: "amara") + "/chains"
    for name in try FileManager.default.contentsOfDirectory(atPath: chains) {
      try FileManager.default.removeItem(atPath: "\(chains)/\(name)")
      try newsroom.write(2, on: newsroom.desk())
    }
    try #expect(expectNoTwins(["before", "city", "port"]) == 3)
    #expect(try epochs(on: "city") == [1, 3])
  }

  @Test func `with the records of an earlier version goes on with a new epoch`() throws {
    try newsroom.write(2, on: newsroom.desk())
    let home = newsroom.home(of: "amara")
    try FileManager.default.removeItem(atPath: home + "/epochs.json")
    for name in try FileManager.default.contentsOfDirectory(atPath: home + "/chains") {
      let path = URL(fileURLWithPath: "\(home)/chains/\(name)")
      try Data(#"{"epoch":1,"number":2}"#.utf8).write(to: path)
    }
    try newsroom.write(2, on: newsroom.desk())
    try newsroom.write(2, on: newsroom.desk())
    try #expect(expectNoTwins(["city"]) == 2)
  }

  @Test(
    "goes on though somebody forged lines of its device",
    arguments: [(1, 9), (1, 9_007_199_254_740_991), (9_007_199_254_740_991, 1), (2, 1)])
  func survivesForgery(epoch: Int, number: Int) throws {
    try newsroom.write(2, on: newsroom.desk())
    let identity = try Identity(named: nil, in: newsroom.surroundings(of: "amara"))
    let forged = OperationDraft(.claimAdd, with: ["wording": "Forged."]).line(
      OperationDraft.Stamp(
        chain: Chain(device: identity.device, epoch: epoch), number: number, previous: nil, at: "",
        by: identity.annotator))
    let report = try newsroom.desk().merge([newsroom.write(forged + [0x0A], to: "forged.jsonl")])
    #expect(report.new == 1)
    // A new epoch is wanted in any case.
    try FileManager.default.removeItem(atPath: newsroom.home(of: "amara") + "/chains")
    for _ in 1...2 { try newsroom.write(2, on: newsroom.desk()) }
    let places = try newsroom.desk().verify().problems.map(\.kind)
    #expect(!places.contains("equivocation"))
    #expect(try epochs(on: "city").count == Set([1, epoch]).count + 1)
    #expect(try newsroom.desk().operationCount() == 7)
  }

  @Test func `gives each of several desks its own epoch, however many are written on at once`()
    throws
  {
    try newsroom.write(1, on: newsroom.desk())
    let names = (1...12).map { "desk-\($0)" }
    for name in names { _ = try newsroom.desk(name) }
    let desks = try names.map { try newsroom.desk($0) }
    DispatchQueue.concurrentPerform(iterations: desks.count) { index in
      do {
        for number in 1...3 { _ = try desks[index].addClaim(wording: "Tram \(index) \(number)") }
      } catch {
        Issue.record(error)
      }
    }
    try #expect(expectNoTwins(names + ["city"]) == 13)
    #expect(try names.flatMap { try epochs(on: $0) }.sorted() == Array(2...13))
  }

  @Test func `is not seen in a home that was only renamed, or a desk opened by another name`()
    throws
  {
    try newsroom.write(2, on: newsroom.desk())
    try FileManager.default.moveItem(
      atPath: newsroom.home(of: "amara"), toPath: newsroom.home(of: "moved"))
    try FileManager.default.createSymbolicLink(
      atPath: newsroom.file("linked.stet"), withDestinationPath: newsroom.file("city.stet"))
    try newsroom.write(2, on: newsroom.desk("linked", of: "moved"))
    #expect(try epochs(on: "city") == [1])
  }
}
