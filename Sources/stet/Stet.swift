import ArgumentParser
import CHeap
import EditorialDesk
import Foundation

/// The executable: subcommands, and what each prints.
@main
struct Stet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stet",
    abstract: "Check the claims in news articles, with several editors, and report what stands.",
    discussion: """
      A desk is one SQLite file: --desk FILE, else $STET_DESK, else the one
      *.stet file in the folder. You are --as NAME, else $STET_ANNOTATOR, else
      the identity in $STET_HOME.

      Example:
        stet new city.stet
        stet ingest article.txt
        stet review

      Exit status: 0 done; 1 failed, nothing changed; 3 done, but something
      waits for a person; 64 wrong use.
      """,
    version: "stet 0.1.0",
    groupedSubcommands: [
      CommandGroup(
        name: "Taking in", subcommands: [New.self, Ingest.self, Extract.self, Text.self]),
      CommandGroup(
        name: "Annotating",
        subcommands: [
          Review.self, ClaimCommands.self, EvidenceCommands.self, QueryCommands.self,
          SourceCommands.self, DocumentCommands.self, Note.self, Rate.self, Rule.self, Undo.self,
          Redo.self,
        ]),
      CommandGroup(
        name: "Reading",
        subcommands: [
          Claims.self, Show.self, Cover.self, Log.self, Find.self, Similar.self, Queue.self,
          Progress.self, Disputes.self,
          Compare.self,
        ]),
      CommandGroup(
        name: "Working together",
        subcommands: [Share.self, Merge.self, Conflicts.self, Resolve.self]),
      CommandGroup(
        name: "Verifying and reporting",
        subcommands: [
          GateCommand.self, Agreement.self, Report.self, Publish.self, Corrections.self,
        ]),
      CommandGroup(
        name: "Other tools", subcommands: [Import.self, Export.self, Formats.self]),
      CommandGroup(
        name: "Looking after the desk",
        subcommands: [
          ScaleCommands.self, PolicyCommands.self, RosterCommands.self, Verify.self, Rebuild.self,
          Digest.self,
        ]),
    ])

  static func main() {
    // Before anything is opened.
    StandardStreams.occupy()
    // A merge reads on one thread and writes on another: with a heap for each, what one gives back the
    // other could not use again, and a merge would take half as much memory more.
    mallopt(M_ARENA_MAX, 1)
    // A file that may not grow is an error with words, and no death by a signal in the middle of it.
    signal(SIGXFSZ, SIG_IGN)
    Output.guardAtExit()
    let arguments = CommandLine.arguments.dropFirst().map(Name.guarded)
    if let unknown = UnknownCommand(arguments) {
      Output.aside(unknown.text)
      exit(withError: ExitCode.validationFailure)
    }
    run(ReasonText.joined(arguments))
  }

  /// Runs a command; where it was not understood for a text that begins with a hyphen, says how that is written.
  private static func run(_ arguments: [String]) {
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch {
      let message = fullMessage(for: error)
      guard exitCode(for: error) == .validationFailure,
        let remedy = ReasonText.remedy(for: message, arguments)
      else { exit(withError: error) }
      Output.aside(message)
      Output.aside("  try: \(remedy); nothing was changed.")
      exit(withError: ExitCode.validationFailure)
    }
  }
}

/// Names in base64url may begin with a hyphen, which would be taken for an option.
enum Name {
  /// What stands before such a name while the arguments are read.
  private static let guardMark = "name:"

  /// Protects a name that begins with a hyphen.
  static func guarded(_ argument: String) -> String {
    let isOption = argument.utf8.dropFirst().first == UInt8(ascii: "-")
    guard argument.hasPrefix("-"), argument.utf8.count >= (isOption ? 32 : 6),
      argument.utf8.allSatisfy({ byte in
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
          || Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber
      })
    else { return argument }
    return guardMark + argument
  }

  /// The name as it was typed.
  static func plain(_ argument: String) -> String {
    argument.hasPrefix(guardMark) ? String(argument.dropFirst(guardMark.count)) : argument
  }
}
