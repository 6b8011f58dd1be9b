import ArgumentParser
import ClaimModel
import EditorialDesk
import Foundation

/// Which desk, and who.
struct DeskOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The desk. Otherwise $STET_DESK, else the one *.stet file in the folder.", valueName: "file"))
  var desk: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "Who you are. Otherwise $STET_ANNOTATOR, else the identity in $STET_HOME.", valueName: "name")
  )
  var annotator: String?

  func open() throws -> Desk { try Desk.open(at: desk, as: annotator) }
}

/// Whether a program is reading.
struct JSONOption: ParsableArguments {
  @Flag(help: "Print JSON; words for people go to standard error then.")
  var json = false
}

extension ExitCode {
  /// Done, but something waits for a person.
  static let needsPerson = ExitCode(3)
}
