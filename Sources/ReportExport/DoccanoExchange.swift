import ClaimModel

/// doccano's JSON Lines: a text a line, with spans; in an archive one file a person, who is named by the
/// file alone.
enum DoccanoExchange {
  /// - Parameter isApart: whether there may be a file for each person.
  static func carried(isApart: Bool) -> Set<ExchangeFeature> {
    let shared: Set<ExchangeFeature> = [
      .documentTexts, .documentDetails, .positions, .places, .placedEvidence, .stances,
    ]
    return isApart
      ? shared.union([.marks, .evidenceAnnotators, .furtherVerdicts, .annotators])
      : shared
  }

  /// The label of a span that is a claim.
  static let claimLabel = "claim"
  /// Keys of a line that are kept with the document.
  static let details:
    [(key: String, path: any WritableKeyPath<ExchangedDocument, String?> & Sendable)] =
      [
        ("title", \.title), ("url", \.url), ("outlet", \.outlet), ("author", \.author),
        ("published", \.published),
      ]
  /// File names that name nobody.
  static let nobody: Set<String> = ["all", "unknown", "export", "data", "dataset"]

  static func write(_ exchange: Exchange, isApart: Bool) -> ExchangeWriting {
    let (beside, losses) = exchange.besideTexts()
    let layers = beside.layers()
    var lines: [String: String] = [:]
    for (number, layer) in layers.enumerated() {
      let name = isApart ? FileName.safe(layer.annotator ?? "all") : "all"
      lines[name, default: ""] += ForeignJSON.line(line(layer, number + 1)) + "\n"
    }
    let files = lines.keys.sorted().map {
      ExchangeFile(name: "\($0).jsonl", bytes: Array((lines[$0] ?? "").utf8))
    }
    return ExchangeWriting(
      files: files.isEmpty ? [ExchangeFile(name: "all.jsonl", bytes: [])] : files, losses: losses)
  }

  private static func line(_ layer: StandoffLayer, _ number: Int) -> JSONValue {
    var entities: [JSONValue] = []
    var relations: [JSONValue] = []
    func add(_ span: TextSpan, _ label: String) -> Int {
      entities.append([
        "id": .int(entities.count + 1), "label": .string(label), "start_offset": .int(span.start),
        "end_offset": .int(span.end),
      ])
      return entities.count
    }
    for mark in layer.claims {
      guard let span = mark.places.first?.first else { continue }
      let claim = add(span, claimLabel)
      if let verdict = mark.verdict { _ = add(span, verdict.rating) }
      for source in mark.evidence {
        let from = add(source.span, "evidence")
        relations.append([
          "id": .int(relations.count + 1), "from_id": .int(from), "to_id": .int(claim),
          "type": .string(source.stance.rawValue),
        ])
      }
    }
    let document = layer.document
    let kept = details.map { ($0.key, document[keyPath: $0.path].map { JSONValue.string($0) }) }
    return .members(
      [
        ("id", .int(number)), ("text", .string(document.text ?? "")),
        ("document", .string(document.key)), ("Comments", .array([])),
        ("entities", .array(entities)), ("relations", .array(relations)),
      ] + kept)
  }
}
