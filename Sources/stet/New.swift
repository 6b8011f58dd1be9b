import ArgumentParser
import EditorialDesk

/// Makes a desk.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a desk: one SQLite file for a team's work.",
    discussion: "Example:\n  stet new city.stet")

  @Argument(help: "The file to make, by habit NAME.stet.", completion: .file(extensions: ["stet"]))
  var file: String

  func run() throws {
    try Desk.create(at: file)
    Output.line("made \(file)")
  }
}
