import ClaimModel

extension WebAnnotationExchange {
  static func read(
    _ files: [ExchangeFile], by annotator: String? = nil
  ) throws(FormatError) -> ExchangeReading {
    var reading = ExchangeReading()
    var reader = Reader(annotator: annotator)
    var isCollection = false
    for (place, file) in files.enumerated() {
      reader.file = place
      for record in try ForeignJSON.records(
        of: file, "W3C Web Annotation", longest: nil)
      {
        guard let value = record.value else {
          reading.skip(reading.record(file, record.line), "it is no JSON")
          continue
        }
        reading.losses.note("pages of a collection that lie elsewhere", pagesElsewhere(value))
        let items = items(of: value)
        isCollection = isCollection || items.isEmpty
        for (place, item) in items.enumerated() {
          // Within a collection its place says which it is.
          let number = reading.record(
            file, record.line, place: items.count > 1 ? place + 1 : record.place)
          if let fault = WebAnnotationForm.fault(in: item.value, hasContext: item.hasContext) {
            reading.skip(number, fault)
          } else {
            reader.take(item.value, number)
          }
        }
      }
    }
    guard reading.read > 0 || isCollection else {
      throw .notThisFormat(
        file: files.first?.name ?? "", line: nil, format: "W3C Web Annotation",
        reason: "there is no annotation")
    }
    reader.finish(into: &reading)
    return reading
  }

  /// The annotations of a collection, a page or a list; or the value itself.
  private static func items(
    of value: JSONValue, _ hasContext: Bool = false
  ) -> [(value: JSONValue, hasContext: Bool)] {
    let hasContext = hasContext || WebAnnotationForm.namesContext(value)
    if WebAnnotationForm.isOfType("AnnotationCollection", value), let first = value["first"] {
      return items(of: first, hasContext)
    }
    let isPage = WebAnnotationForm.isOfType("AnnotationPage", value)
    if let list = isPage ? value["items"]?.array : value["@graph"]?.array {
      return list.map { ($0, hasContext) }
    }
    return [(value, hasContext)]
  }

  /// How many pages a collection or page leads to of which only the address is given: 0 or 1, as each
  /// leads to the next.
  private static func pagesElsewhere(_ value: JSONValue) -> Int {
    let page = WebAnnotationForm.isOfType("AnnotationCollection", value) ? value["first"] : value
    guard let page, WebAnnotationForm.isOfType("AnnotationPage", page) else { return 0 }
    return page["next"] == nil ? 0 : 1
  }

  /// Reads annotations: those of words of a text are claims, those of annotations say something of them.
  private struct Reader {
    /// Whose work it is where several people have the name that is given.
    let annotator: String?
    /// The number of the file that is read.
    var file = 0
    private var people = People()
    private var annotations: [(value: JSONValue, file: Int, record: ExchangeRecord)] = []
    private var claims: [ExchangedClaim] = []
    private var places: [String: Int] = [:]
    private var remarks: [(value: JSONValue, target: String, file: Int, record: ExchangeRecord)] =
      []
    private var losses = LossReport()
    private var unread = UnreadKeys()

    init(annotator: String?) { self.annotator = annotator }

    /// Keeps an annotation until it is known who is who.
    mutating func take(_ annotation: JSONValue, _ record: ExchangeRecord) {
      unread.note(annotation: annotation)
      people.note(annotation, in: file)
      annotations.append((annotation, file, record))
    }

    private mutating func read(_ annotation: JSONValue, _ record: ExchangeRecord) {
      let targets = WebAnnotationForm.list(annotation["target"] ?? .null)
      let id = annotation["id"]?.string ?? annotation["id"]?.texts.first ?? ""
      let own = Name.claim.name(id)
      let words = targets.compactMap { place($0) }
      if own == nil, words.isEmpty, let target = targets.first.flatMap(Self.address) {
        remarks.append((annotation, target, file, record))
        losses.note(Self.furtherTargets, targets.count - 1)
        return
      }
      if own == nil { losses.note(Self.furtherTargets, targets.count - max(1, words.count)) }
      var claim = ExchangedClaim(
        key: annotation["stet:isNamed"]?.bool == false ? nil : own ?? id)
      claim.records = [record]
      claim.places = words
      if own == nil {
        let person = people.author(annotation["creator"], in: file).name
        for index in claim.places.indices where claim.places[index].annotators.isEmpty {
          claim.places[index].annotators = [person].compactMap(\.self)
        }
        say(annotation, of: &claim)
      } else {
        describe(annotation, &claim)
      }
      places[id] = claims.count
      claims.append(claim)
    }

