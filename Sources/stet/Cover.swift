import ArgumentParser
import ClaimModel
import DeskConsole
import EditorialDesk

/// Says what of an article is checked.
struct Cover: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cover",
    abstract: "Print an article with its ticks in the margin: what is checked, exempt, still open.",
    discussion: """
      A sentence is ticked (✓) when it holds a claim that was accepted, or when
      somebody ticked it; exempt (–) when somebody said that it states no fact;
      else open (·). Boilerplate is left out. Ticks pass on to another version
      of the document, at the same address or under the same title, for the
      sentences whose words are unchanged. With --strict the status is 3 while
      a sentence is open. `cover` at the prompt goes through the open ones.

      Example:
        stet cover 4532
        stet cover 4532 --tick 1-3,7
        stet cover 4532 --exempt 4 --because "an opinion"
      """)

  @Argument(help: "The document, by name or its beginning.", completion: DeskCompletion.documents)
  var document: String
  @Option(help: ArgumentHelp("Tick these sentences, such as 1-4,7.", valueName: "numbers"))
  var tick: [String] = []
  @Option(help: ArgumentHelp("Exempt these sentences.", valueName: "numbers"))
  var exempt: [String] = []
  @Option(help: ArgumentHelp("Open these sentences again.", valueName: "numbers"))
  var reopen: [String] = []
  @Option(help: ArgumentHelp("Why they are exempt.", valueName: "text")) var because = ""
  @Flag(name: .customLong("open"), help: "Print only the open sentences.") var onlyOpen = false
  @Flag(help: "End with status 3 when a sentence is open.") var strict = false
  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func validate() throws {
    for text in tick + exempt + reopen where NumberList(text) == nil {
      throw ValidationError("'\(visible(text))' is no list of numbers. Write such as 1-4,7.")
    }
    guard because.isEmpty || !exempt.isEmpty else {
      throw ValidationError("--because says why sentences are exempt: name them with --exempt.")
    }
  }

  func run() throws {
    let desk = try desk.open()
    let id = try desk.documentID(document)
    for (lists, state) in [
      (tick, PassageMark.State.ticked), (exempt, .exempt), (reopen, .open),
    ] where !lists.isEmpty {
      try desk.mark(
        lists.compactMap { NumberList($0) }.flatMap(\.numbers), of: id, as: state,
        because: state == .exempt ? because : "")
    }
    let covered = try desk.coverage(of: id)
    if output.json {
      Output.json(covered.json)
    } else {
      for line in CoverSheet(covered).lines(onlyOpen: onlyOpen) { Output.line(line) }
    }
    if strict, covered.coverage.count(.open) > 0 { throw ExitCode.needsPerson }
  }
}
