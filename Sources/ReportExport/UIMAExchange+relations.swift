import ClaimModel

extension UIMAExchange {
  /// An annotation of a relation layer, as WebAnno and INCEpTION have them: an arrow from one annotation to
  /// another.
  struct Relation {
    /// What the arrow begins and ends at, by the names of the elements.
    let (from, to): (String, String)
    /// What its label, or else its layer's name, says; `nil` for relations that are no stance.
    let stance: Evidence.Stance?
    let note: String?
    /// All that it has.
    let features: JSONValue
    /// The features that are read of it.
    let known: Set<String>

    /// - Returns: `nil` for annotations of words.
    init?(_ element: XMLElement) {
      guard let from = element.attributes["Governor"], let to = element.attributes["Dependent"]
      else { return nil }
      (self.from, self.to) = (from, to)
      let label = element.attributes.filter { !Self.known.contains($0.key) }
        .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        .first { StanceName.stance($0.value) != nil }
      stance = StanceName.stance(label?.value ?? element.name)
      note = element.attributes["note"]?.filled
      features = element.features
      known = Self.known.union([label?.key].compactMap(\.self))
    }

    private static let known: Set<String> = [
      "sofa", "begin", "end", "xmi:id", "Governor", "Dependent", "note",
    ]
  }

  /// Words that are evidence, until it is known on what.
  struct LooseEvidence {
    let span: TextSpan
    let name: String
    let record: ExchangeRecord
    var isUsed = false
  }
}

extension XMLElement {
  /// What stands in its attributes, and in elements of its own, which hold features of several values.
  var features: JSONValue {
    .members(
      attributes.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        .map { ($0.key, .string($0.value)) } + children.map { ($0.name, .string($0.text)) })
  }
}
