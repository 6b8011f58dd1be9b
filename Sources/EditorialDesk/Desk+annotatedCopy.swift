import AnnotationSync
import ClaimExtraction
public import ClaimModel
import ClaimStore
import ReportExport
import TextAnchoring

extension Desk {
  /// Writes the annotated copy of a document: the article as printed, with a numbered footnote at each claim.
  ///
  /// People stand by their initials, with a key where the policy lets names be shown, unless roles are asked
  /// for.
  ///
  /// - Parameter request: its form is `html` or `markdown`; of the selection, tags and period count.
  /// - Throws: ``DeskError/documentAbsent(_:)`` where nobody here has its text.
  @discardableResult
  public func annotatedCopy(
    of document: DocumentID, _ request: ReportRequest, to destination: ShareDestination
  ) throws -> ReportOutcome {
    try request.check()
    let (copy, unrated) = try annotatedCopy(of: document, request)
    let bytes = request.format == .html ? copy.html() : copy.markdown()
    try SealedOutput(self).check(bytes, what: "The copy", of: self)
    switch destination {
    case .stream(let body): try bytes.withUnsafeBytes(body)
    case .file(let path):
      try checkIsOutsideHome(path)
      try AtomicFile.write(bytes, to: path)
    }
    var outcome = ReportOutcome()
    outcome.bytes = bytes.count
    outcome.verified = copy.notes.count(where: \.isVerified)
    outcome.unverified = copy.claims.count - outcome.verified
    outcome.unrated = unrated
    try noteReading(of: &outcome, for: request)
    return outcome
  }

  private func annotatedCopy(
    of document: DocumentID, _ request: ReportRequest
  ) throws -> (copy: AnnotatedCopy, unrated: [ClaimID]) {
    let earlier = try request.asOf.flatMap { try EarlierState($0).open(store) }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let (reader, present) = (try annotator(), try policy())
    return try (earlier?.store ?? store).read { view in
      let text = try view.documentText(document)
      let run = ReportRun(
        view: view, request: request, deskName: name, asOf: earlier?.words,
        present: present, reader: reader, surroundings: surroundings)
      var frame = try run.frame()
      if frame.people == .names { frame.initials = Initials(of: try view.authors()) }
      let claims = try view.notes(on: document, text)
      let notes = claims.filter { request.selects($0.entry.claim, frame.documents) }
      let others = claims.filter { !request.selects($0.entry.claim, frame.documents) }
      let unselected = others.flatMap(\.spans).map {
        AnnotatedCopy.Stretch(span: $0, kind: .unselected)
      }
      // In the copy people are called by their initials.
      let unrated = notes.map(\.entry.claim).filter { $0.isUnrated(by: reader) }.map(\.id)
      let copy = AnnotatedCopy(
        frame: frame, document: try view.document(document), text: text.text, notes: notes,
        stretches: try view.stretches(of: document, text, marked: claims.flatMap(\.spans))
          + unselected,
        leftOut: AnnotatedCopy.LeftOut(
          unselected: Set(others.map(\.entry.claim.id)).count,
          verified: others.count(where: \.isVerified)))
      return (copy, unrated)
    }
  }
}

extension StoreView {
  fileprivate func notes(
    on document: DocumentID, _ text: DocumentText
  ) throws -> [AnnotatedCopy.Note] {
    var judging = try ClaimJudging(view: self, needs: [.dates, .places, .reasons])
    return try claimPlaces(in: [document]).flatMap { place -> [AnnotatedCopy.Note] in
      guard place.status != .candidate, let entry = try judging.entry(place.claim) else {
        return []
      }
      let own = entry.claim.appearances.filter { $0.selector.document == document }
      let others = own.filter(\.isInOtherWords).compactMap { text.anchor($0.selector)?.span }.map {
        AnnotatedCopy.Note(entry: entry, spans: [$0], isInOtherWords: true)
      }
      let spans = own.filter { !$0.isInOtherWords }.compactMap { text.anchor($0.selector)?.span }
      return spans.isEmpty && !others.isEmpty
        ? others : [AnnotatedCopy.Note(entry: entry, spans: spans)] + others
    }
  }

  /// - Parameter marked: where claims stand.
  fileprivate func stretches(
    of document: DocumentID, _ text: DocumentText, marked: [TextSpan]
  ) throws -> [AnnotatedCopy.Stretch] {
    let all = text.blocks()
    // Where everything is taken for menus and notices, nothing is told apart from it.
    let hasArticle = all.contains { $0.kind != .boilerplate && $0.kind != .headline }
    let blocks = all.compactMap { block -> AnnotatedCopy.Stretch? in
      switch block.kind {
      case .headline: return AnnotatedCopy.Stretch(span: block.span, kind: .headline)
      case .boilerplate:
        // A block in which somebody found a claim is read whole.
        let isRead = marked.contains { $0.overlaps(block.span) }
        return hasArticle && !isRead
          ? AnnotatedCopy.Stretch(span: block.span, kind: .boilerplate) : nil
      case .deck, .byline, .caption, .body: return nil
      }
    }
    // Seen anew, and not taken from what the desk keeps: that depends on how the text came here.
    let decided = Set(
      try claimPlaces(in: [document]).filter { $0.status != .candidate }.map(\.claim))
    let open = ClaimExtractor().candidates(in: text).map(\.span).filter { span in
      ClaimID(naming: document, span: span).map { !decided.contains($0) } ?? false
    }
    return blocks + open.map { AnnotatedCopy.Stretch(span: $0, kind: .candidate) }
  }
}
