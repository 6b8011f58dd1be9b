import DeskTestSupport
import ClaimModel
import EditorialDesk
import Foundation
import Testing

@Suite("Who a source is, sealed")
struct SealedSourceTests {
  private let newsroom: Newsroom
  private let label: SourceLabel
  private let words = "Quentin Zobrist\n+43 1 5550100\n"

  init() throws {
    newsroom = try Newsroom()
    label = try #require(SourceLabel("S1"))
  }

  private func sources(key: String? = nil) -> SealedSources {
    var surroundings = newsroom.surroundings(of: "amara")
    surroundings.environment["STET_SOURCES_KEY"] = key
    return SealedSources(in: surroundings)
  }

  private func keep(_ label: SourceLabel, key: String? = nil) throws {
    let file = try newsroom.write(words, to: "who.txt")
    defer { unlink(file) }
    _ = try sources(key: key).keep(file, as: label)
  }

  private func mode(_ path: String) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue
  }

  /// Every file of the newsroom that holds the name.
  private func telling() throws -> [String] {
    let files = try #require(FileManager.default.enumerator(atPath: newsroom.path))
    return files.compactMap { $0 as? String }.filter { name in
      let bytes = FileManager.default.contents(atPath: newsroom.file(name)) ?? Data()
      return String(decoding: bytes, as: UTF8.self).lowercased().contains("zobrist")
    }
  }

  @Test func `is opened with the key, and lies in no file in plain words`() throws {
    try keep(label)
    #expect(try telling().isEmpty)
    #expect(try sources().identity(of: label) == words)
    #expect(try mode(sources().path(of: label)) == 0o600)
    #expect(try mode(newsroom.home(of: "amara") + "/sources") == 0o700)
    #expect(try mode(newsroom.home(of: "amara") + "/sources.key") == 0o600)
  }

  @Test func `has a length that does not tell how long the name is`() throws {
    let other = try #require(SourceLabel("S2"))
    try keep(label)
    _ = try sources().keep(newsroom.write("Bo\n", to: "who.txt"), as: other)
    let sizes = [label, other].map { FileManager.default.contents(atPath: sources().path(of: $0)) }
    #expect(sizes[0]?.count == sizes[1]?.count)
  }

  @Test func `is opened by nobody while the key is away`() throws {
    let key = newsroom.file("stick.key")
    try keep(label, key: key)
    #expect(try mode(key) == 0o600)
    #expect(try sources(key: key).identity(of: label) == words)
    #expect(throws: DeskError.self) { try sources().identity(of: label) }
    // No other key is made beside the one that is away.
    let other = try #require(SourceLabel("S2"))
    #expect(throws: DeskError.self) { try keep(other) }
    #expect(try sources().labels() == [label])
    // Nobody can tell then what names it; work goes on.
    _ = try newsroom.desk().addClaim(wording: "Zobrist paid.")
  }

  @Test func `is not opened under another label, nor when it was changed`() throws {
    try keep(label)
    let other = try #require(SourceLabel("S2"))
    let place = sources().path(of: label)
    try FileManager.default.copyItem(atPath: place, toPath: sources().path(of: other))
    #expect(throws: DeskError.self) { try sources().identity(of: other) }
    var bytes = try #require(FileManager.default.contents(atPath: place))
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: URL(fileURLWithPath: place))
    #expect(throws: DeskError.self) { try sources().identity(of: label) }
  }

  @Test func `is not sealed with a key that others may read`() throws {
    try keep(label)
    chmod(newsroom.home(of: "amara") + "/sources.key", 0o644)
    #expect(throws: DeskError.self) { try sources().identity(of: label) }
    let desk = try newsroom.desk()
    let refusal = try desk.expectRefusal { _ = try desk.addClaim(wording: "Rents rose.") }
    #expect(refusal?.remedy.contains("chmod 600") == true)
  }

  @Test func `is sealed also where it was kept in plain words before`() throws {
    let folder = newsroom.home(of: "amara") + "/sources"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try newsroom.write(words, to: "home-amara/sources/S1")
    #expect(try sources().identity(of: label) == words)
    let desk = try newsroom.desk()
    _ = try desk.expectRefusal { _ = try desk.addClaim(wording: "Zobrist paid.") }
    _ = try sources().keep(newsroom.write("Jon Birk\n", to: "who.txt"), as: nil)
    #expect(try telling().isEmpty)
    #expect(try sources().identity(of: label) == words)
    #expect(try mode(folder) == 0o700)
  }

  @Test func `is not brought back by an undo, which is refused`() throws {
    let desk = try newsroom.desk()
    let claim = try desk.addClaim(wording: "Rents rose.")
    try desk.reword(claim, to: "Zobrist said that rents rose.")
    try desk.reword(claim, to: "An official said that rents rose.")
    try keep(label)
    let refusal = try desk.expectRefusal { _ = try desk.undo() }
    #expect(refusal?.problem.contains("Zobrist") == false)
    #expect(try desk.claim(claim).wording == "An official said that rents rose.")
  }

  @Test func `is not in what the prompt remembers`() throws {
    try keep(label)
    let history = try PromptHistory(
      of: Annotator("amara"), in: newsroom.surroundings(of: "amara"))
    for line in ["note Zobrist told me", "find quentin  ZOBRIST", "next"] {
      try history.append(line)
    }
    #expect(history.lines() == ["next"])
    #expect(try telling().isEmpty)
  }
}
