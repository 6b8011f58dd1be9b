import ClaimModel

/// Sources of a report in HTML: documents with the place in them, and what is outside.
struct HTMLSource {
  let frame: ReportFrame
  let entry: VerifiedClaimReport.Entry

  /// A document by title, outlet and date, and the place in it.
  func place(_ selector: Selector, in html: inout HTMLText) {
    let document = frame.documents[selector.document]
    html.raw("<span class=\"place src\"><cite dir=\"auto\">")
    html.words(document?.title ?? "A document without a title", leadingTo: document?.url)
    html.raw("</cite>")
    for part in [document?.outlet, document?.published].compactMap(\.self) where !part.isEmpty {
      html.raw(", ")
      html.text(part)
    }
    html.text(entry.place(of: selector))
    html.raw(" <span class=\"id\">")
    html.text(selector.document.short)
    html.raw(", scalars ")
    html.plain(selector.span.start)
    html.raw("–")
    html.plain(selector.span.end)
    html.raw("</span></span>")
  }

  /// One evidence, with the name by which verdicts cite it.
  func evidence(_ item: Evidence, _ name: String, in html: inout HTMLText) {
    html.raw("<p class=\"st ")
    html.raw(Self.tone(item.stance))
    html.raw("\"><span class=\"sig\" aria-hidden=\"true\">")
    html.raw(Self.sign(item.stance))
    html.raw("</span>")
    html.text(name)
    html.raw(" ")
    html.text(item.stance.rawValue)
    if item.isPrimary { html.raw(", primary document") }
    html.raw("</p>\n")
    if entry.isWholeDocument(item) {
      html.raw("<p>")
      html.text(ReportWords.silentDocument)
      html.raw("</p>\n")
    }
    if let words = entry.quotation(of: item) {
      html.raw("<blockquote dir=\"auto\">")
      html.text(words)
      html.raw("</blockquote>\n")
    }
    if let selector = item.selector { place(selector, in: &html) }
    outside(item, in: &html)
    html.raw("<span class=\"place\">")
    let origins = item.origins
    html.raw(origins.isEmpty ? "Origin not named" : "Origin: ")
    html.list(origins)
    if item.isUnnamed { html.raw("; source not named") }
    if !item.isProven { html.raw("; author not proven") }
    html.raw("; offered by ")
    html.text(item.by.name)
    if let day = ReportWords.recorded(entry.dates[OperationID(item.id)]) {
      html.raw(", ")
      html.text(day)
    }
    html.raw("</span>")
    guard !item.note.isEmpty else { return }
    html.raw("<p>")
    html.text(item.note)
    html.raw("</p>")
  }

  /// A source that is no document of the desk.
  private func outside(_ item: Evidence, in html: inout HTMLText) {
    guard item.url != nil || item.title != nil else { return }
    html.raw("<span class=\"place src\">")
    if let title = item.title {
      html.raw("<cite dir=\"auto\">")
      html.text(title)
      html.raw("</cite> ")
    }
    if let url = item.url { html.address(url) }
    html.raw("</span>")
  }

  /// One utterance as two documents have it.
  func drift(_ drift: QuoteDrift, in html: inout HTMLText) {
    html.raw("<q dir=\"auto\">")
    html.text(drift.here.exact)
    html.raw("</q> ")
    place(drift.here, in: &html)
    html.raw("<q dir=\"auto\">")
    html.text(drift.there.exact)
    html.raw("</q> ")
    place(drift.there, in: &html)
    html.raw("<strong>")
    html.text(drift.relation)
    html.raw("</strong>")
    guard !drift.changes.isEmpty else { return }
    html.text(": \(drift.changes.joined(separator: "; "))")
  }

  private static func tone(_ stance: Evidence.Stance) -> StaticString {
    switch stance {
    case .supports: "t5"
    case .refutes: "t1"
    case .context, .silent: "t0"
    }
  }

  private static func sign(_ stance: Evidence.Stance) -> StaticString {
    switch stance {
    case .supports: "+"
    case .refutes: "−"
    case .context: "i"
    case .silent: "∅"
    }
  }
}
