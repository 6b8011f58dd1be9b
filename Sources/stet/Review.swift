import ArgumentParser
import ClaimModel
import DeskConsole
import EditorialDesk
import Foundation

/// The prompt.
struct Review: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Work through claims at the prompt, one line a decision.",
    discussion: """
      Reads one command a line; `help` lists them. On a terminal, Tab completes,
      the arrow keys bring back what was typed (a line that begins with a space
      is not kept), Ctrl-C gives up the line and Ctrl-D leaves. From a pipe it
      prints replies only, stops at the end of input, and goes on after a failed
      line unless --strict; the status is 1 if any line failed. Leaving the
      prompt seals what this device wrote.

      Example:
        stet review
        printf 'next\\ntrue 90 the readout says so\\n' | stet review
      """)

  @Flag(help: "From a pipe: stop at the first line that fails.") var strict = false
  @OptionGroup var desk: DeskOptions

  /// Five minutes: who sits at the prompt waits for a large merge to end rather than type a line again.
  private static let furtherWaits = 29

  func run() throws {
    var surroundings = Surroundings.ofProcess
    surroundings.isInterrupted = PromptSignals.isAsked
    surroundings.furtherWaits = Self.furtherWaits
    let isTerminal = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    let kind = surroundings.environment["TERM"] ?? ""
    let canEdit = isTerminal && !kind.isEmpty && kind != "dumb"
    let hasColour = canEdit && surroundings.environment["NO_COLOR"].map(\.isEmpty) ?? true
    // Before the desk is opened, so that every thread made for it keeps them back too.
    let signals = try PromptSignals(editsLines: canEdit)
    let opened = try Desk.open(at: desk.desk, as: desk.annotator, in: surroundings)
    let console = try Console(desk: opened, usesColour: hasColour)
    let edited =
      canEdit
      ? TerminalLines(
        signals, keeping: PromptHistory(of: try opened.annotator(), in: surroundings)) : nil
    let lines: any LineSource = edited ?? PlainLines(signals, isTerminal: isTerminal)
    var sitting = Sitting(
      console: console, lines: lines, signals: signals, isTerminal: isTerminal,
      stopsAtFailure: strict)
    try sitting.run()
  }
}
