import AnnotationSync
import ClaimModel
import DeskTestSupport
import Testing

@Suite("SHA-256")
struct SHA256Tests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ])
  func `gives what its standard's examples say`(text: String, hash: String) {
    #expect(SHA256(of: Array(text.utf8)).text == hash)
  }

  @Test(arguments: [1, 3, 55, 56, 63, 64, 65, 1000])
  func `gives the same for bytes that come in pieces`(size: Int) {
    let bytes = (0..<777).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    var stream = SHA256Stream()
    for start in stride(from: 0, to: bytes.count, by: size) {
      bytes[start..<min(bytes.count, start + size)].withUnsafeBytes { stream.update($0) }
    }
    #expect(stream.finish() == SHA256(of: bytes))
  }

  @Test func `of nothing at all is that of no bytes`() {
    let stream = SHA256Stream()
    #expect(stream.finish() == SHA256(of: []))
  }
}

@Suite("The digest of a set of operations")
struct SetDigestTests {
  @Test func `of none is the hash of no bytes`() {
    #expect(setDigest(of: []) == SHA256(of: []))
    #expect(AnnotationLog().digest == SHA256(of: []))
    #expect(AnnotationLog().stateDigest == SHA256(of: []))
    #expect(AnnotationLog().fileBytes.isEmpty)
  }

  @Test func `is the hash of their names laid end to end, in order of bytes`() throws {
    // Written out, `-…` comes before `A…`; its bytes come after.
    let high = try #require(OperationID("-" + String(repeating: "A", count: 31)))
    let low = try #require(OperationID("A" + String(repeating: "_", count: 31)))
    #expect(high.text < low.text && low < high)
    for ids in [[high, low], [low, high]] {
      #expect(setDigest(of: ids) == SHA256(of: low.bytes + high.bytes))
    }
  }

  @Test func `changes with every operation`() throws {
    var editor = Editor("amara")
    var log = AnnotationLog()
    var digests = [log.digest]
    for number in 0..<20 {
      log.merge([try editor.write(.noteAdd, on: "x", with: ["text": .string("\(number)")])])
      digests.append(log.digest)
    }
    #expect(Set(digests).count == 21)
  }
}

@Suite("A name that is a hash")
struct HashNameTests {
  @Test func `of a document is that of its bytes`() {
    #expect(
      DocumentID(naming: Array("abc".utf8))?.text
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func `of a claim is that of its first place`() throws {
    let article = try MarkedText("The council says that ⟦rents rose by 12 %⟧ last year.")
    let document = try #require(DocumentID(naming: Array(article.text.utf8)))
    let name = try #require(ClaimID(naming: document, span: article.span))
    let (start, end) = (article.span.start, article.span.end)
    let hashed = SHA256(of: Array("claim\n\(document)\n\(start)\n\(end)".utf8))
    #expect(name.bytes == Array(hashed.bytes.prefix(24)))
  }

  @Test func `of a claim is another for any other place`() throws {
    let document = try #require(DocumentID(Example.document))
    let places = [(0, 5), (0, 6), (1, 5), (1, 23), (1, 230), (12, 30), (12, 300)]
    let names = places.compactMap { start, end in
      TextSpan(start, end).flatMap { ClaimID(naming: document, span: $0) }
    }
    #expect(Set(names).count == places.count)
  }
}

@Suite("The digest of very many operations")
struct DigestInPartsTests {
  @Test(arguments: [2, 3, 7]) func `is the same in parts`(parts: Int) {
    var generator = SeededGenerator(seed: 5)
    let names = (0..<5000).map { _ in
      OperationID(
        words: (
          .random(in: .min ... .max, using: &generator),
          .random(in: .min ... .max, using: &generator), 0
        ))
    }
    var digest = SetDigest()
    for part in 0..<parts {
      var some = names.filter { $0.part(of: parts) == part }
      #expect(!some.isEmpty)
      digest.add(&some)
    }
    #expect(digest.finish() == setDigest(of: names))
  }
}
