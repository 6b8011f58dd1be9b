import ArgumentParser
import ClaimModel
import EditorialDesk
import Foundation

/// Which desk, and who.
struct DeskOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The desk. Otherwise $STET_DESK, else the one *.stet file in the folder.", valueName: "file"),
    completion: .file(extensions: ["stet"]))
  var desk: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "Who you are. Otherwise $STET_ANNOTATOR, else the identity in $STET_HOME.", valueName: "name")
  )
  var annotator: String?

  func open() throws -> Desk { try Desk.open(at: desk, as: annotator) }

  /// The desk, for a command that does without one: `nil` where none is named, and the folder has not one.
  func openIfFound() throws -> Desk? {
    do {
      return try open()
    } catch DeskError.noDeskNamed {
      return nil
    }
  }

  /// The desk for long work, which the person may ask to stop.
  func openForLong() throws -> Desk {
    try Desk.open(at: desk, as: annotator, in: StopRequest.surroundings)
  }
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
