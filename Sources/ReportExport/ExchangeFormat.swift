/// A format in which claims are exchanged with other tools; raw values are what `--format` takes.
public enum ExchangeFormat: String, CaseIterable, Sendable {
  case csv, w3c
  case labelStudio = "label-studio"
  case doccano, brat
  case uimaXMI = "uima-xmi"
  case averitec
  case claimReview = "claimreview"

  /// What it is called in a sentence.
  public var title: String {
    switch self {
    case .csv: "CSV"
    case .w3c: "W3C Web Annotation"
    case .labelStudio: "Label Studio"
    case .doccano: "doccano"
    case .brat: "brat"
    case .uimaXMI: "UIMA CAS XMI"
    case .averitec: "AVeriTeC"
    case .claimReview: "ClaimReview"
    }
  }

  /// What it is for, in one line.
  public var summary: String {
    switch self {
    case .csv: "a sheet, one row a verdict, for programs with tables"
    case .w3c: "JSON-LD of W3C Web Annotation; Hypothesis and others"
    case .labelStudio: "JSON tasks with annotations of several people"
    case .doccano: "JSON Lines with spans; in a folder one file a person"
    case .brat: "standoff: texts and .ann files, one folder a person"
    case .uimaXMI: "XML of a CAS; INCEpTION and other tools on UIMA"
    case .averitec: "JSON of the AVeriTeC corpus: claims, labels, answers"
    case .claimReview: "JSON-LD of schema.org, alone or in HTML pages"
    }
  }

  /// Who gave a verdict or evidence where the format has no place for names; `nil` where it has one.
  public var author: String? { self == .averitec ? "averitec" : nil }

  /// Whether somebody called so is known by a number alone, which is another person's on another server.
  public func isNumberAlone(_ name: String) -> Bool {
    self == .labelStudio && LabelStudioExchange.number(of: name) != nil
  }

  /// Whether it says what an evidence does for a claim.
  public var saysStances: Bool { carried().contains(.stances) }

  /// Whether evidence has the name in it that it has on the desk it comes from.
  public var keepsEvidenceNames: Bool { self == .w3c || self == .csv }

  /// Whether nothing but the name of a file says which document a text is.
  public var namesTextsByFiles: Bool { self == .brat || self == .uimaXMI }

  /// Whether who says something of a claim has marked its places, as there is no other way to say it.
  public var marksByAll: Bool {
    switch self {
    case .labelStudio, .doccano, .brat, .uimaXMI: true
    case .csv, .w3c, .averitec, .claimReview: false
    }
  }

  /// Whether it can be written.
  public var isWritten: Bool { self != .claimReview }

  /// Whether what is written are several files in a folder.
  ///
  /// - Parameter isApart: whether what several people did may lie in several files.
  public func isFolder(isApart: Bool = true) -> Bool {
    switch self {
    case .brat, .uimaXMI: true
    case .doccano: isApart
    case .csv, .w3c, .labelStudio, .averitec, .claimReview: false
    }
  }

  /// Whether one file would cut off whose work it is: doccano names people by files alone.
  public func needsFolder(for exchange: Exchange) -> Bool {
    isFolder(isApart: false) || self == .doccano && exchange.annotators.count > 1
  }

  /// Whether what is written tells who said something in an exchange.
  ///
  /// - Parameter isApart: whether what several people did may lie in several files.
  public func namesPeople(of exchange: Exchange, isApart: Bool = true) -> Bool {
    let naming: Set<ExchangeFeature> = [.marks, .evidenceAnnotators, .annotators, .notes]
    return !exchange.annotators.isEmpty && !carried(isApart: isApart).isDisjoint(with: naming)
  }

  /// The features that come back when what was written is read again.
  ///
  /// - Parameter isApart: whether what several people did may lie in several files.
  public func carried(isApart: Bool = true) -> Set<ExchangeFeature> {
    switch self {
    case .csv: SheetExchange.carried
    case .w3c: WebAnnotationExchange.carried
    case .labelStudio: LabelStudioExchange.carried
    case .doccano: DoccanoExchange.carried(isApart: isApart)
    case .brat: BratExchange.carried
    case .uimaXMI: UIMAExchange.carried
    case .averitec: AVeriTeCExchange.carried
    case .claimReview: []
    }
  }

  /// Reads files of the format.
  ///
  /// - Parameters:
  ///   - files: let go as soon as they are read, where nobody else holds them.
  ///   - ratings: names of grades; labels named so are ratings where a format does not tell.
  ///   - annotator: whose work it is where the files name nobody; `nil` leaves it nobody's.
  /// - Throws: when a file as a whole is not of the format; a part of it that is not is skipped.
  public func read(
    _ files: consuming [ExchangeFile], ratings: Set<String> = [], by annotator: String? = nil
  ) throws(FormatError) -> ExchangeReading {
    let known = ratings.union(RatingName.known)
    var sorted = sorted(files)
    if let first = sorted.archives.first, sorted.readable.isEmpty {
      throw .notThisFormat(file: first.name, line: nil, format: title, reason: Self.innerArchive)
    }
    if let first = files.first, sorted.readable.isEmpty {
      throw .notThisFormat(
        file: first.name, line: nil, format: title, reason: "no name of a file is one that is read")
    }
    files = []
    try decode(&sorted.readable)
    var reading = try read(&sorted.readable, known: known, by: annotator)
    if let annotator { reading.exchange.sign(by: annotator) }
    reading.losses.note(sorted.losses)
    for file in sorted.archives {
      reading.skip(file, 1, Self.innerArchive)
    }
    for index in reading.exchange.claims.indices {
      for at in reading.exchange.claims[index].verdicts.indices {
        let rating = reading.exchange.claims[index].verdicts[at].rating
        reading.exchange.claims[index].verdicts[at].rating = RatingName.grade(
          rating, among: ratings)
      }
    }
    return reading
  }

