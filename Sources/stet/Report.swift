import ArgumentParser
import ClaimModel
import EditorialDesk

/// Prints the verified-claim report.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Print the verified-claim report, or the annotated copy of a document.",
    discussion: """
      Only claims that pass the gate are called verified; --all adds the others, set
      apart. A report for people shows the verdicts: one that you give later, on a
      claim of it that you have not rated, is informed. What is made for programs
      hides nothing and counts for no look. claimreview has verified claims only,
      whatever is asked for. A review's address is where the claim was published,
      else --address; search engines leave out a review without one, so it is said
      how many have none.

      html is one page without scripts: a browser prints it to PDF, for example
        chromium --headless --print-to-pdf=report.pdf report.html

      --at makes the report again as of an earlier state: COUNT:DIGEST, as reports
      print it; a digest, or its first 8 digits or more; or a time, by which
      operations are left out that were written later by their authors' clocks.

      Example:
        stet report --format html -o report.html
        stet report --annotated 7057f747 --format html -o copy.html
      """)

  @Option(
    help: "markdown, html, json, csv or claimreview.",
    completion: .list(Desk.ReportFormat.allCases.map(\.rawValue)))
  var format = "markdown"
  @Option(
    name: [.customShort("o"), .long], help: "The file to write; otherwise standard output.",
    completion: .file())
  var output: String?
  @Flag(help: "Add the claims that are not verified, set apart.") var all = false
  @Option(
    help: ArgumentHelp(
      "Print this document with its claims as footnotes, in html or markdown.",
      valueName: "document"), completion: DeskCompletion.documents)
  var annotated: String?
  @OptionGroup var scope: ReportScope
  @OptionGroup var desk: DeskOptions

  func validate() throws {
    guard let format = Desk.ReportFormat(rawValue: format) else {
      let known = Desk.ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("There is no format '\(format)'. Use one of: \(known).")
    }
    if let people = scope.people, PeopleNaming(rawValue: people) == nil {
      let known = PeopleNaming.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("People cannot be named by '\(people)'. Use one of: \(known).")
    }
    guard annotated == nil || format == .html || format == .markdown else {
      throw ValidationError("The annotated copy is written as html or markdown.")
    }
    guard !scope.bom || format == .csv else {
      throw ValidationError("--bom is for --format csv.")
    }
    do {
      try scoped(Desk.ReportRequest(format)).check()
    } catch let error as any ActionableError {
      throw ValidationError("\(error)")
    }
  }

  func run() throws {
    let desk = try desk.open()
    let request = try request(on: desk)
    try desk.remark(onTags: request.tags).forEach(Output.aside)
    let destination: Desk.ShareDestination = output.map { .file($0) } ?? .stream(Output.bytes)
    let outcome: Desk.ReportOutcome
    if let annotated {
      let document = try desk.documentID(annotated)
      outcome = try desk.annotatedCopy(of: document, request, to: destination)
    } else {
      outcome = try desk.report(request, to: destination)
    }
    if outcome.informed > 0 { Output.tellInformed(on: outcome.informed) }
    if let output { Output.aside("wrote \(output)") }
    if let words = outcome.unaddressedWords { Output.aside(words) }
    if outcome.due > 0 {
      Output.aside("\(outcome.dueWords): see `stet corrections`.")
    }
  }

  private func request(on desk: Desk) throws -> Desk.ReportRequest {
    var request = scoped(Desk.ReportRequest(Desk.ReportFormat(rawValue: format) ?? .markdown))
    request.includesAll = all
    request.documents = try scope.document.map { try desk.documentID($0) }
    request.tags = scope.tag
    request.asOf = scope.at
    request.people = scope.people.flatMap { PeopleNaming(rawValue: $0) }
    request.hasByteOrderMark = scope.bom
    request.publisher = scope.publisher
    request.isOnTerminal = output == nil && Output.isOnTerminal
    return request
  }

  /// The request with what can be checked without a desk.
  private func scoped(_ request: Desk.ReportRequest) -> Desk.ReportRequest {
    var request = request
    request.from = scope.from
    request.until = scope.until
    request.address = scope.address
    return request
  }
}

/// Which claims a report is about, and how it shows them.
struct ReportScope: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only claims that appear in this document; may be given again.", valueName: "id"),
    completion: DeskCompletion.documents)
  var document: [String] = []
  @Option(help: "Only claims with this tag; may be given again.") var tag: [String] = []
  @Option(
    help: ArgumentHelp(
      "Only claims made or printed on this day or later: 2017, 2017-01 or 2017-01-28.",
      valueName: "date"))
  var from: String?
  @Option(
    help: ArgumentHelp("Only claims made or printed on this day or earlier.", valueName: "date"))
  var until: String?
  @Option(help: ArgumentHelp("As of an earlier state of the desk.", valueName: "digest|time"))
  var at: String?
  @Option(
    help: ArgumentHelp(
      "How people are named: names, initials or roles; never more than the policy lets be told.",
      valueName: "naming"),
    completion: .list(PeopleNaming.allCases.map(\.rawValue)))
  var people: String?
  @Option(
    help: ArgumentHelp("Where the report will lie on the web, for claimreview.", valueName: "url"))
  var address: String?
  @Option(
    help: ArgumentHelp(
      "Who publishes the checks, for claimreview; otherwise the desk's name.", valueName: "name"))
  var publisher: String?
  @Flag(help: "Begin a csv file with a byte order mark, which some spreadsheets want.")
  var bom = false
}
