import ClaimModel
import Testing

@testable import ReportExport

@Suite("Text that means harm, in an exchange")
struct HostileExchangeTests {
  private static let harm = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "=cmd|' /C calc'!A0",
    "@SUM(A1)", "\u{1B}[2J\u{1B}]0;owned\u{7}", "\u{202E}txt.exe\u{2066}", "a\u{200B}b\u{FEFF}c",
    "]]>&x;<!ENTITY a \"b\">", "\"},{\"claim\":\"forged\"", "T9\tClaim 0 1\tforged", "\u{0}nul",
    "../../etc/passwd", "'; DROP TABLE claim; --", "line\nA1\tRating T1 true\nend", "\u{9B}31m",
  ]

  /// Every text of an exchange is harmful.
  private static func exchange(_ harm: String) -> Exchange {
    var document = ExchangedDocument(key: "../\(harm)", text: "\(harm) and more. Rents rose.")
    (document.title, document.outlet, document.author) = (harm, harm, harm)
    (document.url, document.published) = ("javascript:alert('\(harm)')", harm)
    var claim = ExchangedClaim(key: harm, wording: harm)
    claim.attribution = Attribution(
      speaker: harm, addressee: harm, channel: harm, intermediary: harm, outlet: harm, madeOn: harm)
    let length = harm.unicodeScalars.count
    var place = ExchangedPlace(
      document: document.key, spans: [TextSpan(0, length)].compactMap(\.self), exact: harm)
    (place.prefix, place.suffix, place.annotators) = (harm, harm, [harm])
    claim.places = [place]
    var verdict = ExchangedClaim.Verdict(annotator: harm, rating: harm)
    (verdict.rationale, verdict.evidence) = (harm, [harm])
    claim.verdicts = [verdict]
    var outside = ExchangedClaim.Evidence(.refutes, annotator: harm)
    outside.url = " JavaScript:alert(1)//\(harm)"
    (outside.key, outside.title, outside.quote) = (harm, harm, harm)
    (outside.origin, outside.note) = (harm, harm)
    var inside = ExchangedClaim.Evidence(.supports, annotator: harm)
    (inside.place, inside.note) = (place, harm)
    claim.evidence = [outside, inside]
    (claim.tags, claim.notes) = ([harm], [ExchangedClaim.Note(harm, annotator: harm)])
    return Exchange(documents: [document], claims: [claim])
  }

  @Test("comes out inert", arguments: ExchangeLawTests.written)
  func comesOutInert(format: ExchangeFormat) throws {
    for harm in Self.harm {
      let writing = try format.write(Self.exchange(harm))
      #expect(!writing.files.isEmpty)
      for file in writing.files {
        #expect(!file.name.hasPrefix("/") && !file.name.split(separator: "/").contains(".."))
        let text = try #require(String(validating: file.bytes, as: UTF8.self))
        #expect(
          !text.unicodeScalars.contains { $0 != "\r" && InertText.isHidden($0) },
          "\(file.name): \(harm)")
        #expect(!text.lowercased().contains("javascript:"), "\(file.name)")
        let isPlainText = ["txt", "ann", "csv"].contains(file.ending)
        #expect(isPlainText || !text.contains("<script") && !text.contains("<img"), "\(file.name)")
      }
      let reading = try format.read(writing.files)
      #expect(reading.exchange.claims.count == 1, "\(format) \(harm.debugDescription)")
    }
  }

  @Test func `begins no cell of a sheet as a formula`() throws {
    for harm in Self.harm {
      let file = try ExchangeFormat.csv.write(Self.exchange(harm)).files[0]
      let sheet = SheetText(try #require(file.text).replacing("\r\n", with: "\n"), separator: ",")
      for cell in sheet.rows.flatMap(\.cells) {
        #expect(!["=", "+", "-", "@", "\t", "\r"].contains(cell.unicodeScalars.first))
      }
    }
  }

  @Test func `is well-formed in XML whatever it holds`() throws {
    for harm in Self.harm {
      for file in try ExchangeFormat.uimaXMI.write(Self.exchange(harm)).files {
        let root = try #require(try? XMLElement.root(of: file.bytes), "\(file.name) \(harm)")
        #expect(root.name == "XMI" || root.name == "typeSystemDescription")
      }
    }
  }

  @Test func `makes no annotation of its own in brat`() throws {
    for harm in Self.harm {
      let files = try ExchangeFormat.brat.write(Self.exchange(harm)).files
      let lines = try #require(files.first { $0.ending == "ann" }?.text).split(separator: "\n")
      #expect(lines.count { $0.hasPrefix("T") } == 2)
    }
  }

  @Test func `loses its dangerous addresses by name and number`() throws {
    let losses = try ExchangeFormat.w3c.write(Self.exchange("x")).losses
    #expect(
      losses.count(of: "addresses that are none of the web, whose colons are written as %3A") == 1)
    // The document's is lost with the document's details, and not counted once more.
    #expect(losses.count(of: ExchangeFeature.documentDetails.words) == 1)
  }
}
