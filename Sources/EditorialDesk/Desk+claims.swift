import AnnotationSync
public import ClaimModel
import ClaimStore
import TextAnchoring

extension Desk {
  /// Adds a claim by its words in a document; the words must stand there in one place.
  ///
  /// - Returns: its name, the same on every desk where somebody picks the same words.
  public func addClaim(words: String, in document: DocumentID) throws -> ClaimID {
    try act { act in
      let selector = try act.view.selector(for: words, in: document)
      guard let id = ClaimID(naming: document, span: selector.span) else {
        throw DeskError.wordsNotFound(words, where: "Document \(document.short)")
      }
      try act.writeIfNew(
        OperationDraft(.claimAdd, on: id.text, with: .object(selector.members)))
      return id
    }
  }

  /// Adds a claim by a wording alone.
  ///
  /// - Returns: its name, which is that of the operation.
  public func addClaim(wording: String) throws -> ClaimID {
    let wording = try Self.filled(wording, "A claim needs a wording.")
    return try act { act in
      ClaimID(try act.write(OperationDraft(.claimAdd, with: ["wording": .string(wording)])).id)
    }
  }

  /// Gives a claim another wording.
  ///
  /// - Returns: how many verdicts do not count any more, as they were given on the former one.
  @discardableResult
  public func reword(_ id: ClaimID, to wording: String) throws -> Int {
    let wording = try Self.filled(wording, "A claim needs a wording.")
    return try act { act in
      try act.adopt(id)
      return try act.countingStale(on: id) { act in
        try act.writeIfNew(
          OperationDraft(.claimWord, on: id.text, with: ["wording": .string(wording)]))
      }
    }
  }

  /// What another chain of attribution leaves of the verdicts.
  public struct Reattribution: Hashable, Sendable {
    /// How many do not count any more, as they were given on another speaker's words.
    public let stale: Int
    /// How many count still, and were given when the rest of the chain was another one.
    public let retold: Int

    /// How many people attested to know a speaker who is described otherwise now, and do not count any more.
    public let attestations: Int

    public init(stale: Int, retold: Int, attestations: Int = 0) {
      self.stale = stale
      self.retold = retold
      self.attestations = attestations
    }

    /// What has to be said of them; `nil` where nothing has.
    public var remark: String? {
      let told =
        retold == 0
        ? nil
        : "\(counted(retold, "verdict was", "verdicts were")) given when it was said to have been made otherwise, "
          + "and \(retold == 1 ? "counts" : "count") still: where the change matters, ask for \(retold == 1 ? "it" : "them") "
          + "anew."
      let attested =
        attestations == 0
        ? nil
        : "\(counted(attestations, "person", "people")) attested to know another speaker: that counts for nothing "
          + "until they say it of this one."
      let all = [Desk.remark(onStale: stale), told, attested].compactMap(\.self)
      return all.isEmpty ? nil : all.joined(separator: " ")
    }
  }

  /// Says by which chain a claim reached us; the whole chain is replaced.
  ///
  /// - Returns: what that leaves of the verdicts and attestations on it.
  /// - Throws: ``DeskError/missing(_:remedy:)`` where the chain says nothing.
  @discardableResult
  public func attribute(_ id: ClaimID, to attribution: Attribution) throws -> Reattribution {
    guard !attribution.saysNothing else {
      throw DeskError.missing(
        "The attribution says nothing.", remedy: "say at least who said it; nothing was changed.")
    }
    if let madeOn = attribution.madeOn, !CalendarDay.isDayOrPeriod(madeOn) {
      throw DeskError.nothingToDo(
        "'\(visible(madeOn))' is no day and no period.",
        remedy: "give a day such as 2017-01-28, a month, a year, or two of them with / between; "
          + "nothing was changed.")
    }
    return try act { act in
      try act.adopt(id)
      var attribution = attribution
      // Who types the speaker again has not named them: that takes another name.
      if let before = try act.view.claim(id)?.attribution, before.isUnnamed,
        let speaker = attribution.speaker, Self.isSameName(before.speaker ?? "", speaker)
      {
        attribution.isUnnamed = true
      }
      let before = try act.view.claim(id)
      let stale = try act.countingStale(on: id) { act in
        try act.writeIfNew(
          OperationDraft(.claimAttribute, on: id.text, with: attribution.members))
      }
      // Who was the first to say how it was said has changed nothing.
      let isRetold = before?.attribution.map { $0.isToldOtherwise(in: attribution) } ?? false
      let now = try act.view.claim(id)
      let standing = now?.verdicts.count { !$0.isStale } ?? 0
      let known = Set((before?.attestations ?? []).filter { !$0.isStale }.map(\.operation))
      let lost = (now?.attestations ?? []).count { $0.isStale && known.contains($0.operation) }
      return Reattribution(
        stale: stale, retold: isRetold ? standing : 0, attestations: lost)
    }
  }

