import ArgumentParser
import EditorialDesk

/// Makes projections anew.
struct Rebuild: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild",
    abstract: "Make every table anew from the log; no digest changes by it.",
    discussion: "Example:\n  stet rebuild")

  @OptionGroup var desk: DeskOptions

  func run() throws {
    Output.line("rebuilt from \(try desk.open().rebuild()) operations")
  }
}
