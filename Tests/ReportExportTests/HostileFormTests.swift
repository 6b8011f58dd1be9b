import ClaimModel
import DeskTestSupport
import Foundation
import ReportExport
import Testing

@Suite("Hostile text in a form of a report")
struct HostileFormTests {
  static let texts = [
    "</script><script>alert(1)</script>", "<!--<script>", "--> <img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>", "' onmouseover='alert(1)", "javascript:alert(1)",
    "https://e.example/\"onclick=\"alert(1)", "=HYPERLINK(\"https://e.example\")", "+1+1", "-1+1",
    "@SUM(A1)", "\t=1+1", "\r\n=1+1", "a\",\"b", "＝1+1", "\u{1B}[2J\u{9B}31m", "\u{202E}gnp.exe",
    "zero\u{200B}width\u{FEFF}", "\u{2028}\u{2029}", "&lt;b&gt;", "</style></title><b>",
    "{{x}} ${x}",
    "]]>", "\u{0}",
  ]

  static let cases = texts.indices.map(\.self)

  /// A report in which every text from outside is `text`, and whose claim is verified.
  private func report(of text: String) throws -> VerifiedClaimReport {
    let annotators = (1...3).map { Annotator(recorded: "\(text)\($0)") }
    var document = try Example.document("c", title: text)
    (document.outlet, document.published, document.url, document.author) = (text, text, text, text)
    var claim = try Example.ruledClaim(in: document, wording: text)
    claim.attribution = Attribution(
      speaker: text, addressee: text, channel: text, intermediary: text, outlet: text, madeOn: text)
    claim.tags = [text]
    claim.evidence = claim.evidence.enumerated().map { place, old in
      var evidence = Evidence(id: old.id, stance: .refutes, by: annotators[0])
      (evidence.url, evidence.title, evidence.quote) = (text, text, text)
      (evidence.origin, evidence.note, evidence.isPrimary) = ("\(text)\(place)", text, true)
      return evidence
    }
    claim.verdicts = try (0..<2).map { place in
      try Example.verdict(
        UInt8(place + 1), by: annotators[place].name, rating: "false", because: text,
        citing: claim.evidence.map(\.id))
    }
    claim.ruling = Ruling(
      operation: try Example.name(9), by: annotators[2], rating: "false", because: text,
      judged: claim.verdicts.map(\.operation))
    claim.queries = [
      Query(id: try Example.name(8), to: text, text: text, by: annotators[0], answer: text)
    ]
    claim.publications = try (1...3).map { version in
      Publication(
        id: try Example.name(UInt8(70 + version)), url: text, version: version,
        change: version == 1 ? .first : .rating, because: text, by: annotators[0], at: text,
        standing: Publication.Standing(
          wording: "\(text)\(version)", rating: text, ruling: nil, evidence: [], isVerified: true),
        withdrawal: version < 3
          ? nil : Publication.Withdrawal(by: annotators[0], at: text, because: text))
    }
    return VerifiedClaimReport(
      frame: ReportFrame(
        deskName: text, digest: text, policy: .standard, scale: .standard,
        documents: [document.id: document], includesAll: true, selection: [text], asOf: text,
        address: text),
      entries: [
        .init(
          claim: claim, gate: Gate(claim), dates: [try Example.name(1): text],
          drifts: [
            QuoteDrift(
              here: claim.appearances[0].selector, there: claim.appearances[0].selector,
              relation: text, changes: [text])
          ])
      ], leftOut: .init())
  }

  @Test("makes no element, attribute or address of its own in HTML", arguments: cases)
  func isInertInHTML(place: Int) throws {
    let text = Self.texts[place]
    let page = try report(of: text).text(HTMLForm())
    let harmless = try report(of: "harmless").text(HTMLForm())
    let isAddress = text.hasPrefix("https://") && !text.contains("\"")
    #expect(tags(page) == tags(harmless) || isAddress, "\(text.debugDescription)")
    #expect(!page.lowercased().contains("<img") && !page.contains("<svg onload"))
    #expect(page.components(separatedBy: "</script").count == 2)
    #expect(!page.contains("<!--"))
    for href in page.components(separatedBy: "href=\"").dropFirst() {
      #expect(href.hasPrefix("#") || href.hasPrefix("https://"))
    }
    #expect(isShown(page))
  }

  /// The names of the elements, in order, with the names of their attributes.
  private func tags(_ page: String) -> [String] {
    page.components(separatedBy: "<").dropFirst().map { piece in
      let tag = piece.prefix { $0 != ">" }
      return tag.components(separatedBy: "\"").enumerated().filter { $0.offset % 2 == 0 }
        .map(\.element).joined()
    }
  }

  /// Whether no control, no direction and no invisible character is left.
  private func isShown(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x0A, 0x0D: true
      case 0..<0x20, 0x7F..<0xA0, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
        false
      default: true
      }
    }
  }

  @Test("begins no formula and no field in a table", arguments: cases)
  func isInertInCSV(place: Int) throws {
    let bytes = try report(of: Self.texts[place]).bytes(CSVForm())
    let rows = try CSVReading.rows(bytes)
    #expect(rows.count == 2 && rows[0] == CSVForm.columns)
    #expect(rows[1].count == CSVForm.columns.count)
    let signs: Set<Character> = ["=", "+", "-", "@", "＝", "＋", "－", "＠"]
    for field in rows[1] {
      let first = field.first { !$0.isWhitespace }
      #expect(!signs.contains(first ?? "a"), "\(field.debugDescription)")
    }
    #expect(isShown(String(decoding: bytes, as: UTF8.self)))
  }

  @Test("is a text and no more in JSON and in JSON-LD", arguments: cases)
  func isInertInJSON(place: Int) throws {
    let text = Self.texts[place]
    let report = try report(of: text)
    let claim = try #require(try report.json()["claims"]?.array?.first)
    #expect(claim["wording"]?.string?.utf8.elementsEqual(text.utf8) ?? false)
    let graph = try JSONValue(parsing: report.bytes(ClaimReviewForm()))["@graph"]
    let review = try #require(graph?.array?.first)
    #expect(review["claimReviewed"]?.string?.utf8.elementsEqual(text.utf8) ?? false)
    let appearance = review["itemReviewed"]?["firstAppearance"]
    #expect(appearance?["url"] == nil && appearance?["datePublished"] == nil)
    #expect(isShown(report.text(JSONForm())) && isShown(report.text(ClaimReviewForm())))
    let data = try #require(
      report.text(HTMLForm()).components(separatedBy: "ld+json\">").last?
        .components(separatedBy: "</script>").first)
    #expect(!data.contains("<") && !data.contains(">") && !data.contains("&"))
    let embedded = try JSONValue(parsing: Array(data.utf8))
    #expect(embedded["claimReviewed"]?.string?.utf8.elementsEqual(text.utf8) ?? false)
  }

  @Test("begins no block and no link in Markdown", arguments: cases)
  func isInertInMarkdown(place: Int) throws {
    let text = Self.texts[place]
    func skeleton(_ text: String) throws -> [String] {
      try report(of: text).markdown().split(separator: "\n", omittingEmptySubsequences: false)
        .map { String($0.prefix { "#-* ".contains($0) }) }
    }
    #expect(try skeleton(text) == skeleton("harmless"))
    let markdown = try report(of: text).markdown()
    #expect(!markdown.contains("<") && isShown(markdown))
  }
}
