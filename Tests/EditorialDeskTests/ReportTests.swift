import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("The desk's report")
struct ReportTests {
  private let newsroom: Newsroom

  init() throws { newsroom = try Newsroom() }

  /// One claim with verdicts and evidence by chance, all of it on one desk.
  private func claim(_ number: Int, _ generator: inout SeededGenerator) throws -> ClaimID {
    func draw(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }
    let editors = try ["amara", "boris", "chen"].map { try newsroom.desk(of: $0) }
    let id = try editors[0].addClaim(wording: "Claim number \(number).")
    for desk in editors.prefix(2 + draw(2)) {
      for _ in 0..<(1 + draw(2)) {
        let stances: [Evidence.Stance] = [.supports, .supports, .refutes, .silent, .context]
        let origin = ["budget", "Budget ", "ledger", "archive", ""][draw(5)]
        _ = try desk.offer(
          Desk.EvidenceOffer(
            stance: stances[draw(5)],
            source: .outside(url: "https://example.org/", title: "", quote: "40 million"),
            origin: origin, isPrimary: draw(4) == 0, isUnnamed: draw(6) == 0), on: id)
      }
      if draw(8) == 0 { try desk.reveal(id) }
      try desk.rate(id, draw(6) > 0 ? "true" : ["false", "unproven"][draw(2)])
    }
    if draw(4) == 0 { try editors[2].rule(id, "true", because: "The ledger.") }
    if draw(6) == 0 { _ = try editors[1].ask("Which year?", to: "writer", about: id) }
    if draw(8) == 0 { try editors[1].decide(id, .rejected) }
    if draw(8) == 0 { try editors[1].reword(id, to: "Another claim number \(number).") }
    return id
  }

  @Test func `calls no claim verified that the gate does not pass`() throws {
    var generator = SeededGenerator(seed: 2026)
    let ids = try (1...30).map { try claim($0, &generator) }
    let desk = try newsroom.desk()
    let judged = try ids.map { try desk.judged($0) }
    let verified = judged.filter(\.isVerified)
    #expect(verified.count >= 3, "too few pass to prove much")
    #expect(verified.count < ids.count / 2)
    for one in verified { #expect(hasEarnedIt(one.claim), "\(one.claim.wording)") }

    let json = try JSONValue(parsing: Array(desk.report(.json).utf8))
    let listed = json["claims"]?.array ?? []
    #expect(Set(listed.compactMap { $0["claim"]?.string }) == Set(verified.map(\.claim.id.text)))
    #expect(listed.allSatisfy { $0["verified"]?.bool == true })
    #expect(json["left_out"]?.int == ids.count - verified.count)

    let all = try JSONValue(parsing: Array(desk.report(.json, includesAll: true).utf8))
    #expect(all["claims"]?.array?.count == ids.count)
    for entry in all["claims"]?.array ?? [] {
      let isMet = entry["gate"]?["clauses"]?.array?.allSatisfy { $0["met"]?.bool == true }
      #expect(entry["verified"]?.bool == isMet)
    }
  }

  /// What every verified claim has, said again in other words than the gate's.
  private func hasEarnedIt(_ claim: Claim) -> Bool {
    let rating =
      claim.ruling.flatMap { $0.isStale ? nil : $0.rating } ?? claim.verdicts.first?.rating
    let deciding = claim.verdicts.filter { $0.rating == rating }
    let cited = claim.evidence.filter { item in
      deciding.contains { $0.evidence.contains(item.id) } && item.stance.bears
    }
    let origins = Set(
      cited.compactMap { $0.origin?.lowercased().split(separator: " ").joined(separator: " ") })
    return claim.verdicts.count { $0.seen == .blind } >= 2
      && (claim.ruling?.isStale == false || deciding.count == claim.verdicts.count)
      && rating != "unproven" && (origins.count >= 2 || cited.contains { $0.isPrimary })
      && claim.queries.allSatisfy { $0.answer != nil } && claim.decision?.outcome != .rejected
      && deciding.allSatisfy { !$0.isStale }
  }

  @Test func `gives the same bytes twice, and on every desk with the same operations`() throws {
    var generator = SeededGenerator(seed: 7)
    for number in 1...6 { _ = try claim(number, &generator) }
    let desk = try newsroom.desk()
    let copy = try newsroom.desk("copy", of: "boris")
    try newsroom.pass(from: desk, to: copy)
    for format in Desk.ReportFormat.allCases {
      let report = try desk.report(format, includesAll: true)
      #expect(try desk.report(format, includesAll: true) == report)
      #expect(report.utf8.last == 0x0A)
      let other = try copy.report(format, includesAll: true)
      #expect(other.replacing("copy", with: "city") == report)
    }
  }

  // MARK: Text from outside

  private static let hostile: [String] = [
    "\u{1B}[2J\u{1B}]0;owned\u{7}", "right\u{202E}left", "zero\u{200B}width\u{FEFF}",
    "<script>alert(1)</script>", "![x](https://example.org/x)", "# Verified", "](javascript:x)",
    "```", "a\u{0}b\u{9B}31m", "\u{2028}- [x] done", "&lt;b&gt;", "\r\n\r\n## Verified\r\n",
  ]

  @Test("shows hostile text and obeys none of it", arguments: hostile.indices)
  func showsHostileText(index: Int) throws {
    let text = Self.hostile[index]
    let desk = try newsroom.desk()
    let claim = try desk.addClaim(wording: "Trams \(text) run.")
    try desk.attribute(claim, to: Attribution(speaker: text, channel: text, outlet: text))
    try desk.tag(claim, adding: [text], removing: [])
    _ = try desk.offer(
      Desk.EvidenceOffer(
        stance: .supports, source: .outside(url: "", title: "Source \(text)", quote: text),
        origin: text, note: text), on: claim)
    _ = try desk.ask("Who \(text)?", to: text, about: claim)
    try desk.rate(claim, "true", because: text)
    try desk.rule(claim, "true", because: "Because \(text).")

    let markdown = try desk.report(.markdown, includesAll: true)
    #expect(
      markdown.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && !Self.isHidden($0) })
    let live = Self.withoutEscaped(markdown)
    for trap in ["<script", "](", "```"] { #expect(!live.contains(trap), "\(trap)") }
    let headings = markdown.split(separator: "\n").filter { $0 == "## Verified" }
    #expect(headings.count == 1)
    let json = try JSONValue(parsing: Array(desk.report(.json, includesAll: true).utf8))
    let wording = json["claims"]?.array?.first?["wording"]?.string
    #expect(wording.map { Array($0.utf8) } == Array("Trams \(text) run.".utf8))
    #expect(try desk.report(.json).unicodeScalars.allSatisfy { $0 == "\n" || !Self.isHidden($0) })
    for result in try desk.judged(claim).gate.results {
      #expect(result.reason.unicodeScalars.allSatisfy { !Self.isHidden($0) })
    }
  }

  /// The text without the characters that a backslash makes plain.
  private static func withoutEscaped(_ text: String) -> String {
    var (left, isEscaped) = (String.UnicodeScalarView(), false)
    for scalar in text.unicodeScalars {
      if !isEscaped, scalar != "\\" { left.append(scalar) }
      isEscaped = !isEscaped && scalar == "\\"
    }
    return String(left)
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
      scalar != "\n"
    default: false
    }
  }
}
