import ArgumentParser
import EditorialDesk

/// Brings back what was undone.
struct Redo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redo",
    abstract: "Bring back what the latest undo took back.", discussion: "Example:\n  stet redo")

  @OptionGroup var desk: DeskOptions

  func run() throws {
    let redone = try desk.open().redo()
    for line in redone.passedOver { Output.line("passed over, replaced since: \(line)") }
    for line in redone.what { Output.line("brought back the \(line)") }
    if redone.more > 0 { Output.line("and \(redone.more) more of that act") }
    if let subject = redone.subject { Output.line("  \(subject)") }
    for line in redone.remarks { Output.line(line) }
  }
}
