import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

/// A folder with desks, and a home for each editor; removed when the test is over.
final class Newsroom: TemporaryFolder {
  func home(of editor: String) -> String { file("home-\(editor)") }

  /// What an editor's commands find around them: a home of their own, and a clock that stands still.
  ///
  /// - Parameter other: whose home it is instead, where a name is used on somebody's machine.
  func surroundings(of editor: String, at other: String? = nil) -> Surroundings {
    Surroundings(
      environment: ["STET_HOME": home(of: other ?? editor), "STET_ANNOTATOR": editor], folder: path,
      now: { Date(timeIntervalSince1970: 1_772_355_600.123) })
  }

  /// The desk of that name as an editor opens it; made on first use.
  func desk(
    _ name: String = "city", of editor: String = "amara", at other: String? = nil
  ) throws -> Desk {
    let desk = file("\(name).stet")
    let surroundings = surroundings(of: editor, at: other)
    if !FileManager.default.fileExists(atPath: desk) {
      try Desk.create(at: desk, in: surroundings)
    }
    return try Desk.open(at: desk, in: surroundings)
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

  /// Adds claims with words of their own each time: equal lines would not show that a number was given
  /// twice.
  func write(_ count: Int, on desk: Desk) throws {
    for _ in 1...count { _ = try desk.addClaim(wording: "Tram \(UUID().uuidString)") }
  }

  /// Gives everything on one desk to another.
  @discardableResult
  func pass(from one: Desk, to other: Desk) throws -> MergeReport {
    let path = file("passed.jsonl")
    _ = try one.share(to: path)
    return try other.merge([path])
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

extension Newsroom {
  /// A desk with a claim that Amara and Boris rated `true`, each on one primary document.
  func deskWithVerdicts() throws -> (desk: Desk, claim: ClaimID) {
    let (desk, claim) = try deskWithClaim()
    for one in [desk, try self.desk(of: "boris")] {
      let evidence = try one.offer(.record("budget", isPrimary: true), on: claim)
      _ = try one.rate(claim, Desk.VerdictOffer(rating: "true", evidence: [evidence.text]))
    }
    return (desk, claim)
  }
}

extension Desk.EvidenceOffer {
  /// A page that supports a claim.
  static func record(
    _ origin: String, isPrimary: Bool = false, isUnnamed: Bool = false
  ) -> Desk.EvidenceOffer {
    Desk.EvidenceOffer(
      stance: .supports,
      source: .outside(
        url: "https://example.org/\(origin.utf8.count)", title: origin, quote: "40 million"),
      origin: origin, isPrimary: isPrimary, isUnnamed: isUnnamed)
  }
}

extension Desk {
  /// Gives a verdict in few words.
  @discardableResult
  func rate(_ claim: ClaimID, _ rating: String, because: String = "") throws -> Verdict.Seen {
    try rate(claim, VerdictOffer(rating: rating, confidence: 80, rationale: because)).seen
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
