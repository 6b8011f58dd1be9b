import ArgumentParser
import ClaimModel
import EditorialDesk

/// Adds a note.
struct Note: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note",
    abstract: "Add a note to a claim.",
    discussion: "Example:\n  stet note gdRIcs78 \"call the press office again\"")

  @Argument(help: "The claim, by name or its beginning.", completion: DeskCompletion.claims)
  var claim: String
  @Argument(help: "The note.") var text: String
  @OptionGroup var desk: DeskOptions

  func run() throws {
    let desk = try desk.open()
    let id = try desk.claimID(Name.plain(claim))
    Output.line(
      try Output.writing(on: id, of: desk) { try desk.addNote(Name.plain(text), to: id) }.text)
  }
}
