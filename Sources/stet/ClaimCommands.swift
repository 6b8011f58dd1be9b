import ArgumentParser
import ClaimModel
import EditorialDesk

/// `stet claim …`: writes a claim's facets without the prompt.
struct ClaimCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claim",
    abstract: "Add claims, and change their wording, attribution, tags and standing.",
    discussion: """
      Example:
        stet claim add "Rents rose by 12 % in May." --document 3f2a
        stet claim attribute gdRIcs78 --speaker "the city" --channel statement
      """,
    subcommands: [
      Add.self, Reword.self, Attribute.self, Tag.self, Accept.self, Reject.self, Retract.self,
      Same.self, AnchorCommand.self, AbsentCommand.self,
    ])

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Add a claim by its words in a document, or by a wording alone.",
      discussion: """
        With --document the words must stand in it, in one place; the claim's name
        is then the same on every desk. Prints the claim's name.

        Example:
          stet claim add "sanctions were not discussed" --document 3f2a
        """)

    @Argument(help: "The words.") var words: String
    @Option(help: "The document that the words stand in.", completion: DeskCompletion.documents)
    var document: String?
    @OptionGroup var desk: DeskOptions

    func run() throws {
      let desk = try desk.open()
      let words = Name.plain(words)
      if let document {
        let id = try desk.documentID(Name.plain(document))
        Output.line(try desk.addClaim(words: words, in: id).text)
      } else {
        Output.line(try desk.addClaim(wording: words).text)
      }
    }
  }

  struct Reword: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reword",
      abstract: "Give a claim another wording.",
      discussion: "Example:\n  stet claim reword gdRIcs78 \"The council raised rents by 12 %.\"")

    @Argument(help: "The claim, by name or its beginning.", completion: DeskCompletion.claims)
    var claim: String
    @Argument(help: "The new wording.") var wording: String
    @OptionGroup var desk: DeskOptions

    func run() throws {
      let desk = try desk.open()
      let id = try desk.claimID(Name.plain(claim))
      let wording = Name.plain(wording)
      let stale = try Output.writing(on: id, of: desk) { try desk.reword(id, to: wording) }
      Output.line("\(id.short)  \(wording)")
      Desk.remark(onStale: stale).map(Output.aside)
    }
  }

  struct Attribute: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "attribute",
      abstract: "Say by which chain a claim reached us; the whole chain is replaced.",
      discussion: """
        Example:
          stet claim attribute gdRIcs78 --speaker "a White House official" --unnamed
        """)

    @Argument(help: "The claim, by name or its beginning.", completion: DeskCompletion.claims)
    var claim: String
    @Option(help: "Who said it.") var speaker: String?
    @Option(help: "To whom.") var addressee: String?
    @Option(help: "In what form: statement, readout, interview …") var channel: String?
    @Option(help: "Who carried it: an agency, another outlet.") var intermediary: String?
    @Option(help: "Who printed it.") var outlet: String?
    @Option(help: "When it was said, as YYYY-MM-DD.") var madeOn: String?
    @Flag(help: "The source is not named.") var unnamed = false
    @OptionGroup var desk: DeskOptions

    private var attribution: Attribution {
      Attribution(
        speaker: speaker, addressee: addressee, channel: channel, intermediary: intermediary,
        outlet: outlet, isUnnamed: unnamed, madeOn: madeOn)
    }

    func validate() throws {
      guard !attribution.saysNothing else {
        throw ValidationError(
          "Nothing to write. Give --speaker, or another part of the chain; nothing was changed.")
      }
    }

    func run() throws {
      let desk = try desk.open()
      let id = try desk.claimID(Name.plain(claim))
      let change = try Output.writing(on: id, of: desk) {
        try desk.attribute(id, to: attribution)
      }
      Output.line("\(id.short)  \(attribution.summary)")
      change.remark.map(Output.aside)
    }
  }

  struct Tag: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "tag",
      abstract: "Put tags on a claim, and take others off.",
      discussion: "Example:\n  stet claim tag gdRIcs78 --add sanctions --remove trade")

    @Argument(help: "The claim, by name or its beginning.", completion: DeskCompletion.claims)
    var claim: String
    @Option(help: "A tag to put on; may be given again.") var add: [String] = []
    @Option(help: "A tag to take off; may be given again.") var remove: [String] = []
    @OptionGroup var desk: DeskOptions

    func validate() throws {
      guard !add.isEmpty || !remove.isEmpty else {
        throw ValidationError("Nothing to do. Give --add TAG or --remove TAG.")
      }
    }

    func run() throws {
      let desk = try desk.open()
      let id = try desk.claimID(Name.plain(claim))
      let absent = try Output.writing(on: id, of: desk) {
        try desk.tag(id, adding: add, removing: remove)
      }
      for tag in absent { Output.aside("There was no tag '\(tag)' on it.") }
      Output.line("\(id.short)  \(try desk.claim(id).tags.joined(separator: " "))")
    }
  }

  struct Accept: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "accept",
      abstract: "Accept a candidate: it becomes a claim.",
      discussion: "Example:\n  stet claim accept gdRIcs78")

    @Argument(help: "The claim, by name or its beginning.", completion: DeskCompletion.claims)
    var claim: String
    @Option(help: "Why.") var because = ""
    @OptionGroup var desk: DeskOptions

    func run() throws { try ClaimCommands.decide(claim, .accepted, because, desk) }
  }

  struct Reject: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reject",
      abstract: "Reject a candidate or claim: it is not one to check.",
      discussion: "Example:\n  stet claim reject gdRIcs78 --because opinion")

    @Argument(help: "The claim, by name or its beginning.", completion: DeskCompletion.claims)
    var claim: String
    @Option(help: "Why.") var because = ""
    @OptionGroup var desk: DeskOptions

    func run() throws { try ClaimCommands.decide(claim, .rejected, because, desk) }
  }

  struct Retract: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "retract",
      abstract: "Retract a claim: whoever made it has taken it back.",
      discussion: "Example:\n  stet claim retract gdRIcs78 --because \"corrected on 2 May\"")

    @Argument(help: "The claim, by name or its beginning.", completion: DeskCompletion.claims)
    var claim: String
    @Option(help: "Why.") var because = ""
    @OptionGroup var desk: DeskOptions

    func run() throws { try ClaimCommands.decide(claim, .retracted, because, desk) }
  }

  struct Same: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "same",
      abstract: "Say that two claims are one.",
      discussion: "Example:\n  stet claim same gdRIcs78 rtPMci-l")

    @Argument(help: "The claim, by name or its beginning.", completion: DeskCompletion.claims)
    var claim: String
    @Argument(help: "The other claim.") var other: String
    @Flag(name: .customLong("not"), help: "Say that they are not one after all.") var isTakenBack =
      false
    @OptionGroup var desk: DeskOptions

    func run() throws {
      let desk = try desk.open()
      let id = try desk.claimID(Name.plain(claim))
      let other = try desk.claimID(Name.plain(other))
      if isTakenBack {
        try desk.part(id, from: other)
        return Output.line("\(id.short)  not the same as \(other.short)")
      }
      try Output.writing(on: id, of: desk) { try desk.join(id, with: other) }
      Output.line("\(id.short)  same as \(other.short)")
    }
  }

  fileprivate static func decide(
    _ claim: String, _ outcome: Decision.Outcome, _ because: String, _ options: DeskOptions
  ) throws {
    let desk = try options.open()
    let id = try desk.claimID(Name.plain(claim))
    try desk.decide(id, outcome, because: because)
    Output.line("\(id.short)  \(outcome.rawValue)")
  }
}
