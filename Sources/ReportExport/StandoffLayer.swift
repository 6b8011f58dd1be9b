import ClaimModel

/// What one person marked in one document: the middle between an exchange and the formats that keep
/// annotations beside a text.
struct StandoffLayer: Hashable, Sendable {
  var document: ExchangedDocument
  /// `nil` when nobody is named.
  var annotator: String?
  var claims: [Mark] = []

  /// A claim that the person marked, with what the person said of it.
  struct Mark: Hashable, Sendable {
    var key: String?
    /// The pieces of each place in the document; at least one place.
    var places: [[TextSpan]]
    /// Which of the places the person did not mark: they stand there for what the person said of the claim.
    var unmarked: Set<Int> = []
    var wording: String?
    var speaker: String?
    var madeOn: String?
    var tags: [String] = []
    var notes: [String] = []
    var verdict: ExchangedClaim.Verdict?
    var evidence: [Source] = []
    /// What the file calls the marks of its places and evidence, by their pieces; see ``MarkName/name``.
    var names: [[TextSpan]: String] = [:]
    /// The records that tell of it.
    var records: [ExchangeRecord] = []
  }

  /// Words of the same document that are offered on a claim.
  struct Source: Hashable, Sendable {
    var stance: Evidence.Stance
    var span: TextSpan
    var note: String?
  }
}

extension Exchange {
  /// What a loss report calls claims that lie in no text that is written.
  static let claimsWithoutText = "claims in documents whose text is not on the desk"
  /// What a loss report calls words that are marked as evidence, and said to be so on nothing.
  static let evidenceOnNothing = "evidence on no claim, or of no known stance"

  /// The exchange without what formats have no place for that keep annotations beside a text: claims of
  /// which there is no text, and what lies in other documents than the claim.
  ///
  /// Taken away before what a format cannot carry of single things: what is lost as a whole is counted as a
  /// whole.
  func inSingleTexts() -> (exchange: Exchange, losses: LossReport) {
    var exchange = self
    var losses = LossReport()
    let texts = Set(documents.filter { $0.text != nil }.map { ExactText($0.key) })
    exchange.claims.removeAll { claim in
      let isAway = claim.places.first.map { !texts.contains(ExactText($0.document)) } ?? false
      losses.note(Self.claimsWithoutText, isAway ? 1 : 0)
      return isAway
    }
    for index in exchange.claims.indices {
      losses.note(exchange.claims[index].stayInOneDocument())
    }
    return (exchange, losses)
  }

  /// The exchange with everything somebody's, where somebody is named for anything.
  func namedThroughout() -> (exchange: Exchange, losses: LossReport) {
    var exchange = self
    var losses = LossReport()
    for index in exchange.claims.indices { losses.note(exchange.claims[index].nameThroughout()) }
    return (exchange, losses)
  }

  /// What each person marked in each document, in order of documents and people; what nobody is named for
  /// comes first.
  ///
  /// People who marked nothing in a document have no layer of it.
  func layers() -> [StandoffLayer] {
    documents.flatMap { document -> [StandoffLayer] in
      let own = claims.filter { $0.places.first?.document == document.key }
      let names = Set(own.flatMap { $0.people }).sorted()
      let nobodys = own.filter(\.people.isEmpty)
      guard document.text != nil else { return [] }
      var layers: [StandoffLayer] = []
      if names.isEmpty || !nobodys.isEmpty {
        layers.append(
          StandoffLayer(
            document: document, annotator: nil, claims: nobodys.map { $0.mark(of: nil) }))
      }
      return layers
        + names.map { name in
          StandoffLayer(
            document: document, annotator: name.text,
            claims: own.filter { $0.people.contains(name) }.map { $0.mark(of: name.text) })
        }
    }
  }

