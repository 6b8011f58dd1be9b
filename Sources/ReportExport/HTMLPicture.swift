import ClaimModel

/// The summary as pictures with their words: ratings, progress, agreement by pair.
struct HTMLPicture {
  let frame: ReportFrame
  let summary: ReportSummary

  /// The most pairs that are drawn; all of them stand in the table at the end.
  private static let mostPairs = 8

  func write(in html: inout HTMLText) {
    html.raw("<section class=\"sums\" aria-label=\"Summary\">\n")
    ratings(in: &html)
    progress(in: &html)
    pairs(in: &html)
    html.raw("</section>\n")
  }

  private struct Part {
    let tone: StaticString
    let count: Int
  }

  /// One bar, its parts as wide as their counts.
  private func bar(_ parts: [Part], _ kind: StaticString, in html: inout HTMLText) {
    let whole = parts.reduce(0) { $0 + $1.count }
    html.raw("<svg class=\"")
    html.raw(kind)
    html.raw(
      #"" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true" focusable="false">"#)
    html.raw(#"<rect class="t0" width="1000" height="20" fill="currentColor" opacity=".16"/>"#)
    var done = 0
    for part in parts where part.count > 0 && whole > 0 {
      let (start, end) = (done * 1000 / whole, (done + part.count) * 1000 / whole)
      html.raw(#"<rect class=""#)
      html.raw(part.tone)
      html.raw(#"" height="20" fill="currentColor" x=""#)
      html.plain(start)
      html.raw(#"" width=""#)
      html.plain(max(2, end - start - (end < 1000 ? 4 : 0)))
      html.raw(#""/>"#)
      done += part.count
    }
    html.raw("</svg>\n")
  }

  private func ratings(in html: inout HTMLText) {
    let grades = frame.scale.grades.filter { summary.count(of: $0.name) > 0 }
    html.raw("<div><h2>What was found</h2>\n")
    bar(
      grades.map {
        Part(tone: HTMLTone($0.name, in: frame).name, count: summary.count(of: $0.name))
      }, "bar", in: &html)
    html.raw("<ul class=\"key\">")
    if grades.isEmpty { html.raw("<li>Nothing is verified yet.</li>") }
    for grade in grades {
      html.raw("<li class=\"")
      html.raw(HTMLTone(grade.name, in: frame).name)
      html.raw("\">")
      HTMLDials(frame.scale).use(grade, in: &html)
      html.raw("<b>")
      html.text(grade.name)
      html.raw("</b><span class=\"n\">")
      html.plain(summary.count(of: grade.name))
      html.raw("</span></li>")
    }
    html.raw("</ul></div>\n")
  }

  private func progress(in html: inout HTMLText) {
    html.raw("<div><h2>How far the work is</h2>\n")
    let parts: [(tone: StaticString, label: StaticString, count: Int)] = [
      ("t5", "verified", summary.verified), ("t3", "not verified", summary.unverified),
      ("t0", "nobody has decided about", summary.leftOut.undecided),
      ("t0", "not asked for", summary.leftOut.unselected),
    ]
    bar(parts.map { Part(tone: $0.tone, count: $0.count) }, "bar", in: &html)
    html.raw("<ul class=\"key\">")
    for part in parts where part.count > 0 {
      html.raw("<li class=\"")
      html.raw(part.tone)
      html.raw("\"><b>")
      html.raw(part.label)
      html.raw("</b><span class=\"n\">")
      html.plain(part.count)
      html.raw("</span></li>")
    }
    html.raw("</ul></div>\n")
  }

  private func pairs(in html: inout HTMLText) {
    html.raw("<div><h2>Who agreed, rating blind</h2>\n")
    let lines = ReportWords.pairs(summary)
    html.raw("<ul class=\"key\">")
    if lines.isEmpty {
      html.raw(
        summary.isByRoles
          ? "<li>Not told by pair: people stand by their roles.</li>"
          : "<li>No claim was rated blind by two people.</li>")
    }
    for line in lines.prefix(Self.mostPairs) {
      html.raw("<li class=\"pair\">")
      bar(
        [Part(tone: "t5", count: line.alike), Part(tone: "t2", count: line.claims - line.alike)],
        "thin", in: &html)
      html.text(line.one)
      html.raw(" and ")
      html.text(line.other)
      html.raw(": ")
      html.plain(line.alike)
      html.raw(" of ")
      html.text(counted(line.claims, "claim"))
      html.raw(" alike</li>")
    }
    html.raw("</ul>")
    if let agreement = summary.agreement, let alpha = agreement.alpha {
      html.raw("<p class=\"small\">Krippendorff’s α ")
      html.text(ReportAgreement.number(alpha))
      html.raw("</p>")
    }
    html.raw("</div>\n")
  }
}
