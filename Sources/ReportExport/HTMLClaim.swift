import ClaimModel

/// One claim of a report in HTML.
struct HTMLClaim {
  let entry: VerifiedClaimReport.Entry
  let number: Int
  let frame: ReportFrame

  var claim: Claim { entry.claim }
  var isVerified: Bool { entry.gate.isVerified }

  func write(in html: inout HTMLText) {
    html.raw(isVerified ? "<article class=\"claim\"" : "<article class=\"claim open\"")
    html.raw(" id=\"claim-")
    html.plain(claim.id)
    html.raw("\" aria-labelledby=\"wording-")
    html.plain(claim.id)
    html.raw("\">\n")
    html.raw("<header class=\"top\">\n<h3 id=\"wording-")
    html.plain(claim.id)
    html.raw("\" dir=\"auto\"><span class=\"no\">")
    html.plain(number)
    html.raw(".</span> ")
    if !isVerified { html.raw("<span class=\"not\">Not verified:</span> ") }
    html.text(claim.wording)
    html.raw("</h3>\n")
    rating(in: &html)
    chain(in: &html)
    html.raw("</header>\n")
    let source = HTMLSource(frame: frame, entry: entry)
    let judgement = HTMLJudgement(source)
    html.raw("<div class=\"two-up\"><div>\n")
    appearances(source, in: &html)
    judgement.evidence(in: &html)
    beside(source, in: &html)
    html.raw("</div><div>\n")
    judgement.verdicts(in: &html)
    gate(in: &html)
    html.raw("</div></div>\n")
    review(in: &html)
    html.raw("</article>\n")
  }

  // MARK: - What stands, and where it comes from

  private func rating(in html: inout HTMLText) {
    html.raw("<p class=\"mark\">")
    guard let rating = Decided(of: claim)?.rating else {
      html.raw("<b>")
      html.text(claim.noRatingPhrase())
      html.raw("</b></p>\n")
      return
    }
    let grade = frame.grade(rating)
    html.raw("<span class=\"")
    html.raw(HTMLTone(rating, in: frame).name)
    html.raw("\">")
    HTMLDials(frame.scale).use(grade, in: &html)
    html.raw(isVerified ? " Rating: <b>" : " Rating so far, not verified: <b>")
    html.text(rating)
    html.raw("</b></span><span class=\"why\">")
    html.text(grade?.meaning ?? "Not a grade of this desk’s scale.")
    html.raw("</span></p>\n")
  }

  private func chain(in html: inout HTMLText) {
    html.raw("<p class=\"chain\">")
    html.text(ReportWords.chain(claim) ?? "Who said it is not known.")
    html.raw("</p>\n")
  }

  private func appearances(_ source: HTMLSource, in html: inout HTMLText) {
    guard !claim.appearances.isEmpty else { return }
    html.raw("<h4>Where it appears</h4>\n<ul>\n")
    for appearance in claim.appearances {
      html.raw("<li><q dir=\"auto\">")
      html.text(appearance.selector.exact)
      html.raw("</q> ")
      source.place(appearance.selector, in: &html)
      if ReportWords.remarksOtherWords(at: appearance, of: entry) {
        html.raw(" <span class=\"not\">In other words.</span>")
      }
      switch appearance.anchor {
      case .anchored: break
      case .orphan: html.raw(" <span class=\"not\">Not found again.</span>")
      case .documentAbsent:
        html.raw(" <span class=\"not\">The document is not on this desk.</span>")
      }
      if let reader = appearance.readBy {
        html.raw(" <span class=\"not\">As ")
        html.text(reader.name)
        html.raw("’s desk read it.</span>")
      }
      html.raw("</li>\n")
    }
    html.raw("</ul>\n")
  }

  /// What was asked, what is quoted differently, what is contested, what went out.
  private func beside(_ source: HTMLSource, in html: inout HTMLText) {
    list("Quoted differently", entry.drifts, in: &html) { drift, html in
      source.drift(drift, in: &html)
    }
    list("Versions", ReportWords.versions(claim), in: &html) { phrase, html in
      html.text(phrase)
    }
    list("Unnamed sources", claim.attestationPhrases, in: &html) { phrase, html in
      html.text(phrase)
    }
    list("Queries", claim.queries, in: &html) { query, html in source.query(query, in: &html) }
    list("Contested", ReportWords.contests(entry), in: &html) { line, html in html.text(line) }
    list("Withdrawn", ReportWords.withdrawals(entry), in: &html) { line, html in html.text(line) }
    list("Not counted", ReportWords.uncounted(entry), in: &html) { line, html in html.text(line) }
    list("Published", claim.publications, in: &html) { publication, html in
      source.publication(publication, in: &html)
    }
    list("Said to be the same claim", claim.sameAs, in: &html) { other, html in
      html.plain(other)
    }
    let tags = claim.readableTags
    list("Tags", tags.isEmpty ? [] : [tags], in: &html) { tags, html in
      html.text(tags.joined(separator: ", "))
    }
  }

  private func list<Item>(
    _ heading: StaticString, _ items: [Item], in html: inout HTMLText,
    _ line: (Item, inout HTMLText) -> Void
  ) {
    guard !items.isEmpty else { return }
    html.raw("<h4>")
    html.raw(heading)
    html.raw("</h4>\n<ul class=\"src\">\n")
    for item in items {
      html.raw("<li>")
      line(item, &html)
      html.raw("</li>\n")
    }
    html.raw("</ul>\n")
  }

  // MARK: - The gate

  private func gate(in html: inout HTMLText) {
    let results = entry.gate.unmet + entry.gate.results.filter(\.isMet)
    html.raw("<h4>Gate: ")
    html.plain(results.count(where: \.isMet))
    html.raw(" of ")
    html.plain(results.count)
    html.raw(" clauses met</h4>\n<ul class=\"gate\">\n")
    for result in results {
      html.raw(
        result.isMet
          ? "<li><span class=\"sig\" aria-hidden=\"true\">✓</span><b>"
          : "<li><span class=\"sig no-\" aria-hidden=\"true\">✗</span><b>")
      html.text(result.clause.rawValue)
      html.raw(result.isMet ? "</b>, met: " : "</b>, <strong>not met</strong>: ")
      html.text(ReportWords.reason(result, entry))
      html.raw("</li>\n")
    }
    html.raw("</ul>\n<p class=\"small id\">")
    html.plain(claim.id)
    html.raw("</p>\n")
  }

  /// The claim's review as data, which cannot end its element.
  private func review(in html: inout HTMLText) {
    guard let review = ClaimReview(entry, frame) else { return }
    html.raw("<script type=\"application/ld+json\">")
    html.json(review.json(withContext: true))
    html.raw("</script>\n")
  }
}
