import ArgumentParser
import ClaimModel
import EditorialDesk

/// Says how far annotators agree.
struct Agreement: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreement",
    abstract: "Say how far annotators agree, over the desk's blind verdicts or a file's ratings.",
    discussion: """
      Krippendorff's alpha, Cohen's, Fleiss' and Gwet's coefficients and the share
      of pairs that agree, with 95 % bootstrap intervals and what each rests on.
      What is undefined says why.

      With --from: of a CSV file with the header item,annotator,label, and no desk
      is needed. A rating without a label is missing. --order names the labels from
      one end of the scale to the other; labels that are numbers need none.

      Of a desk, --differences shows single verdicts, and so do counts over 20
      claims or fewer or with one label only: a verdict that you give on one of them
      later counts as informed. With --json that is so on a terminal only.

      Examples:
        stet agreement --pairs --differences
        stet agreement --by document
        stet agreement --from ratings.csv --order refutes,unclear,supports --json
      """)

  @Option(
    help: ArgumentHelp("Read ratings from a CSV file; - is standard input.", valueName: "file"),
    completion: .file())
  var from: String?
  @Option(help: "With --from: the labels in their order, apart by commas.") var order: String?
  @Option(help: "With --from: labels outside of that order, apart by commas.") var offScale: String?

  @Option(
    help: ArgumentHelp(
      "Figures for each document, tag or month of publication; with --from, by a column.",
      valueName: "what"))
  var by: String?
  @Option(help: "Only claims that appear in this document.", completion: DeskCompletion.documents)
  var document: String?
  @Option(help: "Only claims with this tag.") var tag: String?
  @Option(
    help: ArgumentHelp(
      "Only claims in documents published then: a date or its beginning, such as 2017-01.",
      valueName: "date"))
  var published: String?

  @Flag(help: "Add the matrix of pairs: Cohen's kappa of each two annotators.") var pairs = false
  @Flag(help: "With --pairs: a list with intervals and weighted kappas, and no matrix.")
  var list = false
  @Option(
    help: ArgumentHelp(
      "With --pairs: have this annotator in it, where there are more than 25; may be given again.",
      valueName: "name"))
  var person: [String] = []
  @Flag(help: "Add who differs from whom on what.") var differences = false
  @Option(parsing: .unconditional, help: "How many differences to list, up to 100000.") var limit =
    100
  @Flag(help: "Add how each annotator changes from their first third to their last.")
  var drift = false
  @Flag(help: "Add how reliable each annotator seems (Dawid and Skene): a hint, no decision.")
  var reliability = false

  @Option(
    parsing: .unconditional,
    help:
      "How often items are drawn for the intervals, up to 100000; 1000, fewer for huge tables.")
  var resamples: Int?
  @Option(
    parsing: .unconditional,
    help: "Where the drawing starts; the same seed gives the same intervals.")
  var seed = 1

  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  /// The greatest whole number that every reader of JSON keeps.
  private static let greatestSeed = (1 << 53) - 1

  func validate() throws {
    if let resamples, !(0...100_000).contains(resamples) {
      throw ValidationError("--resamples cannot be \(resamples). Give 0 to 100000.")
    }
    guard (0...Self.greatestSeed).contains(seed) else {
      throw ValidationError("--seed cannot be \(seed). Give 0 to \(Self.greatestSeed).")
    }
    guard (0...100_000).contains(limit) else {
      throw ValidationError("--limit cannot be \(limit). Give 0 to 100000.")
    }
    let labels = Self.words(order) + Self.words(offScale)
    if let twice = labels.first(where: { one in labels.count { $0 == one } > 1 }) {
      throw ValidationError("--order and --off-scale name '\(twice)' twice. Name each label once.")
    }
    if list, !pairs { throw ValidationError("--list goes with --pairs.") }
    if !person.isEmpty, !pairs { throw ValidationError("--person goes with --pairs.") }
    if from == nil, order != nil || offScale != nil {
      throw ValidationError("--order and --off-scale go with --from. A desk has its scale.")
    }
    if from != nil, document != nil || tag != nil || published != nil {
      throw ValidationError(
        "--document, --tag and --published are for a desk. With --from, take --by and a column.")
    }
  }

  func run() throws {
    var request = try request()
    if let from {
      let agreement = try Filter.agreement(from: from, request)
      return output.json
        ? Output.json(agreement) : AgreementSheet(agreement, of: "items", listsPairs: list).print()
    }
    let desk = try desk.open()
    request.document = try document.map { try desk.documentID(Name.plain($0)) }
    let agreement = try desk.agreement(request)
    if !output.json || Output.isOnTerminal {
      Output.tellInformed(on: try desk.willShow(agreement: agreement, of: request))
    }
    if let tag { try desk.remark(onTags: [tag]).forEach(Output.aside) }
    if output.json { return Output.json(agreement) }
    AgreementSheet(agreement, of: "claims", listsPairs: list).print()
  }

  private func request() throws -> AgreementRequest {
    var request = AgreementRequest()
    (request.resamples, request.seed, request.limit) = (resamples, UInt64(seed), limit)
    (request.grouping, request.tag, request.published) = (by, tag, published)
    request.people = person
    request.order = Self.words(order)
    request.offScale = Self.words(offScale)
    if pairs { request.sections.insert(.pairs) }
    if differences { request.sections.insert(.differences) }
    if drift { request.sections.insert(.drift) }
    if reliability { request.sections.insert(.reliability) }
    return request
  }

  private static func words(_ list: String?) -> [String] {
    (list ?? "").split(separator: ",").map {
      String($0.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
  }
}
