import ClaimModel

extension UIMAExchange {
  static func read(
    _ files: [ExchangeFile], ratings: Set<String>, by annotator: String? = nil
  ) throws(FormatError) -> ExchangeReading {
    var reading = ExchangeReading()
    var sheets: [Sheet] = []
    var unread = UnreadKeys()
    for file in files {
      let root: XMLElement
      do throws(XMLFault) {
        root = try self.root(of: file)
      } catch {
        guard files.count > 1 else {
          throw .notThisFormat(
            file: file.name, line: error.line, format: "UIMA CAS XMI", reason: error.reason)
        }
        reading.skip(file, error.line ?? 1, error.reason)
        continue
      }
      guard root.name == "XMI" else {
        if root.name != "typeSystemDescription" {
          reading.skip(file, 1, "its root is no XMI")
        }
        continue
      }
      sheets += self.sheets(of: root, file, ratings, &unread, &reading)
      let sofas = Set(root.children.filter { $0.name == "Sofa" }.map { $0.attributes["xmi:id"] })
      let astray = root.children.count {
        $0.attributes["begin"] != nil && !sofas.contains($0.attributes["sofa"])
      }
      reading.losses.note("annotations of a text that is not there", astray)
    }
    guard !sheets.isEmpty || !reading.skipped.isEmpty else {
      throw .notThisFormat(
        file: files.first?.name ?? "", line: nil, format: "UIMA CAS XMI",
        reason: "there is no .xmi file with a text")
    }
    let layers = layers(of: sheets, by: annotator, &reading.losses)
    let (exchange, losses) = Exchange.joining(layers, of: .uimaXMI)
    reading.exchange = exchange
    reading.losses.note(losses)
    reading.losses.note(unread.losses)
    return reading
  }

  /// The longest file that is read, in bytes, and the most elements of one: it is one record, and all of it is
  /// held at once.
  static let (longest, mostElements) = (4 * ForeignJSON.longestRecord, 1_000_000)
  private static let tooLong =
    "it is longer than \(longest >> 20) MiB, or has more than \(mostElements) elements"

  private static func root(of file: ExchangeFile) throws(XMLFault) -> XMLElement {
    guard isBounded(file.bytes) else { throw XMLFault(line: nil, reason: tooLong) }
    return try XMLElement.root(of: file.bytes)
  }

  /// Whether a file is within the bounds; in each encoding that XML has, `<` has the same byte.
  private static func isBounded(_ bytes: [UInt8]) -> Bool {
    guard bytes.count <= longest else { return false }
    // Elements that hold something have two marks each.
    return bytes.count { $0 == UInt8(ascii: "<") } <= 2 * mostElements
  }

  /// One for each view that has a text.
  private static func sheets(
    of root: XMLElement, _ file: ExchangeFile, _ ratings: Set<String>,
    _ unread: inout UnreadKeys, _ reading: inout ExchangeReading
  ) -> [Sheet] {
    let sofas = root.children.filter { $0.name == "Sofa" && $0.attributes["sofaString"] != nil }
    let place = Place(file)
    return sofas.map { sofa in
      let view = sofa.attributes["sofaID"] ?? initialView
      let (text, places) = ScalarText.plain(sofa.attributes["sofaString"] ?? "")
      var layer = StandoffLayer(
        document: ExchangedDocument(key: "", text: text), annotator: nil)
      let id = sofa.attributes["xmi:id"] ?? ""
      var reader = Reader(
        file: file, raw: ScalarText(sofa.attributes["sofaString"] ?? ""), text: ScalarText(text),
        places: places, ratings: ratings, unread: unread)
      layer.claims = reader.marks(root.children.filter { $0.attributes["sofa"] == id }, &reading)
      unread = reader.unread
      return Sheet(
        layer: layer, place: place, person: Person(view: view, root, at: place),
        title: documentName(root))
    }
  }

  /// The document's name as INCEpTION and DKPro keep it.
  private static func documentName(_ root: XMLElement) -> String? {
    func value(_ element: String, _ key: String) -> String? {
      root.children.first { $0.name == element }?.attributes[key]?.filled
    }
    return value("CASMetadata", "sourceDocumentName") ?? value("DocumentMetaData", "documentId")
      ?? value("DocumentMetaData", "documentTitle")
  }

