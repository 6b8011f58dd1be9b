import ClaimModel

/// doccano's JSON Lines: a text a line, with spans; in an archive one file a person, who is named by the
/// file alone.
enum DoccanoExchange {
  /// - Parameter isApart: whether there may be a file for each person.
  static func carried(isApart: Bool) -> Set<ExchangeFeature> {
    let shared: Set<ExchangeFeature> = [
      .placelessClaims, .documentTexts, .documentDetails, .positions, .places, .placedEvidence,
      .stances, .keys,
    ]
    return isApart
      ? shared.union([.marks, .evidenceAnnotators, .furtherVerdicts, .annotators])
      : shared
  }

  /// The label of a span that is a claim.
  static let claimLabel = "claim"
  /// The label of a span that is evidence.
  static let evidenceLabel = "evidence"
  /// What a loss report calls verdicts whose rating no reader could tell from the mark of a claim.
  static let ratingsLikeMarks =
    "verdicts whose rating is called `claim`, as each span is that is a claim"
  /// Keys of a line that are kept with the document.
  static let details:
    [(key: String, path: any WritableKeyPath<ExchangedDocument, String?> & Sendable)] =
      [
        ("title", \.title), ("url", \.url), ("outlet", \.outlet), ("author", \.author),
        ("published", \.published),
      ]
  static func write(_ exchange: Exchange, isApart: Bool) -> ExchangeWriting {
    var (kept, losses) = keeping(exchange)
    let beside = kept.withSheet()
    var lost = 0
    let layers = beside.layers()
    let numbers = rowNumbers(of: beside.documents, TextNames(layers))
    var lines: [String: String] = [:]
    for layer in layers {
      let name =
        isApart
        ? layer.annotator.map { FileName.safe($0) { ToolName.isNobodys($0) } } ?? "all" : "all"
      // One text has one number in everybody's file, as in doccano.
      let number = numbers[ExactText(layer.document.key)] ?? ""
      lines[name, default: ""] += ForeignJSON.line(line(layer, number, counting: &lost)) + "\n"
    }
    losses.note(Exchange.marksOfOthers, lost)
    let files = lines.keys.sorted().map {
      ExchangeFile(name: "\($0).jsonl", bytes: Array((lines[$0] ?? "").utf8))
    }
    return ExchangeWriting(
      files: files.isEmpty ? [ExchangeFile(name: "all.jsonl", bytes: [])] : files, losses: losses)
  }

  /// What goes out of an exchange as far as it is carried.
  static func keeping(_ exchange: Exchange) -> (exchange: Exchange, losses: LossReport) {
    var (beside, losses) = exchange.namedThroughout()
    for index in beside.claims.indices where beside.claims[index].places.isEmpty {
      let words = beside.claims[index].words
      let (plain, _) = ScalarText.plain(words)
      losses.note(
        "wordings whose line ends are written as line feeds",
        ExactText(plain) == ExactText(words) ? 0 : 1)
      beside.claims[index].wording = plain
    }
    for index in beside.claims.indices {
      let before = beside.claims[index].verdicts.count
      beside.claims[index].verdicts.removeAll { $0.rating.lowercased() == claimLabel }
      losses.note(ratingsLikeMarks, before - beside.claims[index].verdicts.count)
    }
    return (beside, losses)
  }

  /// The numbers of the rows, by the names of their texts.
  private static func rowNumbers(
    of documents: [ExchangedDocument], _ names: TextNames
  ) -> [ExactText: String] {
    func kept(_ document: ExchangedDocument) -> String? {
      let name = names.name(of: document)
      return Int(name).map { "\($0)" } == name ? name : nil
    }
    var naming = MarkNaming(kept: documents.compactMap(kept))
    return documents.enumerated().reduce(into: [:]) { numbers, item in
      var number = item.offset
      numbers[ExactText(item.element.key)] = naming.name(kept(item.element)) {
        number += 1
        return "\(number)"
      }
    }
  }

  private static func line(
    _ layer: StandoffLayer, _ number: String, counting lost: inout Int
  ) -> JSONValue {
    var naming = MarkNaming(kept: layer.markNames)
    var last = 0
    defer { lost += naming.lost }
    var entities: [JSONValue] = []
    var relations: [JSONValue] = []
    var names: [JSONValue] = []
    var unmarked: [JSONValue] = []
    func add(_ span: TextSpan, _ label: String, _ own: String? = nil) -> JSONValue {
      let name = naming.name(own.map { TextNames.mark($0) }) {
        last += 1
        return "\(last)"
      }
      entities.append([
        "id": .name(name), "label": .string(label), "start_offset": .int(span.start),
        "end_offset": .int(span.end),
      ])
      return .name(name)
    }
    for mark in layer.claims {
      guard let span = mark.places.first?.first else { continue }
      let claim = add(span, claimLabel, mark.names[[span]])
      if mark.unmarked.contains(0) { unmarked.append([.int(span.start), .int(span.end)]) }
      if let key = mark.key {
        names.append([.int(span.start), .int(span.end), .string(key)])
      }
      if let verdict = mark.verdict { _ = add(span, verdict.rating) }
      for source in mark.evidence {
        let from = add(source.span, evidenceLabel, mark.names[[source.span]])
        relations.append([
          "id": .int(relations.count + 1), "from_id": from, "to_id": claim,
          "type": .string(source.stance.rawValue),
        ])
      }
    }
    let document = layer.document
    let ratings = Set(layer.claims.compactMap { $0.verdict.map { ExactText($0.rating) } })
      .filter { !isKnown($0.text) }.sorted().map { JSONValue.string($0.text) }
    let kept = details.map { ($0.key, document[keyPath: $0.path].map { JSONValue.string($0) }) }
    return .members(
      [
        ("id", .name(number)), ("text", .string(document.text ?? "")),
        ("document", .string(document.key)), ("Comments", .array([])),
        ("entities", .array(entities)), ("relations", .array(relations)),
        ("claims", names.isEmpty ? nil : .array(names)),
        ("unmarked", unmarked.isEmpty ? nil : .array(unmarked)),
        ("ratings", ratings.isEmpty ? nil : .array(ratings)),
      ] + kept)
  }

  /// Whether any desk reads the label as that rating; of others a row says that they are ratings.
  private static func isKnown(_ rating: String) -> Bool {
    RatingName.of(rating) == rating && RatingName.known.contains(rating)
  }
}
