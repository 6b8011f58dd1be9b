import ClaimModel
import DeskTestSupport
import Foundation
import ReportExport
import Testing

@Suite("An annotated copy with many claims on the same words")
struct CrowdedCopyTests {
  private func copy(_ count: Int, of text: String, _ place: (Int) -> Range<Int>) throws
    -> AnnotatedCopy
  {
    let document = try Example.document("b", title: "Bridge vote")
    let notes = try (0..<count).map { number in
      let claim = try Example.ruledClaim(
        UInt8(number + 1), in: document, wording: "Claim \(number)")
      let range = place(number)
      return AnnotatedCopy.Note(
        entry: .init(claim: claim, gate: Gate(claim)),
        spans: [try TextSpan(start: range.lowerBound, end: range.upperBound)])
    }
    return AnnotatedCopy(
      frame: Example.report([], documents: [document]).frame, document: document, text: text,
      notes: notes, stretches: [])
  }

  private func html(_ copy: AnnotatedCopy) -> String {
    String(decoding: copy.html(), as: UTF8.self).components(
      separatedBy: "aria-label=\"The article\">"
    ).last?.components(separatedBy: "</article>").first ?? ""
  }

  private func markdown(_ copy: AnnotatedCopy) -> String {
    String(decoding: copy.markdown(), as: UTF8.self).components(
      separatedBy: "## The article\n\n"
    ).last?.components(separatedBy: "\n\n## Footnotes").first ?? ""
  }

  @Test func `numbers those alone that begin or end there`() throws {
    // Each begins one letter further on, and all end together.
    let copy = try copy(5, of: "abcdefgh") { $0..<8 }
    #expect(
      markdown(copy)
        == "⟦¹a⟦¹⁺²✓b⟦¹⁺²⁺³✓c⟦⁴✓d⟦⁵✓efgh⟧ **1✓**⟧ **2✓**⟧ **3✓**⟧⟧ **+2**")
    let page = html(copy)
    #expect(page.contains("<a href=\"#note-5\" aria-label=\"Words of footnote 5 begin\">5</a><"))
    // The way leads to the first of them that has no number there.
    #expect(
      page.contains(
        "<a href=\"#note-4\" aria-label=\"2 more claims end here, see the footnotes\">+2 more</a>"))
    for number in 1...5 {
      #expect(page.components(separatedBy: "id=\"mark-\(number)\"").count == 2)
    }
  }

  @Test func `has a few links at each place, however many claims there are`() throws {
    let text = String(repeating: "word ", count: 60)
    let page = html(try copy(100, of: text) { $0..<(200 + $0) })
    #expect(page.components(separatedBy: "<a ").count - 1 <= 100 * 4)
    let together = html(try copy(100, of: text) { _ in 10..<20 })
    #expect(together.components(separatedBy: "<a ").count - 1 <= 8)
    #expect(together.contains("97 more claims begin here, see the footnotes\">+97 more</a>"))
    #expect(together.contains("97 more claims end here, see the footnotes\">+97 more</a>"))
    #expect(together.components(separatedBy: "<a href=\"#note-4\"").count == 3)
  }
}
