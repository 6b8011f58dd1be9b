public import ClaimModel
public import TextAnchoring

extension Candidate {
  /// The object that `extract --from` prints for the candidate, without `file`.
  public func json(in text: DocumentText) -> JSONValue {
    func place(_ span: TextSpan, _ more: [JSONValue.Member] = []) -> JSONValue {
      .object(
        [
          JSONValue.Member("start", .int(span.start)), JSONValue.Member("end", .int(span.end)),
          JSONValue.Member("text", .string(text.quote(span))),
        ] + more)
    }
    let source = source.map {
      place($0.span, [JSONValue.Member("confidence", .decimal($0.confidence))])
    }
    let numbers = numbers.map { number in
      place(
        number.span,
        [
          JSONValue.Member("value", number.value.map(JSONValue.init(plain:)) ?? .null),
          JSONValue.Member("unit", number.unit.map(JSONValue.string) ?? .null),
        ])
    }
    let dates = dates.map { date in
      place(date.span, [JSONValue.Member("date", date.date.map(JSONValue.string) ?? .null)])
    }
    return [
      "start": .int(span.start), "end": .int(span.end), "text": .string(text.quote(span)),
      "kind": .string(kind.rawValue),
      "content": .array(content.map { .array([.int($0.start), .int($0.end)]) }),
      "source": source ?? .null, "cue": cue.map { place($0) } ?? .null,
      "origin": origin.map(JSONValue.string) ?? .null, "unnamed": .bool(isUnnamed),
      "polarity": .string(polarity.rawValue), "worth": .decimal(worth),
      "reasons": .array(reasons.map(JSONValue.string)), "numbers": .array(numbers),
      "dates": .array(dates),
    ]
  }

  /// Reads a candidate from the object that ``json(in:)`` writes.
  ///
  /// - Returns: `nil` when a key is missing or a span, kind or polarity is not one.
  public init?(json: JSONValue) {
    guard let span = TextSpan(json: json), let kind = Self.kind(json),
      let polarity = json["polarity"]?.string.flatMap(Polarity.init(rawValue:)),
      let content = Self.list(json["content"], TextSpan.init(pair:)), !content.isEmpty,
      let numbers = Self.list(json["numbers"], NumberMention.init(json:)),
      let dates = Self.list(json["dates"], DateMention.init(json:)),
      let reasons = Self.list(json["reasons"], \.string), let worth = json["worth"]?.number
    else { return nil }
    let source = json["source"].flatMap { place in
      TextSpan(json: place).map { Source(span: $0, confidence: place["confidence"]?.number ?? 0) }
    }
    self.init(
      span: span, kind: kind, content: content, source: source,
      cue: json["cue"].flatMap(TextSpan.init(json:)), origin: json["origin"]?.string,
      isUnnamed: json["unnamed"]?.bool ?? false, polarity: polarity, worth: worth,
      reasons: reasons, numbers: numbers, dates: dates)
  }

  private static func kind(_ json: JSONValue) -> Kind? {
    json["kind"]?.string.flatMap(Kind.init(rawValue:))
  }

  /// The elements of an array, each read; `nil` when it is no array or one cannot be read.
  private static func list<Element>(
    _ json: JSONValue?, _ read: (JSONValue) -> Element?
  ) -> [Element]? {
    guard let elements = json?.array else { return nil }
    let found = elements.compactMap(read)
    return found.count == elements.count ? found : nil
  }
}

extension NumberMention {
  fileprivate init?(json: JSONValue) {
    guard let span = TextSpan(json: json) else { return nil }
    self.init(span: span, value: json["value"]?.number, unit: json["unit"]?.string)
  }
}

extension DateMention {
  fileprivate init?(json: JSONValue) {
    guard let span = TextSpan(json: json) else { return nil }
    self.init(span: span, date: json["date"]?.string)
  }
}

extension TextSpan {
  fileprivate init?(json: JSONValue) {
    guard let start = json["start"]?.int, let end = json["end"]?.int else { return nil }
    self.init(start, end)
  }

  fileprivate init?(pair: JSONValue) {
    guard let pair = pair.array, pair.count == 2, let start = pair[0].int, let end = pair[1].int
    else { return nil }
    self.init(start, end)
  }
}

extension JSONValue {
  /// A number, written without a fraction when it has none.
  fileprivate init(plain number: Double) {
    let whole = Int(exactly: number)
    self = whole.map { abs($0) < 1 << 53 ? .int($0) : .decimal(number) } ?? .decimal(number)
  }

  /// The value of a number of either kind; `nil` for everything else.
  fileprivate var number: Double? {
    switch self {
    case .int(let number): Double(number)
    case .decimal(let number): number
    case .null, .bool, .string, .array, .object: nil
    }
  }
}
