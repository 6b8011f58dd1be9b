import ArgumentParser
import ClaimModel
import DeskConsole
import EditorialDesk

/// `stet claim anchor`: places a claim in a document.
struct AnchorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "anchor",
    abstract: "Place a claim in the new version of its document, or anew where it was not found.",
    discussion: """
      Without WORDS where its words stand unchanged, in one place. The wording of
      the claim stays as it is, whatever words stand there; a place in the document
      that was not found is taken back.

      Example:
        stet claim anchor gdRIcs78
        stet claim anchor gdRIcs78 "Crime dropped by 5 percent" --document c9f1
      """)

  @Argument(help: "The claim, by name or its beginning.", completion: DeskCompletion.claims)
  var claim: String
  @Argument(help: "The words as they stand in the document.") var words: String?
  @Option(
    help: "The document; otherwise the one that waits for it.",
    completion: DeskCompletion.documents)
  var document: String?
  @Option(parsing: .unconditional, help: "Which of several places is meant, from 1.")
  var place: Int?
  @Flag(help: "Take the passage that comes nearest to its words.") var nearest = false
  @OptionGroup var desk: DeskOptions

  func validate() throws {
    guard words == nil || !nearest else {
      throw ValidationError("Give the words or --nearest, not both; nothing was changed.")
    }
    guard place.map({ $0 >= 1 && words != nil }) ?? true else {
      throw ValidationError("--place counts places of WORDS, from 1; nothing was changed.")
    }
  }

  func run() throws {
    let desk = try desk.open()
    let id = try desk.claimID(Name.plain(claim))
    let document = try document.map { try desk.documentID(Name.plain($0)) }
    let choice = words.map { Desk.PlaceChoice.words($0, place: place) }
    let placing = try Output.writing(on: id, of: desk) {
      try desk.anchor(id, at: choice ?? (nearest ? .nearest : .unchanged), in: document)
    }
    let sheet = PlacingSheet(
      placing, lead: "\(id.short)  ", reword: "stet claim reword \(id.short) TEXT")
    sheet.text.forEach { print($0) }
  }
}

/// `stet claim absent`: says that a document does not have a claim.
struct AbsentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "absent",
    abstract: "Say that the new version of its document does not have a claim.",
    discussion: "Example:\n  stet claim absent gdRIcs78 --because \"cut on 2 May\"")

  @Argument(help: "The claim, by name or its beginning.", completion: DeskCompletion.claims)
  var claim: String
  @Option(
    help: "The document; otherwise the one that waits for it.",
    completion: DeskCompletion.documents)
  var document: String?
  @Option(help: "Why.") var because = ""
  @OptionGroup var desk: DeskOptions

  func run() throws {
    let desk = try desk.open()
    let id = try desk.claimID(Name.plain(claim))
    let document = try document.map { try desk.documentID(Name.plain($0)) }
    let source = try Output.writing(on: id, of: desk) {
      try desk.declareAbsent(id, from: document, because: because)
    }
    Output.line("\(id.short)  \(source.id.short) does not have it")
  }
}

/// `stet document carry`: gives claims of other versions their places in a new one.
struct CarryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "carry",
    abstract: "Give all claims that stand unchanged in a new version their places in it.",
    discussion: """
      Those of its other versions whose words stand in it in one place, rejected ones
      too. All of it is one act: `stet undo` takes it back.

      Example:
        stet document carry 3f2a
      """)

  @Argument(help: "The document, by name or its beginning.", completion: DeskCompletion.documents)
  var document: String
  @OptionGroup var desk: DeskOptions

  func run() throws {
    let desk = try desk.open()
    Output.line(try desk.carry(into: desk.documentID(Name.plain(document))).phrase)
  }
}
