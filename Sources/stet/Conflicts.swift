import ArgumentParser
import ClaimModel
import EditorialDesk

/// Lists conflicts.
struct Conflicts: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List what was written twice by people unaware of each other.",
    discussion: """
      Ends with status 3 when there is any. End one with `stet resolve`.

      Example:
        stet conflicts
      """)

  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func run() throws {
    let conflicts = try desk.open().conflicts()
    for conflict in conflicts {
      guard !output.json else {
        Output.json(Self.json(conflict))
        continue
      }
      Output.line("\(conflict.entity.prefix(10))  \(conflict.facet)")
      for (index, head) in conflict.heads.enumerated() {
        Output.line(
          "  \(index + 1)  \(head.by), \(head.at.prefix(16)): \(head.value ?? "taken back")")
      }
    }
    if !conflicts.isEmpty { throw ExitCode.needsPerson }
  }

  private static func json(_ conflict: Desk.Conflict) -> JSONValue {
    [
      "entity": .string(conflict.entity), "facet": .string(conflict.facet.text),
      "heads": .array(
        conflict.heads.map { head in
          [
            "operation": .string(head.operation.text), "by": .string(head.by.name),
            "at": .string(head.at), "value": head.value.map { .string($0) } ?? .null,
          ]
        }),
    ]
  }
}