  /// The claims that layers tell of: marks of one name, or else of one place, are of one claim.
  ///
  /// - Parameter tool: the format of the files.
  /// - Returns: with what is lost where people say differently what a claim can have but once.
  static func joining(
    _ layers: [StandoffLayer], of tool: ExchangeFormat
  ) -> (exchange: Exchange, losses: LossReport) {
    var exchange = Exchange()
    var losses = LossReport()
    var places: [[ExactText]: Int] = [:]
    var documents: [ExactText: Int] = [:]
    for layer in layers {
      let key = ExactText(layer.document.key)
      if let index = documents[key] {
        exchange.documents[index].records += layer.document.records
      } else {
        documents[key] = exchange.documents.count
        exchange.documents.append(layer.document)
      }
      for mark in layer.claims {
        let name = mark.identity(in: layer.document.key)
        let new = ExchangedClaim(mark, in: layer, of: tool)
        guard let index = places[name] else {
          places[name] = exchange.claims.count
          exchange.claims.append(new)
          continue
        }
        losses.note(exchange.claims[index].join(new))
      }
    }
    return (exchange.withoutSheet(), losses)
  }
}

extension StandoffLayer.Mark {
  /// Keeps what a place is called; the first of several names.
  mutating func name(_ place: [TextSpan], _ name: String) {
    if !name.isEmpty { names[place] = names[place] ?? name }
  }

  /// Adds the places of another mark of the same person.
  mutating func take(placesOf other: StandoffLayer.Mark) {
    unmarked.formUnion(other.unmarked.map { $0 + places.count })
    places += other.places
    records += other.records
    names.merge(other.names) { own, _ in own }
  }

  fileprivate func identity(in document: String) -> [ExactText] {
    if let key { return [ExactText(document), ExactText(key)] }
    let spans = places.map { $0.map { "\($0.start)-\($0.end)" }.joined(separator: ",") }
    return [ExactText(document), ExactText(""), ExactText(spans.first ?? "")]
  }
}

extension [String: StandoffLayer.Mark] {
  /// Changes the verdict of a mark, of which a file tells a part at a time; nothing where there is no such mark.
  ///
  /// - Parameter change: of a verdict without a rating where none of it was told before.
  mutating func rate(_ id: String, _ change: (inout ExchangedClaim.Verdict) -> Void) {
    guard var mark = self[id] else { return }
    var verdict = mark.verdict ?? ExchangedClaim.Verdict(rating: "")
    change(&verdict)
    mark.verdict = verdict
    self[id] = mark
  }
}

extension ExchangedClaim {
  /// The names of everybody who said something of the claim, in order of bytes.
  fileprivate var people: [ExactText] { Exchange(claims: [self]).annotators.map { ExactText($0) } }

  /// - Returns: what is lost.
  fileprivate mutating func stayInOneDocument() -> LossReport {
    var losses = LossReport()
    let document = places.first?.document
    let elsewhere = places.count { $0.document != document }
    places.removeAll { $0.document != document }
    losses.note("places of a claim in other documents than its first", elsewhere)
    let before = evidence.count
    evidence.removeAll {
      $0.place.map { $0.document != document || $0.spans.count != 1 } ?? false
    }
    losses.note("evidence in other documents than the claim's", before - evidence.count)
    return losses
  }

  /// - Returns: what is lost.
  fileprivate mutating func nameThroughout() -> LossReport {
    var losses = LossReport()
    let everybody = people.map(\.text)
    if everybody.isEmpty { return losses }
    // What nobody is named for goes with the first who is.
    for index in verdicts.indices where verdicts[index].annotator == nil {
      losses.note("verdicts of nobody beside those of people")
    }
    verdicts.removeAll { $0.annotator == nil }
    for index in evidence.indices where evidence[index].annotator == nil {
      evidence[index].annotator = everybody[0]
    }
    for index in notes.indices where notes[index].annotator == nil {
      notes[index].annotator = everybody[0]
    }
    return losses
  }