  /// Whether two names are one but for case, accents and what stands between their words.
  private static func isSameName(_ one: String, _ other: String) -> Bool {
    let (left, right) = (FoldedWord.words(of: one), FoldedWord.words(of: other))
    return left.map { ExactText($0.text) } == right.map { ExactText($0.text) }
  }

  /// Decides about a claim as such: accepts, rejects or retracts it.
  ///
  /// Accepting a candidate makes it a claim, with the attribution that the extractor proposed.
  public func decide(_ id: ClaimID, _ outcome: Decision.Outcome, because: String = "") throws {
    try act { act in
      try act.adopt(id, deciding: outcome, because: because)
    }
  }

  /// Puts tags on a claim, then takes others off.
  ///
  /// - Returns: those that were to be taken off and are not on it.
  /// - Throws: ``DeskError/nothingToDo(_:remedy:)`` where that is all there was to do.
  @discardableResult
  public func tag(_ id: ClaimID, adding: [String], removing: [String]) throws -> [String] {
    try act { act in
      let before = try Set((act.view.claim(id)?.tags ?? []).map { ExactText($0) })
      let absent = removing.filter {
        !before.union(adding.map { ExactText($0) }).contains(ExactText($0))
      }
      guard absent.isEmpty || !adding.isEmpty || absent.count < removing.count else {
        throw DeskError.nothingToDo(
          "There is no tag '\(visible(absent[0]))' on this claim.",
          remedy: "see \(.showClaim) for its tags; nothing was changed.")
      }
      try act.adopt(id)
      let present = removing.filter { !absent.contains($0) }
      for (tags, isPresent) in [(adding, true), (present, false)] {
        for tag in tags {
          let tag = try Self.filled(tag, "A tag needs a name.")
          try act.writeIfNew(
            OperationDraft(
              .claimTag, on: id.text, with: ["tag": .string(tag), "present": .bool(isPresent)]))
        }
      }
      return absent
    }
  }

  /// Says of two claims that they are not one after all.
  ///
  /// - Throws: ``DeskError/nothingToDo(_:remedy:)`` where nobody says that they are.
  public func part(_ id: ClaimID, from other: ClaimID) throws {
    try act { act in
      var isSaid = false
      for (one, another) in [(id, other), (other, id)]
      where try act.view.claim(one)?.sameAs.contains(another) ?? false {
        isSaid = true
        try act.writeIfNew(
          OperationDraft(
            .claimSame, on: one.text, with: ["other": .string(another.text), "present": false]))
      }
      guard isSaid else {
        throw DeskError.nothingToDo(
          "Nobody says that these two claims are one.",
          remedy: "see \(.showClaim); nothing was changed.")
      }
    }
  }

  /// Says that two claims are one, of each that it is the other.
  public func join(_ id: ClaimID, with other: ClaimID) throws {
    guard id != other else {
      throw DeskError.nothingToDo(
        "A claim is the same as itself.", remedy: "name another claim; nothing was changed.")
    }
    try act { act in
      try act.adopt(id)
      try act.writeIfNew(
        OperationDraft(
          .claimSame, on: id.text, with: ["other": .string(other.text), "present": true]))
      // Of a candidate that is no claim yet nothing can be said.
      guard try act.view.claim(other) != nil else { return }
      try act.writeIfNew(
        OperationDraft(
          .claimSame, on: other.text, with: ["other": .string(id.text), "present": true]))
    }
  }

  /// Adds a note to a claim.
  public func addNote(_ text: String, to id: ClaimID) throws -> NoteID {
    let text = try Self.filled(text, "A note needs a text.")
    return try act { act in
      try act.adopt(id)
      return NoteID(
        try act.write(OperationDraft(.noteAdd, on: id.text, with: ["text": .string(text)])).id)
    }
  }

  /// Asks an open question about a claim; the claim is not verified until it is answered.
  public func ask(_ text: String, to whom: String, about id: ClaimID) throws -> QueryID {
    let text = try Self.filled(text, "A query needs a text.")
    return try act { act in
      try act.adopt(id)
      let members: [(String, JSONValue?)] = [
        ("text", .string(text)), ("to", whom.isEmpty ? nil : .string(whom)),
      ]
      return QueryID(
        try act.write(OperationDraft(.queryAsk, on: id.text, with: .members(members))).id)
    }
  }

  static func filled(_ text: String, _ problem: String) throws -> String {
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw DeskError.missing(problem, remedy: "give it some words; nothing was changed.")
    }
    return text
  }
}

