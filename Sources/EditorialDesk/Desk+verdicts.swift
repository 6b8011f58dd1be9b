import AnnotationSync
public import ClaimModel
import ClaimStore
import TextAnchoring

extension Desk {
  /// What an evidence is.
  public struct EvidenceOffer: Sendable {
    public var stance: Evidence.Stance
    public var source: Source
    /// Where it comes from, such as `White House statement`; empty when not known.
    public var origin: String
    /// Whether it is the thing itself and no report of it.
    public var isPrimary: Bool
    /// Whether its source is not named.
    public var isUnnamed: Bool
    /// A remark; may be empty.
    public var note: String

    public init(
      stance: Evidence.Stance, source: Source, origin: String = "", isPrimary: Bool = false,
      isUnnamed: Bool = false, note: String = ""
    ) {
      self.stance = stance
      self.source = source
      self.origin = origin
      self.isPrimary = isPrimary
      self.isUnnamed = isUnnamed
      self.note = note
    }

    /// Where it lies.
    public enum Source: Sendable {
      /// Words of a document of the desk; `nil` searches all documents for them.
      case words(String, in: DocumentID?)
      /// A stretch of a document.
      case place(DocumentID, TextSpan)
      /// A document as a whole, by its headline: for one that is silent on the claim.
      case document(DocumentID)
      /// A source that is not on the desk: its address on the web, or a title where it has none.
      case outside(url: String, title: String, quote: String)
    }
  }

  /// Offers evidence on a claim.
  public func offer(_ offer: EvidenceOffer, on id: ClaimID) throws -> EvidenceID {
    try act { act in
      try act.adopt(id)
      var members = try act.view.members(of: offer.source)
      members +=
        JSONValue.members([
          ("stance", .string(offer.stance.rawValue)),
          ("origin", offer.origin.isEmpty ? nil : .string(offer.origin)),
          ("primary", offer.isPrimary ? true : nil), ("unnamed", offer.isUnnamed ? true : nil),
          ("note", offer.note.isEmpty ? nil : .string(offer.note)),
        ]).members ?? []
      return EvidenceID(
        try act.write(OperationDraft(.evidenceGive, on: id.text, with: .object(members))).id)
    }
  }

  /// Takes an evidence back.
  public func withdrawEvidence(_ evidence: String, because: String) throws -> EvidenceID {
    try act { act in
      let id = try act.view.evidenceID(evidence)
      try act.writeIfNew(
        OperationDraft(.evidenceWithdraw, on: id.text, with: ["because": .string(because)]))
      return id
    }
  }

  /// A verdict to be given.
  public struct VerdictOffer: Sendable {
    /// A grade of the desk's scale.
    public var rating: String
    /// Whole percentage, 0…100; `nil` when not said.
    public var confidence: Int?
    /// Why; may be empty.
    public var rationale: String
    /// Names or beginnings of names of evidence on the claim; `nil` cites what the annotator offered.
    public var evidence: [String]?

    public init(
      rating: String, confidence: Int? = nil, rationale: String = "", evidence: [String]? = nil
    ) {
      self.rating = rating
      self.confidence = confidence
      self.rationale = rationale
      self.evidence = evidence
    }
  }

