import ArgumentParser
import ClaimModel
import EditorialDesk

/// Ends a conflict.
struct Resolve: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve",
    abstract: "End a conflict: choose the side that stands, knowing them all.",
    discussion: """
      The sides are numbered as `stet conflicts` lists them. To write something
      else, reword or attribute the claim. Without a side, what somebody typed
      stands where the other side only repeats what the extractor proposed.

      Example:
        stet resolve 9r7Q2ZcA wording 2
      """)

  @Argument(help: "The entity, by name or its beginning.") var entity: String
  @Argument(help: "The contested facet, such as wording.") var facet: String
  @Argument(help: "Which side, from 1.") var side: Int?
  @OptionGroup var desk: DeskOptions

  func run() throws {
    let desk = try desk.open()
    let typed = Name.plain(entity)
    guard !typed.isEmpty else { throw DeskError.unknownName(typed, kind: "contested entity") }
    let conflicts = try desk.conflicts(beginning: typed, limit: 1_000)
    let matches = Set(conflicts.map(\.entity))
    guard matches.count == 1, let name = matches.first else {
      if matches.isEmpty { throw DeskError.unknownName(typed, kind: "contested entity") }
      throw DeskError.ambiguousName(typed, kind: "entity", matches: matches.sorted())
    }
    let plain = conflicts.first { $0.facet == Facet(recorded: facet) }?.plainChoice
    guard let side = side ?? plain else {
      throw DeskError.missing(
        "No side stands out there.",
        remedy: "see \(.listConflicts) and give its number; nothing was changed.")
    }
    let (value, stale) = try desk.resolve(name, Facet(recorded: facet), choosing: side)
    Output.line("\(name.prefix(10))  \(facet)  \(value)")
    Desk.remark(onStale: stale).map(Output.aside)
  }
}
