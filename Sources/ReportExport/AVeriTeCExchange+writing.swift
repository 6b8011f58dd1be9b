import ClaimModel

extension AVeriTeCExchange {
  static func write(_ exchange: Exchange) -> ExchangeWriting {
    var losses = LossReport()
    let records = exchange.claims.map { record(of: $0, &losses) }
    return ExchangeWriting(
      files: [ExchangeFile(name: "averitec.json", bytes: ForeignJSON.array(records))],
      losses: losses)
  }

  /// The exchange with one label for each claim: what was ruled, with its reason; else what all verdicts say.
  ///
  /// A ruling goes out as nobody's verdict: it is the desk's word, and none of the checkers'.
  static func labelled(_ exchange: Exchange) -> (exchange: Exchange, losses: LossReport) {
    var exchange = exchange
    var losses = LossReport()
    for index in exchange.claims.indices {
      let claim = exchange.claims[index]
      if let ruling = claim.ruling, let rating = ruling.rating {
        losses.note("verdicts on claims whose label is that of a ruling", claim.verdicts.count)
        losses.note("names of who ruled")
        var label = ExchangedClaim.Verdict(rating: rating)
        label.rationale = ruling.because
        exchange.claims[index].verdicts = [label]
        exchange.claims[index].ruling = nil
        continue
      }
      let current = claim.verdicts.filter { !$0.isOnOther }
      losses.note(ExchangeFeature.judgedWordings.words, claim.verdicts.count - current.count)
      exchange.claims[index].verdicts = current
      let isSaid = claim.ruling != nil || !claim.verdicts.isEmpty
      let isOpen = isSaid && (current.isEmpty || !claim.hasOneRating)
      losses.note("claims that go out without a label, as no rating stands", isOpen ? 1 : 0)
      losses.note("rulings that no verdict stands", claim.ruling == nil ? 0 : 1)
      if isOpen {
        losses.note(ExchangeFeature.furtherVerdicts.words, current.count)
        exchange.claims[index].verdicts = []
      }
      exchange.claims[index].ruling = nil
    }
    return (exchange, losses)
  }

  private static func record(
    of claim: ExchangedClaim, _ losses: inout LossReport
  ) -> JSONValue {
    var tags = claim.tags
    let verdict = claim.verdicts.first
    let label = verdict.flatMap { given in labels.first { $0.rating == given.rating }?.label }
    if verdict != nil, label == nil {
      losses.note("labels: ratings that AVeriTeC has none for stand in the key 'rating'")
    }
    func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }
    let madeOn = claim.attribution.madeOn
    var members: [(String, JSONValue?)] = [
      ("claim", .string(claim.words)), ("claim_id", claim.key.map { .name($0) }),
      ("claim_date", text(madeOn.flatMap(DateForm.dayFirst) ?? madeOn)),
      ("speaker", text(claim.attribution.speaker)),
      ("reporting_source", text(claim.attribution.outlet)),
      ("label", label.map { .string($0) }), ("rating", verdict.map { .string($0.rating) }),
      ("justification", text(verdict?.rationale)), ("questions", questions(of: claim)),
    ]
    for (key, prefix) in taggedTexts {
      let index = tags.firstIndex { $0.hasPrefix(prefix) }
      members.append((key, text(index.map { String(tags.remove(at: $0).dropFirst(prefix.count)) })))
    }
    for (key, prefix) in taggedLists {
      let own = tags.filter { $0.hasPrefix(prefix) }
      tags.removeAll { $0.hasPrefix(prefix) }
      members.append((key, .array(own.map { .string(String($0.dropFirst(prefix.count))) })))
    }
    let isRequired = tags.contains("required_reannotation")
    tags.removeAll { $0 == "required_reannotation" }
    members.append(("required_reannotation", .bool(isRequired)))
    members.append(("tags", tags.isEmpty ? nil : .array(tags.map { .string($0) })))
    return .members(members)
  }

  /// Answers to one question that follow each other are put under it.
  private static func questions(of claim: ExchangedClaim) -> JSONValue {
    var questions: [(question: String?, answers: [JSONValue])] = []
    for evidence in claim.evidence {
      let answer = answer(evidence)
      if let last = questions.last, last.question == evidence.title {
        questions[questions.count - 1].answers.append(answer)
      } else {
        questions.append((evidence.title, [answer]))
      }
    }
    return .array(
      questions.map { ["question": .string($0.question ?? ""), "answers": .array($0.answers)] })
  }

  private static func answer(_ evidence: ExchangedClaim.Evidence) -> JSONValue {
    let kind = evidence.note.flatMap { AnswerKind(note: $0) }
    return .members([
      ("answer", .string(evidence.quote ?? "")),
      ("answer_type", kind.map { .string($0.type) }),
      ("boolean_explanation", kind?.explanation.map { .string($0) }),
      ("cached_source_url", kind?.cached.map { .string($0) }),
      ("note", kind == nil ? evidence.note.map { .string($0) } : nil),
      ("source_medium", .string(kind?.medium ?? "")),
      ("source_url", .string(evidence.url ?? "")),
    ])
  }
}
