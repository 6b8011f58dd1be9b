import ClaimModel
import Foundation
import Testing

@testable import ReportExport

/// The samples of the project's own.
///
/// One a line: of the correct ones the annotation, of the others also the assertion of the W3C's suite that it
/// breaks. `Scripts/check-formats` asks that suite about them.
private enum Samples {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures/web-annotations").path

  static func lines(_ name: String) throws -> [String] {
    try String(contentsOfFile: "\(folder)/\(name).jsonl", encoding: .utf8)
      .split(separator: "\n").map(String.init)
  }
}

/// The W3C's own samples, in folders `correct` and `incorrect` somewhere in `annotation-samples` of
/// `$STET_CORPORA`; `nil` where they are not.
private let official = ProcessInfo.processInfo.environment["STET_CORPORA"].flatMap { corpora in
  let folder = "\(corpora)/annotation-samples"
  let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
  let samples = files.filter { $0.hasSuffix(".json") || $0.hasSuffix(".jsonld") }.sorted()
  return samples.isEmpty ? nil : samples.map { "\(folder)/\($0)" }
}

@Suite("A sample of the Web Annotation Data Model")
struct WebAnnotationSampleTests {
  private func reading(_ text: String) throws -> ExchangeReading {
    try ExchangeFormat.w3c.read([ExchangeFile(name: "a.jsonld", bytes: Array(text.utf8))])
  }

  /// Whether the annotation is taken; `nil` when something else than one annotation was read.
  private func isTaken(_ text: String) throws -> Bool? {
    guard let reading = try? reading(text) else { return false }
    return reading.read == 1 ? reading.skipped.isEmpty : nil
  }

  @Test("that is correct is taken", arguments: try Samples.lines("correct"))
  func takesCorrect(line: String) throws { #expect(try isTaken(line) == true) }

  @Test("that breaks an assertion is left out", arguments: try Samples.lines("incorrect"))
  func leavesOutIncorrect(line: String) throws {
    let sample = try JSONValue(parsing: Array(line.utf8))
    let annotation = try #require(sample["annotation"])
    #expect(try isTaken(annotation.printedText) == false, "\(sample["breaks"]?.string ?? "")")
  }

  @Test func `is there for each kind of selector and state`() throws {
    let all = try Samples.lines("correct").joined()
    for kind in [
      "FragmentSelector", "CssSelector", "XPathSelector", "TextQuoteSelector",
      "TextPositionSelector", "DataPositionSelector", "SvgSelector", "RangeSelector", "TimeState",
      "HttpRequestState", "refinedBy", "Choice", "styleClass", "renderedVia", "audience",
    ] {
      #expect(all.contains(kind), "\(kind)")
    }
  }

  @Test func `has its words as a claim where it selects words of a text`() throws {
    let claims = try Samples.lines("correct").compactMap { try reading($0).exchange.claims.first }
    #expect(claims.count { $0.words == "The line costs 40 million." } == 6)
    #expect(claims.flatMap(\.places).contains { $0.spans.map(\.description) == ["12–38"] })
  }

  @Test(
    "of the W3C's own is judged as its folder says",
    .enabled(
      if: official != nil, "STET_CORPORA is not set, or has no annotation-samples: skipped"))
  func judgesOfficialSamples() throws {
    for path in official ?? [] {
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let isCorrect = !path.contains("/incorrect/")
      #expect(try isTaken(text) == isCorrect, "\(path)")
    }
  }
}
