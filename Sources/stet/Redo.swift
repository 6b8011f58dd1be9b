import ArgumentParser
import EditorialDesk

/// Brings back what was undone.
struct Redo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redo",
    abstract: "Bring back what the latest undo took back.",
    discussion: """
      Where others have replaced that since, nothing is done and it is said what
      would be next: --further brings that back.

      Example:
        stet redo
      """)

  @Flag(help: "Leave alone what others have replaced since, and bring back what comes next.")
  var further = false
  @OptionGroup var desk: DeskOptions

  func run() throws {
    let redone = try desk.open().redo(passing: further ? .all : .none)
    for line in redone.passedOver { Output.line("passed over, replaced since: \(line)") }
    for line in redone.what { Output.line("brought back the \(line)") }
    if redone.more > 0 { Output.line("and \(redone.more) more of that act") }
    if let subject = redone.subject { Output.line("  \(subject)") }
    for line in redone.remarks { Output.line(line) }
  }
}
