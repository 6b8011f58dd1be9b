import ClaimModel

/// JSON-LD of the W3C Web Annotation Data Model: one annotation for each claim, verdict, evidence and note,
/// the latter three on the first.
///
/// What the model has no word for stands under a vocabulary of Stet's own, which other programs pass over.
enum WebAnnotationExchange {
  static let carried: Set<ExchangeFeature> = [
    .placelessClaims, .furtherPlaces, .positions, .surroundings, .marks, .places, .wordings,
    .claimants, .claimDates, .outlets, .chains, .placedEvidence, .addresslessEvidence,
    .outsideEvidence, .quotations, .evidenceNotes, .evidenceKinds, .evidenceAnnotators, .stances,
    .judgedWordings, .furtherVerdicts, .annotators, .confidence, .rationales, .citations, .seen,
    .tags, .notes, .keys,
  ]

  static let vocabulary = "urn:stet:vocabulary:"

  /// Names of what an export holds, as addresses; raw values are their beginnings.
  enum Name: String {
    case claim = "urn:stet:claim:"
    case verdict = "urn:stet:verdict:"
    case evidence = "urn:stet:evidence:"
    case note = "urn:stet:note:"
    case document = "urn:stet:document:"
    case text = "urn:stet:text:"

    /// The address of a name; what may not stand in an address is written by its bytes.
    func address(_ name: String) -> String {
      rawValue
        + name.utf8.map { byte -> String in
          let scalar = Unicode.Scalar(byte)
          let isPlain =
            scalar.isASCII
            && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
              || "-_.".unicodeScalars.contains(scalar))
          guard !isPlain else { return String(scalar) }
          return "%" + String(byte, digits: 2, radix: 16)
        }.joined()
    }

    /// The name that an address of this kind stands for; `nil` for others.
    func name(_ address: String) -> String? {
      guard address.hasPrefix(rawValue) else { return nil }
      return FileName.plain(String(address.dropFirst(rawValue.count)))
    }
  }
}
