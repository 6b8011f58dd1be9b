import ClaimModel

extension DoccanoExchange {
  static func read(
    _ files: [ExchangeFile], ratings: Set<String>
  ) throws(FormatError) -> ExchangeReading {
    var reading = ExchangeReading()
    var layers: [StandoffLayer] = []
    var isEmpty = false
    var unread = UnreadKeys()
    for file in files {
      let stem = FileName.original(file.stem)
      var reader = Reader(
        file: file, annotator: ToolName.isNobodys(stem) ? nil : FileName.plain(stem),
        ratings: ratings)
      // What is exported of nothing is a file without a line.
      isEmpty = isEmpty || file.bytes.isEmpty
      guard !file.bytes.isEmpty else { continue }
      let records = try ForeignJSON.records(of: file, "doccano")
      reader.named = Set(
        records.flatMap { $0.value?["ratings"]?.array?.compactMap(\.filled) ?? [] }
          .map { ExactText($0) })
      for record in records {
        let number = reading.record(file, record.line, place: record.place)
        guard let value = record.value, value.members != nil else {
          reading.skip(number, "it is no JSON object")
          continue
        }
        guard let text = (value["text"] ?? value["data"])?.filled else {
          reading.skip(number, "there is no text")
          continue
        }
        note(value, &unread)
        if let layer = reader.layer(value, text, number, &reading) { layers.append(layer) }
      }
    }
    guard reading.read > 0 || isEmpty else {
      throw .notThisFormat(
        file: files.first?.name ?? "", line: nil, format: "doccano", reason: "there is no line")
    }
    let (exchange, losses) = Exchange.joining(layers, of: .doccano)
    reading.exchange.documents += exchange.documents
    reading.exchange.claims += exchange.claims
    reading.losses.note(losses)
    reading.losses.note(unread.losses)
    return reading
  }

  /// Counts what is under keys that are not read.
  private static func note(_ row: JSONValue, _ unread: inout UnreadKeys) {
    let text = row["text"] == nil ? "data" : "text"
    let document = row["document"]?.filled == nil ? "filename" : "document"
    unread.note(row, of: "rows", known: keys.union(details.map(\.key)).union([text, document]))
    for entity in row["entities"]?.array ?? [] {
      unread.note(entity, of: "spans", known: ["id", "label", "start_offset", "end_offset"])
    }
    for relation in row["relations"]?.array ?? [] {
      unread.note(relation, of: "relations", known: ["id", "from_id", "to_id", "type"])
    }
  }

  /// Keys of a row that are read, beside those of its text and document.
  private static let keys: Set<String> = [
    "id", "label", "labels", "spans", "cats", "entities", "relations", "claims", "unmarked",
    "ratings", "Comments", "comments",
  ]

  private struct Span {
    let id: Int?
    let span: TextSpan
    let label: String
  }

  private struct Reader {
    let file: ExchangeFile
    let annotator: String?
    let ratings: Set<String>
    /// Labels that the file itself says are ratings, whatever scale the desk has.
    var named: Set<ExactText> = []

    /// The layer of a line; `nil` where its labels are about the text as a whole: it is a claim then.
    mutating func layer(
      _ value: JSONValue, _ text: String, _ record: ExchangeRecord,
      _ reading: inout ExchangeReading
    ) -> StandoffLayer? {
      let (plain, places) = ScalarText.plain(text)
      let key =
        value["document"]?.filled ?? value["filename"]?.filled ?? "\(file.name):\(record.number)"
      var document = ExchangedDocument(key: key, text: plain)
      for (name, path) in details { document[keyPath: path] = value[name]?.filled }
      document.records = [record]
      var losses = LossReport()
      let spans = self.spans(value, ScalarText(plain), places, &losses)
      let comments = value["Comments"] ?? value["comments"]
      losses.note("comments", comments?.array?.count ?? 0)
      defer { reading.losses.note(losses) }
      let labels = self.labels(value)
      if spans.isEmpty, !labels.isEmpty {
        reading.exchange.claims.append(classified(plain, labels, value, record, &losses))
        return nil
      }
      losses.note("labels of a text as a whole, beside spans", labels.count)
      var layer = StandoffLayer(document: document, annotator: annotator)
      layer.claims = marks(spans, value, record, &losses)
      return layer
    }

    /// Spans of both forms, wherever they stand, each once: lists of start, end and label; and objects with
    /// offsets.
    private func spans(
      _ value: JSONValue, _ text: ScalarText, _ places: LinePlaces, _ losses: inout LossReport
    ) -> [Span] {
      let lists = ["label", "labels", "spans"].flatMap { value[$0]?.array ?? [] }
        .filter { $0.array != nil || $0.members != nil }
      // What has a number comes first: relations go by it.
      var met: [TextSpan: Set<ExactText>] = [:]
      return ((value["entities"]?.array ?? []) + lists).compactMap { item in
        let (start, end, label): (Int?, Int?, String?) =
          if let list = item.array, list.count == 3 {
            (list[0].int, list[1].int, list[2].filled)
          } else {
            (item["start_offset"]?.int, item["end_offset"]?.int, item["label"]?.filled)
          }
        guard let start, let end, let label, start >= 0, end >= start,
          let span = text.span(places.moved(start), places.moved(end))
        else {
          losses.note("spans that do not lie in their text")
          return nil
        }
        let id = item["id"]?.int
        guard met[span, default: []].insert(ExactText(label)).inserted || id != nil else {
          return nil
        }
        return Span(id: id, span: span, label: label)
      }
    }

