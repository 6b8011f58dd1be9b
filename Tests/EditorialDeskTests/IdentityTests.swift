import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

@Suite("An identity")
struct IdentityTests {
  private let newsroom: Newsroom

  init() throws { newsroom = try Newsroom() }

  private func surroundings(_ more: [String: String] = [:]) -> Surroundings {
    var surroundings = newsroom.surroundings(of: "amara")
    surroundings.environment = ["STET_HOME": newsroom.home(of: "amara"), "USER": "login"]
      .merging(more) { $1 }
    return surroundings
  }

  private var path: String { newsroom.home(of: "amara") + "/identity.json" }

  @Test func `is made on first use and kept`() throws {
    let first = try Identity(named: "amara", in: surroundings())
    let again = try Identity(named: nil, in: surroundings())
    #expect(again.annotator.name == "amara")
    #expect(again.device == first.device)
    #expect(first.device.count == 26)
    #expect(first.device.allSatisfy { "abcdefghijklmnopqrstuvwxyz234567".contains($0) })
    let other = try Identity(named: "boris", in: newsroom.surroundings(of: "boris"))
    #expect(other.device != first.device)
  }

  @Test func `is readable by its owner alone`() throws {
    _ = try Identity(named: "amara", in: surroundings())
    let file = try FileManager.default.attributesOfItem(atPath: path)
    #expect(file[.posixPermissions] as? Int == 0o600)
    let folder = try FileManager.default.attributesOfItem(atPath: newsroom.home(of: "amara"))
    #expect(folder[.posixPermissions] as? Int == 0o700)
  }

  @Test func `takes its first name from the login when nobody gives one`() throws {
    #expect(try Identity(named: nil, in: surroundings()).annotator.name == "login")
  }

  @Test func `goes by --as before the environment before the stored name`() throws {
    _ = try Identity(named: "stored", in: surroundings())
    let environment = surroundings(["STET_ANNOTATOR": "environment"])
    #expect(try Identity(named: nil, in: surroundings()).annotator.name == "stored")
    #expect(try Identity(named: nil, in: environment).annotator.name == "environment")
    #expect(try Identity(named: "asked", in: environment).annotator.name == "asked")
    #expect(
      try Identity(named: nil, in: surroundings(["STET_ANNOTATOR": ""])).annotator.name == "stored")
    #expect(try Identity(named: nil, in: surroundings()).annotator.name == "stored")
  }

  @Test(
    "cannot have an impossible name",
    arguments: ["", "   ", "a\nb", "\u{1B}[31m", "a\u{202E}b", String(repeating: "x", count: 65)])
  func refusesImpossibleNames(name: String) throws {
    let desk = try Desk.open(
      at: newsroom.desk().path, as: name, in: newsroom.surroundings(of: "amara"))
    let refusal = try desk.expectRefusal { _ = try desk.addClaim(wording: "Trams ran.") }
    #expect(refusal as? ModelError == .impossibleAnnotator(name))
  }

  @Test(
    "that is broken is refused with its place",
    arguments: [
      "", "{", "[]", #"{"annotator":"amara"}"#, #"{"device":"abc"}"#,
      #"{"annotator":"","device":"abc"}"#, #"{"annotator":"amara","device":""}"#, "\u{0}\u{1}",
    ])
  func refusesBrokenFiles(content: String) throws {
    let desk = try newsroom.desk()
    try FileManager.default.createDirectory(
      atPath: newsroom.home(of: "amara"), withIntermediateDirectories: true)
    try Data(content.utf8).write(to: URL(fileURLWithPath: path))
    let refusal = try desk.expectRefusal { _ = try desk.addClaim(wording: "Trams ran.") }
    #expect(refusal?.place == path)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(content.utf8))
  }

  @Test func `writes the clock in UTC with milliseconds`() throws {
    let desk = try newsroom.desk()
    let claim = try desk.addClaim(wording: "Trams ran.")
    #expect(try desk.history(of: claim.text).map(\.at) == ["2026-03-01T09:00:00.123Z"])
  }

  // MARK: Which desk is meant

  @Test func `finds the one desk in its folder, the one in the environment, or the one named`()
    throws
  {
    let city = try newsroom.desk("city")
    #expect(try surroundings().deskPath(named: nil) == "city.stet")
    let port = try newsroom.desk("port")
    let error = #expect(throws: DeskError.self) { try surroundings().deskPath(named: nil) }
    #expect(error == .noDeskNamed(folder: newsroom.path, found: ["city.stet", "port.stet"]))
    #expect(try surroundings(["STET_DESK": port.path]).deskPath(named: nil) == port.path)
    #expect(try surroundings(["STET_DESK": port.path]).deskPath(named: city.path) == city.path)
  }
}
