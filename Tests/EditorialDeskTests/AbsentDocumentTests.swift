import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("A document that is not here")
struct AbsentDocumentTests {
  @Test func `is named once with its claims, until its text is here`() throws {
    let newsroom = try Newsroom()
    let (desk, _) = try newsroom.deskWithVerdicts()
    let other = try newsroom.desk("other", of: "chen")
    #expect(try desk.absencePhrases(most: 5).isEmpty)
    _ = try newsroom.pass(from: desk, to: other)
    let phrases = try other.absencePhrases(most: 5)
    #expect(phrases.count == 1)
    #expect(phrases.first?.contains("1 claim appears in ") == true)
    #expect(phrases.first?.contains("which is not here: `ingest` it") == true)
  }
}
