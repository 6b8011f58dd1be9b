import ClaimModel
import TextAnchoring

extension LabelStudioExchange {
  static func read(
    _ files: [ExchangeFile], ratings: Set<String>
  ) throws(FormatError) -> ExchangeReading {
    var reading = ExchangeReading()
    var layers: [StandoffLayer] = []
    var unread = UnreadKeys()
    var search = WordSearch()
    for file in files {
      var people = People()
      let (before, claimed) = (layers.count, reading.exchange.claims.count)
      let records = try ForeignJSON.records(of: file, "Label Studio")
      let isKnown = records.contains {
        $0.value?["annotations"] != nil || $0.value?["completions"] != nil
          || $0.value?["data"] != nil
      }
      guard isKnown || records.isEmpty else {
        throw .notThisFormat(
          file: file.name, line: nil, format: "Label Studio",
          reason: "no task has the key 'data' or 'annotations'")
      }
      for record in records {
        let number = reading.record(file, record.line, place: record.place)
        if let task = record.value { people.note(task) }
        if let reason = take(record, number, file, ratings, &search, &layers, &reading) {
          reading.skip(number, reason)
        } else if let task = record.value {
          note(task, &unread)
        }
      }
      for index in before..<layers.count {
        layers[index].annotator = people.name(layers[index].annotator)
      }
      for index in claimed..<reading.exchange.claims.count {
        reading.exchange.claims[index] = people.named(reading.exchange.claims[index])
      }
    }
    let (exchange, losses) = Exchange.joining(layers, of: .labelStudio)
    reading.exchange.documents += exchange.documents
    reading.exchange.claims += exchange.claims
    reading.losses.note(losses)
    reading.losses.note(unread.losses)
    return reading
  }

  /// Counts what is under keys that are not read.
  private static func note(_ task: JSONValue, _ unread: inout UnreadKeys) {
    unread.note(
      task, of: "tasks", known: ["id", "data", "annotations", "completions", "predictions"])
    let details = DoccanoExchange.details.map(\.key)
    if let data = task["data"] {
      let text = data["text"]?.filled == nil ? data.members?.first { $0.value.filled != nil } : nil
      unread.note(
        data, of: "data of tasks",
        known: Set(details + ["document", "filename", text?.key ?? "text"]))
    }
    for annotation in (task["annotations"] ?? task["completions"])?.array ?? []
    where annotation["was_cancelled"]?.bool != true {
      let isTruth = annotation["ground_truth"]?.bool == true
      unread.note(
        annotation, of: "annotations",
        known: Set(
          ["id", "completed_by", "result", "was_cancelled"] + (isTruth ? [] : ["ground_truth"])))
      for result in annotation["result"]?.array ?? [] {
        unread.note(result, of: "regions", known: resultKeys)
        if result["meta"]?.members != nil {
          unread.note(result["meta"], of: "remarks on regions", known: ["text"])
        }
      }
    }
  }

  /// Keys of a result that are read, or follow from others.
  private static let resultKeys: Set<String> = [
    "id", "type", "value", "from_name", "to_name", "from_id", "to_id", "direction", "labels",
    "meta",
    "origin",
  ]

  /// - Returns: why the task was left out; `nil` when it was taken.
  private static func take(
    _ record: ForeignJSON.Record, _ number: ExchangeRecord, _ file: ExchangeFile,
    _ ratings: Set<String>, _ search: inout WordSearch, _ layers: inout [StandoffLayer],
    _ reading: inout ExchangeReading
  ) -> String? {
    guard let task = record.value, task.members != nil else { return "it is no JSON object" }
    guard let data = task["data"], data.members != nil else { return "the task has no data" }
    guard let raw = text(of: data, task) else { return "its data have no text" }
    let (plain, places) = ScalarText.plain(raw)
    let key =
      data["document"]?.filled ?? data["filename"]?.filled
      ?? "\(file.name):\(task["id"]?.name ?? "\(number.number)")"
    var document = ExchangedDocument(key: key, text: plain)
    for (name, path) in DoccanoExchange.details { document[keyPath: path] = data[name]?.filled }
    document.records = [number]
    var losses = LossReport()
    losses.note("predictions", task["predictions"]?.array?.count ?? 0)
    let annotations = (task["annotations"] ?? task["completions"])?.array ?? []
    // A text that nobody has looked at yet is one to look at.
    var own = annotations.isEmpty ? [StandoffLayer(document: document, annotator: nil)] : []
    for annotation in annotations {
      guard annotation["was_cancelled"]?.bool != true else {
        losses.note("annotations that were cancelled")
        continue
      }
      let results = annotation["result"]?.array ?? []
      let person = annotator(annotation["completed_by"])
      var reader = Reader(
        text: ScalarText(plain), raw: ScalarText(raw), places: places, ratings: ratings,
        search: search,
        names: RegionName(task: task["id"]?.name, annotation: annotation["id"]?.name))
      let marks = reader.marks(results, number)
      search = reader.search
      if let claim = reader.classified(results, plain, person) {
        reading.exchange.claims.append(named(claim, task, number))
      } else {
        own.append(StandoffLayer(document: document, annotator: person, claims: marks))
      }
      losses.note(reader.losses)
    }
    layers += own
    reading.losses.note(losses)
    return nil
  }

