import ArgumentParser
import ClaimModel
import EditorialDesk

/// `stet evidence …`: offers evidence on a claim, or takes it back.
struct EvidenceCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: "Offer evidence on a claim, or take it back.",
    discussion: """
      Example:
        stet evidence add gdRIcs78 supports --quote "rents rose" --origin "The city"
      """,
    subcommands: [Add.self, Withdraw.self])

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Offer evidence with a stance: supports, refutes, context or silent.",
      discussion: """
        Evidence is words of a document of the desk (--quote, and --document where
        they stand in several), a document as a whole (--document alone, for one that
        is silent), or a source outside (--url). Name its origin: evidence whose
        origin is not named counts for nothing more when independent origins are
        counted. Prints the evidence's name.

        Example:
          stet evidence add gdRIcs78 refutes --url https://city.example/ --primary
        """)

    @Argument(help: "The claim, by name or its beginning.", completion: DeskCompletion.claims)
    var claim: String
    @Argument(
      help: "supports, refutes, context or silent.",
      completion: .list(Evidence.Stance.allCases.map(\.rawValue)))
    var stance: String
    @Option(help: "The document that it lies in.", completion: DeskCompletion.documents)
    var document: String?
    @Option(help: "The words.") var quote: String?
    @Option(help: "A source outside the desk.") var url: String?
    @Option(help: "The title of the source outside.") var title: String?
    @Option(help: "Where it comes from, such as \"White House statement\".") var origin: String?
    @Flag(help: "It is the thing itself and no report of it.") var primary = false
    @Flag(help: "Its source is not named.") var unnamed = false
    @Option(help: "A remark.") var note: String?
    @OptionGroup var desk: DeskOptions

    func validate() throws {
      guard document != nil || quote != nil || url != nil else {
        throw ValidationError(
          "Say what the evidence is: --quote WORDS, --document ID or --url URL.")
      }
      guard url == nil || document == nil else {
        throw ValidationError("Give --document or --url, not both.")
      }
    }

    func run() throws {
      let desk = try desk.open()
      let id = try desk.claimID(Name.plain(claim))
      guard let stance = Evidence.Stance(rawValue: stance) else {
        throw DeskError.unknownWord(
          stance, kind: "stance", known: Evidence.Stance.allCases.map(\.rawValue))
      }
      let offer = Desk.EvidenceOffer(
        stance: stance, source: try source(desk), origin: origin ?? "", isPrimary: primary,
        isUnnamed: unnamed, note: note ?? "")
      let evidence = try Output.writing(on: id, of: desk) { try desk.offer(offer, on: id) }
      Output.line(evidence.text)
      if let remark = try desk.remark(onOffered: evidence, of: id) { Output.aside(remark) }
    }

    private func source(_ desk: Desk) throws -> Desk.EvidenceOffer.Source {
      if let url { return .outside(url: url, title: title ?? "", quote: quote ?? "") }
      let document = try document.map { try desk.documentID(Name.plain($0)) }
      if let quote { return .words(quote, in: document) }
      guard let document else { throw ValidationError("Give --quote, --document or --url.") }
      return .document(document)
    }
  }

  struct Withdraw: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "withdraw",
      abstract: "Take an evidence back; it stays in the history.",
      discussion: """
        Says whose verdicts cite it, which ruling judged it, and what the gate says
        now. `stet show` lists a claim's evidence with its names.

        Example:
          stet evidence withdraw eW5nT8xu --because "wrong year"
        """)

    @Argument(help: "The evidence, by name or its beginning.") var evidence: String
    @Option(help: "Why.") var because = ""
    @OptionGroup var desk: DeskOptions

    func run() throws {
      let desk = try desk.open()
      let id = try desk.withdrawEvidence(Name.plain(evidence), because: because)
      Output.line("\(id.short)  withdrawn")
      for remark in try desk.remarks(onWithdrawn: id) { Output.line("  \(remark)") }
    }
  }
}
