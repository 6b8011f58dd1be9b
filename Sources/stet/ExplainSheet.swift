import ClaimModel
import EditorialDesk

/// How a claim came to say what it says, as `stet merge --explain` prints it.
struct ExplainSheet {
  private let explanation: Explanation

  /// How many replaced operations of a facet are told to people; more are counted.
  private static let mostReplaced = 20

  init(_ explanation: Explanation) { self.explanation = explanation }

  var needsPerson: Bool { explanation.isContested }

  // MARK: For people

  var lines: [String] {
    guard !explanation.facets.isEmpty || !explanation.notUnderstood.isEmpty else {
      return ["\(explanation.kind) \(explanation.entity)", "  nothing was written about it yet"]
    }
    return ["\(explanation.kind) \(explanation.entity)"]
      + explanation.facets.flatMap(lines(of:))
      + explanation.notUnderstood.map {
        "not understood  \(place($0))  \($0.act)  kept, without effect"
      }
  }

  private func lines(of story: Explanation.Story) -> [String] {
    let owner = story.entity == explanation.entity ? "" : " of \(story.entity.prefix(10))"
    let heading = "\(story.facet)\(owner)\(story.isContested ? "  CONTESTED" : "")"
    let replaced = story.entries.filter { !$0.stands }
    let left = replaced.count - Self.mostReplaced
    return [heading]
      + story.entries.filter(\.stands).flatMap { standing($0.written, in: story) }
      + (left > 0 ? ["  replaced  \(left) earlier ones: see --json"] : [])
      + replaced.suffix(Self.mostReplaced).map(replacedLine)
      + story.awaited.map { awaited in
        let names = awaited.namedBy.map(\.short).joined(separator: ", ")
        return "  awaited   \(awaited.operation.short)  is not here yet; replaced by \(names)"
      }
  }

  private func standing(_ written: Explanation.Written, in story: Explanation.Story) -> [String] {
    let line = "  stands    \(place(written))  \(written.thing)  \(value(of: written))"
    guard story.isContested else { return [line] }
    let seen = written.over.map { id in
      let entry = story.entries.first { $0.written.operation == id }
      return entry.map { "\(id.short) by \($0.written.by)" } ?? "\(id.short), not here yet"
    }
    return [
      line, "            had seen \(seen.isEmpty ? "nothing" : seen.joined(separator: ", "))",
    ]
  }

  private func replacedLine(_ entry: Explanation.Entry) -> String {
    let by = entry.replacedBy.map { "\($0.operation.short) by \($0.by), \(shownTime($0.at))" }
    return
      "  replaced  \(place(entry.written))  \(entry.written.thing)  \(value(of: entry.written))"
      + "  ← \(by.joined(separator: "; "))"
  }

  private func place(_ written: Explanation.Written) -> String {
    let whose =
      written.broughtBack.map { ", as \($0.by) wrote it, \(shownTime($0.at))" } ?? ""
    return "\(written.operation.short)  \(written.by)  \(shownTime(written.at))\(whose)"
  }

  private func value(of written: Explanation.Written) -> String {
    if written.isHidden { return "(hidden until you give your verdict)" }
    return written.value.map { Output.cut($0, to: 100) } ?? "taken back"
  }

  // MARK: For programs

  /// The object of `merge --explain --json`; nothing is hidden in it.
  var json: JSONValue {
    [
      "entity": .string(explanation.entity), "kind": .string(explanation.kind),
      "facets": .array(explanation.facets.map(Self.json)),
      "not_understood": .array(explanation.notUnderstood.map { .members(Self.members($0)) }),
    ]
  }

  private static func json(_ story: Explanation.Story) -> JSONValue {
    [
      "entity": .string(story.entity), "kind": .string(story.kind),
      "facet": .string(story.facet.text), "contested": .bool(story.isContested),
      "operations": .array(
        story.entries.map { entry in
          .members(
            members(entry.written) + [
              ("value", entry.written.value.map { .string($0) } ?? .null),
              ("stands", .bool(entry.stands)), ("over", names(entry.written.over)),
              ("replaced_by", names(entry.replacedBy.map(\.operation))),
            ])
        }),
      "awaited": .array(
        story.awaited.map {
          ["operation": .string($0.operation.text), "named_by": names($0.namedBy)]
        }),
    ]
  }

  private static func members(_ written: Explanation.Written) -> [(String, JSONValue?)] {
    [
      ("operation", .string(written.operation.text)), ("by", .string(written.by.name)),
      ("at", .string(written.at)), ("chain", .string(written.chain)),
      ("number", .int(written.number)), ("do", .string(written.act)),
      ("brought_back", written.broughtBack?.json),
    ]
  }

  private static func names(_ ids: [OperationID]) -> JSONValue {
    .array(ids.map { .string($0.text) })
  }
}
