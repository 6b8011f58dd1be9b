import ArgumentParser
import ClaimModel
import EditorialDesk

/// Lists claims.
struct Claims: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List claims and candidates, by document and place.",
    discussion: """
      Example:
        stet claims --status disputed
      """)

  @Option(help: "candidate, open, agreed, disputed, ruled, rejected or retracted.")
  var status: String?
  @Option(help: "Only claims that appear in this document.") var document: String?
  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func validate() throws {
    guard let status, Claim.Status(rawValue: status) == nil else { return }
    let known = Claim.Status.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("No claim stands '\(status)'. Use one of: \(known).")
  }

  func run() throws {
    let desk = try desk.open()
    let filter = Desk.ClaimFilter(
      status: status.flatMap(Claim.Status.init),
      document: try document.map { try desk.documentID(Name.plain($0)) })
    if output.json {
      return try desk.forEachClaim(filter) { Output.json(desk.summaryJSON($0)) }
    }
    Output.table(
      try desk.claims(filter).map { judged in
        let claim = judged.claim
        let marks = (judged.isVerified ? "✓" : " ") + (claim.contested.isEmpty ? " " : "!")
        return [
          claim.id.short, claim.status.rawValue, marks, Output.cut(claim.wording, to: 60),
        ]
      })
  }
}

/// Shows a claim.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a claim with all that is recorded about it.",
    discussion: """
      The others' verdicts are hidden until you gave yours; --reveal shows them, and a verdict that you
      give later counts as informed. --json is for programs and hides nothing.

      Example:
        stet show gdRIcs78
      """)

  @Argument(help: "The claim, by name or its beginning.") var claim: String
  @Flag(help: "Show the others' verdicts before you gave yours.") var reveal = false
  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func run() throws {
    let desk = try desk.open()
    let id = try desk.claimID(Name.plain(claim))
    if reveal { try desk.reveal(id) }
    let judged = try desk.judged(id)
    if output.json { return Output.json(try desk.detailJSON(judged)) }
    for line in try ClaimSheet(judged, desk: desk).lines() { Output.line(line) }
  }
}

/// Shows a history.
struct Log: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show who changed a claim or document, when and how, in causal order.",
    discussion: "Example:\n  stet log gdRIcs78")

  @Argument(help: "The claim or document, by name or its beginning.") var name: String
  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func run() throws {
    let desk = try desk.open()
    let typed = Name.plain(name)
    let full = try (try? desk.claimID(typed).text) ?? desk.documentID(typed).text
    let history = try desk.history(of: full)
    if !output.json, let id = ClaimID(full), let claim = try? desk.claim(id),
      try desk.willShowOthers(on: claim)
    {
      Output.tellInformed()
    }
    guard output.json else {
      return Output.table(
        history.map { entry in
          [
            String(entry.at.prefix(19)), entry.by.name, entry.kind,
            (entry.isReplaced ? "(replaced) " : "") + Output.cut(entry.value ?? "–", to: 60),
          ]
        })
    }
    for entry in history {
      Output.json([
        "operation": .string(entry.operation.text), "by": .string(entry.by.name),
        "at": .string(entry.at), "do": .string(entry.kind),
        "value": entry.value.map { .string($0) } ?? .null,
        "replaced": .bool(entry.isReplaced),
      ])
    }
  }
}

/// Searches.
struct Find: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find claims, documents and notes that hold all the words.",
    discussion: "Example:\n  stet find sanctions")

  @Argument(help: "Words.") var words: [String]
  @Option(help: "How many at most.") var limit = 50
  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func run() throws {
    for hit in try desk.open().find(words.joined(separator: " "), limit: max(1, limit)) {
      if output.json {
        Output.json([
          "kind": .string(hit.kind), "id": .string(hit.name), "snippet": .string(hit.snippet),
          "score": .decimal(hit.score),
        ])
      } else {
        Output.line("\(hit.kind)  \(hit.name.prefix(10))  \(Output.cut(hit.snippet))")
      }
    }
  }
}

/// Finds claims alike.
struct Similar: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find earlier claims alike to a text.",
    discussion: "Example:\n  stet similar \"sanctions were not discussed\"")

  @Argument(help: "The text.") var text: String?
  @Option(help: "A file of texts, one a line.", completion: .file()) var queries: String?
  @Option(help: "How many at most for each text.") var limit = 10
  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func validate() throws {
    guard (text == nil) != (queries == nil) else {
      throw ValidationError("Give a text, or --queries FILE.")
    }
  }

  func run() throws {
    let desk = try desk.open()
    let texts = try queries.map { try Filter.lines(of: $0) } ?? [text ?? ""]
    for (text, hits) in zip(texts, try desk.similar(to: texts, limit: max(1, limit))) {
      show(hits, text)
    }
  }

  private func show(_ hits: [Desk.SimilarClaim], _ text: String) {
    for (index, hit) in hits.enumerated() {
      if output.json {
        Output.json([
          "query": .string(text), "rank": .int(index + 1), "claim": .string(hit.claim.text),
          "wording": .string(hit.wording), "score": .decimal(hit.score),
        ])
      } else {
        Output.line("\(hit.claim.short)  \(Output.cut(hit.wording))")
      }
    }
  }
}

/// Lists what waits.
struct Queue: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List what waits for a person: conflicts, disputes, queries, your turn, candidates.",
    discussion: "Example:\n  stet queue")

  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func run() throws {
    for task in try desk.open().queue() {
      if output.json {
        Output.json([
          "kind": .string(task.kind.rawValue), "id": .string(task.name),
          "text": .string(task.text),
        ])
      } else {
        Output.line(
          "\(task.kind.rawValue)  \(task.name.prefix(10))  \(Output.cut(task.text, to: 60))")
      }
    }
  }
}

/// Compares two documents.
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare two documents: the same quotations and claims, with the drift.",
    discussion: "Example:\n  stet compare 3f2a 90bc")

  @Argument(help: "A document, by name or its beginning.") var first: String
  @Argument(help: "Another document.") var second: String
  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func run() throws {
    let desk = try desk.open()
    let comparison = try desk.compare(
      desk.documentID(Name.plain(first)), desk.documentID(Name.plain(second)))
    guard !output.json else { return Output.json(comparison) }
    for origin in comparison["shared_origins"]?.array ?? [] {
      Output.line("both rest on  \(origin.string ?? "")")
    }
    for pair in comparison["quotes"]?.array ?? [] {
      Output.line("quote  \(pair["relation"]?.string ?? "")")
      Output.line("  a  “\(pair["a"]?["text"]?.string ?? "")”")
      Output.line("  b  “\(pair["b"]?["text"]?.string ?? "")”")
    }
    for pair in comparison["claims"]?.array ?? [] {
      Output.line("\(pair["relation"]?.string ?? "")")
      Output.line("  a  \(Output.cut(pair["a"]?["text"]?.string ?? ""))")
      Output.line("  b  \(Output.cut(pair["b"]?["text"]?.string ?? ""))")
    }
    for side in ["a", "b"] {
      for claim in comparison["only_\(side)"]?.array ?? [] {
        Output.line("only \(side)  \(Output.cut(claim["text"]?.string ?? ""))")
      }
    }
  }
}
