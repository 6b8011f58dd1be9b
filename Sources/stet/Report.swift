import ArgumentParser
import ClaimModel
import EditorialDesk

/// Prints the verified-claim report.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the verified-claim report.",
    discussion: """
      Only claims that pass the gate are called verified; --all adds the others, set apart.

      Example:
        stet report --format markdown -o report.md
      """)

  @Option(help: "markdown or json.") var format = "markdown"
  @Option(
    name: [.customShort("o"), .long], help: "The file to write; otherwise standard output.",
    completion: .file())
  var output: String?
  @Flag(help: "Add the claims that are not verified, set apart.") var all = false
  @OptionGroup var desk: DeskOptions

  func validate() throws {
    guard Desk.ReportFormat(rawValue: format) != nil else {
      let known = Desk.ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("There is no format '\(format)'. Use one of: \(known).")
    }
  }

  func run() throws {
    let desk = try desk.open()
    let text = try desk.report(Desk.ReportFormat(rawValue: format) ?? .markdown, includesAll: all)
    guard let output else { return try Output.bytes(text) }
    try desk.write(text, to: output)
    Output.aside("wrote \(output)")
  }
}
