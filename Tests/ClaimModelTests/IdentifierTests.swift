import ClaimModel
import DeskTestSupport
import Testing

@Suite("An identifier")
struct IdentifierTests {
  private func random(_ generator: inout SeededGenerator) throws -> ClaimID {
    try #require(
      ClaimID(bytes: (0..<24).map { _ in UInt8.random(in: 0...255, using: &generator) }))
  }

  @Test func `is written as 32 characters and read back the same`() throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<500 {
      let id = try random(&generator)
      #expect(id.text.utf8.count == 32)
      #expect(ClaimID(id.text) == id)
      #expect(ClaimID(bytes: id.bytes) == id)
    }
  }

  @Test func `is in order of its bytes, which is not the order of its characters`() throws {
    var generator = SeededGenerator(seed: 12)
    let ids = try (0..<300).map { _ in try random(&generator) }
    let byBytes = ids.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    #expect(ids.sorted() == byBytes)
    // Base64url puts A before a before 0 before -, ASCII does not.
    #expect(ids.sorted { $0.text < $1.text } != byBytes)
  }

  @Test func `is written in the alphabet for addresses, without padding`() throws {
    let ones = try #require(ClaimID(bytes: [UInt8](repeating: 0xFF, count: 24)))
    #expect(ones.text == String(repeating: "_", count: 32))
    let mixed = try #require(ClaimID(bytes: [0xFB, 0xEF, 0xBE] + [UInt8](repeating: 0, count: 21)))
    #expect(mixed.text == "----" + String(repeating: "A", count: 28))
    #expect(mixed.short == "----AAAAAA")
  }

  @Test(arguments: [
    "", "AAAA", String(repeating: "A", count: 31), String(repeating: "A", count: 33),
    String(repeating: "A", count: 36), String(repeating: "+", count: 32),
    String(repeating: "A", count: 31) + "=", String(repeating: "é", count: 16),
  ])
  func `is refused in any other form`(text: String) {
    #expect(ClaimID(text) == nil)
  }

  @Test func `is refused with another number of bytes`() {
    #expect(ClaimID(bytes: [UInt8](repeating: 0, count: 23)) == nil)
    #expect(ClaimID(bytes: [UInt8](repeating: 0, count: 25)) == nil)
  }

  @Test func `is lent to what an operation makes`() throws {
    let operation: OperationID = try Example.name(9)
    #expect(EvidenceID(operation).bytes == operation.bytes)
  }
}

@Suite("A document's name")
struct DocumentIDTests {
  @Test func `is 64 hexadecimal digits in lowercase`() {
    let digits = String(repeating: "0123456789abcdef", count: 4)
    #expect(DocumentID(digits)?.text == digits)
    #expect(DocumentID(digits)?.short == "0123456789")
  }

  @Test(arguments: [
    "", "abc", String(repeating: "A", count: 64), String(repeating: "g", count: 64),
    String(repeating: "0", count: 63), String(repeating: "0", count: 65),
  ])
  func `is refused in any other form`(text: String) {
    #expect(DocumentID(text) == nil)
  }

  @Test func `is in order of its digits`() throws {
    #expect(try Example.document("0") < Example.document("a"))
  }
}
