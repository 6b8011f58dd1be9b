import ArgumentParser
import EditorialDesk

/// The prompt.
struct Review: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Work through claims at the prompt, one line a decision.",
    discussion: """
      Reads one command a line; `help` lists them. From a pipe it prints replies only, stops at the end
      of input, and goes on after a failed line unless --strict; the status is 1 if any line failed.

      Example:
        stet review
        printf 'next\\ntrue 90 the readout says so\\n' | stet review
      """)

  @Flag(help: "From a pipe: stop at the first line that fails.") var strict = false
  @OptionGroup var desk: DeskOptions

  func run() throws {
    _ = try desk.open()
  }
}
