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
  /// The label of a region that is evidence.
  static let evidenceLabel = "Evidence"
  /// How many bytes a claim takes with what one person says of it, about.
  private static let roomOfClaim = 1_500
  /// What a region's controls refer to.
  static let textName = "text"

  static func write(_ exchange: consuming Exchange) -> ExchangeWriting {
    // Each is let go for the next: of very many claims they take much room.
    var (beside, losses) = exchange.namedThroughout()
    beside = beside.withSheet()
    let layers = beside.layers()
    let people = beside.annotators
    beside.claims = []
    var lost = 0
    var tasks = MarkNaming(
      kept: layers.compactMap { RegionName(of: $0)?.task })
    var annotations = MarkNaming(kept: layers.compactMap { RegionName(of: $0)?.annotation })
    // Written as they are made: as values a task of very many claims would take many times its room.
    var bytes = Array("[".utf8)
    bytes.reserveCapacity(layers.reduce(0) { $0 + $1.claims.count } * roomOfClaim)
    for (number, document) in beside.documents.filter({ $0.text != nil }).enumerated() {
      let own = layers.filter { ExactText($0.document.key) == ExactText(document.key) }
      var names = (number, number * 1000 + 1000)
      let id = tasks.name(own.compactMap { RegionName(of: $0)?.task }.first) {
        names.0 += 1
        return "\(names.0)"
      }
      bytes += (number == 0 ? "\n" : ",\n").utf8
      bytes += #"{"annotations":["#.utf8
      for (place, layer) in own.enumerated() {
        let name = annotations.name(RegionName(of: layer)?.annotation) {
          names.1 += 1
          return "\(names.1)"
        }
        if place > 0 { bytes += ",".utf8 }
        write(layer, name, people, into: &bytes, counting: &lost)
      }
      bytes += #"],"data":"#.utf8
      ForeignJSON.write(data(of: document), into: &bytes)
      bytes += #","id":"#.utf8
      ForeignJSON.write(.name(id), into: &bytes)
      bytes += #","predictions":[]}"#.utf8
    }
    bytes += (bytes.count > 1 ? "\n]\n" : "]\n").utf8
    losses.note(Exchange.marksOfOthers, lost)
    return ExchangeWriting(
      files: [ExchangeFile(name: "tasks.json", bytes: bytes)], losses: losses)
  }

  private static func data(of document: ExchangedDocument) -> JSONValue {
    let details = DoccanoExchange.details.map {
      ($0.key, document[keyPath: $0.path].map { JSONValue.string($0) })
    }
    return .members(
      [("text", .string(document.text ?? "")), ("document", .string(document.key))] + details)
  }

  /// Writes an annotation behind `bytes`, its keys in order as in all JSON.
  private static func write(
    _ layer: StandoffLayer, _ name: String, _ people: [String], into bytes: inout [UInt8],
    counting lost: inout Int
  ) {
    let text = ScalarText(layer.document.text ?? "")
    let kept = layer.claims.flatMap { $0.names.values.compactMap { RegionName($0)?.region } }
    var regions = Regions(naming: MarkNaming(kept: kept))
    bytes += "{".utf8
    if let annotator = layer.annotator {
      bytes += #""completed_by":"#.utf8
      ForeignJSON.write(person(annotator, people), into: &bytes)
      bytes += ",".utf8
    }
    bytes += #""ground_truth":false,"id":"#.utf8
    ForeignJSON.write(.name(name), into: &bytes)
    bytes += #","result":"#.utf8
    bytes += "[".utf8
    var isFirst = true
    for mark in layer.claims {
      for result in results(mark, &regions, text) {
        if !isFirst { bytes += ",".utf8 }
        isFirst = false
        ForeignJSON.write(result, into: &bytes)
      }
    }
    bytes += "]".utf8
    bytes += #","was_cancelled":false}"#.utf8
    lost += regions.naming.lost
  }

  /// What a person without any other name than a number is called.
  static let personPrefix = "label-studio-"

  private static func person(_ name: String, _ people: [String]) -> JSONValue {
    if let number = number(of: name) { return .int(number) }
    // Those of whom a number is all that is known keep theirs, and nobody else has it.
    let taken = Set(people.compactMap(number))
    let others = people.filter { number(of: $0) == nil }
    let place = others.firstIndex(of: name) ?? 0
    let free = (1...).lazy.filter { !taken.contains($0) }.prefix(place + 1)
    return [
      "id": .int(free.reduce(1) { $1 }), "email": .string(name),
      "first_name": .string(name), "last_name": "",
    ]
  }

  /// The number by which alone somebody is known; `nil` for people who have a name.
  static func number(of name: String) -> Int? {
    let number = name.hasPrefix(personPrefix) ? Int(name.dropFirst(personPrefix.count)) : nil
    return number.flatMap { name == "\(personPrefix)\($0)" ? $0 : nil }
  }

  /// What the regions of an annotation are called.
  private struct Regions {
    var naming: MarkNaming
    private var claims = 0

    init(naming: MarkNaming) { self.naming = naming }

    /// The name of a claim's first region: the claim's, where it has one of the desk.
    mutating func claim(_ mark: StandoffLayer.Mark, _ span: TextSpan) -> String {
      let desks = mark.key.flatMap { RegionName.region(ofClaim: $0) }
      claims += 1
      var number = claims
      var isFirst = true
      return naming.name(mark.names[[span]].flatMap { RegionName($0)?.region }) {
        defer { isFirst = false }
        if isFirst, let desks { return desks }
        if !isFirst { number += 1000 }
        return "c\(number)"
      }
    }

    /// The name of a further region of a claim.
    mutating func further(
      _ mark: StandoffLayer.Mark, _ span: TextSpan, _ name: String
    ) -> String {
      var name = name
      return naming.name(mark.names[[span]].flatMap { RegionName($0)?.region }) {
        defer { name += "'" }
        return name
      }
    }
  }

  /// The regions of a claim and what is said of it, which hangs on the first one.
  private static func results(
    _ mark: StandoffLayer.Mark, _ regions: inout Regions, _ text: ScalarText
  ) -> [JSONValue] {
    var results: [JSONValue] = []
    func region(_ id: String, _ span: TextSpan, _ label: String) {
      results.append(
        result(id, .label, "labels", span, ("labels", [.string(label)]), text))
    }
    let spans = mark.places.compactMap(\.first)
    guard let first = spans.first else { return [] }
    let id = regions.claim(mark, first)
    region(id, first, claimLabel)
    results += said(mark, id, first, text)
    func unmark(_ number: Int, _ region: String, _ span: TextSpan) {
      guard mark.unmarked.contains(number) else { return }
      results.append(result(region, .marked, "choices", span, ("choices", ["no"]), text))
    }
    unmark(0, id, first)
    for (number, span) in spans.dropFirst().enumerated() {
      let further = regions.further(mark, span, "\(id)p\(number + 2)")
      region(further, span, claimLabel)
      unmark(number + 1, further, span)
      results.append(relation(from: further, to: id, "same"))
    }
    for (number, source) in mark.evidence.enumerated() {
      let name = regions.further(mark, source.span, "\(id)e\(number + 1)")
      results += evidence(source, name, on: id, text)
    }
    return results
  }

  /// What is said of a claim.
  private static func said(
    _ mark: StandoffLayer.Mark, _ id: String, _ first: TextSpan, _ text: ScalarText
  ) -> [JSONValue] {
    var results: [JSONValue] = []
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
    return results
  }

  private static func evidence(
    _ source: StandoffLayer.Source, _ id: String, on claim: String, _ text: ScalarText
  ) -> [JSONValue] {
    let note = source.note.map { note in
      result(id, .notes, "textarea", source.span, ("text", [.string(note)]), text)
    }
    return [result(id, .label, "labels", source.span, ("labels", [.string(evidenceLabel)]), text)]
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
