import AnnotationSync
import ClaimModel
import DeskTestSupport
import Testing

@Suite("A document put together")
struct DocumentAssemblyTests {
  private let id = Example.document
  private var amara = Editor("amara")
  private var bela = Editor("bela")

  private func document(_ operations: [Operation]) throws -> SourceDocument {
    try #require(SourceDocument(AnnotationLog(operations).state(of: id)))
  }

  @Test mutating func `is what was said when it was taken in, by the first in order of names`()
    throws
  {
    let operations = [
      try bela.write(
        .documentAdd, on: id,
        with: ["title": "Rents", "outlet": "The Post", "media_type": "text/html"]),
      try amara.write(
        .documentAdd, on: id, with: ["title": "Rents up", "outlet": "", "bytes": 512]),
    ]
    for order in permutations(of: operations) {
      let document = try document(order)
      #expect(document.title == "Rents up" && document.outlet == "The Post")
      #expect(document.byteCount == 512 && document.author == nil && !document.isPresent)
    }
  }

  @Test mutating func `is corrected by hand, but only where something is said`() throws {
    let document = try document([
      try amara.write(.documentAdd, on: id, with: ["title": "Rents", "author": "N. N."]),
      try bela.write(.documentDescribe, on: id, with: ["title": "Rents up", "author": ""]),
    ])
    #expect(document.title == "Rents up" && document.author == "N. N.")
  }

  @Test mutating func `rests on the origins that are said to be there, as they were spelled`()
    throws
  {
    func origin(_ name: String, _ present: Bool) throws -> Operation {
      try amara.write(
        .documentOrigin, on: id, with: ["origin": .string(name), "present": .bool(present)])
    }
    let document = try document([
      try origin("wire\\1", true), try origin("readout", true), try origin("statement", false),
    ])
    #expect(document.origins == ["readout", "wire\\1"])
  }

  @Test func `is none where the name is no document's`() {
    #expect(SourceDocument(EntityState(name: "rents.html", facets: [])) == nil)
    #expect(SourceDocument(EntityState(name: id, facets: []))?.title == nil)
  }
}

@Suite("The desk's rules")
struct DeskRuleTests {
  private var amara = Editor("amara")

  @Test mutating func `of rating are read as they were written`() throws {
    let written = try amara.write(.deskScale, on: "desk", with: Scale.standard.members)
    #expect(Scale(written) == Scale.standard)
  }

  @Test mutating func `of verifying are read as they were written`() throws {
    let policy = Policy(blindVerdicts: 3, independentOrigins: 1, primaryDocumentSuffices: false)
    let written = try amara.write(.deskPolicy, on: "desk", with: policy.members)
    #expect(Policy(written)?.asksSame(as: policy) == true)
    #expect(Policy(written)?.operation == written.id)
  }

  @Test(
    arguments: [
      [:], ["name": "x", "grades": []], ["name": "x", "grades": [["name": "true", "value": 1]]],
      [
        "name": "x",
        "grades": [["value": 1], ["name": "a", "value": 2], ["name": "b", "value": 3]],
      ],
      ["name": "x", "grades": [["name": "a", "value": 2], ["name": "a", "value": 3]]],
      ["grades": [["name": "a", "value": 2], ["name": "b", "value": 3]]],
    ] as [JSONValue])
  mutating func `are no scale that could not be used`(members: JSONValue) throws {
    #expect(Scale(try amara.write(.deskScale, on: "desk", with: members)) == nil)
    #expect(Scale(try amara.write(.deskPolicy, on: "desk", with: Scale.standard.members)) == nil)
  }

  @Test(
    arguments: [
      ("blind_verdicts", 0), ("blind_verdicts", "2"), ("independent_origins", 0),
      ("primary_document_suffices", 1), ("blind_verdicts", .null),
    ] as [(String, JSONValue)])
  mutating func `are no policy that would verify by nothing`(key: String, value: JSONValue) throws {
    let members = (Policy.standard.members.members ?? []).map {
      JSONValue.Member($0.key, $0.key == key ? value : $0.value)
    }
    #expect(Policy(try amara.write(.deskPolicy, on: "desk", with: .object(members))) == nil)
  }
}