  /// The text that is annotated: `text`, or the only text there is.
  private static func text(of data: JSONValue, _ task: JSONValue) -> String? {
    if let text = data["text"]?.filled { return text }
    let texts = (data.members ?? []).compactMap { $0.value.filled }
    return texts.count == 1 ? texts[0] : data["claim"]?.filled
  }

  /// A person by e-mail, name or number: `completed_by` is a number or an object, by version.
  static func annotator(_ value: JSONValue?) -> String? {
    guard let value else { return nil }
    if let number = value.int { return "label-studio-\(number)" }
    let name = [value["first_name"], value["last_name"]].compactMap { $0?.filled }
      .joined(separator: " ")
    return value.filled ?? value["email"]?.filled ?? name.filled
      ?? value["id"]?.int.map { "label-studio-\($0)" }
  }

  private static func named(
    _ claim: ExchangedClaim, _ task: JSONValue, _ number: ExchangeRecord
  ) -> ExchangedClaim {
    var claim = claim
    claim.key = task["id"]?.name
    claim.records = [number]
    return claim
  }

  private struct Reader {
    let text: ScalarText
    let raw: ScalarText
    let places: LinePlaces
    let ratings: Set<String>
    /// What the regions are called beside their own names.
    let names: RegionName
    private(set) var search: WordSearch
    private(set) var losses = LossReport()
    /// Regions that are claims whatever they are offered on.
    private var claims: Set<String> = []
    /// Regions that are offered as evidence, and are no claims.
    private var offered: Set<String> = []
    /// Regions that are marked as evidence, whether or not they are offered on anything.
    private var evidence: Set<String> = []
    private var marks: [String: StandoffLayer.Mark] = [:]
    private var order: [String] = []

    init(
      text: ScalarText, raw: ScalarText, places: LinePlaces, ratings: Set<String>,
      search: WordSearch, names: RegionName
    ) {
      self.names = names
      self.search = search
      self.text = text
      self.raw = raw
      self.places = places
      self.ratings = ratings
    }

    /// Kinds of results that say something of a region, of two, or of the whole.
    private static let saying: Set<String> = [
      "relation", "choices", "number", "rating", "textarea", "taxonomy", "datetime",
    ]

    mutating func marks(
      _ results: [JSONValue], _ number: ExchangeRecord
    ) -> [StandoffLayer.Mark] {
      let relations = results.filter { $0["type"]?.string == "relation" }
      for (place, result) in results.enumerated() {
        let kind = result["type"]?.string ?? ""
        guard ["labels", "hypertextlabels"].contains(kind), let value = result["value"] else {
          let isSaid = Self.saying.contains(kind)
          losses.note("regions that are no words of a text, such as of pictures", isSaid ? 0 : 1)
          continue
        }
        guard let span = span(value) else {
          losses.note("regions that do not lie in their text, or whose words do not")
          continue
        }
        let id = result["id"]?.name ?? "region \(place)"
        guard marks[id] == nil else {
          losses.note("regions that have the name of another")
          continue
        }
        var mark = StandoffLayer.Mark(places: [[span]], records: [number])
        mark.notes = result["meta"]?["text"]?.texts ?? []
        mark.key = RegionName.claim(id)
        if result["id"] != nil { mark.name([span], names.whole(id)) }
        for label in (value["labels"] ?? value["hypertextlabels"])?.texts ?? [] {
          note(label, on: &mark)
          if label.lowercased() == claimLabel.lowercased() { claims.insert(id) }
          if label == LabelStudioExchange.evidenceLabel { evidence.insert(id) }
        }
        marks[id] = mark
        order.append(id)
      }
      for result in results { say(result) }
      for relation in relations { relate(relation) }
      for id in offered {
        losses.note("evidence on evidence", marks.removeValue(forKey: id)?.evidence.count ?? 0)
      }
      for id in order where evidence.contains(id) && !offered.contains(id) && !claims.contains(id) {
        guard marks[id]?.verdict == nil, marks.removeValue(forKey: id) != nil else { continue }
        losses.note(Exchange.evidenceOnNothing)
      }
      return order.compactMap { id in marks[id].map { rated($0) } }
    }

