import ArgumentParser
import ClaimModel
import DeskConsole
import EditorialDesk

/// `stet scale …`: the grades that verdicts are given on.
struct ScaleCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scale",
    abstract: "Show or change the scale that verdicts are given on.",
    discussion: """
      A rating is never changed by another scale: it stays the word that was
      given, and counts as what --map says, or for nothing. Which ratings stand is
      hidden where few claims are rated and you have not rated them all.

      Example:
        stet scale
        stet scale use averitec --map true=supported false=refuted --keep
      """,
    subcommands: [Show.self, List.self, Use.self, Set.self], defaultSubcommand: Show.self)

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Show the desk's scale, or one that is built in, by name.",
      discussion: """
        Beside the desk's scale: the ratings that were given on an earlier one, and
        what they count as. With --as-file, a file that `stet scale set` reads.

        Example:
          stet scale show truth-six
        """)

    @Argument(help: "A scale that is built in; the desk's without it.") var name: String?
    @Flag(help: "Print it as a file that `stet scale set` reads.") var asFile = false
    @OptionGroup var desk: DeskOptions
    @OptionGroup var output: JSONOption

    func run() throws {
      let scale = try name.map { try Desk.builtInScale($0) } ?? desk.open().scale()
      if output.json { return Output.json(scale.json) }
      if asFile { return Output.text(String(scale.text.dropLast())) }
      guard name == nil else { return RuleLines.show(RuleSheet(scale)) }
      let desk = try desk.open()
      RuleLines.show(RuleSheet(scale), remarks: try desk.remarks(on: .scale))
      let uses = try desk.ratingsInUse().filter { $0.scale != scale.name }
      try RuleLines.show(uses, of: desk)
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the scales that are built in, and the desk's own.",
      discussion: """
        The desk's scale is marked with *. Without a desk those that are built in are
        listed.

        Example:
          stet scale list
        """)

    @OptionGroup var desk: DeskOptions
    @OptionGroup var output: JSONOption

    func run() throws {
      let own = try desk.openIfFound()?.scale()
      let scales = Scale.builtIn + [own].compactMap(\.self).filter { !Scale.builtIn.contains($0) }
      if output.json { return scales.forEach { Output.json($0.json) } }
      Output.table(
        scales.map { scale in
          [
            "\(scale.name)\(scale == own ? " *" : "")",
            scale.grades.map(\.name).joined(separator: ", "),
          ]
        })
    }
  }

  struct Use: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "use",
      abstract: "Give the desk another of the scales that are built in.",
      discussion: """
        Where ratings were given, say what becomes of them: --map OLD=NEW lets them
        count as a grade of the new scale, SCALE/OLD=NEW those of a scale before the
        present one; --keep leaves the others as they are, where they count for
        nothing.

        Example:
          stet scale use averitec --map true=supported false=refuted --keep
        """)

    @Argument(help: "The scale, by name.") var name: String
    @OptionGroup var old: OldRatings
    @OptionGroup var desk: DeskOptions

    func run() throws { try old.change(desk.open(), to: Desk.builtInScale(name)) }
  }

  struct Set: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "set",
      abstract: "Give the desk a scale of its own, from a small file.",
      discussion: """
        The file's first line names the scale; then comes a line for each grade: its
        number, its name, what it means. The truest grade comes first. A grade with
        `-` for a number is off the scale: it decides nothing. Lines that begin with
        # are remarks.

          scale: city
          2  right     Checked, and right as it stands.
          0  wrong     Not so.
          -  unproven  Nothing could be found.

        Of ratings that were given before, see `stet scale use --help`.

        Example:
          stet scale set city.scale
        """)

    @Argument(help: "The file, or - for standard input.", completion: .file()) var file: String
    @OptionGroup var old: OldRatings
    @OptionGroup var desk: DeskOptions

    func run() throws { try old.change(desk.open(), to: Desk.scale(fromFile: file)) }
  }
}

/// What becomes of ratings when the scale changes.
struct OldRatings: ParsableArguments {
  @Option(
    name: .customLong("map"), parsing: .upToNextOption,
    help: ArgumentHelp("What an old rating counts as.", valueName: "old=new"))
  var changes: [String] = []
  @Flag(help: "Keep the others as given; they count for nothing.") var keep = false

  func change(_ desk: Desk, to scale: Scale) throws {
    let counts = try changes.map { try ScaleChange.Count($0) }
    let (ratings, isCounted) = try desk.change(
      ScaleChange(to: scale, counting: counts, keepsOthers: keep))
    Output.line("the desk's scale is \(scale.name)")
    try RuleLines.show(ratings, of: desk)
    for remark in Console.remarks(on: scale) { Output.aside("At the prompt \(remark)") }
    if !isCounted { RuleLines.tellUncounted() }
  }
}

/// A scale or policy as it is printed.
enum RuleLines {
  /// - Parameter remarks: what has to be said of it beside what it says itself.
  static func show(_ sheet: RuleSheet, remarks: [String] = []) {
    Output.line(sheet.heading)
    Output.table(sheet.rows.map { ["  \($0.label)", $0.text] })
    for remark in sheet.remarks + remarks { Output.line("  \(remark)") }
  }

  /// Prints which ratings are in use, as far as they may be told.
  static func show(_ uses: [RatingUse], of desk: Desk) throws {
    guard !uses.isEmpty else { return }
    for phrase in RatingUse.phrases(of: uses, isHidden: try desk.hidesRatings()) {
      Output.line("  \(phrase)")
    }
  }

  /// Says that a change was recorded and has no effect here.
  static func tellUncounted() {
    Output.aside(
      "It is recorded, and does not count here yet: your device is not on the desk's roster. "
        + "Somebody who is can accept it, see `stet roster accept --help`.")
  }
}