  /// Gives the annotator's verdict on a claim; a candidate is accepted by it.
  ///
  /// It is blind unless the annotator could see the others' verdicts: after an own verdict, a ruling, or
  /// after asking to see them. Who says again what they had said blind, as surely and on the same evidence, mends
  /// the reason alone, or says that it is so of the words that stand now too: that stays blind.
  ///
  /// - Parameter look: what they were shown of the claim; `nil` where they are taken to know it as it is.
  /// - Returns: whether it counts as blind, and why not.
  /// - Throws: ``DeskError/changedSinceLook(_:outcome:)`` where they would judge what they have not seen.
  public func rate(
    _ id: ClaimID, _ offer: VerdictOffer, having look: ClaimLook? = nil
  ) throws -> Sight {
    if let confidence = offer.confidence, !(0...100).contains(confidence) {
      throw ModelError.impossibleConfidence(confidence)
    }
    return try act { act in
      let scale = try act.view.scale()
      _ = try scale.grade(offer.rating)
      // Of a claim that only strangers added they saw what those say; to judge it makes it count, without that.
      let strangers = try act.strangersClaim(id)
      try act.adopt(id)
      guard let shown = try act.view.claim(id) else {
        throw DeskError.unknownName(id.text, kind: "claim")
      }
      let claim = try act.view.namingAuthors(of: shown)
      // What is judged is the claim as it is shown: as it counts.
      let judged = try act.view.presented(claim)
      try act.checkSeen(look, strangers ?? judged, outcome: "no verdict was recorded")
      let evidence = try act.cited(offer.evidence, on: claim)
      let sight = try act.sight(
        of: claim, for: offer, citing: evidence, on: scale,
        looks: LookRecord(of: act.by, in: surroundings))
      try act.writeIfNew(
        OperationDraft(
          .verdictGive, on: id.text,
          with: .members([
            ("confidence", offer.confidence.map { .int($0) }),
            ("evidence", .array(evidence.map { .string($0.text) })),
            ("rating", .string(offer.rating)),
            ("rationale", offer.rationale.isEmpty ? nil : .string(offer.rationale)),
            ("scale", scale.saidName), ("seen", .string(sight.seen.rawValue)),
            ("speaker", judged.attribution?.speaker.map { .string($0) }),
            ("wording", .string((strangers ?? judged).wording)),
          ])))
      return sight
    }
  }

  /// Takes the annotator's verdict back.
  public func withdrawVerdict(on id: ClaimID) throws {
    let annotator = try annotator()
    try act { act in
      guard try act.view.claim(id)?.verdicts.contains(where: { $0.annotator == annotator }) ?? false
      else {
        throw DeskError.nothingToDo(
          "You gave no verdict on this claim.",
          remedy: "see \(.showClaim); nothing was changed.")
      }
      try act.write(OperationDraft(.verdictWithdraw, on: id.text, with: .object([])))
    }
  }

  /// Takes a ruling back.
  public func withdrawRuling(on id: ClaimID) throws {
    try act { act in
      guard try act.view.claim(id)?.ruling != nil else {
        throw DeskError.nothingToDo(
          "There is no ruling on this claim.", remedy: "see \(.showClaim); nothing was changed."
        )
      }
      try act.write(OperationDraft(.rulingWithdraw, on: id.text, with: .object([])))
    }
  }
}

extension Scale {
  /// The name as an operation says it: the standard scale is not named.
  var saidName: JSONValue? {
    name.utf8.elementsEqual(Scale.standard.name.utf8) ? nil : .string(name)
  }
}

extension ActWriter {
  /// Whether a verdict given now is blind.
  fileprivate func sight(
    of claim: Claim, for offer: Desk.VerdictOffer, citing evidence: [EvidenceID], on scale: Scale,
    looks: LookRecord
  ) throws -> Desk.Sight {
    let own = claim.verdicts.first { $0.annotator == by }
    // Who gave one under a name like this one was free to look since.
    let hasTwin = claim.verdicts.contains { $0.annotator != by && $0.annotator.isLike(by) }
    let isSaidAgain = own.map { own in
      own.seen == .blind && !own.isContested && ExactText(own.rating) == ExactText(offer.rating)
        && own.scale == scale.saidName?.string && own.confidence == offer.confidence
        && Set(own.evidence) == Set(evidence)
    }
    if isSaidAgain == true, own?.isStale == false { return .blind }
    // On other words than before, what others say of these was hidden.
    if isSaidAgain == true, !hasTwin {
      let hasSeen = try looks.holds(claim.wordsSeen) || view.hasSeen(claim.wordsSeen, by: by)
      if claim.ruling.map(\.isFormer) ?? true { return hasSeen ? .informed(.look) : .blind }
    }
    if claim.ruling != nil { return .informed(.ruling) }
    // What was seen on another desk need not be on this one.
    if looks.holds(claim.id) { return .informed(.look) }
    if try knowsSame(claim, offer, on: scale, looks) { return .informed(.sameClaim) }
    if claim.verdicts.allSatisfy({ $0.annotator.isLike(by) }) { return .blind }
    if own != nil || hasTwin { return .informed(.ownVerdict) }
    if try view.isRevealed(claim.id, to: by) { return .informed(.look) }
    // Who had given a verdict was free to look, whether or not it was taken back.
    let hadOwn = try view.history(of: claim.id.text, .claim).contains {
      $0.operation.knownKind == .verdictGive && $0.operation.by.isLike(by)
    }
    return hadOwn ? .informed(.withdrawnVerdict) : .blind
  }

