import ArgumentParser
import ClaimModel
import EditorialDesk

// What becomes of work whose author is not on the roster.
extension RosterCommands {
  struct Accept: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "accept",
      abstract: "Accept what somebody wrote whose device is not on the roster.",
      discussion: """
        Names are claims (all that is unproven on them) or operations. With
        --author and --device, all that the author wrote on the device.

        Example:
          stet roster accept gdRIcs78 --because "Amara's new laptop, asked her"
        """)

    @Argument(help: "Claims or operations, by name or its beginning.") var names: [String] = []
    @Option(help: "The annotator who wrote it.") var author: String?
    @Option(help: "The device that it was written on.") var device: String?
    @Option(help: "Why.") var because = ""
    @OptionGroup var desk: DeskOptions

    func validate() throws {
      guard (author == nil) == (device == nil) else {
        throw ValidationError("--author and --device go together.")
      }
      guard !names.isEmpty || author != nil else {
        throw ValidationError("Say what: a claim, an operation, or --author with --device.")
      }
    }

    func run() throws {
      var what = names.map { Desk.Unproven.named(Name.plain($0)) }
      if let author, let device {
        what.append(.author(Annotator(recorded: author), device: Name.plain(device)))
      }
      let count = try desk.open().accept(what, because: because)
      Output.line("accepted \(counted(count, "operation"))")
    }
  }

  struct SetAside: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "set-aside",
      abstract: "Say that what somebody wrote who is not on the roster shall not count.",
      discussion: """
        Names are claims (all that is unproven on them) or operations; one
        operation may be one that was accepted. With --author, all that the
        author wrote, on any device or on the one named.

        What is set aside holds no claim back any more and counts for nothing;
        the gate says who set it aside and why. What the same person writes
        later waits anew. `stet undo` takes it back, `stet roster accept` lets
        it count after all.

        Example:
          stet roster set-aside gdRIcs78 --because "nobody knows this Zoe"
        """)

    @Argument(help: "Claims or operations, by name or its beginning.") var names: [String] = []
    @Option(
      name: .customLong("claim"), help: "A claim, like a name; may be repeated.",
      completion: DeskCompletion.claims)
    var claims: [String] = []
    @Option(help: "The annotator who wrote it.") var author: String?
    @Option(help: "The device that it was written on.") var device: String?
    @Option(help: "Why; this is shown wherever the lines are.") var because: String
    @OptionGroup var desk: DeskOptions

    func validate() throws {
      guard author != nil || device == nil else {
        throw ValidationError("--device goes with --author.")
      }
      guard !names.isEmpty || !claims.isEmpty || author != nil else {
        throw ValidationError("Say what: a claim, an operation, or --author.")
      }
    }

    func run() throws {
      let desk = try desk.open()
      var what = names.map { Desk.Unproven.named(Name.plain($0)) }
      what += try claims.map { .named(try desk.claimID(Name.plain($0)).text) }
      if let author {
        what.append(.author(Annotator(recorded: author), device: device.map { Name.plain($0) }))
      }
      let count = try desk.setAside(what, because: because)
      Output.line("set aside \(counted(count, "operation"))")
    }
  }
}
