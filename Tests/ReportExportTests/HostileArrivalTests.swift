import ClaimModel
import Testing

@testable import ReportExport

@Suite("Text that means harm, in files from elsewhere")
struct HostileArrivalTests {
  private static let harm =
    #"<script>alert(1)</script> <img src=x onerror=alert(1)> \u001b[2J \u202e \u200b =cmd|'/C calc'!A0"#

  private static func file(_ name: String, _ text: String) -> ExchangeFile {
    ExchangeFile(name: name, bytes: Array(text.utf8))
  }

  /// A file of each format with harm in what it says, and in its own name.
  private static let files: [(ExchangeFormat, [ExchangeFile])] = {
    // As it is where JSON does not write it.
    let raw = harm.replacing(#"\u001b"#, with: "\u{1B}").replacing(#"\u202e"#, with: "\u{202E}")
      .replacing(#"\u200b"#, with: "\u{200B}")
    let escaped = raw.replacing("<", with: "&lt;").replacing("'", with: "&apos;")
      .replacing("\u{1B}", with: "")
    return [
      (
        .csv,
        [file("../\u{1B}[2J.csv", "wording,claimant,rating,note\n\"\(raw)\",\"\(raw)\",\(raw),x\n")]
      ),
      (
        .w3c,
        [
          file(
            "/etc/passwd",
            #"{"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:\#(harm.replacing(" ", with: ""))","#
              + #""type":"Annotation","creator":"\#(harm)","bodyValue":"\#(harm)","#
              + #""target":{"source":"javascript:alert(1)","selector":{"type":"TextQuoteSelector","exact":"\#(harm)"}}}"#
          )
        ]
      ),
      (
        .labelStudio,
        [
          file(
            "../../tasks.json",
            #"[{"data":{"text":"\#(harm)","document":"../\#(harm)"},"annotations":[{"completed_by":{"email":"\#(harm)"},"#
              + #""result":[{"id":"r","type":"labels","value":{"start":0,"end":9,"labels":["\#(harm)"]}}]}]}]"#
          )
        ]
      ),
      (
        .doccano,
        [
          file(
            "../\u{202E}.jsonl",
            #"{"text":"\#(harm)","document":"../\#(harm)","label":[[0,9,"\#(harm)"]]}"#)
        ]
      ),
      (
        .brat,
        [
          file("../\u{1B}[2J/d.txt", raw),
          file("../\u{1B}[2J/d.ann", "T1\tClaim 0 9\t\(raw)\n#1\tAnnotatorNotes T1\t\(raw)\n"),
        ]
      ),
      (
        .uimaXMI,
        [
          file(
            "../\u{202E}/x.xmi",
            """
            <xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"
             xmlns:custom="http:///webanno/custom.ecore"><custom:Claim xmi:id="2" sofa="1" begin="0" end="9"
             claimant="\(escaped)" rating="\(escaped)"/><cas:Sofa xmi:id="1" sofaID="\(escaped)" sofaString="\(escaped)"/>
            </xmi:XMI>
            """)
        ]
      ),
      (
        .averitec,
        [
          file(
            "a",
            #"[{"claim":"\#(harm)","speaker":"\#(harm)","label":"\#(harm)","justification":"\#(harm)","#
              + #""questions":[{"question":"\#(harm)","answers":[{"answer":"\#(harm)","source_url":"javascript:alert(1)"}]}]}]"#
          )
        ]
      ),
      (
        .claimReview,
        [
          file(
            "page.html",
            #"<html><script type="application/ld+json">{"@type":"ClaimReview","claimReviewed":"\#(harm.replacing("</script>", with: ""))","#
              + #""url":"javascript:alert(1)","author":{"name":"\#(harm.replacing("</script>", with: ""))"},"#
              + #""reviewRating":{"alternateName":"False"}}</script></html>"#)
        ]
      ),
    ]
  }()

  @Test("is taken as words, and goes out inert to every format", arguments: files)
  func goesOutInert(format: ExchangeFormat, files: [ExchangeFile]) throws {
    let exchange = try format.read(files).exchange
    #expect(exchange.claims.count == 1)
    for other in ExchangeLawTests.written {
      for file in try other.write(exchange).files {
        let parts = file.name.split(separator: "/", omittingEmptySubsequences: false)
        #expect(!parts.contains("..") && !parts.contains(""), "\(file.name)")
        #expect(!file.name.unicodeScalars.contains(where: InertText.isHidden))
        let text = try #require(file.text)
        #expect(
          !text.unicodeScalars.contains { $0 != "\r" && InertText.isHidden($0) },
          "\(format) to \(other)")
        #expect(!text.lowercased().contains("javascript:"), "\(format) to \(other)")
        let isPlainText = ["txt", "ann", "csv"].contains(file.ending)
        #expect(isPlainText || !text.contains("<script") && !text.contains("<img"))
      }
    }
  }

  @Test("puts nothing of it into a reason for leaving out a record", arguments: files)
  func quotesNothing(format: ExchangeFormat, files: [ExchangeFile]) throws {
    let reading = try format.read(files)
    for words in reading.skipped.map(\.reason) + reading.losses.entries.map(\.what) {
      #expect(!words.contains("<") && !words.unicodeScalars.contains(where: InertText.isHidden))
    }
  }
}