  /// Puts the files into UTF-8 as far as their marks tell another encoding; XML tells its own.
  private func decode(_ files: inout [ExchangeFile]) throws(FormatError) {
    guard self != .uimaXMI else { return }
    for place in files.indices { files[place] = try files[place].inUTF8(for: title) }
  }

  private static let innerArchive =
    "it is an archive within an archive, which is not unpacked"

  private func read(
    _ files: inout [ExchangeFile], known ratings: Set<String>, by annotator: String?
  ) throws(FormatError) -> ExchangeReading {
    switch self {
    case .csv: try SheetExchange.read(&files)
    case .w3c: try WebAnnotationExchange.read(files, by: annotator)
    case .labelStudio: try LabelStudioExchange.read(files, ratings: ratings)
    case .doccano: try DoccanoExchange.read(files, ratings: ratings)
    case .brat: try BratExchange.read(files, ratings: ratings)
    case .uimaXMI: try UIMAExchange.read(files, ratings: ratings, by: annotator)
    case .averitec: try AVeriTeCExchange.read(files)
    case .claimReview: try ClaimReviewExchange.read(files, by: annotator)
    }
  }

  /// Words as a file of the format has them: in a sheet, what could mislead a reader is marked.
  public func written(_ words: String) -> String {
    var hidden = 0
    return self == .csv ? InertText.marked(words, counting: &hidden) : words
  }

  /// How many whole claims a loss report says a format could not carry.
  public static func lostClaims(in losses: LossReport) -> Int {
    losses.count(of: ExchangeFeature.placelessClaims.words)
      + losses.count(of: Exchange.claimsWithoutText)
      + losses.count(of: Exchange.claimsAtOnePlace)
  }

  /// Writes an exchange; the same bytes for the same exchange.
  ///
  /// Nothing in it is obeyed by a program that opens it: see the format's page for how.
  ///
  /// - Parameter isApart: whether what several people did may lie in several files.
  public func write(
    _ exchange: consuming Exchange, isApart: Bool = true
  ) throws(FormatError) -> ExchangeWriting {
    // The address of what is left out is lost with it.
    var (kept, lost) = carriedPart(of: consume exchange, isApart: isApart)
    let addresses: LossReport
    (kept, addresses) = kept.withInertAddresses()
    var writing =
      switch self {
      case .csv: SheetExchange.write(kept)
      case .w3c: WebAnnotationExchange.write(kept)
      case .labelStudio: LabelStudioExchange.write(consume kept)
      case .doccano: DoccanoExchange.write(kept, isApart: isApart)
      case .brat: BratExchange.write(kept)
      case .uimaXMI: UIMAExchange.write(kept)
      case .averitec: AVeriTeCExchange.write(kept)
      case .claimReview: throw .onlyRead(format: title)
      }
    var losses = addresses
    losses.note(lost)
    losses.note(writing.losses)
    writing.losses = losses
    return writing
  }

  /// What the format carries of an exchange, and what is lost: whole things first, so that what is lost with
  /// its owner is not counted once more.
  func carriedPart(
    of exchange: consuming Exchange, isApart: Bool = true
  ) -> (exchange: Exchange, losses: LossReport) {
    var (whole, losses) = fitting(consume exchange)
    let lost: LossReport
    (whole, lost) = whole.reduced(to: carried(isApart: isApart))
    losses.note(lost)
    if self == .csv {
      let uncited: LossReport
      (whole, uncited) = SheetExchange.citing(whole)
      losses.note(uncited)
    }
    if carried(isApart: isApart).contains(.seen) {
      losses.note(whole.withholdMarks(seenThrough: carried(isApart: isApart)))
    }
    return (whole, losses)
  }

  /// The exchange without what cannot be in a file of the format as a whole.
  private func fitting(
    _ exchange: consuming Exchange
  ) -> (exchange: Exchange, losses: LossReport) {
    var (fitting, losses) = wholesale(consume exchange)
    let others: LossReport
    (fitting, others) = fitting.keepingMarks(of: marksByAll ? self : nil)
    losses.note(others)
    return (fitting, losses)
  }

  private func wholesale(_ exchange: consuming Exchange) -> (exchange: Exchange, losses: LossReport)
  {
    switch self {
    case .labelStudio, .brat, .uimaXMI: return exchange.inSingleTexts()
    case .doccano:
      var (single, losses) = exchange.inSingleTexts()
      let others: LossReport
      (single, others) = single.keepingOneClaimAPlace()
      losses.note(others)
      return (single, losses)
    case .averitec: return AVeriTeCExchange.labelled(exchange)
    case .csv, .w3c, .claimReview: return (exchange, LossReport())
    }
  }
}