    private static let furtherTargets = "targets of annotations beside the ones that are read"

    mutating func finish(into reading: inout ExchangeReading) {
      for (annotation, file, record) in annotations {
        self.file = file
        read(annotation, record)
      }
      annotations = []
      for (annotation, target, file, record) in remarks {
        self.file = file
        guard let index = places[target] else {
          losses.note("annotations of no words of a text")
          continue
        }
        var claim = claims[index]
        claim.records.append(record)
        say(annotation, of: &claim)
        claims[index] = claim
      }
      reading.exchange.claims = claims
      reading.losses.note(losses)
      reading.losses.note(unread.losses)
    }

    private static func address(_ target: JSONValue) -> String? {
      target.string ?? target["id"]?.string ?? target["source"]?.string
        ?? target["source"]?["id"]?.string
    }

    /// What one of Stet's own annotations says of its claim.
    private func describe(_ annotation: JSONValue, _ claim: inout ExchangedClaim) {
      for body in WebAnnotationForm.list(annotation["body"] ?? .array([])) {
        guard let value = body["value"]?.string else { continue }
        switch body["purpose"]?.string {
        case "describing": claim.wording = value
        case "tagging": claim.tags.append(value)
        case _: claim.notes.append(ExchangedClaim.Note(value))
        }
      }
      func text(_ key: String) -> String? { annotation["stet:\(key)"]?.filled }
      claim.attribution = Attribution(
        speaker: text("speaker"), addressee: text("addressee"), channel: text("channel"),
        intermediary: text("intermediary"), outlet: text("outlet"),
        isUnnamed: annotation["stet:unnamed"]?.bool ?? false, madeOn: text("madeOn"))
    }

    /// Where the words of a target stand; `nil` when it names none.
    private mutating func place(_ target: JSONValue) -> ExchangedPlace? {
      guard let source = target["source"]?.string ?? target["source"]?["id"]?.string else {
        return nil
      }
      var place = ExchangedPlace(
        document: Name.document.name(source) ?? source, spans: [], exact: "")
      for selector in WebAnnotationForm.list(target["selector"] ?? .array([])) {
        read(selector, into: &place, isWhole: true)
      }
      place.annotators = WebAnnotationForm.list(target["creator"] ?? .array([])).compactMap {
        people.author($0, in: file).name
      }
      return place.spans.isEmpty && place.exact.isEmpty ? nil : place
    }

    /// - Parameter isWhole: whether the selector is about the whole text; a refining one counts within what
    ///   the refined one selects.
    private mutating func read(
      _ selector: JSONValue, into place: inout ExchangedPlace, isWhole: Bool
    ) {
      switch selector["type"]?.string {
      case "TextQuoteSelector":
        place.exact = selector["exact"]?.string ?? ""
        place.prefix = selector["prefix"]?.string ?? ""
        place.suffix = selector["suffix"]?.string ?? ""
      case "TextPositionSelector":
        losses.note("positions within a selection", isWhole ? 0 : 1)
        guard isWhole, selector["refinedBy"] == nil else { break }
        place.spans = [selector["start"]?.int, selector["end"]?.int].spans
      case _: losses.note("selectors that are none of text position and text quotation")
      }
      for refining in selector["refinedBy"].map(WebAnnotationForm.list) ?? [] {
        place.spans = []
        read(refining, into: &place, isWhole: false)
      }
    }

