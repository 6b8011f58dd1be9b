import ClaimModel

/// brat's standoff format: a text file, and beside it a file of annotations, one a line; here one folder a
/// person.
///
/// **Source.** Stenetorp et al., "brat: a web-based tool for NLP-assisted text annotation", EACL 2012, and
/// the description of the format that comes with the tool.
enum BratExchange {
  static let carried: Set<ExchangeFeature> = [
    .placelessClaims, .documentTexts, .joinedPlaces, .furtherPlaces, .positions, .marks, .places,
    .wordings,
    .claimants, .claimDates, .placedEvidence, .evidenceNotes, .evidenceAnnotators, .stances,
    .furtherVerdicts, .annotators, .confidence, .rationales, .seen, .tags, .notes, .keys,
  ]

  /// The type of a text-bound annotation that is a claim, and of one that is evidence.
  static let (claimType, evidenceType) = ("Claim", "Evidence")
  /// The attribute of a claim that stands in somebody's file for what they said of it, and that they did not
  /// mark.
  static let unmarked = "Unmarked"
  /// What a loss report calls ratings after a person's first on a claim.
  static let secondRatings = "second ratings of one claim by one annotator"
  /// The database that a normalisation names where it holds a claim's name.
  static let database = "stet"
  /// Names, in lower case, of folders that no person's work lies in, beside those of all tools: brat's own, and
  /// the file that says how they are shown.
  static let parts: Set<String> = ["brat", "ann", "txt", "annotation.conf", "__macosx"]

  /// What a comment says, by its type.
  enum Comment: String {
    case note = "AnnotatorNotes"
    case wording = "Wording"
    case rationale = "Rationale"
    case claimant = "Claimant"
    case date = "Date"
    case tag = "Tag"
    case rating = "Rating"
  }

  /// The name of the relation from evidence to a claim.
  static func relation(_ stance: Evidence.Stance) -> String {
    stance.rawValue.prefix(1).uppercased() + stance.rawValue.dropFirst()
  }
}