  private struct Reader {
    let file: ExchangeFile
    let raw: ScalarText
    let text: ScalarText
    let places: LinePlaces
    let ratings: Set<String>
    private var marks: [String: StandoffLayer.Mark] = [:]
    private var order: [String] = []
    private var loose: [String: LooseEvidence] = [:]
    private var losses = LossReport()
    /// Features that nothing is read from.
    private(set) var unread: UnreadKeys

    init(
      file: ExchangeFile, raw: ScalarText, text: ScalarText, places: LinePlaces,
      ratings: Set<String>, unread: UnreadKeys
    ) {
      self.unread = unread
      self.file = file
      self.raw = raw
      self.text = text
      self.places = places
      self.ratings = ratings
    }

    mutating func marks(
      _ elements: [XMLElement], _ reading: inout ExchangeReading
    ) -> [StandoffLayer.Mark] {
      var others: [(XMLElement, TextSpan, ExchangeRecord)] = []
      var relations: [(Relation, ExchangeRecord)] = []
      for element in elements where isOwn(element) {
        let record = reading.record(file, element.line)
        if let relation = Relation(element) {
          relations.append((relation, record))
          continue
        }
        guard let span = span(element) else {
          reading.skip(record, "its place does not lie in the text")
          continue
        }
        if element.name == evidenceType || element.attributes["same"] != nil {
          others.append((element, span, record))
        } else {
          add(element, span, record)
        }
      }
      for (element, span, record) in others { attach(element, span, record) }
      for (relation, record) in relations { relate(relation, record) }
      losses.note(Exchange.evidenceOnNothing, loose.values.count { !$0.isUsed })
      defer { reading.losses.note(losses) }
      return order.compactMap { marks[$0] }
    }

    /// Whether the annotation is of a layer of the project's own, or of one that often holds claims; others,
    /// such as tokens, are made by machines.
    private mutating func isOwn(_ element: XMLElement) -> Bool {
      // An arrow needs no place of its own.
      guard element.attributes["begin"] != nil || Relation(element) != nil,
        element.name != "DocumentAnnotation"
      else { return false }
      let isOwn =
        element.namespace.contains("/custom")
        || [claimType, evidenceType, "NamedEntity", "Span"].contains(element.name)
      if !isOwn { losses.note("annotations of other layers, such as tokens and sentences") }
      return isOwn
    }

    private func span(_ element: XMLElement) -> TextSpan? {
      guard let begin = element.attributes["begin"].flatMap({ Int($0) }),
        let end = element.attributes["end"].flatMap({ Int($0) }), begin >= 0, end > begin,
        let span = raw.span(utf16: begin, end)
      else { return nil }
      return text.span(places.moved(span.start), places.moved(span.end))
    }

    /// What a mark is called in its text; empty when it has no name.
    private func name(_ element: XMLElement) -> String {
      element.attributes["xmi:id"].flatMap { Int($0) }.map { "\($0)" } ?? ""
    }

    private mutating func add(
      _ element: XMLElement, _ span: TextSpan, _ record: ExchangeRecord
    ) {
      var mark = StandoffLayer.Mark(places: [[span]], records: [record])
      mark.name([span], name(element))
      if element.name != claimType { mark.tags.append("label:\(element.name)") }
      unread.note(
        .members(element.children.map { ($0.name, .string($0.text)) }), of: "annotations",
        known: ["tags", "notes"])
      mark.tags += element.children.filter { $0.name == "tags" }.map(\.text)
      mark.notes = element.children.filter { $0.name == "notes" }.map(\.text)
      let known = Set(
        ["sofa", "begin", "end", "xmi:id", "tags", "notes"] + Feature.allCases.map(\.rawValue))
      func feature(_ feature: Feature) -> String? { element.attributes[feature.rawValue]?.filled }
      mark.key = feature(.name)
      mark.wording = feature(.wording)
      mark.speaker = feature(.claimant)
      mark.madeOn = feature(.date)
      if feature(.marked) == "false" { mark.unmarked = [0] }
      mark.verdict = verdict(element)
      if mark.verdict == nil { mark.notes += [feature(.rating)].compactMap(\.self) }
      for (name, value) in element.attributes.sorted(by: { $0.key < $1.key })
      where !known.contains(name) && value.filled != nil {
        if mark.verdict == nil, let rating = RatingName.of(value), ratings.contains(rating) {
          mark.verdict = ExchangedClaim.Verdict(rating: rating)
        } else {
          mark.tags.append("\(name):\(value)")
        }
      }
      let id = element.attributes["xmi:id"] ?? "line \(element.line)"
      marks[id] = mark
      order.append(id)
    }

