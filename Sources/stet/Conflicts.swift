import ArgumentParser
import ClaimModel
import EditorialDesk

/// Lists conflicts.
struct Conflicts: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflicts",
    abstract: "List what was written twice by people unaware of each other.",
    discussion: """
      With who wrote each side, when, and what they had seen of it. A verdict that
      its author gave twice stays hidden until you gave yours; --reveal shows it,
      and one that you give later is informed. Ends with status 3 when there is any.
      End one with `stet resolve`. Times are UTC, by the clocks of those who wrote.

      Example:
        stet conflicts
      """)

  @Flag(help: "Show the sides of the others' verdicts before you gave yours.") var reveal = false
  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func run() throws {
    let desk = try desk.open()
    var (isAnyContested, others) = (false, 0)
    try desk.forEachConflict { conflict in
      guard conflict.isCounted else {
        others += 1
        return
      }
      isAnyContested = true
      guard output.json else { return try show(conflict, on: desk) }
      // What a person reads on a terminal has been seen, in whatever form.
      if Output.isOnTerminal, try desk.willShowSides(of: conflict) { Output.tellInformed() }
      Output.json(Self.json(conflict))
    }
    if others > 0 { Output.aside(Desk.Conflict.remark(onOthers: others)) }
    if isAnyContested { throw ExitCode.needsPerson }
  }

  private func show(_ conflict: Desk.Conflict, on desk: Desk) throws {
    Output.line("\(conflict.entity.prefix(10))  \(conflict.facetPhrase)")
    if reveal, conflict.facet.kind == .verdict, let id = ClaimID(conflict.entity) {
      try desk.reveal(id)
    }
    let mayRead = try desk.mayRead(conflict)
    for (index, head) in conflict.heads.enumerated() {
      let value = mayRead ? head.told : "hidden until you give yours (--reveal)"
      Output.line("  \(index + 1)  \(conflict.authorPhrase(of: head)): \(value)")
      if mayRead, conflict.hasBackground {
        Output.line("     \(head.seenPhrase)")
      }
    }
  }

  private static func json(_ conflict: Desk.Conflict) -> JSONValue {
    [
      "entity": .string(conflict.entity), "facet": .string(conflict.facet.text),
      "heads": .array(
        conflict.heads.map { head in
          [
            "operation": .string(head.operation.text), "by": .string(head.by.name),
            "at": .string(head.at),
            "brought_back_by": head.broughtBackBy.map { .string($0.name) } ?? .null,
            "proposal": .bool(head.isProposal), "value": head.value.map { .string($0) } ?? .null,
            "seen": .array(head.seen.map { .string($0.operation.text) }),
          ]
        }),
    ]
  }
}
