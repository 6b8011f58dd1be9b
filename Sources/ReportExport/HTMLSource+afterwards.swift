import ClaimModel

// What was asked about a claim, and what went out about it, in HTML: the words of a list item each.
extension HTMLSource {
  /// A query with its answer, its waiver, or that it is open.
  func query(_ query: Query, in html: inout HTMLText) {
    html.text(query.by.name)
    html.raw(" asked")
    if !query.to.isEmpty { html.text(" \(query.to)") }
    html.raw(": ")
    html.text(query.text)
    html.raw(" ")
    guard !query.isOpen else { return html.raw("<span class=\"not\">Open.</span>") }
    if query.waiver == nil { html.raw("<strong>Answer:</strong> ") }
    html.text(query.outcome)
  }

  /// Version, day, rating and address of what went out, and whether it was taken back.
  func publication(_ publication: Publication, in html: inout HTMLText) {
    html.text("\(ReportWords.edition(publication)): ")
    html.address(publication.url)
    if !publication.because.isEmpty {
      html.raw(" ")
      html.text(publication.because)
    }
    guard let withdrawal = publication.withdrawal else { return }
    html.raw(" <strong>")
    html.text(withdrawal.phrase)
    html.raw("</strong>")
  }

  /// The kind of a correction, its versions with their days and addresses, and what changed.
  func correction(_ correction: Correction, in html: inout HTMLText) {
    let words = CorrectionWords(correction)
    html.raw("<strong>")
    html.text(words.title)
    html.raw("</strong> ")
    html.text(words.dates)
    for (label, address) in words.addresses {
      html.text("; \(label): ")
      html.address(address)
    }
    html.raw(". ")
    html.text(words.text)
  }
}
