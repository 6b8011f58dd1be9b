import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

/// An article of which a second version was taken in two days after the first, with claims of the first:
/// one in changed words, one that has moved, one that is gone, and a rejected one that stands.
struct ChangedArticle {
  let newsroom: Newsroom
  let first: DocumentID
  let second: DocumentID
  let crime: ClaimID
  let rents: ClaimID
  let taxes: ClaimID
  let buses: ClaimID

  static let former = """
    Crime in the harbour town

    Crime dropped by 8 percent in May, the police said. Rents rose by 3 percent in the city. The mayor said \
    that taxes fell by 2 percent. Buses are late on 4 of 10 days.

    """
  static let current = """
    Crime in the harbour town

    Buses are late on 4 of 10 days. Rents rose by 3 percent in the city. Crime dropped by 5 percent in May, \
    the police said.

    """

  init(_ newsroom: Newsroom) throws {
    self.newsroom = newsroom
    let before = try newsroom.desk(day: 1)
    first = try Self.take(Self.former, "first.txt", before, newsroom)
    crime = try before.addClaim(words: "Crime dropped by 8 percent in May", in: first)
    rents = try Self.accepted("Rents rose", before)
    taxes = try before.addClaim(words: "taxes fell by 2 percent", in: first)
    buses = try Self.accepted("Buses are late", before)
    try before.decide(buses, .rejected, because: "dull")
    second = try Self.take(Self.current, "second.txt", newsroom.desk(day: 3), newsroom)
  }

  /// The desk as it is opened after the second version was taken in.
  func desk(of editor: String = "amara") throws -> Desk { try newsroom.desk(of: editor, day: 3) }

  static func take(
    _ text: String, _ file: String, _ desk: Desk, _ newsroom: Newsroom,
    url: String? = "https://news.example/crime"
  ) throws -> DocumentID {
    try desk.ingest(
      newsroom.write(text, to: file), details: Desk.DocumentDetails(url: url)
    ).document.id
  }

  /// Accepts the candidate that begins with these words.
  private static func accepted(_ words: String, _ desk: Desk) throws -> ClaimID {
    let candidate = try #require(
      try desk.candidatesByWorth().first { $0.wording.hasPrefix(words) })
    try desk.decide(candidate.claim, .accepted)
    return candidate.claim
  }
}

extension Newsroom {
  /// The desk on that day of a month.
  func desk(_ name: String = "city", of editor: String = "amara", day: Int) throws -> Desk {
    _ = try desk(name, of: editor)
    let surroundings = Surroundings(
      environment: ["STET_HOME": home(of: editor), "STET_ANNOTATOR": editor], folder: path,
      now: { Date(timeIntervalSince1970: 1_772_355_600.123 + Double(day) * 86_400) })
    return try Desk.open(at: file("\(name).stet"), in: surroundings)
  }
}

extension Desk {
  /// The claims that are to be placed anew.
  func misplaced() throws -> [ClaimID] { try queue([.orphan]).compactMap(\.claim) }

  /// What the documents have of the claims that are to be placed anew.
  func findings() throws -> [ClaimID: PlaceFinding] {
    let tasks = try queues([.orphan], most: 100).flatMap(\.tasks)
    return Dictionary(
      tasks.compactMap { task in task.claim.flatMap { id in task.finding.map { (id, $0) } } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Where a claim appears in a document.
  func words(of claim: ClaimID, in document: DocumentID) throws -> [String] {
    try self.claim(claim).appearances.map(\.selector).filter { $0.document == document }
      .map(\.exact)
  }
}
