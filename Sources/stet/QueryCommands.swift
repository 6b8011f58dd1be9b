import ArgumentParser
import ClaimModel
import EditorialDesk

/// `stet query …`: open questions about a claim.
struct QueryCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "Ask an open question about a claim, answer or waive one.",
    discussion: """
      A claim with an open query is not verified: somebody answers it, or waives it
      with a reason.

      Example:
        stet query ask gdRIcs78 "Which year is this?" --to writer
      """,
    subcommands: [Ask.self, Answer.self, Waive.self])

  struct Ask: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "ask",
      abstract: "Ask a question; prints its name.",
      discussion: "Example:\n  stet query ask gdRIcs78 \"Which year is this?\" --to writer")

    @Argument(help: "The claim, by name or its beginning.", completion: DeskCompletion.claims)
    var claim: String
    @Argument(help: "The question.") var text: String
    @Option(help: "Whom it is put to: writer, source, lawyer …") var to = ""
    @OptionGroup var desk: DeskOptions

    func run() throws {
      let desk = try desk.open()
      let id = try desk.claimID(Name.plain(claim))
      Output.line(
        try Output.writing(on: id, of: desk) { try desk.ask(Name.plain(text), to: to, about: id) }
          .text)
    }
  }

  struct Answer: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "answer",
      abstract: "Answer a question.",
      discussion: """
        What somebody else has answered or waived is not replaced, unless you say
        --instead.

        Example:
          stet query answer qE3_vR0k "2016, by the printed budget"
        """)

    @Argument(help: "The query, by name or its beginning.") var query: String
    @Argument(help: "The answer.") var text: String
    @Flag(help: "Replace what somebody else has answered or waived.") var instead = false
    @OptionGroup var desk: DeskOptions

    func run() throws {
      let id = try desk.open().answer(
        Name.plain(query), with: Name.plain(text), instead: instead)
      Output.line("\(id.short)  answered")
    }
  }

  struct Waive: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "waive",
      abstract: "Let a claim go without the answer to a question, and say why.",
      discussion: """
        Whether a waiver is enough is for the desk's policy to say. What somebody
        else has waived is not replaced, unless you say --instead.

        Example:
          stet query waive qE3_vR0k "the date stands in the printed budget"
        """)

    @Argument(help: "The query, by name or its beginning.") var query: String
    @Argument(help: "Why.") var because: String
    @Flag(help: "Replace what somebody else has waived.") var instead = false
    @OptionGroup var desk: DeskOptions

    func run() throws {
      let id = try desk.open().waive(
        Name.plain(query), because: Name.plain(because), instead: instead)
      Output.line("\(id.short)  waived")
    }
  }
}
