import ClaimModel
import DeskTestSupport
import ReportExport
import Testing

@Suite("Text from outside in a report")
struct HostileTextTests {
  /// A report in which every text from outside is `text`.
  private func report(of text: String) throws -> String {
    let annotator = Annotator(recorded: text)
    var document = try Example.document("c", title: text)
    document.outlet = text
    document.published = text
    var claim = try Example.ruledClaim(in: document, wording: text)
    claim.attribution = Attribution(
      speaker: text, addressee: text, channel: text, intermediary: text, outlet: text,
      madeOn: text)
    claim.tags = [text]
    claim.contested = [Facet(recorded: text)]
    claim.evidence = claim.evidence.map { old in
      var evidence = Evidence(id: old.id, stance: old.stance, by: annotator)
      evidence.url = text
      evidence.title = text
      evidence.quote = text
      evidence.origin = text
      evidence.note = text
      return evidence
    }
    claim.verdicts = try ["false", text].enumerated().map { index, rating in
      var verdict = Verdict(
        operation: try Example.name(UInt8(index)), annotator: annotator, rating: rating)
      verdict.rationale = text
      return verdict
    }
    claim.ruling = Ruling(
      operation: try Example.name(9), by: annotator, rating: text, because: text, judged: [])
    claim.queries = [
      Query(id: try Example.name(8), to: text, text: text, by: annotator, answer: text)
    ]
    return VerifiedClaimReport(
      frame: ReportFrame(
        deskName: text, digest: text, policy: .standard, scale: .standard,
        documents: [document.id: document], includesAll: true),
      entries: [.init(claim: claim, gate: Gate(claim))], leftOut: .init()
    ).markdown()
  }

  /// The lines of a report on harmless words, with the words taken out.
  private func skeleton(_ text: String) throws -> [String] {
    try report(of: text).split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0.prefix { "#-* ".contains($0) }) }
  }

  @Test(arguments: [
    "# heading\n## more", "line\n\n- item\n- item", "a\r\n\r\nb", "\n> quote", "```\ncode\n```",
    "1. one\n2. two", "---\n===", "\t\tcode", "<!--\n-->", "a\u{2028}# b\u{2029}",
    "| a | b |\n|---|",
  ])
  func `begins no block of its own`(text: String) throws {
    #expect(try skeleton(text) == skeleton("harmless"))
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a <b", "&lt;script&gt;",
    "<https://example.org>", "</li></ul>",
  ])
  func `is no HTML and no entity`(text: String) throws {
    let report = try report(of: text)
    // The address of the evidence is not one here, so no angle bracket of ours is left either.
    #expect(!report.contains("<") && !report.contains(">"))
    #expect(!report.contains("&lt;script&gt;") || text.hasPrefix("<"))
  }

  @Test(arguments: [
    ("[click](javascript:alert(1))", #"\[click\](javascript\:alert(1))"#),
    ("![x](https://e.org/x.png)", #"!\[x\](https\://e.org/x.png)"#),
    ("https://e.org", #"https\://e.org"#),
    ("see www.e.org", #"see www\.e.org"#),
    ("mail a@e.org", #"mail a\@e.org"#),
    ("*bold* _and_ `code`", #"\*bold\* \_and\_ \`code\`"#),
    ("~~gone~~ ^up^ $x$ {a}", #"\~\~gone\~\~ \^up\^ \$x\$ \{a\}"#),
    (#"back\slash"#, #"back\\slash"#),
    ("- item", #"\- item"#),
    ("12. item", #"12\. item"#),
    ("#tag :smile:", ##"\#tag \:smile:"##),
    ("a  b\u{A0}\n c ", "a b c"),
    ("said at 10:30, twice; (so) 5.5 %", #"said at 10\:30, twice; (so) 5.5 %"#),
  ])
  func `shows its words and does nothing`(text: String, escaped: String) throws {
    let report = try report(of: text)
    #expect(report.contains("Verified claims: \(escaped)\n"))
    #expect(report.contains("### 1. Not verified: \(escaped)\n"))
    #expect(report.contains("“\(escaped)”"))
  }

  @Test func `shows control and bidirectional characters as marks`() throws {
    let report = try report(of: "\u{1B}[2J\u{202E}gnp\u{200B}\u{FFFE}")
    #expect(report.contains(#"⟨U+001B⟩\[2J⟨U+202E⟩gnp⟨U+200B⟩⟨U+FFFE⟩"#))
    let hidden: Set<Unicode.Scalar> = [
      "\u{1B}", "\u{202E}", "\u{200B}", "\u{FFFE}",
    ]
    #expect(!report.unicodeScalars.contains { hidden.contains($0) })
  }

  @Test(arguments: [
    ("https://example.org/a?b=c&d=e", true), ("HTTP://EXAMPLE.ORG", true),
    ("javascript:alert(1)", false), ("https://e.org/ x", false), ("https://e.org/><b>", false),
    ("data:text/html,x", false), ("https://", false), ("https://e.org/\u{202E}x", false),
    ("https://e.org/\nhttps://f.org", false),
  ])
  func `makes a link only of a plain web address`(address: String, isLink: Bool) throws {
    let report = try report(of: address)
    #expect(report.contains("<\(address)>") == isLink)
    if !isLink { #expect(!report.contains("<")) }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `never changes the shape of a report, whatever it is`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let alphabet = Array("\n\r\t #-+=*_`~<>&|[](){}!\\$@^:.1a\"'\u{2028}\u{1B}".unicodeScalars)
    let expected = try skeleton("harmless")
    for _ in 0..<60 {
      let text = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
      }
      let hostile = "a" + String(String.UnicodeScalarView(text))
      #expect(try skeleton(hostile) == expected, "seed \(seed): \(hostile.debugDescription)")
    }
  }
}