  /// Whether who acts knows what others say of a claim that is said to be the same.
  ///
  /// They do who have looked there, or given a verdict. Who said the same there blind says it again.
  private func knowsSame(
    _ claim: Claim, _ offer: Desk.VerdictOffer, on scale: Scale, _ looks: LookRecord
  ) throws -> Bool {
    guard !claim.sameAs.isEmpty else { return false }
    let sense = scale.sense(of: offer.rating, givenOn: scale.saidName?.string)
    return try view.same(as: claim).contains { id in
      guard let other = try view.claim(id).map({ scale.reading($0) }),
        other.ruling != nil || other.verdicts.contains(where: { !$0.annotator.isLike(by) })
      else { return false }
      let own = other.verdicts.filter { $0.annotator.isLike(by) }
      if own.isEmpty { return try looks.holds(id) || view.isRevealed(id, to: by) }
      return !own.allSatisfy { $0.seen == .blind && $0.sense == sense }
    }
  }

  /// A claim as it is shown that no work that counts has added; `nil` where some has, or it is none yet.
  fileprivate func strangersClaim(_ id: ClaimID) throws -> Claim? {
    guard let claim = try view.claim(id), try standing(claim) == nil else { return nil }
    return try view.presented(view.namingAuthors(of: claim))
  }

  fileprivate func cited(_ names: [String]?, on claim: Claim) throws -> [EvidenceID] {
    guard let names else { return claim.evidence.filter { $0.by == by }.map(\.id) }
    return try names.map { name in
      let id = try view.evidenceID(name)
      guard claim.evidence.contains(where: { $0.id == id }) else {
        throw DeskError.evidenceNotOnClaim(name)
      }
      return id
    }
  }
}

extension StoreView {
  fileprivate func members(of source: Desk.EvidenceOffer.Source) throws -> [JSONValue.Member] {
    switch source {
    case .words(let words, let document?):
      return try selector(for: words, in: document).members
    case .words(let words, nil):
      return try selector(forWordsAnywhere: words).members
    case .place(let document, let span):
      return try documentText(document).selector(for: span, in: document).members
    case .document(let document):
      let text = try documentText(document)
      let blocks = text.blocks()
      guard
        let block = blocks.first(where: { $0.kind == .headline })
          ?? blocks.first(where: \.kind.isContent) ?? blocks.first
      else { throw DeskError.documentAbsent(document) }
      return text.selector(for: block.span, in: document).members
    case .outside(let url, let title, let quote):
      guard !url.isEmpty || title.contains(where: \.isLetter) else {
        throw DeskError.missing(
          "Evidence from outside has neither an address nor a title.",
          remedy: "say where it can be looked up; nothing was changed.")
      }
      if !url.isEmpty {
        _ = try WebAddress(
          url,
          instead: "give a whole one, such as https://example.org/page, without spaces; "
            + "nothing was changed.")
      }
      return JSONValue.members(
        [("url", url), ("title", title), ("quote", quote)].map {
          ($0, $1.isEmpty ? nil : .string($1))
        }
      ).members ?? []
    }
  }

  /// The one place in all documents where the words stand.
  private func selector(forWordsAnywhere words: String) throws -> Selector {
    var places: [Selector] = []
    for document in try documents() where document.hasText {
      let text = try documentText(document.id)
      places += text.find(words).map { text.selector(for: $0, in: document.id) }
    }
    places = places.wholeWordsFirst
    guard let place = places.first else {
      throw DeskError.wordsNotFound(words, where: "")
    }
    guard places.count == 1 else { throw DeskError.wordsFoundOften(words, count: places.count) }
    return place
  }
}
