import ClaimModel

/// The end of a report in HTML: corrections, method, people, and what it was made of.
struct HTMLEnd {
  let frame: ReportFrame
  let summary: ReportSummary

  func write(in html: inout HTMLText) {
    corrections(in: &html)
    html.raw("</main>\n<footer class=\"end\">\n<section aria-labelledby=\"method\">\n")
    html.raw("<h2 class=\"leaf\" id=\"method\">Method</h2>\n")
    html.raw("<p>A claim is called verified when every one of these is met:</p>\n<ul>\n")
    for clause in frame.policy.words {
      html.raw("<li>")
      html.text(clause.text)
      html.raw("</li>\n")
    }
    html.raw("</ul>\n<p>Ratings are those of the scale <em>")
    html.text(frame.scale.name)
    html.raw("</em>, truest first:</p>\n<dl>\n")
    for grade in frame.scale.grades { line(grade, in: &html) }
    html.raw("</dl>\n")
    coverage(in: &html)
    if let agreement = summary.agreement {
      html.raw("<p>")
      html.text(agreement.words)
      html.raw("</p>\n")
    }
    html.raw("</section>\n")
    people(in: &html)
    made(in: &html)
    html.raw("</footer>\n")
  }

  private func line(_ grade: Grade, in html: inout HTMLText) {
    html.raw("<dt class=\"")
    html.raw(HTMLTone(grade.name, in: frame).name)
    html.raw("\">")
    HTMLDials(frame.scale).use(grade, in: &html)
    html.raw(" ")
    html.text(grade.name)
    html.raw("</dt><dd>")
    html.text(grade.meaning)
    if grade.value == nil { html.raw(" <em>Off the scale: it decides nothing.</em>") }
    html.raw("</dd>\n")
  }

  private func coverage(in html: inout HTMLText) {
    let lines = ReportWords.coverage(frame, summary)
    html.raw("<p>")
    html.text(lines.first ?? "")
    html.raw("</p>\n")
    guard lines.count > 1 else { return }
    html.raw("<ul>\n")
    for line in lines.dropFirst() {
      html.raw("<li>")
      html.text(line)
      html.raw("</li>\n")
    }
    html.raw("</ul>\n")
  }

  private func people(in html: inout HTMLText) {
    let lines = ReportWords.people(summary)
    guard !lines.isEmpty else { return }
    html.raw("<section aria-labelledby=\"people\">\n<h2 id=\"people\">People</h2>\n<dl>\n")
    for line in lines {
      html.raw("<dt>")
      html.text(line.name)
      html.raw("</dt><dd>")
      html.text(line.work)
      html.raw("</dd>\n")
    }
    html.raw("</dl>\n")
    if summary.isByRoles {
      html.raw("<p class=\"small\">")
      html.text(ReportWords.rolesRemark)
      html.raw("</p>\n")
    }
    let pairs = ReportWords.pairs(summary)
    if !pairs.isEmpty {
      html.raw(
        "<table>\n<caption class=\"small\">Claims that both rated blind</caption>\n<thead><tr>")
      html.raw("<th scope=\"col\">Pair</th><th scope=\"col\" class=\"n\">Claims</th>")
      html.raw("<th scope=\"col\" class=\"n\">Alike</th></tr></thead>\n<tbody>\n")
      for pair in pairs {
        html.raw("<tr><td>")
        html.text("\(pair.one) and \(pair.other)")
        html.raw("</td><td class=\"n\">")
        html.plain(pair.claims)
        html.raw("</td><td class=\"n\">")
        html.plain(pair.alike)
        html.raw("</td></tr>\n")
      }
      html.raw("</tbody>\n</table>\n")
    }
    html.raw("</section>\n")
  }

  private func made(in html: inout HTMLText) {
    html.raw("<p class=\"small\">")
    html.text(ReportWords.made)
    html.raw(" <span class=\"id\">")
    html.text(frame.state)
    html.raw("</span></p>\n")
  }

  // MARK: - Corrections

  private func corrections(in html: inout HTMLText) {
    guard !summary.corrections.isEmpty || !summary.withdrawn.isEmpty else { return }
    html.raw("<section aria-labelledby=\"corrections\">\n")
    html.raw("<h2 class=\"leaf\" id=\"corrections\">Corrections</h2>\n")
    for (wording, correction) in summary.corrections {
      html.raw("<article class=\"claim\">\n")
      write(CorrectionWords(correction), wording, correction, in: &html)
      html.raw("</article>\n")
    }
    for (wording, _, publication) in summary.withdrawn {
      html.raw("<article class=\"claim\">\n<p class=\"mark not\">Withdrawn.</p>\n<h3 dir=\"auto\">")
      html.text(wording)
      html.raw("</h3>\n<p class=\"place src\">")
      html.text(ReportWords.withdrawn(publication))
      html.raw("</p>\n</article>\n")
    }
    html.raw("</section>\n")
  }

  private func write(
    _ words: CorrectionWords, _ wording: String, _ correction: Correction,
    in html: inout HTMLText
  ) {
    html.raw(correction.later == nil ? "<p class=\"mark not\">" : "<p class=\"mark\">")
    html.text(words.title)
    html.raw("</p>\n<h3 dir=\"auto\">")
    html.text(wording)
    html.raw("</h3>\n<p class=\"place src\">")
    html.text(words.dates)
    for (label, address) in words.addresses {
      html.text("; \(label): ")
      html.address(address)
    }
    html.raw("</p>\n")
    for line in [words.takenBack, words.reason] where !line.isEmpty {
      html.raw("<p>")
      html.text(line)
      html.raw("</p>\n")
    }
    guard !correction.differences.isEmpty else { return }
    html.raw("<ul>\n")
    for difference in correction.differences {
      html.raw("<li><strong>")
      html.text(words.name(of: difference.what))
      html.raw("</strong>: ")
      if !difference.old.isEmpty {
        html.raw("<del dir=\"auto\">")
        html.text(difference.old)
        html.raw("</del> ")
      }
      if !difference.new.isEmpty {
        html.raw("<ins dir=\"auto\">")
        html.text(difference.new)
        html.raw("</ins>")
      }
      html.raw("</li>\n")
    }
    html.raw("</ul>\n")
  }
}
