import ArgumentParser
import ClaimModel
import EditorialDesk
import Foundation

/// `stet source …`: unnamed sources, who knows them, and where that is kept.
struct SourceCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "source",
    abstract: "Attest that you know an unnamed source; keep its name out of everything.",
    discussion: """
      The desk holds a label, why the source is not named, and what it could know:
      never who it is. Where only an unnamed source stands behind a claim, the gate
      asks that two people attest to know it, or a named origin or a document beside
      it.

      Who it is may be kept on this machine, or nowhere: `keep` seals it in a file
      of your home folder with a key (AES-256-GCM) that lies in sources.key beside
      it, or where $STET_SOURCES_KEY says, such as on a stick that you take with
      you. `open` shows it on your terminal; no output has it. What you write on a
      desk is refused when it has the name of a source that you keep, as long as the
      key is there.

      Example:
        stet source keep S1 < name.txt
        stet source attest gdRIcs78 S1 --because "fears for the post"
      """,
    subcommands: [Attest.self, Withdraw.self, Keep.self, OpenSealed.self, List.self, Forget.self])

  struct Attest: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "attest",
      abstract: "Attest that you know who an unnamed source is.",
      discussion: """
        The claim's speaker, or with --evidence the source of an evidence; it must be
        said there that it is unnamed. Two who mean the same source give the same
        label.

        Example:
          stet source attest gdRIcs78 S1 --because "fears for the post"
        """)

    @Argument(help: "The claim, by name or its beginning.", completion: DeskCompletion.claims)
    var claim: String
    @Argument(help: "What stands for the source.") var label: String
    @Option(help: "Why the source is not named.") var because: String
    @Option(help: "What the source could know, and how.") var access = ""
    @Option(help: "The evidence whose source it is, by name or its beginning.")
    var evidence: String?
    @OptionGroup var desk: DeskOptions

    func run() throws {
      let desk = try desk.open()
      let id = try desk.claimID(Name.plain(claim))
      let label = try SourceCommands.label(label)
      try Output.writing(on: id, of: desk) {
        try desk.attest(
          SourceCommands.source(evidence), on: id, as: label, because: because, access: access)
      }
      Output.line("\(id.short)  attested to \(label)")
    }
  }

  struct Withdraw: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "withdraw",
      abstract: "Take your attestation back.",
      discussion: "Example:\n  stet source withdraw gdRIcs78")

    @Argument(help: "The claim, by name or its beginning.", completion: DeskCompletion.claims)
    var claim: String
    @Option(help: "The evidence whose source it is, by name or its beginning.")
    var evidence: String?
    @OptionGroup var desk: DeskOptions

    func run() throws {
      let desk = try desk.open()
      let id = try desk.claimID(Name.plain(claim))
      try desk.withdrawAttestation(of: SourceCommands.source(evidence), on: id)
      Output.line("\(id.short)  withdrawn")
    }
  }

  struct Keep: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "keep",
      abstract: "Keep who a source is, sealed in a file of your home folder.",
      discussion: """
        The first line is the name, and further lines that begin with `name:` are
        others of the same person; the rest describes the source and is up to you.
        Without LABEL one is drawn at random. Remove the file that you read it from.

        Whatever you write is refused when it has the name as a whole or one of its
        words that begin with a capital letter, whatever the case and the accents
        there. What follows a comma, a bracket or a dash on its line is a description
        and is not looked for. A word that documents of the desk write small is taken
        for an ordinary one where you write it small too.

        Where the name stands on the desk already is said at once: that cannot be
        undone.

        Example:
          stet source keep S1 < name.txt
        """)

    @Argument(help: "What is to stand for the source.") var label: String?
    @Option(help: "The file to read it from, or - for standard input.", completion: .file())
    var from = "-"
    @OptionGroup var desk: DeskOptions

    func run() throws {
      if from == "-", isatty(STDIN_FILENO) == 1 {
        Output.aside("Type who it is, the name first; end with Ctrl-D on a line of its own.")
      }
      let sources = SealedSources()
      let kept = try sources.keep(from, as: label.map { try SourceCommands.label($0) })
      Output.line("\(kept)  kept in \(sources.path(of: kept))")
      for remark in try sources.watching(kept) { Output.aside(remark) }
      // Kept it is, whether or not there is a desk to look at.
      guard let desk = try? desk.openIfFound() else { return }
      SealedNameSheet.tell(
        try desk.sealedNamePlaces(of: kept, limit: SealedNameSheet.most),
        "stands on this desk already")
    }
  }

  struct OpenSealed: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "open",
      abstract: "Show who a source is, on your terminal and nowhere else.",
      discussion: """
        It is written to the terminal itself and to no output, so that it lands in no
        file by mistake.

        Example:
          stet source open S1
        """)

    @Argument(help: "What stands for the source.") var label: String

    func run() throws {
      let label = try SourceCommands.label(label)
      let identity = try SealedSources().identity(of: label)
      let terminal = Foundation.open("/dev/tty", O_WRONLY | O_NOCTTY | O_CLOEXEC)
      guard terminal >= 0 else {
        throw DeskError.nothingToDo(
          "There is no terminal to show it on.",
          remedy: "say it at a terminal; nothing was shown.")
      }
      defer { close(terminal) }
      let text = visible(identity, keepingLines: true)
      try Array((text.hasSuffix("\n") ? text : text + "\n").utf8).withUnsafeBytes {
        try ByteStream.write($0, to: terminal, name: "the terminal")
      }
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the labels of the sources that you keep, and where they lie.",
      discussion: "Example:\n  stet source list")

    func run() throws {
      let sources = SealedSources()
      Output.table(try sources.labels().map { [$0.text, sources.path(of: $0)] })
    }
  }

  struct Forget: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "forget",
      abstract: "Remove what you keep of a source.",
      discussion: "Example:\n  stet source forget S1")

    @Argument(help: "What stands for the source.") var label: String

    func run() throws {
      let label = try SourceCommands.label(label)
      try SealedSources().forget(label)
      Output.line("\(label)  forgotten")
    }
  }

  fileprivate static func label(_ text: String) throws -> SourceLabel {
    guard let label = SourceLabel(Name.plain(text)) else {
      throw DeskError.unknownWord(
        text, kind: "label of a source", known: ["1 to 32 letters, digits and hyphens"])
    }
    return label
  }

  fileprivate static func source(_ evidence: String?) -> Desk.UnnamedSource {
    evidence.map { .evidence(Name.plain($0)) } ?? .speaker
  }
}
