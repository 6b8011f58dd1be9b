import ClaimModel

extension AnnotatedCopy {
  /// The copy as one page of HTML, made like ``HTMLForm``'s.
  public func html() -> [UInt8] {
    var html = HTMLText()
    HTMLPage.open("Annotated copy: ", title, in: &html)
    HTMLDials(frame.scale).definitions(in: &html)
    html.raw(##"<a class="skip" href="#notes">Skip to the footnotes</a>"##)
    html.raw("\n<div class=\"page\">\n")
    head(in: &html)
    html.raw("<main>\n")
    legend(in: &html)
    html.raw("<article class=\"text\" aria-label=\"The article\">")
    for piece in pieces { write(piece, in: &html) }
    html.raw("</article>\n<section aria-labelledby=\"notes\">\n")
    html.raw("<h2 class=\"leaf\" id=\"notes\">Footnotes</h2>\n")
    initials(in: &html)
    html.raw("<ol class=\"notes\">\n")
    for (place, note) in notes.enumerated() { write(note, place + 1, in: &html) }
    html.raw("</ol>\n</section>\n</main>\n</div>\n</body>\n</html>\n")
    return html.bytes
  }

  private func head(in html: inout HTMLText) {
    html.raw("<header class=\"head\">\n<p class=\"kicker\">Annotated copy</p>\n<h1 dir=\"auto\">")
    html.text(title)
    html.raw("</h1>\n<p class=\"stand\">")
    html.text(ReportWords.tally(self))
    html.raw("</p>\n<p class=\"small src\">")
    html.text(imprint)
    if let url = document.url {
      if !imprint.isEmpty { html.raw(" · ") }
      html.address(url)
    }
    html.raw("</p>\n")
    for line in ReportWords.scope(frame) {
      html.raw("<p class=\"small\">")
      html.text(line)
      html.raw("</p>\n")
    }
    html.raw("<p class=\"small\">Document <span class=\"id\">")
    html.text(document.id.text)
    html.raw("</span><br>Set of operations <span class=\"id\">")
    html.text(frame.state)
    html.raw("</span></p>\n</header>\n")
  }

  private func legend(in html: inout HTMLText) {
    html.raw("<section class=\"text key\" aria-label=\"Legend\"><ul class=\"legend\">")
    for grade in frame.scale.grades {
      html.raw("<li><span class=\"c ")
      html.raw(HTMLTone(grade.name, in: frame).name)
      html.raw("\">words</span> <span class=\"")
      html.raw(HTMLTone(grade.name, in: frame).name)
      html.raw("\">")
      HTMLDials(frame.scale).use(grade, in: &html)
      html.text(" \(grade.name)")
      html.raw("</span></li>")
    }
    html.raw("<li><span class=\"c t0 open\">words</span> dashed: not verified</li>")
    html.raw(
      "<li><sup class=\"from t0\">1+2?</sup><span class=\"c t0 open two\">words</span> thick: ")
    html.raw("in more than one claim; their numbers, with the sign and colour of the one that ")
    html.raw("stands worst; of more than three, those that begin there</li>")
    html.raw(
      "<li><sup class=\"from t0\">1</sup><span class=\"c t0\">words</span> where claims share ")
    html.raw("words or have several parts, whose words begin</li>")
    for sign in signs {
      html.raw("<li><b>")
      html.text(sign.sign)
      html.raw("</b> ")
      html.text(sign.words)
      html.raw("</li>")
    }
    html.raw("<li><span class=\"u\">words</span> may hold a claim; nobody has decided</li>")
    if leftOut.unselected > 0 {
      html.raw("<li><span class=\"out\">words</span> a claim that was not asked for here; ")
      html.raw("it may have been checked</li>")
    }
    html.raw("<li><span class=\"un\">words</span> not checked</li>")
    html.raw("<li><span class=\"bp\">words</span> not of the article: menus, notices; folded, ")
    html.raw("and not printed</li></ul></section>\n")
  }

  private func write(_ piece: Piece, in html: inout HTMLText) {
    switch piece {
    case .segment(let segment): write(segment, in: &html)
    case .folded(let segments):
      html.raw("<details class=\"fold\"><summary>")
      html.text(Self.words(ofFolded: segments))
      html.raw("</summary><span class=\"bp\">")
      for segment in segments { html.lines(segment.text) }
      html.raw("</span></details>")
    }
  }

  private func write(_ segment: Segment, in html: inout HTMLText) {
    markBegins(of: segment, in: &html)
    if segment.isHeadline { html.raw("<b>") }
    html.raw("<span class=\"")
    if let worst = worst(of: segment.sharers) {
      html.raw("c ")
      html.raw(tone(of: worst).name)
      if notes[worst].status != .verified { html.raw(" open") }
      if segment.depth > 1 { html.raw(" two") }
    } else {
      html.raw(
        segment.isUnselected
          ? "out" : segment.isBoilerplate ? "bp" : segment.isCandidate ? "u" : "un")
    }
    html.raw("\">")
    html.lines(segment.text)
    html.raw("</span>")
    if segment.isHeadline { html.raw("</b>") }
    for end in segment.ends.prefix(Self.mostNumbers) { mark(end, in: &html) }
    let others = segment.ends.dropFirst(Self.mostNumbers)
    guard !others.isEmpty else { return }
    html.raw("<sup>")
    // Where the footnotes lead back to.
    for end in others where end.isLast {
      html.raw("<span id=\"mark-")
      html.plain(end.note + 1)
      html.raw("\"></span>")
    }
    further(others.count, from: others.first?.note, "end", in: &html)
    html.raw("</sup>")
  }

  /// How many claims there are beside those whose numbers stand at a place, with a way to the first of them.
  private func further(
    _ count: Int, from first: Int?, _ what: String, in html: inout HTMLText
  ) {
    guard count > 0, let first else { return }
    html.raw("<a href=\"#note-")
    html.plain(first + 1)
    html.raw("\" aria-label=\"")
    html.text("\(counted(count, "more claim")) \(what) here, see the footnotes")
    html.raw("\">+")
    html.plain(count)
    html.raw(" more</a>")
  }

  /// The numbers of the footnotes whose words begin here, with those that share the words: of these the sign
  /// is that of the worst.
  private func markBegins(of segment: Segment, in html: inout HTMLText) {
    guard segment.begins.contains(where: \.isNumbered),
      let worst = worst(of: segment.sharers)
    else { return }
    html.raw("<sup class=\"from ")
    html.raw(tone(of: worst).name)
    html.raw("\">")
    let (shown, others) = Self.numbers(at: segment)
    for (place, note) in shown.enumerated() {
      if place > 0 { html.raw("+") }
      let begins = segment.begins.contains { $0.note == note } ? "begin" : "go on"
      html.raw("<a href=\"#note-")
      html.plain(note + 1)
      html.raw("\" aria-label=\"")
      html.text("Words of footnote \(note + 1) \(begins)")
      html.raw("\">")
      html.plain(note + 1)
      html.raw("</a>")
    }
    if others > 0 { html.text(" ") }
    further(
      others, from: segment.begins.dropFirst(shown.count).first?.note, "begin", in: &html)
    if segment.depth > 1 {
      html.raw("<span role=\"img\" aria-label=\"")
      html.text("shared, at worst \(notes[worst].status.words)")
      html.raw("\">")
      html.text(notes[worst].status.sign)
      html.raw("</span>")
    }
    html.raw("</sup>")
  }

  /// The number of a footnote, with the sign of its status.
  private func mark(_ end: End, in html: inout HTMLText) {
    let (number, status) = (end.note + 1, notes[end.note].status)
    html.raw("<sup class=\"")
    html.raw(tone(of: end.note).name)
    html.raw("\"><a")
    if end.isLast {
      html.raw(" id=\"mark-")
      html.plain(number)
      html.raw("\"")
    }
    html.raw(" href=\"#note-")
    html.plain(number)
    html.raw("\" aria-label=\"")
    html.text("Footnote \(number), \(status.words)\(end.isLast ? "" : ", goes on")")
    html.raw("\">")
    html.plain(number)
    html.text(end.isLast ? status.sign : "…")
    html.raw("</a></sup>")
  }

  private func write(_ note: Note, _ number: Int, in html: inout HTMLText) {
    let claim = note.entry.claim
    let rating = note.rating
    html.raw("<li id=\"note-")
    html.plain(number)
    html.raw("\">\n<p class=\"mark\"><span class=\"num\">")
    html.plain(number)
    html.raw("</span><span class=\"")
    html.raw(HTMLTone(rating, in: frame).name)
    html.raw("\"><span class=\"sig\" aria-hidden=\"true\">")
    html.text(note.status.sign)
    html.raw("</span>")
    HTMLDials(frame.scale).use(rating.flatMap { frame.grade($0) }, in: &html)
    html.raw(" <b>")
    html.text(rating ?? "no rating")
    html.raw("</b>, ")
    html.text(note.status.words)
    html.raw("</span><span class=\"why\">")
    html.text(note.checkers)
    html.raw("</span><a class=\"self\" href=\"#mark-")
    html.plain(number)
    html.raw("\" aria-label=\"Back to the text\">↑</a></p>\n<p dir=\"auto\">")
    if note.isInOtherWords {
      html.text(ReportWords.otherWords(than: claim))
    } else {
      html.raw("<strong>")
      html.text(claim.wording)
      html.raw("</strong>")
    }
    html.raw("</p>\n<p class=\"place\">")
    html.text(
      (ReportWords.chain(claim).map { "\($0); " } ?? "") + place(of: note))
    html.raw("</p>\n")
    sources(of: note, in: &html)
    html.raw("</li>\n")
  }

  private func sources(of note: Note, in html: inout HTMLText) {
    let claim = note.entry.claim
    for result in note.entry.gate.unmet {
      html.raw("<p><b>")
      html.text(result.clause.rawValue)
      html.raw("</b>, <strong>not met</strong>: ")
      html.text(ReportWords.reason(result, note.entry))
      html.raw("</p>\n")
    }
    if !claim.countedVerdicts.isEmpty || ReportWords.ruling(claim) != nil {
      HTMLJudgement(HTMLSource(frame: frame, entry: note.entry)).list(in: &html)
    }
    for line in ReportWords.contests(note.entry) {
      html.raw("<p><strong>Contested</strong>: ")
      html.text(line)
      html.raw("</p>\n")
    }
    for line in ReportWords.withdrawals(note.entry) {
      html.raw("<p>")
      html.text(line)
      html.raw("</p>\n")
    }
    for line in ReportWords.uncounted(note.entry) {
      html.raw("<p><strong>Not counted</strong>: ")
      html.text(line)
      html.raw("</p>\n")
    }
    for phrase in claim.attestationPhrases {
      html.raw("<p>Unnamed source, ")
      html.text(phrase)
      html.raw("</p>\n")
    }
    let source = HTMLSource(frame: frame, entry: note.entry)
    list(claim.evidence.enumerated().map(\.self), in: &html) { item, html in
      source.evidence(item.element, "E\(item.offset + 1)", in: &html)
    }
    list(claim.queries, "Query", in: &html) { source.query($0, in: &$1) }
    list(claim.publications, "Published", in: &html) { source.publication($0, in: &$1) }
    list(note.entry.corrections, "Correction", in: &html) { source.correction($0, in: &$1) }
  }

  /// A list, each item after a word that says what it is; nothing where there is no item.
  private func list<Item>(
    _ items: [Item], _ name: StaticString? = nil, in html: inout HTMLText,
    _ line: (Item, inout HTMLText) -> Void
  ) {
    guard !items.isEmpty else { return }
    html.raw(name == nil ? "<ul>\n" : "<ul class=\"src\">\n")
    for item in items {
      html.raw("<li>")
      if let name {
        html.raw("<b>")
        html.raw(name)
        html.raw("</b>: ")
      }
      line(item, &html)
      html.raw("</li>\n")
    }
    html.raw("</ul>\n")
  }

  /// Who stands for which initials; before the footnotes, as behind them it could come to stand alone on a sheet
  /// of paper.
  private func initials(in html: inout HTMLText) {
    guard !key.isEmpty else { return }
    html.raw("<h3 class=\"label\" id=\"initials\">Initials</h3>\n<dl class=\"pairs\">")
    for (initials, name) in key {
      html.raw("<dt>")
      html.text(initials)
      html.raw("</dt><dd>")
      html.text(name)
      html.raw("</dd>")
    }
    html.raw("</dl>\n")
  }
}
