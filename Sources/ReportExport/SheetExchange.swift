import ClaimModel

/// A table as a newsroom keeps it: a header, then one row a verdict, in CSV (RFC 4180).
///
/// A claim with several verdicts or sources has several rows with its name, or with its words.
enum SheetExchange {
  static let carried: Set<ExchangeFeature> = [
    .placelessClaims, .wordings, .claimants, .claimDates, .places, .outsideEvidence,
    .evidenceAnnotators, .stances, .judgedWordings, .furtherVerdicts, .annotators, .confidence,
    .rationales, .citations, .seen, .tags, .keys,
  ]

  /// The columns that are known; all others are kept as tags, `column:cell`.
  enum Column: String, CaseIterable {
    case id, wording, claimant, title, document, quote, annotator, rating, confidence, rationale
    case sourceURL = "source_url"
    case stance, date, seen, tags
    case judgedWording = "judged_wording"
    case judgedClaimant = "judged_claimant"
    /// What the row's source is called, and the names of those that the row's verdict cites.
    case sourceID = "source_id"
    case citedSources = "cited_sources"

    /// Columns that are written only where a row has something in them.
    static let rare: Set<Column> = [.judgedWording, .judgedClaimant, .sourceID, .citedSources]

    /// The column that a header's cell names, whatever its case and spaces.
    init?(header: String) {
      let words = header.lowercased().split(whereSeparator: { " _-".contains($0) })
      self.init(rawValue: words.joined(separator: "_"))
    }
  }

  /// The beginning of the tag that keeps a claim's title.
  static let titleTag = "title:"

  /// What a cell says of a verdict that cites nothing, where an empty one says that it cites its author's sources.
  private static let citesNothing = "none"

  static func cell(ofCitations keys: [String]) -> String {
    keys.isEmpty ? citesNothing : cell(ofTags: keys)
  }

  static func citations(inCell cell: String) -> [String] {
    cell.lowercased() == citesNothing ? [] : tags(inCell: cell)
  }

  /// The exchange as a sheet has it: sources have names where a verdict cites others than those that its author
  /// offered, as only there somebody needs them.
  static func citing(_ exchange: Exchange) -> (exchange: Exchange, losses: LossReport) {
    var exchange = exchange
    var losses = LossReport()
    for index in exchange.claims.indices { losses.note(exchange.claims[index].citeCarried()) }
    return (exchange, losses)
  }

  /// Tags in one cell, apart by semicolons; a semicolon or backslash of a tag has a backslash before it.
  static func cell(ofTags tags: [String]) -> String {
    tags.map { tag in
      tag.unicodeScalars.reduce(into: "") { cell, scalar in
        if scalar == ";" || scalar == "\\" { cell += "\\" }
        cell.unicodeScalars.append(scalar)
      }
    }.joined(separator: ";")
  }

  /// The tags of a cell that ``cell(ofTags:)`` wrote, or a person.
  static func tags(inCell cell: String) -> [String] {
    var tags: [String] = []
    var tag = String.UnicodeScalarView()
    var isEscaped = false
    func end() {
      let words = String(tag)
      tags.append(words.trimmedOfSpace)
      tag = String.UnicodeScalarView()
    }
    for scalar in cell.unicodeScalars {
      if isEscaped || scalar != "\\" && scalar != ";" {
        tag.append(scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        end()
      }
    }
    end()
    return tags.filter { !$0.isEmpty }
  }
}

extension ExchangedClaim {
  /// - Returns: what is lost.
  fileprivate mutating func citeCarried() -> LossReport {
    var losses = LossReport()
    let keys = Set(evidence.map { ExactText($0.key) })
    for index in verdicts.indices {
      guard let cited = verdicts[index].evidence else { continue }
      let carried = cited.filter { !$0.isEmpty && keys.contains(ExactText($0)) }
      losses.note(
        "verdicts that cite evidence which a sheet has no row for",
        carried.count < cited.count ? 1 : 0)
      verdicts[index].evidence = carried
    }
    let needsNames = verdicts.contains { verdict in
      let own = evidence.filter { $0.annotator == verdict.annotator }.map { ExactText($0.key) }
      return verdict.evidence.map { Set($0.map { ExactText($0) }) != Set(own) } ?? false
    }
    guard !needsNames else { return losses }
    for index in verdicts.indices { verdicts[index].evidence = nil }
    for index in evidence.indices { evidence[index].key = "" }
    return losses
  }
}

extension String {
  /// The text without white space at both ends.
  var trimmedOfSpace: String {
    let scalars = unicodeScalars.drop { $0.properties.isWhitespace }
    let end = scalars.lastIndex { !$0.properties.isWhitespace }
    return end.map { String(scalars[...$0]) } ?? ""
  }

  /// The text; `nil` when it holds nothing but white space.
  var filled: String? {
    unicodeScalars.allSatisfy(\.properties.isWhitespace) ? nil : self
  }
}