  fileprivate func mark(of person: String?) -> StandoffLayer.Mark {
    var mark = StandoffLayer.Mark(key: key, places: places.map(\.spans))
    mark.unmarked = Set(
      places.indices.filter { place in
        person.map { !places[place].annotators.contains($0) } ?? false
      })
    mark.wording = wording
    mark.speaker = attribution.speaker
    mark.madeOn = attribution.madeOn
    mark.tags = tags
    mark.notes = notes.filter { $0.annotator == person }.map(\.text)
    mark.verdict = verdicts.first { $0.annotator == person }
    // What nobody was named for is somebody's by now.
    for name in marks.filter({ $0.annotator == person }) + marks.filter({ $0.annotator == nil }) {
      mark.names[name.spans] = mark.names[name.spans] ?? name.name
    }
    mark.evidence = evidence.compactMap { item in
      guard item.annotator == person, let span = item.place?.spans.first else { return nil }
      return StandoffLayer.Source(stance: item.stance, span: span, note: item.note)
    }
    return mark
  }

  fileprivate init(
    _ mark: StandoffLayer.Mark, in layer: StandoffLayer, of tool: ExchangeFormat
  ) {
    self.init(key: mark.key, wording: mark.wording)
    let words = ScalarText(layer.document.text ?? "")
    records = mark.records
    attribution.speaker = mark.speaker
    attribution.madeOn = mark.madeOn
    tags = mark.tags
    places = mark.places.enumerated().map { number, spans in
      var place = ExchangedPlace(
        document: layer.document.key, spans: spans, exact: words.joined(spans))
      place.annotators =
        mark.unmarked.contains(number) ? [] : [layer.annotator].compactMap(\.self)
      return place
    }
    if var verdict = mark.verdict {
      verdict.annotator = layer.annotator
      verdicts = [verdict]
    }
    // What has a name of its own is found again by that.
    if mark.key == nil {
      marks = mark.names.sorted { $0.value.utf8.lexicographicallyPrecedes($1.value.utf8) }.map {
        MarkName(
          tool: tool, document: layer.document.key, spans: $0, annotator: layer.annotator, name: $1)
      }
    }
    notes = mark.notes.map { Note($0, annotator: layer.annotator) }
    evidence = mark.evidence.map { source in
      var item = Evidence(source.stance, annotator: layer.annotator)
      item.place = ExchangedPlace(
        document: layer.document.key, spans: [source.span], exact: words.joined([source.span]))
      item.note = source.note
      return item
    }
  }

  /// Adds what another person said of the claim.
  fileprivate mutating func join(_ other: ExchangedClaim) -> LossReport {
    var losses = LossReport()
    func keep(_ mine: inout String?, _ theirs: String?, _ what: String) {
      if let theirs, let mine, ExactText(mine) != ExactText(theirs) { losses.note(what) }
      mine = mine ?? theirs
    }
    keep(&wording, other.wording, "wordings that differ among annotators, of which one is kept")
    keep(
      &attribution.speaker, other.attribution.speaker,
      "claimants that differ among annotators, of which one is kept")
    keep(
      &attribution.madeOn, other.attribution.madeOn,
      "dates that differ among annotators, of which one is kept")
    for place in other.places {
      if let index = places.firstIndex(where: { $0.spans == place.spans }) {
        let both = Set((places[index].annotators + place.annotators).map { ExactText($0) })
        places[index].annotators = both.sorted().map(\.text)
      } else {
        places.append(place)
      }
    }
    for tag in other.tags where !tags.contains(where: { ExactText($0) == ExactText(tag) }) {
      tags.append(tag)
    }
    for verdict in other.verdicts {
      if let before = verdicts.first(where: { $0.annotator == verdict.annotator }) {
        losses.note("second verdicts of one annotator on one claim", before == verdict ? 0 : 1)
      } else {
        verdicts.append(verdict)
      }
    }
    evidence += other.evidence.filter { !evidence.contains($0) }
    notes += other.notes.filter { !notes.contains($0) }
    records += other.records.filter { !records.contains($0) }
    marks += other.marks.filter { !marks.contains($0) }
    return losses
  }
}
