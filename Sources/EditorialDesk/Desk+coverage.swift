import AnnotationSync
public import ClaimModel
import ClaimStore
import TextAnchoring

extension Desk {
  /// How much of a document was checked.
  public struct DocumentCoverage: Sendable {
    public let document: SourceDocument
    public let coverage: Coverage
    /// The other versions of the document whose ticks were carried over to unchanged sentences, in byte
    /// order of name.
    public let versions: [DocumentID]
  }

  /// How much of a document was checked, sentence by sentence.
  ///
  /// Other documents with the same address, or where one of the two has none, with the same title and
  /// outlet, are its versions. What was done there counts here for sentences whose words are unchanged: what
  /// was said in the latest version of which anything was said, see ``ClaimModel/VersionOrder``.
  ///
  /// - Throws: ``DeskError/documentAbsent(_:)`` when its text is not on this desk.
  public func coverage(of document: DocumentID) throws -> DocumentCoverage {
    try store.read { try $0.coverage(of: document) }
  }

  /// Says of sentences of a document that they were checked, that they state no fact, or that they are
  /// open again.
  ///
  /// - Parameters:
  ///   - numbers: as ``coverage(of:)`` counts them.
  ///   - because: why; empty when not said.
  ///   - looks: how far the log went when each sentence was last shown to the person with its mark, by number; what is
  ///     not among them was not shown. `nil` for who replaces what is there.
  /// - Throws: ``DeskError/nothingToDo(_:remedy:)`` where somebody else has said something of one of them that the
  ///   person was not shown, and it is something else.
  public func mark(
    _ numbers: [Int], of document: DocumentID, as state: PassageMark.State, because: String = "",
    having looks: [Int: LogPosition]? = nil
  ) throws {
    try act { act in
      let (text, coverage) = try act.view.ownCoverage(of: document)
      for number in numbers {
        let sentence = try coverage.known(number)
        let selector = text.selector(for: sentence.span, in: document)
        var draft = OperationDraft.mark(selector, as: state, because: because)
        if let looks {
          try act.checkSeen(sentence, of: document, draft, look: looks[number])
        }
        draft.over = try act.view.heads(of: document.text, facet: sentence.facet).map(\.id)
        try act.writeIfNew(draft)
      }
    }
  }

  /// Makes a claim of a sentence of a document, or of some of its words.
  ///
  /// - Parameters:
  ///   - number: as ``coverage(of:)`` counts it.
  ///   - words: what stands in the sentence, in one place; `nil` takes the words of the extractor's
  ///     candidate where the sentence holds just one, else the whole sentence.
  /// - Returns: the claim's name and its words.
  public func pick(
    _ number: Int, of document: DocumentID, words: String? = nil
  ) throws -> (claim: ClaimID, words: String) {
    try act { act in
      let (text, coverage) = try act.view.ownCoverage(of: document)
      let sentence = try coverage.known(number)
      let span =
        try words.map { try sentence.place(of: $0) }
        ?? act.view.proposed(in: sentence, of: document)
      guard let id = ClaimID(naming: document, span: span) else {
        throw DeskError.documentAbsent(document)
      }
      if try act.view.claim(id) == nil, try act.view.candidates(claim: id).isEmpty {
        let selector = text.selector(for: span, in: document)
        try act.write(OperationDraft(.claimAdd, on: id.text, with: .object(selector.members)))
      }
      try act.adopt(id, deciding: .accepted)
      return (id, text.quote(span))
    }
  }

  /// The extractor's candidates that lie in a sentence and wait for a decision, in order of place.
  public func candidates(
    in sentence: Coverage.Sentence, of document: DocumentID
  ) throws -> [OpenCandidate] {
    try store.read { view in
      let text = try view.documentText(document)
      return try view.candidates(in: document).filter { sentence.span.contains($0.span) }.map {
        OpenCandidate(claim: $0.claim, wording: text.quote($0.span), worth: $0.worth)
      }
    }
  }
}

extension StoreView {
  func coverage(of id: DocumentID) throws -> Desk.DocumentCoverage {
    let document = try self.document(id)
    let versions = try versions(of: document)
    let former = try versions.map { VersionOrder(try self.document($0)) }.sorted(by: >).map {
      try done(in: $0.document)
    }
    return Desk.DocumentCoverage(
      document: document, coverage: try coverage(of: documentText(id), id, former: former),
      versions: versions)
  }

  /// The other versions of a document that are known, in byte order of name.
  func versions(of document: SourceDocument) throws -> [DocumentID] {
    let words = [document.url, document.title].compactMap(\.self)
    return try documents(mentioning: words).filter { other in
      try other != document.id && self.document(other).isVersion(of: document)
    }
  }

  /// The coverage without what other versions lend it; sentences have the same numbers.
  fileprivate func ownCoverage(of id: DocumentID) throws -> (DocumentText, Coverage) {
    let text = try documentText(id)
    return (text, try coverage(of: text, id, former: []))
  }

