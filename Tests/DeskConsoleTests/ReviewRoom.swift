import ClaimModel
import DeskConsole
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

/// A desk in a folder of its own, with people at its prompt; gone when the test is over.
final class ReviewRoom: TemporaryFolder {
  static let harbour = """
    Council approves bridge over the harbour

    The council approved the new bridge on Monday. It will cost 12 million euros, the city \
    treasury said in a statement. Mayor Edda Lund said that the first cars would cross in 2028.

    The bridge replaces a ferry that carried 900 cars a day, according to the port office.
    """

  static let gazette = """
    Doubts about the harbour bridge

    The price of the bridge will be far higher, said Jon Birk, who leads the opposition. The \
    treasury's statement gives 12 million euros and does not count the access roads.
    """

  /// Sentences of ``harbour``, in order of place.
  static let approval = "The council approved the new bridge on Monday."
  static let cost = "It will cost 12 million euros"
  static let cars = "the first cars would cross in 2028"

  override init() throws {
    try super.init()
    try Desk.create(at: file("city.stet"))
  }

  /// The desk as a person opens it, on a machine of their own and at a fixed time.
  func desk(_ name: String, file: String = "city.stet", home: String? = nil) throws -> Desk {
    let surroundings = Surroundings(
      environment: ["STET_HOME": self.file("home of \(home ?? name)"), "STET_ANNOTATOR": name],
      folder: path, now: { Date(timeIntervalSince1970: 1_772_355_600) })
    let desk = self.file(file)
    if !FileManager.default.fileExists(atPath: desk) { try Desk.create(at: desk) }
    return try Desk.open(at: desk, in: surroundings)
  }

  @discardableResult
  func takeIn(_ text: String, outlet: String, on desk: Desk) throws -> DocumentID {
    let file = try write(text.utf8, to: "\(outlet).txt")
    return try desk.ingest(file, details: .init(outlet: outlet)).document.id
  }

  /// A person at the prompt of a desk that has the harbour's article and a claim of it.
  func sitting(_ name: String, at words: String = cost) throws -> Sitting {
    let desk = try desk(name)
    let document = try takeIn(Self.harbour, outlet: "Harbour Post", on: desk)
    let claim = try desk.addClaim(words: words, in: document)
    var sitting = try Sitting(desk)
    try sitting.type("open \(claim.text)")
    return sitting
  }
}

/// Somebody who types at the prompt and reads the replies.
struct Sitting {
  let desk: Desk
  var console: Console

  init(_ desk: Desk, usesColour: Bool = false) throws {
    self.desk = desk
    console = try Console(desk: desk, usesColour: usesColour)
  }

  /// Types one line; gives the reply's lines.
  @discardableResult
  mutating func type(_ line: String) throws -> [String] { try console.run(line).lines }

  /// Types one line; gives the reply as running text, so that it may be wrapped anywhere.
  mutating func read(_ line: String) throws -> String {
    try type(line).joined(separator: " ").flowing
  }

  /// The claim in hand.
  mutating func claim() throws -> Claim {
    let card = try type("show")
    let name = try #require(card.first?.split(separator: " ").first)
    return try desk.claim(desk.claimID(String(name)))
  }
}

extension String {
  /// The words, apart by one space.
  var flowing: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
