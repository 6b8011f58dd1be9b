import Foundation
import ReportExport
import Testing

/// What the documentation says of formats, held against what they carry.
@Suite("The page on formats")
struct FormatPageTests {
  private static let path =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
    + "/Sources/EditorialDesk/EditorialDesk.docc/Formats.md"

  private static let written = ExchangeFormat.allCases.filter(\.isWritten)

  private func page() throws -> String { try String(contentsOfFile: Self.path, encoding: .utf8) }

  /// The words under a heading, up to the next one.
  private func section(_ title: String) throws -> String? {
    try page().components(separatedBy: "\n## ").first { $0.hasPrefix(title + "\n") }
  }

  @Test(arguments: ExchangeFormat.allCases)
  func `has a section for each format that says what it loses`(format: ExchangeFormat) throws {
    let section = try #require(try section(format.title), "there is no section \(format.title)")
    #expect(section.contains(format.isWritten ? "\nLost: " : "Only read"), "\(format.title)")
  }

  @Test func `says of each thing that a loss report names which formats carry it`() throws {
    let table = Self.table
    #expect(try page().contains(table), "the page must have this table:\n\(table)")
  }

  private static var table: String {
    let head = ["named in the loss report"] + written.map { "`\($0.rawValue)`" }
    let rows = ExchangeFeature.allCases.map { feature in
      [feature.words]
        + written.map { format in
          guard format.carried().contains(feature) else { return "–" }
          return format.carried(isApart: false).contains(feature) ? "kept" : "folder"
        }
    }
    let lines = [head, head.map { _ in "---" }] + rows
    return lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }
}
