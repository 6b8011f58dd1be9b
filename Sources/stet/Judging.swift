import ArgumentParser
import ClaimModel
import EditorialDesk

/// Gives a verdict.
struct Rate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Give your verdict on a claim; a candidate is accepted by it.",
    discussion: """
      Without --evidence it cites the evidence that you offered on the claim. It counts as blind unless
      you could see the others' verdicts.

      Example:
        stet rate gdRIcs78 mostly-false --confidence 80 --because "the figure is for one borough"
      """)

  @Argument(help: "The claim, by name or its beginning.") var claim: String
  @Argument(help: "A grade of the desk's scale, such as true, half-true, unproven.") var rating:
    String
  @Option(help: "How sure you are, a whole percentage.") var confidence: Int?
  @Option(help: "Why.") var because = ""
  @Option(
    parsing: .upToNextOption, help: "The evidence it rests on, by name or its beginning.")
  var evidence: [String] = []
  @OptionGroup var desk: DeskOptions

  func run() throws {
    let desk = try desk.open()
    let id = try desk.claimID(Name.plain(claim))
    let seen = try desk.rate(
      id,
      Desk.VerdictOffer(
        rating: rating, confidence: confidence, rationale: because,
        evidence: evidence.isEmpty ? nil : evidence.map(Name.plain)))
    Output.line("\(id.short)  \(rating)  \(seen.rawValue)")
  }
}

/// Adjudicates.
struct Rule: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Adjudicate a claim: give the final rating over the verdicts there are.",
    discussion: """
      Example:
        stet rule gdRIcs78 half-true --because "one official is not a record of the call"
      """)

  @Argument(help: "The claim, by name or its beginning.") var claim: String
  @Argument(help: "A grade of the desk's scale.") var rating: String
  @Option(help: "Why.") var because: String
  @OptionGroup var desk: DeskOptions

  func run() throws {
    let desk = try desk.open()
    let id = try desk.claimID(Name.plain(claim))
    try desk.rule(id, rating, because: because)
    Output.line("\(id.short)  ruled \(rating)")
  }
}

/// Adds a note.
struct Note: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Add a note to a claim.",
    discussion: "Example:\n  stet note gdRIcs78 \"call the press office again\"")

  @Argument(help: "The claim, by name or its beginning.") var claim: String
  @Argument(help: "The note.") var text: String
  @OptionGroup var desk: DeskOptions

  func run() throws {
    let desk = try desk.open()
    Output.line(try desk.addNote(text, to: desk.claimID(Name.plain(claim))).text)
  }
}

/// Takes back the latest act.
struct Undo: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take back your latest act that still stands; nothing is deleted.",
    discussion: "Example:\n  stet undo")

  @OptionGroup var desk: DeskOptions

  func run() throws {
    let undone = try desk.open().undo()
    for line in undone.passedOver { Output.line("passed over, replaced since: \(line)") }
    for line in undone.what { Output.line("undone: \(line)") }
  }
}

/// Brings back what was undone.
struct Redo: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bring back what the latest undo took back.", discussion: "Example:\n  stet redo")

  @OptionGroup var desk: DeskOptions

  func run() throws {
    let redone = try desk.open().redo()
    for line in redone.passedOver { Output.line("passed over, replaced since: \(line)") }
    for line in redone.what { Output.line("redone: \(line)") }
  }
}

/// Runs the gate.
struct GateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gate",
    abstract: "Run the desk's policy: which clauses are met, and why.",
    discussion: """
      For one claim, or a line for each claim. With --strict the status is 3 when a claim is not
      verified.

      Example:
        stet gate gdRIcs78
      """)

  @Argument(help: "The claim, by name or its beginning; all of them without it.") var claim: String?
  @Flag(help: "End with status 3 when a claim is not verified.") var strict = false
  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func run() throws {
    let desk = try desk.open()
    guard let claim else { return try runOnAll(desk) }
    let judged = try desk.judged(desk.claimID(Name.plain(claim)))
    if output.json {
      Output.json(desk.gateJSON(judged))
    } else {
      if try desk.willShowOthers(on: judged.claim) { Output.tellInformed() }
      Output.line(judged.claim.wording)
      for result in judged.gate.results {
        Output.line(
          "  \(result.isMet ? "met    " : "NOT MET")  \(Self.padded(result.clause.rawValue))  \(result.reason)"
        )
      }
      Output.line(
        judged.isVerified
          ? "verified" : "not verified: \(judged.gate.unmet.count) clauses are not met")
    }
    if strict, !judged.isVerified { throw ExitCode.needsPerson }
  }

  private func runOnAll(_ desk: Desk) throws {
    var isWaiting = false
    try desk.forEachClaim { judged in
      guard judged.claim.status != .candidate else { return }
      if !judged.isVerified { isWaiting = true }
      if output.json { return Output.json(desk.gateJSON(judged)) }
      let unmet = judged.gate.unmet.map(\.clause.rawValue).joined(separator: " ")
      Output.line(
        "\(judged.claim.id.short)  \(judged.isVerified ? "verified" : "not met: \(unmet)")  "
          + Output.cut(judged.claim.wording, to: 50))
    }
    if strict, isWaiting { throw ExitCode.needsPerson }
  }

  private static func padded(_ word: String) -> String {
    word + String(repeating: " ", count: max(0, 14 - word.count))
  }
}

/// Says how far annotators agree.
struct Agreement: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say how far annotators agree, over the desk's blind verdicts.",
    discussion: """
      Krippendorff's alpha with a 95 % interval, and the share of pairs that agree. What is undefined
      says why.

      Example:
        stet agreement
      """)

  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func run() throws {
    let table = try desk.open().agreement()
    guard !output.json else { return Output.json(table) }
    func text(_ value: JSONValue?) -> String { value?.canonicalText ?? "null" }
    Output.line(
      "\(text(table["items"])) claims, \(text(table["annotators"])) annotators, "
        + "\(text(table["ratings"])) blind verdicts, \(text(table["pairable"])) of them pairable")
    Output.line("percent agreement      \(text(table["percent_agreement"]))")
    Output.line(
      "Krippendorff's alpha   \(text(table["krippendorff"]?["nominal"])) nominal, "
        + "\(text(table["krippendorff"]?["ordinal"])) ordinal")
    Output.line("95 % interval          \(text(table["interval95"]?["nominal"]))")
    for member in table["undefined"]?.members ?? [] {
      Output.line("undefined  \(member.key): \(member.value.string ?? "")")
    }
  }
}

/// Prints the verified-claim report.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the verified-claim report.",
    discussion: """
      Only claims that pass the gate are called verified; --all adds the others, set apart.

      Example:
        stet report --format markdown -o report.md
      """)

  @Option(help: "markdown or json.") var format = "markdown"
  @Option(
    name: [.customShort("o"), .long], help: "The file to write; otherwise standard output.",
    completion: .file())
  var output: String?
  @Flag(help: "Add the claims that are not verified, set apart.") var all = false
  @OptionGroup var desk: DeskOptions

  func validate() throws {
    guard Desk.ReportFormat(rawValue: format) != nil else {
      let known = Desk.ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("There is no format '\(format)'. Use one of: \(known).")
    }
  }

  func run() throws {
    let desk = try desk.open()
    let text = try desk.report(Desk.ReportFormat(rawValue: format) ?? .markdown, includesAll: all)
    guard let output else { return Output.bytes(text) }
    try desk.write(text, to: output)
    Output.aside("wrote \(output)")
  }
}
