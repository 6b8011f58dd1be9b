import ArgumentParser
import ClaimModel
import EditorialDesk

/// Lists the formats in which claims are exchanged with other tools.
struct Formats: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the formats that are imported and exported.",
    discussion: """
      \(lines.joined(separator: "\n"))

      What each carries and what it loses is said by every import and export, and told on the
      documentation's page Formats.

      Example:
        stet formats
      """)

  /// One line for each format.
  private static let lines: [String] = {
    let all = Desk.ForeignFormat.all
    let width = all.map(\.name.count).max() ?? 0
    return all.map { format in
      let name = format.name + String(repeating: " ", count: width - format.name.count)
      return "\(name)  \(format.isWritten ? "in, out" : "in     ")  \(format.summary)"
    }
  }()

  @OptionGroup var output: JSONOption

  func run() {
    for format in Desk.ForeignFormat.all where output.json {
      Output.json([
        "format": .string(format.name), "summary": .string(format.summary),
        "export": .bool(format.isWritten),
      ])
    }
    guard !output.json else { return }
    for line in Self.lines { Output.line(line) }
  }
}
