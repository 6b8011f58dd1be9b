import ArgumentParser
import ClaimModel
import EditorialDesk

/// Writes the annotation file.
struct Share: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the annotation file, for colleagues to merge.",
    discussion: """
      The same bytes on every desk that has the same operations.

      Example:
        stet share -o amara.jsonl --mine
      """)

  @Option(
    name: [.customShort("o"), .long], help: "The file to write; otherwise standard output.",
    completion: .file(extensions: ["jsonl"]))
  var output: String?
  @Flag(help: "Only what this device wrote.") var mine = false
  @OptionGroup var desk: DeskOptions

  func run() throws {
    let desk = try desk.open()
    guard let output else { return try desk.share(onlyMine: mine) { Output.bytes($0) } }
    let count = try desk.share(to: output, onlyMine: mine)
    Output.aside("wrote \(output), \(count) bytes")
  }
}

/// Merges annotation files.
struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Merge colleagues' annotation files into the desk.",
    discussion: """
      The order of the files makes no difference, and a file may be merged again. Nothing is lost:
      every line is in the log or in quarantine, and the counts add up. Ends with status 3 when
      something is contested or quarantined.

      Example:
        stet merge amara.jsonl boris.jsonl
      """)

  @Argument(help: "Annotation files.", completion: .file(extensions: ["jsonl"]))
  var files: [String]

  @Flag(help: "Say what would come and change nothing.") var dryRun = false
  @Flag(help: "Add the digest of the desk after the merge.") var digest = false
  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func run() throws {
    let desk = try desk.open()
    let report = try desk.merge(files, isDryRun: dryRun)
    let digest = digest ? try desk.digest() : nil
    if output.json {
      Output.json(MergeSheet(report).json(digest: digest))
    } else {
      for line in MergeSheet(report).lines(isDryRun: dryRun) { Output.line(line) }
      if let digest { Output.line("digest  \(digest)") }
    }
    if report.needsPerson { throw ExitCode.needsPerson }
  }
}

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

/// Ends a conflict.
struct Resolve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "End a conflict: choose the side that stands, knowing them all.",
    discussion: """
      The sides are numbered as `stet conflicts` lists them. To write something else, reword or
      attribute the claim.

      Example:
        stet resolve 9r7Q2ZcA wording 2
      """)

  @Argument(help: "The entity, by name or its beginning.") var entity: String
  @Argument(help: "The contested facet, such as wording.") var facet: String
  @Argument(help: "Which side, from 1.") var side: Int
  @OptionGroup var desk: DeskOptions

  func run() throws {
    let desk = try desk.open()
    let typed = Name.plain(entity)
    let matches = Set(try desk.conflicts().map(\.entity).filter { $0.hasPrefix(typed) })
    guard matches.count == 1, let name = matches.first else {
      if matches.isEmpty { throw DeskError.unknownName(typed, kind: "contested entity") }
      throw DeskError.ambiguousName(typed, kind: "entity", matches: matches.sorted())
    }
    let value = try desk.resolve(name, Facet(recorded: facet), choosing: side)
    Output.line("\(name.prefix(10))  \(facet)  \(value)")
  }
}

/// Checks the desk.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check every line, chain and document of the desk.",
    discussion: """
      Ends with status 1 when something is not as it was written.

      Example:
        stet verify
      """)

  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func run() throws {
    let report = try desk.open().verify()
    if output.json {
      Output.json([
        "operations": .int(report.operations), "chains": .int(report.chains),
        "quarantined": .int(report.quarantined),
        "problems": .array(
          report.problems.map {
            ["kind": .string($0.kind), "entity": .string($0.entity), "detail": .string($0.detail)]
          }),
      ])
    } else {
      Output.line(
        "\(report.operations) operations in \(report.chains) chains, \(report.quarantined) lines in quarantine"
      )
      for problem in report.problems {
        Output.line("\(problem.kind)  \(problem.entity)  \(problem.detail)")
      }
      Output.line(report.problems.isEmpty ? "no problems" : "\(report.problems.count) problems")
    }
    if !report.problems.isEmpty { throw ExitCode.failure }
  }
}

/// Makes projections anew.
struct Rebuild: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make every table anew from the log; no digest changes by it.",
    discussion: "Example:\n  stet rebuild")

  @OptionGroup var desk: DeskOptions

  func run() throws {
    Output.line("rebuilt from \(try desk.open().rebuild()) operations")
  }
}

/// Prints the digest.
struct Digest: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the hash of the set of operations: equal on desks that hold the same.",
    discussion: "Example:\n  stet digest --state")

  @Flag(help: "Of what the operations come to, whatever their dates and order.") var state = false
  @OptionGroup var desk: DeskOptions

  func run() throws {
    let desk = try desk.open()
    Output.line(state ? try desk.stateDigest() : try desk.digest())
  }
}
