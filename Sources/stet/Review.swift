import ArgumentParser
import ClaimModel
import DeskConsole
import EditorialDesk
import Foundation

/// The prompt.
struct Review: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Work through claims at the prompt, one line a decision.",
    discussion: """
      Reads one command a line; `help` lists them. From a pipe it prints replies
      only, stops at the end of input, and goes on after a failed line unless
      --strict; the status is 1 if any line failed. Leaving the prompt seals what
      this device wrote.

      Example:
        stet review
        printf 'next\\ntrue 90 the readout says so\\n' | stet review
      """)

  @Flag(help: "From a pipe: stop at the first line that fails.") var strict = false
  @OptionGroup var desk: DeskOptions

  func run() throws {
    let isTerminal = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    let usesColour =
      isTerminal && ProcessInfo.processInfo.environment["NO_COLOR"].map(\.isEmpty) ?? true
    var console = try Console(desk: desk.open(), usesColour: usesColour)
    if isTerminal { show(try console.opening()) }
    var hasFailed = false
    var number = 0
    while let line = nextLine(console, isTerminal) {
      number += 1
      do {
        let reply = try console.run(line)
        show(reply)
        if reply.isLeaving { break }
      } catch let error as any ActionableError {
        hasFailed = true
        Output.aside(isTerminal ? "\(error)" : "Error: line \(number): \(error)")
        if strict, !isTerminal { break }
      }
    }
    do {
      try console.close()
    } catch let error as any ActionableError {
      Output.aside("What you did is saved, but it could not be sealed: \(error)")
    }
    if hasFailed, !isTerminal { throw ExitCode.failure }
  }

  private func nextLine(_ console: Console, _ isTerminal: Bool) -> String? {
    if isTerminal {
      print(console.prompt, terminator: "")
      fflush(nil)
    }
    return readLine()
  }

  /// Replies are made safe where they are made, and may carry colour: they are printed as they are.
  private func show(_ reply: Reply) {
    for line in reply.lines { print(line) }
    fflush(nil)
  }
}
