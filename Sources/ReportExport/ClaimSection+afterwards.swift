import ClaimModel

// What was asked about a claim, and what went out about it, in Markdown.
extension ClaimSection {
  /// Queries, publications and corrections: lines of a list.
  func afterwards(in markdown: inout MarkdownText) {
    for query in entry.claim.queries {
      markdown.raw("- **Query:** ")
      line(of: query, in: &markdown)
      markdown.raw("\n")
    }
    for publication in entry.claim.publications {
      markdown.raw("- **Published:** ")
      line(of: publication, in: &markdown)
      markdown.raw("\n")
    }
    for correction in entry.corrections {
      markdown.raw("- **Correction:** ")
      line(of: correction, in: &markdown)
      markdown.raw("\n")
    }
  }

  func line(of query: Query, in markdown: inout MarkdownText) {
    markdown.text(query.by.name)
    markdown.raw(" asked")
    if !query.to.isEmpty {
      markdown.raw(" ")
      markdown.text(query.to)
    }
    markdown.raw(": ")
    markdown.text(query.text)
    if query.isOpen { return markdown.raw(" **Open.**") }
    markdown.raw(query.waiver == nil ? " Answer: " : " ")
    markdown.text(query.outcome)
  }

  private func line(of correction: Correction, in markdown: inout MarkdownText) {
    let words = CorrectionWords(correction)
    markdown.text("\(words.title) \(words.dates)")
    for (label, address) in words.addresses {
      markdown.text("; \(label):")
      markdown.raw(" ")
      markdown.link(address)
    }
    markdown.raw(". ")
    markdown.text(words.text)
  }
}
