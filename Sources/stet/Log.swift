import ArgumentParser
import ClaimModel
import EditorialDesk

/// Shows a history.
struct Log: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show who changed a claim or document, when, from what to what, and why.",
    discussion: "Example:\n  stet log gdRIcs78")

  @Argument(help: "The claim or document, by name or its beginning.") var name: String
  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func run() throws {
    let desk = try desk.open()
    let typed = Name.plain(name)
    let full = try (try? desk.claimID(typed).text) ?? desk.documentID(typed).text
    let history = try desk.history(of: full)
    if !output.json, let id = ClaimID(full), let claim = try? desk.claim(id),
      try desk.willShowOthers(on: claim)
    {
      Output.tellInformed()
    }
    guard output.json else {
      return Output.table(
        history.map { entry in
          [
            String(entry.at.prefix(19)), entry.by.name, entry.kind,
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
        "replaced": .bool(entry.isReplaced),
      ])
    }
  }
  /// What it said before and after, and why.
  private static func told(_ entry: HistoryEntry) -> String {
    let before = entry.before.map { Output.cut($0 ?? "–", to: 40) }.joined(separator: " | ")
    let change = before.isEmpty ? "" : before + " → "
    let why = entry.because.map { " (\(Output.cut($0, to: 60)))" } ?? ""
    return change + Output.cut(entry.value ?? "–", to: 60) + why
  }
}
