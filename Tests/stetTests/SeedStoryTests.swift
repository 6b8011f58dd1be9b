import Foundation
import Testing

/// The two real articles of the flagship story, with claims marked by hand; they are read from
/// `$STET_CORPORA`, which the project does not carry.
@Suite(
  "On the real articles of the phone-call story",
  .enabled(
    if: SeedStory.folder != nil,
    "STET_CORPORA is not set, or has no stories/phone-call: skipped"))
struct SeedStoryTests {
  @Test func `finds at least fourteen of the attributed claims`() throws {
    let story = try SeedStory()
    let found = story.claims.filter { claim in
      claim.isAttributed
        && story.candidates(of: claim.document).contains { candidate in
          candidate.isAttributed && story.overlap(claim.content, candidate.content, claim) >= 0.5
        }
    }
    #expect(story.claims.count(where: \.isAttributed) == 26)
    #expect(found.count >= 14, "found \(found.map(\.id))")
  }

  @Test func `takes no claim from boilerplate`() throws {
    let story = try SeedStory()
    for (document, zones) in story.boilerplate {
      for candidate in story.candidates(of: document) {
        let touched = zones.filter { zone in candidate.spans.contains { zone.overlaps($0) } }
        #expect(touched.isEmpty, "\(document): \(candidate.text)")
      }
    }
  }

  @Test func `gives spans that are exact in Unicode scalars`() throws {
    let story = try SeedStory()
    for document in story.texts.keys {
      let scalars = Array(try #require(story.texts[document]).unicodeScalars)
      for candidate in story.candidates(of: document) {
        for (span, text) in candidate.quotes {
          let words = String(String.UnicodeScalarView(scalars[span]))
          #expect(words.utf8.elementsEqual(text.utf8))
        }
      }
    }
  }
}

/// The story's gold standard, and what the program sees in its articles.
struct SeedStory {
  static var folder: String? {
    guard let corpora = ProcessInfo.processInfo.environment["STET_CORPORA"] else { return nil }
    let folder = corpora + "/stories/phone-call"
    return FileManager.default.fileExists(atPath: folder + "/gold.json") ? folder : nil
  }

  struct Claim {
    let id: String
    let document: String
    let content: [Range<Int>]
    let isAttributed: Bool
  }

  struct Candidate {
    let text: String
    let content: [Range<Int>]
    let isAttributed: Bool
    /// Spans of the candidate, its source and its cue with the words that the program gives for them.
    let quotes: [(Range<Int>, String)]

    var spans: [Range<Int>] { content + quotes.dropFirst().map(\.0) }
  }

  private(set) var texts: [String: String] = [:]
  private(set) var claims: [Claim] = []
  private(set) var boilerplate: [String: [Range<Int>]] = [:]
  private var found: [String: [Candidate]] = [:]

  init() throws {
    let folder = try #require(Self.folder)
    let gold = try #require(
      JSONSerialization.jsonObject(
        with: Data(contentsOf: URL(fileURLWithPath: folder + "/gold.json")))
        as? [String: Any])
    let bench = try Workbench()
    for document in try #require(gold["documents"] as? [[String: Any]]) {
      let id = try #require(document["id"] as? String)
      let file = folder + "/" + (try #require(document["file"] as? String))
      texts[id] = try String(contentsOfFile: file, encoding: .utf8)
      let zones = document["zones"] as? [String: [[String: Any]]]
      boilerplate[id] = try (zones?["boilerplate"] ?? []).map { try Self.range($0["scalars"]) }
      let outcome = try bench.run("stet extract --from '\(file)' --json")
      #expect(outcome.status == 0)
      found[id] = try outcome.output.split(separator: "\n").map { try Self.candidate($0) }
    }
    claims = try #require(gold["claims"] as? [[String: Any]]).map { claim in
      Claim(
        id: try #require(claim["id"] as? String), document: try #require(claim["doc"] as? String),
        content: [try Self.range((claim["content"] as? [String: Any])?["scalars"])],
        isAttributed: claim["kind"] as? String != "narrative")
    }
  }

  func candidates(of document: String) -> [Candidate] { found[document] ?? [] }

  /// Words that both hold, as a share of those that either holds.
  func overlap(_ left: [Range<Int>], _ right: [Range<Int>], _ claim: Claim) -> Double {
    let words = Self.words(of: texts[claim.document] ?? "")
    let (inLeft, inRight) = (words.touching(left), words.touching(right))
    let all = inLeft.union(inRight)
    return all.isEmpty ? 0 : Double(inLeft.intersection(inRight).count) / Double(all.count)
  }

  private static func words(of text: String) -> [Range<Int>] {
    var words: [Range<Int>] = []
    for (index, scalar) in text.unicodeScalars.enumerated() where scalar.properties.isAlphabetic {
      if let last = words.last, last.upperBound == index {
        words[words.count - 1] = last.lowerBound..<index + 1
      } else {
        words.append(index..<index + 1)
      }
    }
    return words
  }

  private static func range(_ value: Any?) throws -> Range<Int> {
    let pair = try #require(value as? [Int])
    return pair[0]..<pair[1]
  }

  private static func candidate(_ line: Substring) throws -> Candidate {
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    let places = [object, object["source"] as? [String: Any], object["cue"] as? [String: Any]]
    let quotes = try places.compactMap(\.self).map { place in
      let start = try #require(place["start"] as? Int)
      return (
        start..<(try #require(place["end"] as? Int)), try #require(place["text"] as? String)
      )
    }
    return Candidate(
      text: try #require(object["text"] as? String),
      content: try #require(object["content"] as? [[Int]]).map { $0[0]..<$0[1] },
      isAttributed: object["kind"] as? String != "narrative" || quotes.count > 1, quotes: quotes)
  }
}

extension [Range<Int>] {
  /// The places of those that share something with one of the others.
  fileprivate func touching(_ others: [Range<Int>]) -> Set<Int> {
    Set(indices.filter { index in others.contains { $0.overlaps(self[index]) } })
  }
}
