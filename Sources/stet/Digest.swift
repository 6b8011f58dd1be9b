import ArgumentParser
import EditorialDesk

/// Prints the digest.
struct Digest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "digest",
    abstract: "Print the hash of the set of operations: equal on desks that hold the same.",
    discussion: "Example:\n  stet digest --state")

  @Flag(help: "Of what the operations come to, whatever their dates and order.") var state = false
  @OptionGroup var desk: DeskOptions

  func run() throws {
    let desk = try desk.open()
    Output.line(state ? try desk.stateDigest() : try desk.digest())
  }
}
