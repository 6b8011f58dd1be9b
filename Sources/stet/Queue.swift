import ArgumentParser
import ClaimModel
import EditorialDesk

/// Lists what waits.
struct Queue: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List what waits for a person: conflicts, disputes, queries, your turn, candidates.",
    discussion: "Example:\n  stet queue")

  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func run() throws {
    for task in try desk.open().queue() {
      if output.json {
        Output.json([
          "kind": .string(task.kind.rawValue), "id": .string(task.name),
          "text": .string(task.text),
        ])
      } else {
        Output.line(
          "\(task.kind.rawValue)  \(task.name.prefix(10))  \(Output.cut(task.text, to: 60))")
      }
    }
  }
}
