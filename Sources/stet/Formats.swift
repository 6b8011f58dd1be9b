import ArgumentParser
import ClaimModel
import EditorialDesk

/// Lists the formats of reports, and those in which claims are exchanged with other tools.
struct Formats: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats",
    abstract: "List the formats that are imported and exported, and those of reports.",
    discussion: """
      \(lines.joined(separator: "\n"))

      in is for `stet import --format`, out for `stet export --format`, report for
      `stet report --format`. What a format loses is said by every import and
      export, and told on the documentation's pages Formats and Reports.

      Example:
        stet formats
      """)

  /// One line for each format.
  private static let lines: [String] = {
    let all = Desk.KnownFormat.all
    let width = all.map(\.name.count).max() ?? 0
    return all.map { format in
      let name = format.name + String(repeating: " ", count: width - format.name.count)
      let ways = format.isReport ? "report " : format.isExported ? "in, out" : "in     "
      return "\(name)  \(ways)  \(format.summary)"
    }
  }()

  @OptionGroup var output: JSONOption

  func run() {
    for format in Desk.KnownFormat.all where output.json { Output.json(format.value) }
    guard !output.json else { return }
    for line in Self.lines { Output.line(line) }
  }
}
