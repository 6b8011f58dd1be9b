import ClaimMatching
import ClaimModel
import DeskTestSupport
import Testing

/// A claim at a place, with what stands between “ and ” as its quotations.
private func claim(
  _ number: UInt8, _ text: String, source: String? = nil, origin: String? = nil,
  polarity: String = "affirmed"
) throws -> ComparedClaim {
  let start = Int(number) * 1_000
  let scalars = Array(text.unicodeScalars)
  var quotations: [ComparedClaim.Quotation] = []
  var open: Int?
  for (index, scalar) in scalars.enumerated() {
    if scalar == "“" { open = index + 1 }
    if scalar == "”", let begin = open {
      let words = String(String.UnicodeScalarView(scalars[begin..<index]))
      let span = try TextSpan(start: start + begin, end: start + index)
      quotations.append(ComparedClaim.Quotation(span: span, text: words))
    }
  }
  return ComparedClaim(
    id: try #require(ClaimID(bytes: [UInt8](repeating: 0, count: 23) + [number])),
    span: try TextSpan(start: start, end: start + scalars.count), text: text,
    quotations: quotations, source: source, origin: origin, polarity: polarity)
}

@Suite("Two documents compared")
struct ComparisonTests {
  /// Claims that only make words common or rare.
  private func filler(_ first: UInt8) throws -> [ComparedClaim] {
    [
      try claim(first, "The ferry runs twice on Sundays"),
      try claim(first + 1, "Rain fell on the market square all week"),
      try claim(first + 2, "A new school bus was bought in spring"),
    ]
  }

  private func relation(_ a: String, _ b: String) throws -> Comparison.Relation? {
    let others = try filler(50)
    let strangers = [
      try claim(70, "Tickets for the concert sold out"), try claim(71, "Snow closed the pass"),
    ]
    return compare([try claim(1, a)] + others, [try claim(2, b)] + strangers).claims.first?.relation
  }

  @Test(arguments: [
    (
      "The mayor called the talks “a good start to mending every bridge in the county”",
      "“The long talks were a good start to mending every bridge in the county,” she said",
      "same-statement"
    ),
    (
      "The council will mend the harbour bridge before winter",
      "the council will mend the harbor bridge before winter", "same-statement"
    ),
    (
      "Harbour bridge repairs cost the county nine million crowns",
      "Repairs of the harbour bridge have cost nine million crowns", "same-fact"
    ),
    (
      "The harbour bridge closed for repairs because of rust in March",
      "The harbour bridge reportedly closed for repairs in March because of rust", "stronger"
    ),
    (
      "The harbour bridge may have closed for repairs because of rust in March",
      "The harbour bridge closed for repairs in March because of rust", "weaker"
    ),
    (
      "The council did not approve the harbour bridge",
      "The council did approve the harbour bridge",
      "contradicts"
    ),
    (
      "The harbour bridge repairs cost nine million crowns",
      "The harbour bridge repairs cost twelve million crowns", "related"
    ),
  ])
  func `list a pair of claims with its relation`(a: String, b: String, expected: String) throws {
    #expect(try relation(a, b)?.rawValue == expected)
  }

  @Test(arguments: [
    ("The bridge was closed", "Tickets for the bridge party"),
    ("Nine people met the mayor", "The mayor likes old ships"),
  ])
  func `leave apart claims that share a word`(a: String, b: String) throws {
    let relation = try relation(a, b)
    #expect(relation == nil || relation == .related)
  }

  @Test func `never take silence for a contradiction`() throws {
    let a = try claim(
      1, "The toll was not among the topics the council discussed", polarity: "absent")
    let b = try claim(2, "The toll was among the topics the council discussed")
    let comparison = compare([a], [b])
    #expect(!comparison.claims.contains { $0.relation == .contradicts })
    #expect(comparison.onlyA == [a] && comparison.onlyB == [b])
    #expect(compare([a], []).onlyA == [a])
  }

  @Test func `list what only one of them says`() throws {
    let shared = "Repairs of the harbour bridge cost nine million crowns"
    let a = [try claim(1, shared), try claim(2, "The mayor resigned on Friday")]
    let b = [try claim(3, shared)]
    let comparison = compare(a, b)
    #expect(comparison.onlyA == [a[1]])
    #expect(comparison.onlyB == [])
  }

  @Test func `show how one utterance was quoted twice`() throws {
    let a = try claim(1, "They spoke of “a range in topics from tolls to the harbour bridge”")
    let b = try claim(2, "It “lasted an hour and ranged in topics from tolls to the harbor bridge”")
    let comparison = compare([a], [b])
    let pair = try #require(comparison.quotes.first)
    #expect(comparison.quotes.count == 1)
    #expect(pair.a == a.quotations[0] && pair.b == b.quotations[0])
    #expect(pair.alignment.relation == .altered)
    #expect(pair.alignment.changes.contains { $0.what == .word })
    #expect(comparison.claims.map(\.relation) == [.sameStatement])
  }

  @Test func `name the origins that both rest on`() throws {
    let a = [
      try claim(1, "One", source: "Statements from the City Hall and the Harbour Office"),
      try claim(2, "Two", source: "Ada Young"),
    ]
    let b = [
      try claim(3, "Three", source: "the City Hall press service"),
      try claim(4, "Four", origin: "Harbour Office"), try claim(5, "Five", source: "they"),
    ]
    #expect(compare(a, b).sharedOrigins == ["City Hall", "Harbour"])
    #expect(compare(b, a).sharedOrigins == ["City Hall", "Harbour"])
    #expect(compare(a, []).sharedOrigins == [])
  }

  @Test func `give the same whatever order the claims come in`() throws {
    let a = [try claim(1, "The mayor resigned on Friday")] + (try filler(10))
    let b = [try claim(2, "On Friday the mayor resigned")] + (try filler(30))
    let expected = compare(a, b)
    for given in permutations(of: a) { #expect(compare(given, b.reversed()) == expected) }
    #expect(expected.json().canonicalText == compare(a, b).json().canonicalText)
  }

  @Test func `are printed as the contract says`() throws {
    let text = "Repairs cost nine million"
    let comparison = compare([try claim(1, text)], [try claim(2, text)])
    let json = comparison.json()
    #expect(
      (json.members ?? []).map(\.key).sorted()
        == ["claims", "only_a", "only_b", "quotes", "shared_origins"])
    let pair = try #require(json["claims"]?.array?.first)
    #expect(pair["relation"] == "same-statement" && pair["a"]?["text"]?.string == text)
  }

  @Test func `are told apart when every claim is like every other`() throws {
    let text = "The council will mend the harbour bridge before winter comes to the county"
    let many = try (0..<120).map { try claim(UInt8($0), text + " \($0)") }
    let comparison = compare(many, many)
    #expect(comparison.onlyA.isEmpty && comparison.onlyB.isEmpty)
  }
}