    private mutating func note(_ label: String, on mark: inout StandoffLayer.Mark) {
      if let rating = RatingName.of(label), ratings.contains(rating) {
        mark.verdict = mark.verdict ?? ExchangedClaim.Verdict(rating: rating)
      } else if label != LabelStudioExchange.claimLabel, label != evidenceLabel {
        mark.tags.append("label:\(label)")
      }
    }

    /// The region's place.
    ///
    /// Label Studio counts as browsers do, in UTF-16 units; a region of which that gives other words than it
    /// says counts scalars. Where neither has the words, the one other place that does is taken.
    private mutating func span(_ value: JSONValue) -> TextSpan? {
      guard let start = value["start"]?.int ?? value["globalOffsets"]?["start"]?.int,
        let end = value["end"]?.int ?? value["globalOffsets"]?["end"]?.int, start >= 0, start < end
      else { return nil }
      let inUnits = raw.span(utf16: start, end)
      let inScalars = raw.span(start, end)
      let words = value["text"]?.filled
      let fitting = [inUnits, inScalars].compactMap(\.self).first { span in
        words.map { Self.isSame(raw.joined([span]), $0) } ?? true
      }
      if let span = fitting { return text.span(places.moved(span.start), places.moved(span.end)) }
      let document = DocumentText(String(String.UnicodeScalarView(text.scalars)))
      guard let words, let found = search.place(of: words, in: document) else { return nil }
      losses.note(WordSearch.found)
      return found
    }

    /// Whether the words are the text's; the tool writes white space in several ways.
    private static func isSame(_ text: String, _ words: String) -> Bool {
      func letters(_ text: String) -> String.UnicodeScalarView {
        text.replacing("\\n", with: "").unicodeScalars.filter { !$0.properties.isWhitespace }
      }
      return letters(text).elementsEqual(letters(words))
    }

    /// Takes what a control says of a region.
    private mutating func say(_ result: JSONValue) {
      let kind = result["type"]?.string ?? ""
      guard Self.saying.contains(kind), kind != "relation" else { return }
      guard let id = result["id"]?.name, let value = result["value"], marks[id] != nil else {
        // What is said of the whole text is no loss where the text is the claim.
        let isOfWhole = order.isEmpty && kind == "choices"
        losses.note("answers about no region that is read", isOfWhole ? 0 : 1)
        return
      }
      let name = result["from_name"]?.string ?? kind
      let words = (value["choices"] ?? value["text"])?.texts ?? []
      switch Control(rawValue: name) {
      case .marked: marks[id]?.unmarked = words == ["no"] ? [0] : []
      case .rating: grade(words, id)
      case .confidence: measure(value["number"], id)
      case .rationale: marks.rate(id) { $0.rationale = words.first }
      case .seen: marks.rate(id) { $0.seen = words.first.flatMap { Verdict.Seen(rawValue: $0) } }
      case .name: marks[id]?.key = words.first
      case .wording: marks[id]?.wording = words.first
      case .claimant: marks[id]?.speaker = words.first
      case .date: marks[id]?.madeOn = words.first
      case .tags: marks[id]?.tags += words
      case .notes: marks[id]?.notes += words
      case .label, nil: choose(words, name, id)
      }
    }