    /// What an annotation says of a claim: a verdict, an evidence, tags, notes.
    private mutating func say(_ annotation: JSONValue, of claim: inout ExchangedClaim) {
      let creator = people.author(annotation["creator"], in: file)
      // Who imports it may say whose it is.
      let person = annotator == nil ? creator.speaker : creator.name
      let isNamesake = annotator == nil && creator.name == nil && creator.speaker != nil
      if annotation["stet:stance"] != nil {
        losses.note(WebAnnotationExchange.remarksOfNamesakes, isNamesake ? 1 : 0)
        return offer(annotation, person, on: &claim)
      }
      var bodies = WebAnnotationForm.list(annotation["body"] ?? .array([]))
      if let value = annotation["bodyValue"]?.texts.first {
        bodies.append(["value": .string(value)])
      }
      let motivations = (annotation["motivation"]?.texts ?? [])
      let judges = motivations.contains("assessing") || motivations.contains("classifying")
      var verdict: ExchangedClaim.Verdict?
      var judge = creator
      var rest: [String] = []
      for body in bodies {
        guard let value = body["value"]?.string else {
          losses.note("bodies that are no text")
          continue
        }
        let purpose = body["purpose"]?.string
        if purpose == "tagging" {
          claim.tags.append(value)
        } else if judges, verdict == nil, purpose == "classifying" || purpose == nil,
          let rating = RatingName.of(value)
        {
          // A body may have an author of its own (Web Annotation Data Model, 3.3.2).
          let author = people.author(body["creator"], in: file)
          judge = author == .nobody ? creator : author
          verdict = ExchangedClaim.Verdict(annotator: judge.name, rating: rating)
        } else {
          rest.append(value)
        }
      }
      if verdict != nil, !rest.isEmpty { verdict?.rationale = rest.removeFirst() }
      claim.notes += rest.map { ExchangedClaim.Note($0, annotator: person) }
      losses.note(WebAnnotationExchange.remarksOfNamesakes, isNamesake ? rest.count : 0)
      guard let verdict else { return }
      // Whose verdict it is must be known: two people's are not one's, nor one's the importer's.
      if annotator == nil, let lost = judge.lostVerdicts { return losses.note(lost) }
      self.judge(verdict, annotation, &claim)
    }

    private static let foreignCitations =
      "citations of evidence by names that are none of this vocabulary"

    private mutating func judge(
      _ verdict: ExchangedClaim.Verdict, _ annotation: JSONValue, _ claim: inout ExchangedClaim
    ) {
      var verdict = verdict
      verdict.confidence = annotation["stet:confidence"]?.int
      verdict.seen = annotation["stet:seen"]?.string.flatMap { Verdict.Seen(rawValue: $0) }
      verdict.wording = annotation["stet:judgedWording"]?.filled
      verdict.speaker = annotation["stet:judgedSpeaker"]?.filled
      verdict.evidence = annotation["stet:cites"]?.array.map { cited in
        cited.compactMap { $0.string.flatMap { Name.evidence.name($0) } }
      }
      let cited = annotation["stet:cites"]?.array?.count ?? 0
      losses.note(Self.foreignCitations, cited - (verdict.evidence?.count ?? 0))
      guard !claim.verdicts.contains(where: { $0.annotator == verdict.annotator }) else {
        losses.note("second verdicts of one annotator on one claim")
        return
      }
      claim.verdicts.append(verdict)
    }

    private mutating func offer(
      _ annotation: JSONValue, _ person: String?, on claim: inout ExchangedClaim
    ) {
      func text(_ key: String) -> String? { annotation["stet:\(key)"]?.string }
      guard let stance = text("stance").flatMap({ Evidence.Stance(rawValue: $0) }) else {
        losses.note("evidence of a stance of no known name")
        return
      }
      var evidence = ExchangedClaim.Evidence(stance, annotator: person)
      let isCited = annotation["stet:isCited"]?.bool ?? true
      let name = annotation["id"]?.string.flatMap { Name.evidence.name($0) }
      evidence.key = isCited ? name ?? "" : ""
      let bodies = WebAnnotationForm.list(annotation["body"] ?? .array([]))
      evidence.place = bodies.compactMap { place($0) }.first
      evidence.url = text("url")
      evidence.title = text("title")
      evidence.quote = text("quote")
      evidence.origin = text("origin")
      evidence.note = text("note")
      evidence.isPrimary = annotation["stet:primary"]?.bool ?? false
      evidence.isUnnamed = annotation["stet:unnamed"]?.bool ?? false
      claim.evidence.append(evidence)
    }
  }
}

extension [Int?] {
  /// The span from the first number to the second; none when they are no such bounds.
  fileprivate var spans: [TextSpan] {
    guard count == 2, let start = self[0], let end = self[1], let span = TextSpan(start, end) else {
      return []
    }
    return [span]
  }
}
