import ArgumentParser
import ClaimModel
import DeskConsole
import EditorialDesk

/// Lists what waits.
struct Queue: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "queue",
    abstract: "List what waits for a person: conflicts, disputes, queries, your turn, candidates.",
    discussion: """
      Queues: \(Desk.Task.Kind.allCases.map(\.name).joined(separator: ", ")).

      For people, the first of each with a count; --json gives all of them. Disputes
      on claims that you have not rated are for who rules: they are listed only when
      you ask for the queue `disputed` by name, and a verdict that you give on them
      later is informed, unless the policy names you as one who may rule; so is one
      on what --json lists on a terminal.

      Open queries stand with their names, which `stet query answer` and `waive` take;
      what is contested with both sides.

      Example:
        stet queue
        stet queue disputed --limit 50
      """)

  @Argument(help: "Only this queue; may be shortened.") var name: String?
  @Option(parsing: .unconditional, help: "How many of each queue at most.") var limit: Int?
  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func validate() throws {
    guard let limit, limit < 1 else { return }
    throw ValidationError("--limit must be 1 or more.")
  }

  func run() throws {
    let kinds = try name.map { [try Desk.Task.Kind(called: $0)] } ?? Desk.Task.Kind.allCases
    let desk = try desk.open()
    guard output.json else { return try list(kinds, of: desk) }
    guard let limit else {
      if Output.isOnTerminal {
        var telling: [Desk.Task] = []
        try kinds.forEach { try desk.forEachTask($0) { telling.append($0) } }
        try Output.tellInformed(on: desk.willName(telling))
      }
      return try kinds.forEach { try desk.forEachTask($0) { Output.json($0.json) } }
    }
    let queues = try desk.queues(kinds, most: limit)
    if Output.isOnTerminal { try Output.tellInformed(on: desk.willName(queues.flatMap(\.tasks))) }
    for queue in queues { queue.tasks.forEach { Output.json($0.json) } }
  }

  private func list(_ kinds: [Desk.Task.Kind], of desk: Desk) throws {
    let most = limit ?? (kinds.count == 1 ? QueueSheet.most.one : QueueSheet.most.each)
    let queues = try desk.queues(kinds, most: most, isBlind: kinds.count > 1)
    let named = try kinds.count > 1 ? 0 : desk.willName(queues.flatMap(\.tasks))
    if named > 0 { Output.aside(Desk.Queue.remark(onNamed: named)) }
    let sheet = QueueSheet(queues) {
      "`stet queue \($0.kind.name) --limit \($0.count)`"
    }
    sheet.text.forEach { print($0) }
    guard kinds.contains(.orphan) else { return }
    for phrase in try desk.absencePhrases(most: QueueSheet.most.each) { Output.line(phrase) }
  }
}

extension Desk.Task {
  fileprivate var json: JSONValue {
    .members([
      ("kind", .string(kind.rawValue)), ("id", .string(name)), ("text", .string(text)),
      ("claim", claim.map { .string($0.text) } ?? .null),
      // Only where a claim is to be placed.
      ("document", document.map { .string($0.text) }),
      // Only of open queries.
      ("query", query.map { .string($0.text) }),
      // Only of claims that are settled and not verified.
      ("unmet", unmet.isEmpty ? nil : .array(unmet.map { .string($0.rawValue) })),
    ])
  }
}