    private mutating func verdict(_ element: XMLElement) -> ExchangedClaim.Verdict? {
      func feature(_ feature: Feature) -> String? { element.attributes[feature.rawValue]?.filled }
      guard let rating = feature(.rating).flatMap({ RatingName.of($0) }) else {
        losses.note("ratings that are sentences, kept as notes", feature(.rating) == nil ? 0 : 1)
        let isOther = [.confidence, .rationale, .seen].contains { feature($0) != nil }
        losses.note("confidences and rationales without a rating", isOther ? 1 : 0)
        return nil
      }
      var verdict = ExchangedClaim.Verdict(rating: rating)
      verdict.confidence = feature(.confidence).flatMap(Percentage.of)
      let isOdd = feature(.confidence) != nil && verdict.confidence == nil
      losses.note("confidences that are no percentage", isOdd ? 1 : 0)
      verdict.rationale = feature(.rationale)
      verdict.seen = feature(.seen).flatMap { Verdict.Seen(rawValue: $0) }
      return verdict
    }

    private mutating func attach(
      _ element: XMLElement, _ span: TextSpan, _ record: ExchangeRecord
    ) {
      if let claim = element.attributes["same"], marks[claim] != nil {
        var further = StandoffLayer.Mark(places: [[span]], records: [record])
        further.name([span], name(element))
        if element.attributes[Feature.marked.rawValue] == "false" { further.unmarked = [0] }
        marks[claim]?.take(placesOf: further)
        return
      }
      let name = name(element)
      unread.note(
        element.features, of: "evidence",
        known: ["sofa", "begin", "end", "xmi:id", "same", "claim", "stance", "note"])
      guard let claim = element.attributes["claim"] else {
        // A relation may say on which claim it is.
        loose[element.attributes["xmi:id"] ?? "line \(element.line)"] = LooseEvidence(
          span: span, name: name, record: record)
        return
      }
      guard marks[claim] != nil,
        let stance = element.attributes["stance"].flatMap(StanceName.stance)
      else {
        losses.note(Exchange.evidenceOnNothing)
        return
      }
      offer(span, name, stance, element.attributes["note"]?.filled, on: claim, record)
    }

    private mutating func offer(
      _ span: TextSpan, _ name: String, _ stance: Evidence.Stance, _ note: String?,
      on claim: String, _ record: ExchangeRecord
    ) {
      marks[claim]?.records.append(record)
      marks[claim]?.name([span], name)
      marks[claim]?.evidence.append(StandoffLayer.Source(stance: stance, span: span, note: note))
    }

    /// Takes a relation as evidence: where one end is evidence and the other a claim, whichever way the arrow
    /// points; of two claims the words of the one that it begins at are evidence on the other.
    private mutating func relate(_ relation: Relation, _ record: ExchangeRecord) {
      guard let stance = relation.stance else {
        losses.note("relations that are no stance of evidence on a claim")
        return
      }
      for (source, claim) in [(relation.from, relation.to), (relation.to, relation.from)] {
        guard let evidence = loose[source], marks[claim] != nil else { continue }
        loose[source]?.isUsed = true
        unread.note(relation.features, of: "relations", known: relation.known)
        marks[claim]?.records.append(evidence.record)
        offer(evidence.span, evidence.name, stance, relation.note, on: claim, record)
        return
      }
      guard relation.from != relation.to, marks[relation.to] != nil,
        let words = marks[relation.from]?.places.first?.first
      else {
        losses.note("relations that do not join a claim and evidence")
        return
      }
      unread.note(relation.features, of: "relations", known: relation.known)
      offer(words, "", stance, relation.note, on: relation.to, record)
    }
  }
}
