import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

@Suite("The prompt's history")
struct PromptHistoryTests {
  private let folder: TemporaryFolder
  private let home: String
  private let history: PromptHistory
  private var path: String { home + "/history-amara" }

  init() throws {
    folder = try TemporaryFolder()
    home = folder.file("home")
    history = try PromptHistory(
      of: Annotator("amara"),
      in: Surroundings(environment: ["STET_HOME": home], folder: "/", now: { Date() }))
  }

  private func mode() throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  private func write(_ bytes: [UInt8]) throws {
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  @Test func `keeps lines in order, for their owner alone`() throws {
    #expect(history.lines().isEmpty)
    for line in ["next", "note Łódź 日本語", "true 90 readout says so"] { try history.append(line) }
    #expect(history.lines() == ["next", "note Łódź 日本語", "true 90 readout says so"])
    #expect(try mode() == 0o600)
  }

  @Test(arguments: [
    "", " ", " note not to be kept", "\tnote", "note \u{1B}[2J", "note \u{202E}esrever",
    "two\nlines",
    String(repeating: "x", count: PromptHistory.longestLine + 1),
  ])
  func `keeps no line that is blank, begins with a space, is endless or would be obeyed`(
    line: String
  ) throws {
    try history.append("before")
    try history.append(line)
    #expect(!PromptHistory.isKept(line))
    #expect(history.lines() == ["before"])
  }

  @Test func `takes what is whole out of a broken file, and goes on in it`() throws {
    try write([0xFF, 0xFE, 0x0A, 0, 1, 0x0A] + Array("next\n\n note\nnote \u{1B}[2J\ntorn".utf8))
    #expect(history.lines() == ["next", "torn"])
    try history.append("show")
    #expect(history.lines() == ["next", "torn", "show"])
    #expect(try mode() == 0o600)
  }

  @Test func `stays small, and keeps the newest`() throws {
    try write(Array(String(repeating: "old line\n", count: 200_000).utf8))
    #expect(history.lines().count == PromptHistory.mostLines)
    let long = String(repeating: "y", count: 4_000)
    for number in 1...80 { try history.append("\(number) \(long)") }
    let size = try #require(
      try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
    #expect(size <= 1 << 18)
    #expect(history.lines().last == "80 \(long)")
    #expect(try mode() == 0o600)
  }

  @Test func `loses no line of several prompts that write at once`() async throws {
    let history = history
    try await withThrowingTaskGroup(of: Void.self) { group in
      for prompt in 0..<8 {
        group.addTask { for line in 0..<50 { try history.append("note \(prompt) \(line)") } }
      }
      try await group.waitForAll()
    }
    let lines = history.lines()
    #expect(lines.count == 400)
    for prompt in 0..<8 {
      let own = lines.filter { $0.hasPrefix("note \(prompt) ") }
      #expect(own == (0..<50).map { "note \(prompt) \($0)" })
    }
  }

  @Test func `is no file that it may not write to, and says so`() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    #expect(history.lines().isEmpty)
    #expect(throws: DeskError.self) { try history.append("next") }
    try FileManager.default.removeItem(atPath: path)
    #expect(mkfifo(path, 0o600) == 0)
    #expect(history.lines().isEmpty)
    #expect(throws: DeskError.self) { try history.append("next") }
  }

  private func history(of name: String) throws -> PromptHistory {
    try PromptHistory(
      of: Annotator(name),
      in: Surroundings(environment: ["STET_HOME": home], folder: "/", now: { Date() }))
  }

  @Test(arguments: ["boris", "Amara", "amara ", "../amara", "a/b", "Łódź", "日本語"])
  func `is one annotator's, whatever the name`(name: String) throws {
    try history.append("false 95 I looked it up, wrong")
    // A name that nobody can have has no history.
    guard let other = try? history(of: name) else { return }
    #expect(other.lines().isEmpty)
    try other.append("true 90")
    #expect(other.lines() == ["true 90"])
    #expect(history.lines() == ["false 95 I looked it up, wrong"])
    let files = try FileManager.default.contentsOfDirectory(atPath: home)
    #expect(files.count == 2 && files.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } })
  }

  @Test func `that all shared in former versions goes to whose home it is`() throws {
    let newsroom = try Newsroom()
    _ = try newsroom.desk(of: "amara").addNote("seen", to: newsroom.deskWithClaim().1)
    let surroundings = newsroom.surroundings(of: "amara")
    try Data("false 95\n".utf8).write(
      to: URL(fileURLWithPath: newsroom.home(of: "amara") + "/history"))
    #expect(try PromptHistory(of: Annotator("boris"), in: surroundings).lines().isEmpty)
    #expect(try PromptHistory(of: Annotator("amara"), in: surroundings).lines() == ["false 95"])
    #expect(try PromptHistory(of: Annotator("boris"), in: surroundings).lines().isEmpty)
  }
}
