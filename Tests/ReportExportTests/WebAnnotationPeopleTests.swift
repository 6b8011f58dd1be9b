import ClaimModel
import Testing

@testable import ReportExport

@Suite("The creator of a W3C annotation")
struct WebAnnotationPeopleTests {
  private static let (one, other) = ("https://example.org/1", "https://example.org/2")

  /// A file with a claim and one verdict by each of the creators.
  private static func file(_ creators: [String], _ name: String = "a.json") -> ExchangeFile {
    let context = #""@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation""#
    let claim =
      #"{\#(context),"id":"urn:\#(name)","target":{"source":"urn:text","selector":"#
      + #"{"type":"TextQuoteSelector","exact":"rents rose"}}}"#
    let verdicts = creators.enumerated().map { number, creator in
      #"{\#(context),"id":"urn:\#(name):\#(number)","motivation":"assessing","creator":\#(creator),"#
        + #""body":{"type":"TextualBody","value":"\#(number == 0 ? "true" : "false")"},"target":"urn:\#(name)"}"#
    }
    let text = "[\(([claim] + verdicts).joined(separator: ","))]"
    return ExchangeFile(name: name, bytes: Array(text.utf8))
  }

  private static func agent(_ address: String?, _ name: String?) -> String {
    let id = address.map { #""id":"\#($0)""# }
    let name = name.map { #""name":"\#($0)""# }
    return "{\([id, name, #""type":"Person""#].compactMap(\.self).joined(separator: ","))}"
  }

  private func read(_ creators: [String], by annotator: String? = nil) throws -> ExchangeReading {
    try ExchangeFormat.w3c.read([Self.file(creators)], by: annotator)
  }

  private func said(_ reading: ExchangeReading) -> [String] {
    reading.exchange.claims.flatMap(\.verdicts).map { "\($0.annotator ?? "nobody") \($0.rating)" }
  }

  private static let ways: [[String]] = [
    [agent(one, "Amara"), #""\#(one)""#], [#""\#(one)""#, agent(one, "Amara")],
    [agent(one, "Amara"), agent(one, nil)], [agent(one, "Amara"), agent(nil, "Amara")],
    [agent(nil, "Amara"), agent(one, "Amara")], [agent(one, "Amara"), agent(one, "A. Okafor")],
    [agent("_:b0", "Amara"), #""_:b0""#], [agent("_:b0", "Amara"), agent("_:b1", "Amara")],
    [agent("_:b0", "Amara"), agent(one, "Amara")],
  ]

  @Test("is one person by address, by name, and by both", arguments: ways)
  func isOnePerson(creators: [String]) throws {
    let reading = try read(creators)
    #expect(said(reading) == ["Amara true"])
    #expect(
      reading.losses.entries.map(\.what) == ["second verdicts of one annotator on one claim"])
  }

  @Test func `is another person under another address, though both have one name`() throws {
    let reading = try read([Self.agent(Self.one, "Amara"), Self.agent(Self.other, "Amara")])
    #expect(said(reading) == ["Amara (\(Self.one)) true", "Amara (\(Self.other)) false"])
    #expect(reading.losses.isEmpty)
  }

  @Test
  func
    `has notes and evidence under the name alone where two people have it, and nobody else does`()
    throws
  {
    let context = #""@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation""#
    let said =
      [#""motivation":"commenting","body":{"type":"TextualBody","value":"So it is."}"#]
      + [#""motivation":"linking","body":{"id":"https://example.org/p"},"stet:stance":"supports""#]
    let others = said.enumerated().map { number, said in
      #"{\#(context),"id":"urn:s\#(number)","creator":"Amara","target":"urn:a.json",\#(said)}"#
    }
    let file = Self.file([Self.agent(Self.one, "Amara"), Self.agent(Self.other, "Amara")])
    let text = String(decoding: file.bytes, as: UTF8.self).dropLast()
    let whole = ExchangeFile(
      name: "a.json", bytes: Array("\(text),\(others.joined(separator: ","))]".utf8))
    let reading = try ExchangeFormat.w3c.read([whole])
    let claim = try #require(reading.exchange.claims.first)
    #expect(claim.notes.map(\.annotator) == ["Amara"])
    #expect(claim.evidence.map(\.annotator) == ["Amara"])
    #expect(reading.losses.count(of: WebAnnotationExchange.remarksOfNamesakes) == 2)
    let signed = try ExchangeFormat.w3c.read([whole], by: "dana").exchange.claims
    #expect(signed.flatMap(\.notes).map(\.annotator) == ["dana"])
  }

  @Test func `counts citations of names that mean nothing here`() throws {
    let file = Self.file([#""Amara""#])
    let text = String(decoding: file.bytes, as: UTF8.self)
      .replacing(
        #""motivation":"assessing""#,
        with: #""motivation":"assessing","stet:cites":["urn:x","urn:y"]"#)
    let reading = try ExchangeFormat.w3c.read([
      ExchangeFile(name: "a.json", bytes: Array(text.utf8))
    ])
    #expect(reading.losses.entries.map(\.count) == [2], "\(reading.losses)")
  }

  @Test func `is told by a hash of the address where that would be too long for a name`() throws {
    let long = Self.one + String(repeating: "/a", count: 40)
    let reading = try read([Self.agent(long, "Amara"), Self.agent(long + "b", "Amara")])
    let names = reading.exchange.annotators
    #expect(Set(names).count == 2)
    for name in names { #expect((try? Annotator(name)) != nil && name.hasPrefix("Amara (")) }
  }

  @Test func `is known across the files of one import`() throws {
    let files = [
      Self.file([Self.agent(nil, "Amara")], "a.json"),
      Self.file([#""\#(Self.one)""#], "b.json"),
      Self.file([Self.agent(Self.one, "Amara")], "c.json"),
    ]
    let reading = try ExchangeFormat.w3c.read(files)
    #expect(said(reading) == ["Amara true", "Amara true", "Amara true"])
    // A blank node means something in its own file alone.
    let blank = [
      Self.file([Self.agent("_:b0", "Amara")], "a.json"),
      Self.file([Self.agent("_:b0", "Boris")], "b.json"),
    ]
    #expect(said(try ExchangeFormat.w3c.read(blank)) == ["Amara true", "Boris true"])
  }

  @Test(
    "is neither of two people of one name, nor the importer, where no address tells which",
    arguments: [agent(nil, "Amara"), #""Amara""#, agent("_:b0", "Amara")])
  func isNamesake(creator: String) throws {
    let two = [Self.agent(Self.one, "Amara"), Self.agent(Self.other, "Amara")]
    let reading = try read(two + [creator])
    #expect(reading.exchange.annotators == ["Amara (\(Self.one))", "Amara (\(Self.other))"])
    #expect(said(reading).count == 2)
    #expect(
      reading.losses.entries.map(\.what) == [WebAnnotationExchange.verdictsOfNamesakes])
    #expect(said(try read(two + [creator], by: "carol")).last == "carol false")
  }

  @Test(
    "is not the importer where there is one of whom nothing is told",
    arguments: [agent(nil, nil), agent("_:b0", nil)])
  func isUnknown(creator: String) throws {
    let reading = try read([creator])
    #expect(said(reading) == [])
    #expect(reading.losses.entries.map(\.what) == [UIMAExchange.verdictsOfUnknown])
    #expect(said(try read([creator], by: "carol")) == ["carol true"])
  }
}
