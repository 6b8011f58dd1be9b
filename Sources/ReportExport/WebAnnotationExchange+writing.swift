import ClaimModel

extension WebAnnotationExchange {
  static func write(_ exchange: Exchange) -> ExchangeWriting {
    let addresses = exchange.documents.reduce(into: [:]) { $0[$1.key] = $1.url }
    let items = exchange.claims.enumerated().flatMap { number, claim in
      annotations(of: claim, "\(number + 1)", addresses)
    }
    let head: JSONValue = .members([
      ("@context", [.string(WebAnnotationForm.context), ["stet": .string(vocabulary)]]),
      ("id", "urn:stet:claims"), ("type", "AnnotationCollection"), ("label", "Claims"),
      ("total", .int(items.count)),
    ])
    let page = #"{"id":"urn:stet:claims:page","type":"AnnotationPage","startIndex":0,"items":["#
    let lines = items.map(ForeignJSON.line).joined(separator: ",\n")
    let text = "\(ForeignJSON.line(head).dropLast()),\"first\":\(page)\n\(lines)\n]}}\n"
    return ExchangeWriting(
      files: [ExchangeFile(name: "annotations.jsonld", bytes: Array(text.utf8))],
      losses: LossReport())
  }

  private static func text(_ value: String?) -> JSONValue? { value.map { .string($0) } }

  private static func person(_ name: String?) -> JSONValue? {
    name.map { ["type": "Person", "name": .string($0)] }
  }

  private static func body(_ purpose: String, _ value: String) -> JSONValue {
    ["type": "TextualBody", "purpose": .string(purpose), "value": .string(value)]
  }

  private static func annotation(
    _ id: String, _ motivation: String, by annotator: String?, bodies: [JSONValue],
    target: JSONValue, _ others: [(String, JSONValue?)]
  ) -> JSONValue {
    .members(
      [
        ("id", .string(id)), ("type", "Annotation"), ("motivation", .string(motivation)),
        ("creator", person(annotator)), ("body", bodies.isEmpty ? nil : .array(bodies)),
        ("target", target),
      ] + others.map { ("stet:\($0.0)", $0.1) })
  }

  private static func annotations(
    of claim: ExchangedClaim, _ number: String, _ addresses: [String: String?]
  ) -> [JSONValue] {
    let name = claim.key ?? "unnamed-\(number)"
    let address = Name.claim.address(name)
    let target: JSONValue = .string(address)
    let verdicts = claim.verdicts.enumerated().map { place, verdict in
      annotation(
        Name.verdict.address("\(name):\(place + 1)"), "assessing", by: verdict.annotator,
        bodies: [body("classifying", verdict.rating)]
          + (verdict.rationale.map { [body("commenting", $0)] } ?? []), target: target,
        [
          ("confidence", verdict.confidence.map { .int($0) }),
          ("seen", text(verdict.seen?.rawValue)), ("judgedWording", text(verdict.wording)),
          ("judgedSpeaker", text(verdict.speaker)),
          (
            "cites",
            verdict.evidence.map { .array($0.map { .string(Name.evidence.address($0)) }) }
          ),
        ])
    }
    let evidence = claim.evidence.enumerated().map { place, item in
      let key = item.key.isEmpty ? "\(name):\(place + 1)" : item.key
      return annotation(
        Name.evidence.address(key), "linking", by: item.annotator,
        bodies: [resource(item, addresses)], target: target, details(of: item))
    }
    let notes = claim.notes.enumerated().map { place, note in
      annotation(
        Name.note.address("\(name):\(place + 1)"), "commenting", by: note.annotator,
        bodies: [body("commenting", note.text)], target: target, [])
    }
    return [annotation(of: claim, address, name, addresses)] + verdicts + evidence + notes
  }

  private static func annotation(
    of claim: ExchangedClaim, _ address: String, _ name: String, _ addresses: [String: String?]
  ) -> JSONValue {
    let chain = claim.attribution
    let targets = claim.places.map { specific($0, addresses, purpose: nil) }
    return annotation(
      address, "identifying", by: nil,
      bodies: (claim.wording.map { [body("describing", $0)] } ?? [])
        + claim.tags.map { body("tagging", $0) },
      // Every annotation has a target; a claim without a place is about its own words.
      target: targets.isEmpty ? .string(Name.text.address(name)) : .array(targets),
      [
        ("isNamed", claim.key == nil ? false : nil), ("speaker", text(chain.speaker)),
        ("addressee", text(chain.addressee)), ("channel", text(chain.channel)),
        ("intermediary", text(chain.intermediary)), ("outlet", text(chain.outlet)),
        ("madeOn", text(chain.madeOn)), ("unnamed", chain.isUnnamed ? true : nil),
      ])
  }

  private static func details(
    of evidence: ExchangedClaim.Evidence
  ) -> [(String, JSONValue?)] {
    [
      ("stance", .string(evidence.stance.rawValue)), ("title", text(evidence.title)),
      ("url", text(evidence.url)), ("quote", text(evidence.quote)),
      ("origin", text(evidence.origin)), ("primary", evidence.isPrimary ? true : nil),
      ("unnamed", evidence.isUnnamed ? true : nil), ("note", text(evidence.note)),
      ("isCited", evidence.key.isEmpty ? false : nil),
    ]
  }

  /// What the evidence is: the words in a document, the page, or what is said of it.
  private static func resource(
    _ evidence: ExchangedClaim.Evidence, _ addresses: [String: String?]
  ) -> JSONValue {
    if let place = evidence.place { return specific(place, addresses, purpose: "linking") }
    if let url = evidence.url, WebAnnotationForm.isAddress(url) { return ["id": .string(url)] }
    return body("linking", evidence.quote ?? evidence.title ?? "")
  }

  private static func specific(
    _ place: ExchangedPlace, _ addresses: [String: String?], purpose: String?
  ) -> JSONValue {
    let source =
      WebAnnotationForm.isAddress(place.document)
      ? place.document : Name.document.address(place.document)
    let page = (addresses[place.document] ?? nil).flatMap { InertText.isAddress($0) ? $0 : nil }
    var selectors: [JSONValue] = place.spans.map {
      ["type": "TextPositionSelector", "start": .int($0.start), "end": .int($0.end)]
    }
    if !place.exact.isEmpty {
      selectors.append(
        .members([
          ("type", "TextQuoteSelector"), ("exact", .string(place.exact)),
          ("prefix", place.prefix.isEmpty ? nil : .string(place.prefix)),
          ("suffix", place.suffix.isEmpty ? nil : .string(place.suffix)),
        ]))
    }
    return .members([
      ("type", "SpecificResource"), ("source", .string(source)), ("scope", text(page)),
      ("purpose", text(purpose)), ("selector", selectors.isEmpty ? nil : .array(selectors)),
      (
        "creator",
        place.annotators.isEmpty ? nil : .array(place.annotators.compactMap { person($0) })
      ),
    ])
  }
}
