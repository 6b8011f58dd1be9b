import ClaimModel

/// Label Studio's JSON: a task for each text, with the annotations of each person, made of regions, choices
/// and relations.
enum LabelStudioExchange {
  static let carried: Set<ExchangeFeature> = [
    .placelessClaims, .documentTexts, .documentDetails, .furtherPlaces, .positions, .marks, .places,
    .wordings,
    .claimants, .claimDates, .placedEvidence, .evidenceNotes, .evidenceAnnotators, .stances,
    .furtherVerdicts, .annotators, .confidence, .rationales, .seen, .tags, .notes, .keys,
  ]

  /// The names of the controls of a labelling interface; raw values are `from_name`.
  enum Control: String {
    case label, rating, confidence, rationale, seen, name, wording, claimant, date, tags, notes,
      marked
  }

  /// The label of a region that is a claim.
  static let claimLabel = "Claim"
  /// What a region's controls refer to.
  static let textName = "text"

  static func write(_ exchange: Exchange) -> ExchangeWriting {
    let (kept, losses) = exchange.namedThroughout()
    let beside = kept.withSheet()
    let layers = beside.layers()
    let people = beside.annotators
    let tasks = beside.documents.filter { $0.text != nil }.enumerated().map { number, document in
      task(document, layers.filter { $0.document.key == document.key }, number + 1, people)
    }
    return ExchangeWriting(
      files: [ExchangeFile(name: "tasks.json", bytes: ForeignJSON.array(tasks))], losses: losses)
  }

  private static func task(
    _ document: ExchangedDocument, _ layers: [StandoffLayer], _ number: Int, _ people: [String]
  ) -> JSONValue {
    let details = DoccanoExchange.details.map {
      ($0.key, document[keyPath: $0.path].map { JSONValue.string($0) })
    }
    let annotations = layers.enumerated().map { place, layer in
      annotation(layer, number * 1000 + place + 1, people)
    }
    return [
      "id": .int(number),
      "data": .members(
        [("text", .string(document.text ?? "")), ("document", .string(document.key))] + details),
      "annotations": .array(annotations), "predictions": .array([]),
    ]
  }

  private static func annotation(
    _ layer: StandoffLayer, _ number: Int, _ people: [String]
  ) -> JSONValue {
    var results: [JSONValue] = []
    for (index, mark) in layer.claims.enumerated() {
      results += Self.results(mark, "c\(index + 1)", ScalarText(layer.document.text ?? ""))
    }
    let person = layer.annotator.map { name -> JSONValue in
      [
        "id": .int((people.firstIndex(of: name) ?? 0) + 1), "email": .string(name),
        "first_name": .string(name), "last_name": "",
      ]
    }
    return .members([
      ("id", .int(number)), ("completed_by", person), ("result", .array(results)),
      ("was_cancelled", false), ("ground_truth", false),
    ])
  }

  /// The regions of a claim and what is said of it, which hangs on the first one.
  private static func results(
    _ mark: StandoffLayer.Mark, _ id: String, _ text: ScalarText
  ) -> [JSONValue] {
    var results: [JSONValue] = []
    func region(_ id: String, _ span: TextSpan, _ label: String) {
      results.append(
        result(id, .label, "labels", span, ("labels", [.string(label)]), text))
    }
    let spans = mark.places.compactMap(\.first)
    guard let first = spans.first else { return [] }
    region(id, first, claimLabel)
    func say(_ control: Control, _ type: String, _ key: String, _ values: [String?]) {
      let words = values.compactMap { $0.map { JSONValue.string($0) } }
      guard !words.isEmpty else { return }
      results.append(result(id, control, type, first, (key, .array(words)), text))
    }
    say(.rating, "choices", "choices", [mark.verdict?.rating])
    say(.seen, "choices", "choices", [mark.verdict?.seen?.rawValue])
    if let confidence = mark.verdict?.confidence {
      results.append(
        result(id, .confidence, "number", first, ("number", .int(confidence)), text))
    }
    say(.rationale, "textarea", "text", [mark.verdict?.rationale])
    say(.name, "textarea", "text", [mark.key])
    say(.wording, "textarea", "text", [mark.wording])
    say(.claimant, "textarea", "text", [mark.speaker])
    say(.date, "textarea", "text", [mark.madeOn])
    say(.tags, "textarea", "text", mark.tags)
    say(.notes, "textarea", "text", mark.notes)
    func unmark(_ number: Int, _ region: String, _ span: TextSpan) {
      guard mark.unmarked.contains(number) else { return }
      results.append(result(region, .marked, "choices", span, ("choices", ["no"]), text))
    }
    unmark(0, id, first)
    for (number, span) in spans.dropFirst().enumerated() {
      region("\(id)p\(number + 2)", span, claimLabel)
      unmark(number + 1, "\(id)p\(number + 2)", span)
      results.append(relation(from: "\(id)p\(number + 2)", to: id, "same"))
    }
    return results
      + mark.evidence.enumerated().flatMap { number, source in
        evidence(source, "\(id)e\(number + 1)", on: id, text)
      }
  }

  private static func evidence(
    _ source: StandoffLayer.Source, _ id: String, on claim: String, _ text: ScalarText
  ) -> [JSONValue] {
    let note = source.note.map { note in
      result(id, .notes, "textarea", source.span, ("text", [.string(note)]), text)
    }
    return [result(id, .label, "labels", source.span, ("labels", ["Evidence"]), text)]
      + [note].compactMap(\.self) + [relation(from: id, to: claim, source.stance.rawValue)]
  }

  private static func result(
    _ id: String, _ control: Control, _ type: String, _ span: TextSpan,
    _ value: (key: String, JSONValue), _ text: ScalarText
  ) -> JSONValue {
    [
      "id": .string(id), "from_name": .string(control.rawValue), "to_name": .string(textName),
      "type": .string(type), "origin": "manual",
      "value": .members([
        ("start", .int(text.unit(span.start))), ("end", .int(text.unit(span.end))),
        ("text", value.key == "text" ? nil : .string(text.joined([span]))), value,
      ]),
    ]
  }

  private static func relation(from: String, to: String, _ label: String) -> JSONValue {
    [
      "type": "relation", "from_id": .string(from), "to_id": .string(to), "direction": "right",
      "labels": [.string(label)],
    ]
  }
}
