import ClaimModel

extension AVeriTeCExchange {
  static func read(_ files: [ExchangeFile]) throws(FormatError) -> ExchangeReading {
    var reading = ExchangeReading()
    var unread = UnreadKeys()
    for file in files {
      let records = try ForeignJSON.records(of: file, "AVeriTeC")
      guard records.contains(where: { $0.value?["claim"] != nil }) || records.isEmpty else {
        throw .notThisFormat(
          file: file.name, line: nil, format: "AVeriTeC", reason: "no record has the key 'claim'")
      }
      for record in records {
        let number = reading.record(file, record.line, place: record.place)
        guard let value = record.value, value.members != nil else {
          reading.skip(number, "it is no JSON object")
          continue
        }
        guard let wording = value["claim"]?.filled else {
          reading.skip(number, "there is no claim")
          continue
        }
        note(value, &unread)
        let isOther = ["label", "speaker"].count {
          value[$0]?.array != nil || value[$0]?.int != nil
        }
        reading.losses.note("labels and speakers that are no text", isOther)
        reading.exchange.claims.append(claim(wording, value, number, &reading.losses))
      }
    }
    reading.losses.note(unread.losses)
    return reading
  }

  /// Counts what is under keys that are not read.
  private static func note(_ record: JSONValue, _ unread: inout UnreadKeys) {
    let name = record["claim_id"]?.name == nil ? "id" : "claim_id"
    unread.note(
      record, of: "records",
      known: Set(keys + [name] + (taggedTexts + taggedLists).map(\.0)))
    for question in record["questions"]?.array ?? [] {
      unread.note(question, of: "questions", known: ["question", "answers"])
      for answer in question["answers"]?.array ?? [] {
        let isTyped = answer["answer_type"]?.filled != nil
        unread.note(
          answer, of: "answers",
          known: Set(["answer", "answer_type", "source_url"] + (isTyped ? typedKeys : ["note"])))
      }
    }
  }

  /// Keys of a record that are read, beside its name and what is kept as tags.
  private static let keys = [
    "claim", "claim_date", "speaker", "reporting_source", "label", "rating", "justification",
    "questions", "required_reannotation", "tags",
  ]
  /// Keys of an answer that are read where it has a type.
  private static let typedKeys = ["source_medium", "cached_source_url", "boolean_explanation"]

  private static func claim(
    _ wording: String, _ record: JSONValue, _ number: ExchangeRecord, _ losses: inout LossReport
  ) -> ExchangedClaim {
    var claim = ExchangedClaim(
      key: record["claim_id"]?.name ?? record["id"]?.name, wording: wording)
    claim.records = [number]
    claim.attribution.speaker = record["speaker"]?.filled
    claim.attribution.outlet = record["reporting_source"]?.filled
    claim.attribution.madeOn = record["claim_date"]?.filled.map {
      DateForm.iso($0, order: .dayFirst) ?? $0
    }
    let isUnread = record["claim_date"]?.filled.map { DateForm.isUnread($0, order: .dayFirst) }
    losses.note(DateForm.unread, isUnread == true ? 1 : 0)
    losses.note("questions that are no list of questions", oddLists(of: record))
    claim.tags = tags(of: record)
    for question in record["questions"]?.array ?? [] {
      let answers = question["answers"]?.array ?? []
      let words = question["question"]?.filled
      losses.note("questions without an answer", answers.isEmpty ? 1 : 0)
      let isRepeated = !answers.isEmpty && claim.evidence.last.map { $0.title == words } ?? false
      losses.note(
        "questions asked twice in a row, whose answers are put together", isRepeated ? 1 : 0)
      for answer in answers {
        let given = evidence(answer, to: words)
        losses.note("answers without words and address", given == nil ? 1 : 0)
        if let given { claim.evidence.append(given) }
      }
    }
    add(record, to: &claim, &losses)
    return claim
  }

  /// How many of a record's questions, and lists of them or of answers, are of another type than they should be.
  private static func oddLists(of record: JSONValue) -> Int {
    func odd(_ value: JSONValue?) -> Int {
      guard let value, value != .null else { return 0 }
      return value.array.map { $0.count { $0.members == nil } } ?? 1
    }
    let questions = record["questions"]?.array ?? []
    return odd(record["questions"]) + questions.reduce(0) { $0 + odd($1["answers"]) }
  }

  private static func tags(of record: JSONValue) -> [String] {
    var tags: [String] = []
    for (key, prefix) in taggedTexts {
      if let text = record[key]?.filled { tags.append(prefix + text) }
    }
    for (key, prefix) in taggedLists {
      tags += (record[key]?.texts ?? []).map { prefix + $0 }
    }
    if record["required_reannotation"]?.bool == true { tags.append("required_reannotation") }
    return tags + (record["tags"]?.texts ?? [])
  }

  private static func evidence(
    _ answer: JSONValue, to question: String?
  ) -> ExchangedClaim.Evidence? {
    var evidence = ExchangedClaim.Evidence(.context)
    evidence.title = question
    evidence.quote = answer["answer"]?.filled
    evidence.url = answer["source_url"]?.filled
    evidence.note =
      answer["answer_type"]?.filled.map {
        AnswerKind(
          type: $0, medium: answer["source_medium"]?.filled,
          cached: answer["cached_source_url"]?.filled,
          explanation: answer["boolean_explanation"]?.filled
        ).note
      } ?? answer["note"]?.filled
    // A question without words behind it is none; one whose answer is empty names a source without an address.
    let isAnswered = answer["answer"]?.string != nil && evidence.title != nil
    let isEmpty = [evidence.quote, evidence.url, evidence.note].allSatisfy { $0 == nil }
    return isEmpty && !isAnswered ? nil : evidence
  }

  private static func add(
    _ record: JSONValue, to claim: inout ExchangedClaim, _ losses: inout LossReport
  ) {
    let label = record["label"]?.filled
    let named = label.flatMap { RatingName.of($0) }
    let rationale = record["justification"]?.filled
    let exact = rating(record, label)
    losses.note(
      "ratings beside a label that is another's",
      exact == nil && record["rating"]?.filled != nil ? 1 : 0)
    if let label, named == nil {
      losses.note("ratings that are sentences, kept as notes")
      claim.notes.append(ExchangedClaim.Note(label))
    }
    guard let rating = exact ?? named else {
      if let rationale { claim.notes.append(ExchangedClaim.Note(rationale)) }
      return
    }
    var verdict = ExchangedClaim.Verdict(rating: rating)
    verdict.rationale = rationale
    claim.verdicts = [verdict]
  }

  /// The rating beside a label that is written for it.
  private static func rating(_ record: JSONValue, _ label: String?) -> String? {
    guard let rating = record["rating"]?.filled else { return nil }
    return labels.first { $0.rating == rating }?.label == label ? rating : nil
  }
}
