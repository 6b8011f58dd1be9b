import AnnotationSync
import ClaimModel
import DeskTestSupport
import Testing

@Suite("What is brought from elsewhere")
struct ElsewhereTests {
  private static let claim = "9r7Q2ZcARtF0rL1kT3nV5bX7mP9sD2gH"

  private func names(
    _ kind: OperationKind, _ with: [(Editor, JSONValue)]
  ) throws -> [String?] {
    try with.map { editor, with in
      var editor = editor
      return try editor.write(kind, on: Self.claim, with: with).target?.entity
    }
  }

  private func evidence(_ elsewhere: String?, quote: String = "rose") -> JSONValue {
    .members([
      ("stance", "supports"), ("quote", .string(quote)),
      ("elsewhere", elsewhere.map { .string($0) }),
    ])
  }

  @Test func `has one name on all desks, whoever brings it`() throws {
    let (ada, bela) = (Editor("ada"), Editor("bela"))
    let found = try names(.evidenceGive, [(ada, evidence("")), (bela, evidence(""))])
    #expect(Set(found).count == 1)
    let notes = try names(
      .noteAdd, [ada, bela].map { ($0, ["text": "rung up", "elsewhere": ""]) })
    #expect(Set(notes).count == 1 && notes != found)
  }

  @Test func `has the name that its specification says`() throws {
    let found = try names(.evidenceGive, [(Editor("ada"), evidence("ada"))])
    let text =
      "evidence elsewhere\n\(Self.claim)\n"
      + #"{"elsewhere":"ada","quote":"rose","stance":"supports"}"#
    #expect(found == [OperationID(SHA256(of: Array(text.utf8)))?.text])
  }

  @Test func `has the name of the specification's example`() throws {
    var amara = Editor("amara")
    let operation = try amara.write(
      .evidenceGive, on: "N6w1M2L_0BxwOKUlkaYBTOlaIoiNcI29",
      with: ["stance": "supports", "quote": "up 12 %", "elsewhere": "amara"])
    #expect(operation.target?.entity == "cGwq3VUaKCVzdzQjVrv0i3DQOQM4o3uJ")
  }

  @Test func `has another name where it says something else, or is one more of its like`() throws {
    let ada = Editor("ada")
    let found = try names(
      .evidenceGive,
      [
        (ada, evidence("ada")), (ada, evidence("ada\n2")), (ada, evidence("")),
        (ada, evidence("ada", quote: "fell")),
      ])
    #expect(Set(found).count == 4)
  }

  @Test func `is nobody's but its author's: another's name makes it no other's evidence`() throws {
    let (ada, mallory) = (Editor("ada"), Editor("mallory"))
    let found = try names(
      .evidenceGive, [(ada, evidence("ada")), (mallory, evidence("ada"))])
    #expect(Set(found).count == 2)
    var editor = mallory
    let operation = try editor.write(.evidenceGive, on: Self.claim, with: evidence("ada"))
    #expect(operation.target?.entity == operation.id.text)
  }

  @Test func `without the mark is named by its operation, as ever`() throws {
    var ada = Editor("ada")
    let operation = try ada.write(.evidenceGive, on: Self.claim, with: evidence(nil))
    #expect(operation.target?.entity == operation.id.text)
  }
}
