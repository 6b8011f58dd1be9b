import ArgumentParser
import EditorialDesk

/// Makes a desk.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Make a desk: one SQLite file for a team's work.",
    discussion: """
      With --scale, verdicts are given on another of the scales that are built in;
      `stet scale list` lists them.

      Example:
        stet new city.stet
        stet new corpus.stet --scale averitec
      """)

  @Argument(help: "The file to make, by habit NAME.stet.", completion: .file(extensions: ["stet"]))
  var file: String
  @Option(help: "The scale for verdicts, by name.") var scale = Desk.standardScale

  func validate() throws {
    guard file.contains(where: { !$0.isWhitespace }) else {
      throw ValidationError("A desk needs a name, such as city.stet.")
    }
  }

  func run() throws {
    try Desk.create(at: file, scale: Desk.builtInScale(scale))
    Output.line("made \(file)\(scale == Desk.standardScale ? "" : ", with the scale \(scale)")")
  }
}