    /// Labels of the text as a whole.
    private func labels(_ value: JSONValue) -> [String] {
      ["label", "labels", "cats"].flatMap { value[$0].map(\.texts) ?? [] }
    }

    private func classified(
      _ text: String, _ labels: [String], _ value: JSONValue, _ record: ExchangeRecord,
      _ losses: inout LossReport
    ) -> ExchangedClaim {
      var claim = ExchangedClaim(key: value["id"]?.name, wording: text)
      claim.records = [record]
      for label in labels {
        if let rating = rating(label), claim.verdicts.isEmpty {
          claim.verdicts = [ExchangedClaim.Verdict(annotator: annotator, rating: rating)]
        } else {
          losses.note(Self.labelsAsTags, rating(label) == nil ? 1 : 0)
          losses.note(Self.secondLabels, rating(label) == nil ? 0 : 1)
          claim.tags.append("label:\(label)")
        }
      }
      return claim
    }

    private static let labelsAsTags =
      "labels that no grade known here is called, kept as tags: verdicts in them count for nothing"
    private static let secondLabels = "second ratings of one text by one annotator, kept as tags"

    private func rating(_ label: String) -> String? {
      guard label.lowercased() != claimLabel else { return nil }
      if named.contains(ExactText(label)) { return label }
      return RatingName.of(label).flatMap { ratings.contains($0) ? $0 : nil }
    }

    /// What a span is called, with its row; empty when it has no name.
    private func name(_ span: Span, _ row: JSONValue) -> String {
      span.id.map { "\(row["id"]?.int.map { "\($0)" } ?? "")/\($0)" } ?? ""
    }

    /// Whether a span is evidence by its label, and no rating of that name.
    private func isEvidence(_ span: Span) -> Bool {
      span.label.lowercased() == evidenceLabel && rating(span.label) == nil
    }

    /// The spans that a relation offers as evidence on a claim, and that are no claims themselves.
    private func sources(among spans: [Span], _ relations: [JSONValue]) -> Set<Int> {
      let claims = Set(spans.filter { $0.label.lowercased() == claimLabel }.compactMap(\.id))
      let offering = relations.filter {
        $0["type"]?.filled.flatMap(StanceName.stance) != nil && $0["to_id"] != $0["from_id"]
      }
      return Set(offering.compactMap { $0["from_id"]?.int }).subtracting(claims)
        .intersection(spans.compactMap(\.id))
    }

    private func marks(
      _ spans: [Span], _ value: JSONValue, _ record: ExchangeRecord, _ losses: inout LossReport
    ) -> [StandoffLayer.Mark] {
      let relations = value["relations"]?.array ?? []
      let sources = sources(among: spans, relations)
      var marks: [StandoffLayer.Mark] = []
      var places: [TextSpan: Int] = [:]
      for span in spans where !(span.id.map(sources.contains) ?? false) {
        guard !isEvidence(span) else {
          losses.note(Exchange.evidenceOnNothing)
          continue
        }
        let index = places[span.span] ?? marks.count
        if index == marks.count {
          places[span.span] = index
          marks.append(StandoffLayer.Mark(places: [[span.span]], records: [record]))
        }
        marks[index].name([span.span], name(span, value))
        if let rating = rating(span.label) {
          losses.note(
            "second ratings of one span by one annotator", marks[index].verdict == nil ? 0 : 1)
          marks[index].verdict =
            marks[index].verdict ?? ExchangedClaim.Verdict(rating: rating)
        } else if span.label.lowercased() != claimLabel {
          losses.note(Self.labelsAsTags)
          marks[index].tags.append("label:\(span.label)")
        }
      }
      for named in value["claims"]?.array ?? [] {
        guard let name = named.array, name.count == 3, let start = name[0].int,
          let end = name[1].int, let span = TextSpan(start, end), let index = places[span]
        else {
          losses.note("names of claims at no span")
          continue
        }
        marks[index].key = name[2].filled
      }
      for place in value["unmarked"]?.array ?? [] {
        guard let bounds = place.array, bounds.count == 2, let start = bounds[0].int,
          let end = bounds[1].int, let span = TextSpan(start, end), let index = places[span]
        else { continue }
        marks[index].unmarked = [0]
      }
      var unused = sources
      for relation in relations {
        let from = spans.first { $0.id != nil && $0.id == relation["from_id"]?.int }
        let to = spans.first { $0.id != nil && $0.id == relation["to_id"]?.int }
        guard let from, let to, let stance = relation["type"]?.filled.flatMap(StanceName.stance),
          let claim = places[to.span], from.id != to.id
        else {
          losses.note("relations that are no stance of evidence on a claim")
          continue
        }
        from.id.map { _ = unused.remove($0) }
        marks[claim].name([from.span], name(from, value))
        marks[claim].evidence.append(StandoffLayer.Source(stance: stance, span: from.span))
      }
      losses.note(Exchange.evidenceOnNothing, unused.count)
      return marks
    }
  }
}
