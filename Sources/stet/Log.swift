import ArgumentParser
import ClaimModel
import EditorialDesk

/// Shows a history.
struct Log: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Show who changed a claim or document, when, from what to what, and why.",
    discussion: """
      Shows everybody's verdicts: one that you give on the claim later counts as
      informed. --json is for programs, and counts so on a terminal only. Times are
      UTC, by the clocks of those who wrote.

      Example:
        stet log gdRIcs78
      """)

  @Argument(
    help: "The claim or document, by name or its beginning; `desk` for its scale and policy.")
  var name: String
  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func run() throws {
    let desk = try desk.open()
    let typed = Name.plain(name)
    let full = try typed == "desk" ? typed : Self.name(typed, on: desk)
    let history = try desk.history(of: full)
    if !output.json || Output.isOnTerminal, let id = ClaimID(full), let claim = try? desk.claim(id),
      try desk.willShowOthers(on: claim)
    {
      Output.tellInformed()
    }
    guard output.json else {
      return Output.table(
        history.map { entry in
          [
            shownTime(entry.at), entry.by.name,
            entry.thing,
            (entry.isReplaced ? "(replaced) " : "") + Self.told(entry),
          ]
        })
    }
    for entry in history {
      Output.json([
        "operation": .string(entry.operation.text), "by": .string(entry.by.name),
        "at": .string(entry.at), "do": .string(entry.kind),
        "value": entry.value.map { .string($0) } ?? .null,
        "before": .array(entry.before.map { $0.map { .string($0) } ?? .null }),
        "because": entry.because.map { .string($0) } ?? .null,
        "replaced": .bool(entry.isReplaced), "brought_back": entry.broughtBack?.json ?? .null,
      ])
    }
  }

  /// The claim or document whose name begins so.
  private static func name(_ typed: String, on desk: Desk) throws -> String {
    do {
      return try desk.claimID(typed).text
    } catch DeskError.unknownName(let name, let kind) {
      do {
        return try desk.documentID(typed).text
      } catch DeskError.unknownName {
        // What most people mean, and what is listed most easily.
        throw DeskError.unknownName(name, kind: kind)
      }
    }
  }

  /// What was made of it, and why.
  private static func told(_ entry: HistoryEntry) -> String {
    // What holds for the whole desk is told whole: there is no other place that says it.
    let isOfDesk = entry.kind.hasPrefix("desk.")
    return Output.cut(entry.change, to: isOfDesk ? 2_000 : 160)
      + (entry.because.map { " — \(Output.cut($0, to: 60))" } ?? "")
  }
}
