import AnnotationSync
import ClaimModel
import DeskTestSupport
import Testing

@Suite("What an operation writes")
struct WriteTargetTests {
  /// One kind of operation, written by amara, and where it writes.
  struct Row: Sendable {
    let kind: OperationKind
    var on: String? = Example.claim
    var with: JSONValue = [:]
    /// Of what kind the entity is, and which facet of it; `nil` when nothing is written.
    let writes: (kind: EntityKind, facet: String)?
    /// The entity's name; `nil` when the operation's own name is.
    var entity: String? = Example.claim
    var parent: EntityKind?
  }

  private static let place: JSONValue = [
    "document": .string(Example.document), "start": 40, "end": 44, "exact": "12 %",
  ]
  private static let placeFacet = "appearance:\(Example.document):40:44"
  private static let made = Example.other

  private static func document(
    _ kind: OperationKind, _ facet: String, _ with: JSONValue = [:]
  ) -> Row {
    Row(
      kind: kind, on: Example.document, with: with, writes: (.document, facet),
      entity: Example.document)
  }

  private static func claim(
    _ kind: OperationKind, _ facet: String, _ with: JSONValue = [:]
  ) -> Row {
    Row(kind: kind, with: with, writes: (.claim, facet))
  }

  private static func new(_ kind: OperationKind, _ entity: EntityKind, _ facet: String) -> Row {
    Row(kind: kind, writes: (entity, facet), entity: nil, parent: .claim)
  }

  private static func existing(_ kind: OperationKind, _ entity: EntityKind, _ facet: String) -> Row
  {
    Row(kind: kind, on: made, writes: (entity, facet), entity: made)
  }

  private static let device: JSONValue = ["device": "k3vq", "epoch": 2]

  static let rows: [Row] = [
    document(.documentAdd, "taking-in:amara"),
    document(.documentDescribe, "description"),
    document(.documentText, "text"),
    document(.documentOrigin, "origin:reuters", ["origin": "reuters", "present": true]),
    document(.passageMark, "passage:40:44", ["start": 40, "end": 44, "as": "ticked"]),
    claim(.claimAdd, placeFacet, place),
    claim(.claimAdd, "existence", ["wording": "Rents rose."]),
    Row(
      kind: .claimAdd, on: nil, with: ["wording": "Rents rose."], writes: (.claim, "existence"),
      entity: nil),
    claim(.claimAbsent, "absence:\(Example.document)", ["document": .string(Example.document)]),
    claim(.claimWord, "wording"),
    claim(.claimAttribute, "attribution"),
    claim(.claimDecide, "decision"),
    claim(.claimTag, "tag:rents", ["tag": "rents", "present": false]),
    claim(.claimSame, "same:\(made)", ["other": .string(made), "present": true]),
    new(.evidenceGive, .evidence, "evidence"),
    existing(.evidenceWithdraw, .evidence, "evidence"),
    existing(.evidenceRestore, .evidence, "evidence"),
    claim(.verdictGive, "verdict:amara"),
    claim(.verdictWithdraw, "verdict:amara"),
    claim(.rulingGive, "ruling"),
    claim(.rulingWithdraw, "ruling"),
    new(.queryAsk, .query, "query"),
    existing(.queryAnswer, .query, "answer"),
    existing(.queryWaive, .query, "answer"),
    claim(.sourceAttest, "attestation:amara", ["source": "S1", "because": "fear"]),
    claim(.sourceWithdraw, "attestation:amara", ["source": "S1"]),
    Row(
      kind: .sourceAttest, on: Example.other, with: ["source": "S1", "of": "evidence"],
      writes: (.evidence, "attestation:amara"), entity: Example.other),
    new(.noteAdd, .note, "note"),
    Row(
      kind: .noteAdd, on: Example.document, writes: (.note, "note"), entity: nil, parent: .document),
    existing(.noteWithdraw, .note, "note"),
    new(.publish, .publication, "publication"),
    existing(.publishWithdraw, .publication, "withdrawal"),
    Row(kind: .deskScale, on: "desk", writes: (.desk, "scale"), entity: "desk"),
    Row(kind: .deskPolicy, on: "desk", writes: (.desk, "policy"), entity: "desk"),
    Row(
      kind: .rosterAdmit, on: "bela", with: device, writes: (.annotator, "device:k3vq"),
      entity: "bela"),
    Row(
      kind: .rosterRevoke, on: "bela", with: device, writes: (.annotator, "device:k3vq"),
      entity: "bela"),
    Row(
      kind: .rosterAccept, on: Example.other, with: ["present": true],
      writes: (.operation, "acceptance"), entity: Example.other),
    Row(kind: .seal, on: "k3vq/2", writes: nil),
  ]

