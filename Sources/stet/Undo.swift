import ArgumentParser
import EditorialDesk

/// Takes back the latest act.
struct Undo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Take back your latest act that still stands; nothing is deleted.",
    discussion: """
      Where others have replaced that act since, or built on it, nothing is done and
      it is said what would be next: --further takes that back. Once an act was
      undone, `stet redo` brings it back.

      Example:
        stet undo
      """)

  @Flag(help: "Leave alone what others have replaced since, and take back what comes next.")
  var further = false
  @OptionGroup var desk: DeskOptions

  func run() throws {
    let undone = try desk.open().undo(passing: further ? .all : .none)
    for line in undone.passedOver { Output.line("passed over, replaced since: \(line)") }
    for line in undone.what { Output.line("took back the \(line)") }
    if undone.more > 0 { Output.line("and \(undone.more) more of that act") }
    if let subject = undone.subject { Output.line("  \(subject)") }
    for line in undone.remarks { Output.line(line) }
  }
}
