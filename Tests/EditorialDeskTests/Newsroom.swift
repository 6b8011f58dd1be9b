import ClaimModel
import EditorialDesk
import Foundation
import Testing

/// A folder with desks, and a home for each editor; removed when the test is over.
final class Newsroom {
  let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.path + "/stet-desk-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func file(_ name: String) -> String { "\(folder)/\(name)" }

  func home(of editor: String) -> String { file("home-\(editor)") }

  /// What an editor's commands find around them: a home of their own, and a clock that stands still.
  func surroundings(of editor: String) -> Surroundings {
    Surroundings(
      environment: ["STET_HOME": home(of: editor), "STET_ANNOTATOR": editor], folder: folder,
      now: { Date(timeIntervalSince1970: 1_772_355_600.123) })
  }

  /// The desk of that name as an editor opens it; made on first use.
  func desk(_ name: String = "city", of editor: String = "amara") throws -> Desk {
    let path = file("\(name).stet")
    let surroundings = surroundings(of: editor)
    if !FileManager.default.fileExists(atPath: path) {
      try Desk.create(at: path, in: surroundings)
    }
    return try Desk.open(at: path, in: surroundings)
  }

  @discardableResult
  func write(_ bytes: some Collection<UInt8>, to name: String) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
    return file(name)
  }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  /// Copies a file, over what is there.
  func copy(_ name: String, to other: String) throws {
    try? FileManager.default.removeItem(atPath: file(other))
    try FileManager.default.copyItem(atPath: file(name), toPath: file(other))
  }

  /// Copies a file or folder as a backup does, with dates and modes, over what is there.
  func copyExactly(_ name: String, to other: String) throws {
    try? FileManager.default.removeItem(atPath: file(other))
    let copying = try Process.run(
      URL(fileURLWithPath: "/bin/cp"), arguments: ["-a", file(name), file(other)])
    copying.waitUntilExit()
    #expect(copying.terminationStatus == 0)
  }

  /// Gives everything on one desk to another.
  @discardableResult
  func pass(from one: Desk, to other: Desk) throws -> MergeReport {
    let path = file("passed.jsonl")
    _ = try one.share(to: path)
    return try other.merge([path])
  }

  static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fixtures")

  static func fixture(_ name: String) -> String {
    fixtures.appendingPathComponent(name).path
  }
}

extension Newsroom {
  /// A report in which the extractor finds claims; invented.
  static let article = """
    Council agrees on new tram line

    The council will spend 40 million euros on the line, the mayor, Ilse Marwick, said on Monday.

    "We will open the line in 2027," Marwick said. The opposition said that the line would cost \
    twice as much.

    According to the operator, 12,000 people will ride the trams on a working day.

    """

  /// A desk with the article, and the candidate that is most worth checking.
  func deskWithCandidate(
    _ name: String = "city", of editor: String = "amara"
  ) throws -> (desk: Desk, claim: ClaimID) {
    let desk = try desk(name, of: editor)
    _ = try desk.ingest(write(Self.article, to: "tram.txt"))
    let claim = try #require(try desk.candidatesByWorth().first { $0.worth > 0 }).claim
    return (desk, claim)
  }

  /// A desk with the article and a claim that was accepted.
  func deskWithClaim(
    _ name: String = "city", of editor: String = "amara"
  ) throws -> (desk: Desk, claim: ClaimID) {
    let (desk, claim) = try deskWithCandidate(name, of: editor)
    try desk.decide(claim, .accepted)
    return (desk, claim)
  }
}

extension Desk {
  /// Gives a verdict in few words.
  @discardableResult
  func rate(_ claim: ClaimID, _ rating: String, because: String = "") throws -> Verdict.Seen {
    try rate(claim, VerdictOffer(rating: rating, confidence: 80, rationale: because))
  }

  func operationCount() throws -> Int { try verify().operations }

  /// Expects that something is refused, says what to do about it, and leaves the desk as it was.
  func expectRefusal(
    _ work: () throws -> Void, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> (any ActionableError)? {
    let before = (try digest(), try stateDigest())
    var refusal: (any ActionableError)?
    do {
      try work()
      Issue.record("nothing was refused", sourceLocation: sourceLocation)
    } catch let error as any ActionableError {
      refusal = error
      #expect(error.remedy.count > 10, sourceLocation: sourceLocation)
    }
    let after = (try digest(), try stateDigest())
    #expect(after == before, "the desk was changed", sourceLocation: sourceLocation)
    return refusal
  }
}
