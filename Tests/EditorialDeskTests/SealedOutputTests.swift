import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

@Suite("A kept name that a colleague has written")
struct SealedOutputTests {
  private let newsroom: Newsroom
  private let desk: Desk
  private let boris: Desk
  private let claim: ClaimID

  init() throws {
    newsroom = try Newsroom()
    (desk, claim) = try newsroom.deskWithClaim()
    boris = try newsroom.desk(of: "boris")
    let file = try newsroom.write("Quentin Zobrist\n", to: "who.txt")
    let label = try #require(SourceLabel("S1"))
    _ = try SealedSources(in: newsroom.surroundings(of: "amara")).keep(file, as: label)
    unlink(file)
  }

  private func report(_ format: Desk.ReportFormat) throws -> String {
    try desk.report(format, includesAll: true)
  }

  @Test(
    "is in no report", arguments: Desk.ReportFormat.allCases,
    ["Quentin Zobrist told me so.", "zobrist, quentin", "It was Zobrist."])
  func isInNoReport(format: Desk.ReportFormat, words: String) throws {
    try boris.rate(claim, "true", because: words)
    guard format != .claimreview else { return }
    let refusal = try desk.expectRefusal { _ = try report(format) }
    #expect(refusal?.problem.hasPrefix("The report would tell who the source S1 is") ?? false)
    #expect(refusal?.problem.contains("verdict.give") ?? false)
    #expect(refusal?.remedy.contains("nothing was written") ?? false)
    // Written anew without the name, it is in no report.
    try boris.rate(claim, "true", because: "An official told me so.")
    #expect(try !report(format).lowercased().contains("zobrist"))
  }

  @Test(
    "is in no export",
    arguments: ["csv", "w3c", "label-studio", "doccano", "brat", "uima-xmi", "averitec"])
  func isInNoExport(name: String) throws {
    _ = try boris.offer(
      .record("Quentin Zobrist", isPrimary: true), on: claim)
    try boris.rate(claim, "true", because: "Quentin Zobrist told me so.")
    let format = try #require(Desk.ForeignFormat(name))
    let path = newsroom.file("out-\(name)")
    var report: Desk.ExchangeReport?
    do {
      report = try desk.exportClaims(as: format, to: .path(path))
    } catch let error as any ActionableError {
      #expect(error.problem.hasPrefix("The export would tell who the source S1 is"))
    }
    // doccano has no room for rationales and sources.
    #expect((report == nil) == (name != "doccano"))
    #expect(FileManager.default.fileExists(atPath: path) == (name == "doccano"))
    let files = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    let written = files.compactMap { FileManager.default.contents(atPath: path + "/" + $0) }
    #expect(written.isEmpty == (name != "doccano"))
    #expect(!written.contains { String(decoding: $0, as: UTF8.self).contains("Zobrist") })
  }

  @Test func `is in no annotated copy, and lets the article itself through`() throws {
    let document = try #require(try desk.documents().first).id
    func copy() throws -> String {
      var bytes: [UInt8] = []
      _ = try desk.annotatedCopy(
        of: document, Desk.ReportRequest(.html), to: .stream { bytes.append(contentsOf: $0) })
      return String(decoding: bytes, as: UTF8.self)
    }
    #expect(try copy().contains("mayor"))
    try boris.rate(claim, "true", because: "Quentin Zobrist told me so.")
    _ = try desk.expectRefusal { _ = try copy() }
  }

  @Test func `does not hold back what names somebody else, or whom a document names`() throws {
    try boris.rate(claim, "true", because: "The mayor, Ilse Marwick, told me so.")
    #expect(try report(.markdown).contains("Marwick"))
    _ = try boris.ingest(
      newsroom.write("Quentin Zobrist is the mayor's adviser.\n", to: "adviser.txt"))
    try boris.rate(claim, "true", because: "Quentin Zobrist told me so.")
    #expect(try report(.markdown).contains("Zobrist"))
  }
}