    private mutating func grade(_ words: [String], _ id: String) {
      claims.insert(id)
      let before = marks[id]?.verdict?.rating
      let isSecond = before.map { !$0.isEmpty } ?? false
      losses.note(BratExchange.secondRatings, isSecond ? words.count : max(0, words.count - 1))
      guard !isSecond, let word = words.first else { return }
      if let rating = RatingName.of(word) { return marks.rate(id) { $0.rating = rating } }
      losses.note("ratings that are sentences, kept as notes")
      marks[id]?.notes.append(word)
    }

    private mutating func measure(_ number: JSONValue?, _ id: String) {
      let confidence = number?.int.flatMap { (0...100).contains($0) ? $0 : nil }
      losses.note("confidences that are no whole percentage", confidence == nil ? 1 : 0)
      marks.rate(id) { $0.confidence = confidence }
    }

    /// Choices of a control of another name: a rating where one is a grade, else tags.
    private mutating func choose(_ words: [String], _ name: String, _ id: String) {
      losses.note("answers that are neither choices nor texts", words.isEmpty ? 1 : 0)
      for word in words {
        let rating = RatingName.of(word).flatMap { ratings.contains($0) ? $0 : nil }
        if let rating, marks[id]?.verdict == nil {
          marks.rate(id) { $0.rating = rating }
        } else {
          marks[id]?.tags.append("\(name):\(word)")
        }
      }
    }

    private mutating func rated(_ mark: StandoffLayer.Mark) -> StandoffLayer.Mark {
      guard let verdict = mark.verdict, verdict.rating.isEmpty else { return mark }
      losses.note("confidences and marks of being blind without a rating")
      var mark = mark
      mark.verdict = nil
      mark.notes += [verdict.rationale].compactMap(\.self)
      return mark
    }

    /// Whether an arrow goes from its second region to its first.
    ///
    /// Its ends stay as they were drawn; its direction says which of them is its point. Where that tells none it goes
    /// from evidence to what is none, or else as it was drawn.
    private func isTurned(_ relation: JSONValue, _ ends: [String?]) -> Bool {
      switch relation["direction"]?.string ?? "right" {
      case "left": true
      case "right": false
      case _:
        !(ends[0].map(evidence.contains) ?? false) && (ends[1].map(evidence.contains) ?? false)
      }
    }

    private mutating func relate(_ relation: JSONValue) {
      let ends = [relation["from_id"], relation["to_id"]].map { $0?.name }
      let isTurned = isTurned(relation, ends)
      guard let from = ends[isTurned ? 1 : 0], let to = ends[isTurned ? 0 : 1],
        let source = marks[from], let span = source.places.first?.first, marks[to] != nil,
        from != to
      else {
        losses.note("relations of regions that are not there")
        return
      }
      switch relation["direction"]?.string ?? "right" {
      case "left", "right": break
      case "bi": losses.note("relations that point both ways, read as pointing one way")
      case _:
        losses.note("relations of a direction that has no known name, read as pointing one way")
      }
      let labels = relation["labels"]?.texts ?? []
      let label = labels.first { $0 == "same" || StanceName.stance($0) != nil }
      losses.note("labels of relations beside the one that is read", max(0, labels.count - 1))
      if label == "same" {
        marks[to]?.take(placesOf: source)
        marks[from] = nil
      } else if let stance = label.flatMap(StanceName.stance) {
        marks[to]?.evidence.append(
          StandoffLayer.Source(stance: stance, span: span, note: source.notes.first))
        marks[to]?.name([span], source.names[[span]] ?? "")
        if !claims.contains(from), source.verdict == nil { offered.insert(from) }
      } else {
        losses.note("relations that are no stance of evidence on a claim")
      }
    }

    /// The text as a claim, where the choices are about it as a whole.
    mutating func classified(
      _ results: [JSONValue], _ text: String, _ person: String?
    ) -> ExchangedClaim? {
      let whole = results.filter { $0["type"]?.string == "choices" && $0["value"]?["start"] == nil }
      guard !whole.isEmpty, order.isEmpty else { return nil }
      var claim = ExchangedClaim(wording: text)
      for word in whole.flatMap({ $0["value"]?["choices"]?.texts ?? [] }) {
        if let rating = RatingName.of(word), ratings.contains(rating), claim.verdicts.isEmpty {
          claim.verdicts = [ExchangedClaim.Verdict(annotator: person, rating: rating)]
        } else {
          claim.tags.append("label:\(word)")
        }
      }
      return claim
    }
  }
}