  @Test(arguments: rows)
  func `is one facet of one entity, by its kind`(row: Row) throws {
    var amara = Editor("amara")
    let operation = try amara.write(row.kind, on: row.on, with: row.with)
    let target = operation.target
    #expect(target?.facet.text == row.writes?.facet)
    #expect(target?.kind == row.writes?.kind)
    guard let target else { return }
    #expect(target.entity == row.entity ?? operation.id.text)
    #expect(target.parentKind == row.parent)
    #expect(target.parent == (row.parent == nil ? nil : row.on))
  }

  @Test func `is laid down for every kind there is`() {
    #expect(Set(Self.rows.map(\.kind)) == Set(OperationKind.allCases))
  }

  @Test func `is the claim that the place names, when a claim is picked from a document`() throws {
    var (amara, bela) = (Editor("amara"), Editor("bela"))
    let first = try amara.write(.claimAdd, with: Self.place)
    let second = try bela.write(.claimAdd, with: Self.place)
    #expect(first.id != second.id)
    #expect(first.target == second.target)
    let document = try #require(DocumentID(Example.document))
    let span = try TextSpan(start: 40, end: 44)
    #expect(first.target?.entity == ClaimID(naming: document, span: span)?.text)
    #expect(first.target?.facet == Facet(recorded: Self.placeFacet))
  }

  @Test(arguments: OperationKind.allCases)
  func `is nothing when the line does not say on what, unless it makes it`(kind: OperationKind)
    throws
  {
    var amara = Editor("amara")
    let operation = try amara.write(
      kind,
      with: ["tag": "x", "origin": "x", "other": "x", "device": "x", "wording": "Rents rose."])
    #expect((operation.target != nil) == (kind == .claimAdd))
  }

  @Test(
    arguments: [
      (.claimAdd, ["document": "no name", "start": 1, "end": 2]),
      (.claimAdd, ["document": .string(Example.document), "start": 2, "end": 2]),
      (.claimAdd, ["document": .string(Example.document), "start": -1, "end": 2]),
      (.claimAdd, ["document": .string(Example.document), "start": 1]),
      (.claimAdd, ["wording": 5]), (.claimTag, [:]), (.claimTag, ["tag": 5]),
      (.claimSame, ["present": true]), (.documentOrigin, ["origin": ["x"]]),
      (.passageMark, ["start": 4, "end": 4]), (.passageMark, ["as": "ticked", "end": 4]),
      (.rosterAdmit, ["epoch": 1]), (.rosterRevoke, ["device": .null]),
    ] as [(OperationKind, JSONValue)])
  func `is nothing without the members that name the facet`(
    kind: OperationKind, with: JSONValue
  ) throws {
    var amara = Editor("amara")
    #expect(try amara.write(kind, on: Example.claim, with: with).target == nil)
  }

  @Test func `is told apart by bytes, so two spellings of a letter are two names`() throws {
    let (composed, decomposed) = ("Zo\u{E9}", "Zoe\u{301}")
    var amara = Editor("amara")
    let entities = try [composed, decomposed].map {
      try amara.write(.rosterAdmit, on: $0, with: Self.device).target
    }
    #expect(Set(entities).count == 2)
    let facets = try [composed, decomposed].map {
      try amara.write(.claimTag, on: Example.claim, with: ["tag": .string($0)]).target
    }
    #expect(Set(facets).count == 2)
    let authors = try [composed, decomposed].map {
      var editor = Editor($0)
      return try editor.write(.verdictGive, on: Example.claim, with: [:]).target
    }
    #expect(Set(authors).count == 2)
  }

  @Test(arguments: ["a:b", ":", "\u{301}", "\u{FE0F}x", "👩‍👩‍👧", "a\\b", "", " "])
  func `has its kind and its key whatever the name`(tag: String) throws {
    var amara = Editor("amara")
    let operation = try amara.write(.claimTag, on: Example.claim, with: ["tag": .string(tag)])
    let facet = try #require(operation.target?.facet)
    #expect(facet.kind == .tag)
    #expect(facet.key?.utf8.first == tag.utf8.first)
    #expect(ExactText(facet.text) == ExactText("tag:" + (facet.key ?? "")))
  }

  @Test func `keeps names with NUL and backslash apart, without NUL`() throws {
    var amara = Editor("amara")
    let tags = ["a\0b", "a\\0b", "a\\\\0b", "a\\b", "ab", "a0b", "a\\", "a"]
    let facets = try tags.map {
      try amara.write(.claimTag, on: Example.claim, with: ["tag": .string($0)]).target?.facet
    }
    #expect(Set(facets).count == tags.count)
    #expect(facets.allSatisfy { $0?.text.utf8.contains(0) == false })
  }
}
