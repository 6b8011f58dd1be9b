import ClaimModel

/// The report as one page of HTML: no script, nothing from outside, readable on a phone, on paper and by a
/// screen reader.
///
/// The page's own policy lets in its style sheet, known by its hash, and nothing else. Each verified claim
/// carries its `ClaimReview` as JSON-LD, which is data.
///
/// **Source.** HTML Living Standard; Content Security Policy Level 3; WCAG 2.2.
public struct HTMLForm: ReportForm {
  public init() {}

  public var needs: ReportNeeds { [.agreement, .dates, .places, .reasons] }

  public func opening(_ frame: ReportFrame, _ summary: ReportSummary) -> [UInt8] {
    var html = HTMLText()
    let name = frame.readableName
    HTMLPage.open("Verified claims: ", name, in: &html)
    HTMLDials(frame.scale).definitions(in: &html)
    html.raw(##"<a class="skip" href="#verified">Skip to the claims</a>"##)
    html.raw("\n<div class=\"page\">\n<header class=\"head\">\n")
    html.raw("<p class=\"kicker\">Verified-claim report</p>\n<h1 dir=\"auto\">")
    html.text(name)
    html.raw("</h1>\n<p class=\"stand\">")
    html.text(ReportWords.counts(frame, summary))
    html.raw(
      ". <em>Verified</em> means checked through: a claim found false is verified too.</p>\n")
    for line in ReportWords.scope(frame) {
      html.raw("<p class=\"small\">")
      html.text(line)
      html.raw("</p>\n")
    }
    html.raw("</header>\n<main>\n")
    HTMLPicture(frame: frame, summary: summary).write(in: &html)
    html.raw("<section aria-labelledby=\"verified\">\n<h2 id=\"verified\">Verified</h2>\n")
    if summary.verified == 0 { html.raw("<p>No claim has passed the gate.</p>\n") }
    return html.bytes
  }

  public func claim(
    _ entry: VerifiedClaimReport.Entry, _ number: Int, _ frame: ReportFrame
  ) -> [UInt8] {
    var html = HTMLText(expecting: 8_192)
    HTMLClaim(entry: entry, number: number, frame: frame).write(in: &html)
    return html.bytes
  }

  public func turning(_ frame: ReportFrame, _ summary: ReportSummary) -> [UInt8] {
    var html = HTMLText()
    html.raw("</section>\n")
    guard frame.includesAll, summary.unverified > 0 else { return html.bytes }
    html.raw("<section aria-labelledby=\"unverified\">\n")
    html.raw("<h2 id=\"unverified\">Not verified</h2>\n<p class=\"warn\"><strong>")
    html.raw("These claims have not passed the gate. Nothing below may be called checked.")
    html.raw("</strong></p>\n")
    return html.bytes
  }

  public func closing(_ frame: ReportFrame, _ summary: ReportSummary) -> [UInt8] {
    var html = HTMLText()
    if frame.includesAll, summary.unverified > 0 { html.raw("</section>\n") }
    HTMLEnd(frame: frame, summary: summary).write(in: &html)
    html.raw("</div>\n</body>\n</html>\n")
    return html.bytes
  }
}

/// What all pages begin with.
enum HTMLPage {
  /// Up to the opening of the body.
  ///
  /// - Parameters:
  ///   - kind: what the page is, in words of ours.
  ///   - name: what it is of.
  static func open(_ kind: StaticString, _ name: String, in html: inout HTMLText) {
    html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    html.raw(#"<meta http-equiv="Content-Security-Policy" content="default-src 'none'; "#)
    html.raw("style-src 'sha256-")
    html.text(HTMLStyle.hash)
    html.raw(#"'; base-uri 'none'; form-action 'none'">"#)
    html.raw("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    html.raw("<meta name=\"referrer\" content=\"no-referrer\">\n")
    html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
    html.raw(kind)
    html.text(name)
    html.raw("</title>\n<style>")
    html.raw(Array(HTMLStyle.sheet.utf8))
    html.raw("</style>\n</head>\n<body>\n")
  }
}