  private func coverage(
    of text: DocumentText, _ id: DocumentID, former: [[Coverage.Former]]
  ) throws -> Coverage {
    let passages = try passages(of: id)
    return Coverage(
      of: text, marks: try passages.filter { !$0.isContested }.compactMap(mark),
      contested: passages.filter(\.isContested).compactMap(\.span),
      claims: try standingClaims(in: id).filter {
        try !isInOtherWords($0.claim, in: id, at: $0.span)
      }
      .map { Coverage.Placed(claim: $0.claim, span: $0.span) },
      former: former)
  }

  /// Whether a claim has a place with other words than were judged: who checked the claim has not checked those.
  private func isInOtherWords(
    _ id: ClaimID, in document: DocumentID, at span: TextSpan
  ) throws -> Bool {
    // What names the claim is judged: other claims alone need to be read.
    if ClaimID(naming: document, span: span) == id { return false }
    let roster = try roster()
    let claim = try roster.isEmpty ? claim(id) : countedClaim(id, roster: roster)
    guard let claim else { return false }
    return claim.tellingOtherWords(at: claim.appearances).contains {
      $0.isInOtherWords && $0.selector.document == document && $0.selector.span == span
    }
  }

  /// What was done in a version: by sentences where its text is here, else by what was marked.
  private func done(in version: DocumentID) throws -> [Coverage.Former] {
    guard let text = try text(of: version) else {
      return try passages(of: version).filter { !$0.isContested }.compactMap(mark)
        .sorted { $0.selector.span < $1.selector.span }
        .map { Coverage.Former(text: $0.selector.exact, state: $0.state, document: version) }
    }
    return try coverage(of: DocumentText(text), version, former: []).sentences.map {
      Coverage.Former(
        text: $0.text, state: $0.reason == nil ? nil : $0.state, document: version)
    }
  }

  /// What the extractor sees in a sentence, where that is one thing; else the whole sentence.
  fileprivate func proposed(
    in sentence: Coverage.Sentence, of document: DocumentID
  ) throws -> TextSpan {
    let proposed = try candidates(in: document).filter { sentence.span.contains($0.span) }
    return proposed.count == 1 ? proposed[0].span : sentence.span
  }
}

extension ActWriter {
  /// Checks that nobody else has marked a sentence otherwise since it was shown.
  ///
  /// - Parameter look: how far the log went then; `nil` where it was not shown.
  fileprivate func checkSeen(
    _ sentence: Coverage.Sentence, of document: DocumentID, _ draft: OperationDraft,
    look: LogPosition?
  ) throws {
    let news = try view.heads(of: document.text, facet: sentence.facet).filter { head in
      guard head.by != by, head.with.canonicalBytes != draft.with.canonicalBytes else {
        return false
      }
      return try look.map { try view.came(head, after: $0) } ?? true
    }
    guard let new = news.first else { return }
    let author = try view.original(of: new).by
    throw DeskError.nothingToDo(
      "Not shown to you: \(visible(author.name)) \(Self.told(PassageMark(new)?.state, sentence.number)).",
      remedy: "look at it with `cover show`, then say it again; no sentence was marked.")
  }

  private static func told(_ state: PassageMark.State?, _ number: Int) -> String {
    switch state {
    case .ticked: "has ticked sentence \(number)"
    case .exempt: "has exempted sentence \(number)"
    case .open, nil: "has opened sentence \(number) again"
    }
  }
}

extension StoreView {
  /// What somebody said of a passage, in the name of whose it is: not of who has only brought it back.
  fileprivate func mark(_ heads: FacetHeads) throws -> PassageMark? {
    guard let shown = heads.shown, var mark = PassageMark(shown) else { return nil }
    mark.by = try original(of: shown).by
    return mark
  }
}

extension FacetHeads {
  /// The passage that the facet is of.
  fileprivate var span: TextSpan? {
    let bounds = (facet.key ?? "").split(separator: ":").compactMap { Int($0) }
    return bounds.count == 2 ? TextSpan(bounds[0], bounds[1]) : nil
  }
}

extension Coverage {
  fileprivate func known(_ number: Int) throws(DeskError) -> Sentence {
    guard let sentence = sentence(number) else {
      throw .unknownWord(
        "\(number)", kind: "sentence of the document", known: ["1 to \(sentences.count)"])
    }
    return sentence
  }
}

extension Coverage.Sentence {
  /// The facet of its marks.
  fileprivate var facet: Facet { Facet(.passage, "\(span.start):\(span.end)") }

  /// Where words stand in the sentence; they must do so in one place.
  fileprivate func place(of words: String) throws -> TextSpan {
    let places = DocumentText(text).find(words)
    guard let place = places.first else {
      throw DeskError.wordsNotFound(words, where: "Sentence \(number)")
    }
    guard places.count == 1,
      let span = TextSpan(span.start + place.start, span.start + place.end)
    else { throw DeskError.wordsFoundOften(words, count: places.count) }
    return span
  }
}
