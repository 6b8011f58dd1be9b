import ClaimModel

/// A table as a newsroom keeps it: a header, then one row a verdict, in CSV (RFC 4180).
///
/// A claim with several verdicts or sources has several rows with its name, or with its words.
enum SheetExchange {
  static let carried: Set<ExchangeFeature> = [
    .placelessClaims, .wordings, .claimants, .claimDates, .places, .outsideEvidence,
    .evidenceAnnotators, .stances, .judgedWordings, .furtherVerdicts, .annotators, .confidence,
    .rationales, .seen, .tags, .keys,
  ]

  /// The columns that are known; all others are kept as tags, `column:cell`.
  enum Column: String, CaseIterable {
    case id, wording, claimant, title, document, quote, annotator, rating, confidence, rationale
    case sourceURL = "source_url"
    case stance, date, seen, tags
    case judgedWording = "judged_wording"
    case judgedClaimant = "judged_claimant"

    /// Columns that are written only where a row has something in them.
    static let rare: Set<Column> = [.judgedWording, .judgedClaimant]

    /// The column that a header's cell names, whatever its case and spaces.
    init?(header: String) {
      let words = header.lowercased().split(whereSeparator: { " _-".contains($0) })
      self.init(rawValue: words.joined(separator: "_"))
    }
  }

  /// The beginning of the tag that keeps a claim's title.
  static let titleTag = "title:"

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