extension OperationDraft {
  static func decision(
    _ id: ClaimID, _ outcome: Decision.Outcome, because: String
  ) -> OperationDraft {
    OperationDraft(
      .claimDecide, on: id.text,
      with: .members([
        ("as", .string(outcome.rawValue)), ("because", because.isEmpty ? nil : .string(because)),
      ]))
  }
}

extension ActWriter {
  /// Makes a candidate a claim, as far as it is not one yet.
  ///
  /// A claim that is there stays as it is; one that only people added whose work does not count is added
  /// by the person who acts, too.
  ///
  /// - Parameter outcome: what to decide about it; `nil` accepts a candidate and leaves a claim's
  ///   decision alone.
  /// - Throws: ``DeskError/unknownName(_:kind:)`` when there is neither.
  mutating func adopt(
    _ id: ClaimID, deciding outcome: Decision.Outcome? = nil, because: String = ""
  ) throws {
    // What stands need not be read whole: it may have thousands of notes.
    if outcome == nil, try view.roster().isEmpty, let stage = try view.stage(of: id),
      stage != .undecided
    {
      return
    }
    let shown = try view.claim(id)
    let claim = try shown.flatMap { try standing($0) }
    if claim == nil {
      let isAccepted = outcome == nil || outcome == .accepted
      if let stored = try view.candidates(claim: id, includingDecided: true).first {
        try add(stored, isAccepted: isAccepted)
      } else if let shown {
        for appearance in shown.appearances { try add(appearance.selector, to: id) }
      } else {
        throw DeskError.unknownName(id.text, kind: "claim")
      }
    }
    if let outcome {
      try writeIfNew(.decision(id, outcome, because: because))
    } else if claim == nil || claim?.decision?.outcome == .undecided {
      if let claim, claim.attribution == nil { try attributeAsProposed(claim.id) }
      try writeIfNew(.decision(id, .accepted, because: ""))
    }
  }

  /// The claim as it counts; `nil` where it does not and the person who acts may add it.
  func standing(_ shown: Claim) throws -> Claim? {
    let roster = try view.roster()
    if roster.isEmpty { return shown }
    if let counted = try view.countedClaim(shown.id, roster: roster) { return counted }
    // One that is named by its words alone is its author's, and counts when somebody accepts it.
    return try shown.appearances.isEmpty || !mayCount(under: roster) ? shown : nil
  }

  /// Writes the attribution that the extractor proposed, if it sees the claim.
  private mutating func attributeAsProposed(_ id: ClaimID) throws {
    guard let proposed = try view.proposedAttribution(of: id) else { return }
    try writeIfNew(OperationDraft(.claimAttribute, on: id.text, with: proposed.members))
  }

  private mutating func add(_ stored: StoredCandidate, isAccepted: Bool) throws {
    let text = try view.documentText(stored.document)
    let selector = text.selector(for: stored.span, in: stored.document)
    try add(selector, to: stored.claim)
    if isAccepted { try attributeAsProposed(stored.claim) }
  }

  private mutating func add(_ selector: Selector, to id: ClaimID) throws {
    try writeIfNew(OperationDraft(.claimAdd, on: id.text, with: .object(selector.members)))
  }
}

extension Selector {
  /// The members of an operation's `with` that carry a selector.
  var members: [JSONValue.Member] {
    [
      .init("document", .string(document.text)), .init("start", .int(span.start)),
      .init("end", .int(span.end)), .init("exact", .string(exact)),
      .init("prefix", .string(prefix)), .init("suffix", .string(suffix)),
    ]
  }
}

extension Attribution {
  /// The members of `claim.attribute`; what is not known is left out.
  var members: JSONValue {
    .members([
      ("speaker", speaker.map { .string($0) }), ("addressee", addressee.map { .string($0) }),
      ("channel", channel.map { .string($0) }),
      ("intermediary", intermediary.map { .string($0) }),
      ("outlet", outlet.map { .string($0) }), ("made_on", madeOn.map { .string($0) }),
      ("unnamed", isUnnamed ? true : nil),
    ])
  }
}

extension StoreView {
  /// The attribution that accepting a candidate writes; `nil` when the extractor does not see the claim
  /// or a source of it.
  func proposedAttribution(of id: ClaimID) throws -> Attribution? {
    guard let stored = try candidates(claim: id, includingDecided: true).first,
      let text = try text(of: stored.document)
    else { return nil }
    return stored.candidate?.proposedAttribution(in: DocumentText(text))
  }

  /// The one place of a document where the words stand.
  func selector(for words: String, in document: DocumentID) throws -> Selector {
    let text = try documentText(document)
    let places = text.find(words).map { text.selector(for: $0, in: document) }.wholeWordsFirst
    guard let place = places.first else {
      throw DeskError.wordsNotFound(words, where: "Document \(document.short)")
    }
    guard places.count == 1 else {
      throw DeskError.wordsFoundOften(words, count: places.count)
    }
    return place
  }
}
