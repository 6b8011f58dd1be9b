import ClaimModel

/// The JSON of the AVeriTeC corpus: claims with a label, its justification, questions and answers.
///
/// **Source.** Schlichtkrull, Guo and Vlachos, "AVeriTeC: A dataset for real-world claim verification with
/// evidence from the web", NeurIPS 2023.
enum AVeriTeCExchange {
  static let carried: Set<ExchangeFeature> = [
    .placelessClaims, .wordings, .claimants, .claimDates, .outlets, .addresslessEvidence,
    .outsideEvidence, .quotations, .evidenceNotes, .rulings, .rationales, .tags, .keys,
  ]

  /// The corpus's labels, and the ratings they are written for; the first of each label is what it is read
  /// as.
  static let labels: [(rating: String, label: String)] = [
    ("supported", "Supported"), ("refuted", "Refuted"),
    ("not-enough-evidence", "Not Enough Evidence"),
    ("conflicting-evidence", "Conflicting Evidence/Cherrypicking"),
    ("true", "Supported"), ("false", "Refuted"), ("unproven", "Not Enough Evidence"),
    ("supports", "Supported"), ("refutes", "Refuted"), ("not-enough-info", "Not Enough Evidence"),
    ("disputed", "Conflicting Evidence/Cherrypicking"),
    ("conflicting-evidence-cherrypicking", "Conflicting Evidence/Cherrypicking"),
  ]

  /// Keys that hold a text, and the beginning of the tag that keeps it.
  static let taggedTexts = [
    ("location_ISO_code", "location:"), ("original_claim_url", "original:"),
    ("cached_original_claim_url", "original_cached:"), ("fact_checking_article", "article:"),
  ]
  /// Keys that hold a list of texts, likewise.
  static let taggedLists = [
    ("claim_types", "claim_type:"), ("fact_checking_strategies", "strategy:"),
  ]

  /// What is said of an answer beside its words and address.
  struct AnswerKind: Hashable {
    var type: String
    var medium: String?
    var cached: String?
    var explanation: String?

    static let types = ["Extractive", "Abstractive", "Boolean", "Unanswerable"]

    /// In one line: `Extractive; Web text; cached ADDRESS; because …`.
    var note: String {
      [
        type, medium, cached.map { "cached \($0)" }, explanation.map { "because \($0)" },
      ].compactMap(\.self).joined(separator: "; ")
    }

    init(
      type: String, medium: String? = nil, cached: String? = nil, explanation: String? = nil
    ) {
      (self.type, self.medium) = (type, medium)
      (self.cached, self.explanation) = (cached, explanation)
    }

    /// Reads what ``note`` wrote; `nil` for other notes.
    init?(note: String) {
      var parts = note.split(separator: "; ", omittingEmptySubsequences: false).map(String.init)
      guard Self.types.contains(parts.removeFirst()) else { return nil }
      self.init(type: String(note.prefix { $0 != ";" }))
      if let first = parts.first, !first.hasPrefix("cached "), !first.hasPrefix("because ") {
        medium = parts.removeFirst()
      }
      if let first = parts.first, first.hasPrefix("cached ") {
        cached = String(parts.removeFirst().dropFirst("cached ".count))
      }
      if let first = parts.first, first.hasPrefix("because ") {
        explanation = String(parts.joined(separator: "; ").dropFirst("because ".count))
        parts = []
      }
      guard parts.isEmpty, self.note == note else { return nil }
    }
  }
}
