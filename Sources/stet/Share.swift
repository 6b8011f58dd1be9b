import ArgumentParser
import ClaimModel
import EditorialDesk

/// Writes the annotation file.
struct Share: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the annotation file, for colleagues to merge.",
    discussion: """
      The same bytes on every desk that has the same operations.

      Example:
        stet share -o amara.jsonl --mine
      """)

  @Option(
    name: [.customShort("o"), .long], help: "The file to write; otherwise standard output.",
    completion: .file(extensions: ["jsonl"]))
  var output: String?
  @Flag(help: "Only what this device wrote.") var mine = false
  @OptionGroup var desk: DeskOptions

  func run() throws {
    let desk = try desk.open()
    guard let output else { return try desk.share(onlyMine: mine) { Output.bytes($0) } }
    let count = try desk.share(to: output, onlyMine: mine)
    Output.aside("wrote \(output), \(count) bytes")
  }
}
