import ClaimModel
import Testing
import TextAnchoring

@Suite("A decoded document") struct DecodedDocumentTests {
  @Test func `loses its byte order mark and nothing else`() throws {
    let decoded = try decodeDocument([0xEF, 0xBB, 0xBF] + Array("  Grüße\u{A0}\t\n\n".utf8))
    #expect(decoded.text.text == "  Grüße\u{A0}\t\n\n")
    #expect(decoded.encoding == .utf8)
  }

  @Test func `reads every line end as one line feed`() throws {
    let decoded = try decodeDocument(Array("a\r\nb\rc\r\r\nd".utf8))
    #expect(decoded.text.text.unicodeScalars.elementsEqual("a\nb\nc\n\nd".unicodeScalars))
  }

  @Test(arguments: [true, false]) func `is read from UTF-16 with its mark`(isLittle: Bool) throws {
    let units = Array("\u{FEFF}Ça va? 𝄞\r\nNo.".utf16)
    let bytes = units.flatMap { unit -> [UInt8] in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isLittle ? [low, high] : [high, low]
    }
    let decoded = try decodeDocument(bytes)
    #expect(decoded.text.text == "Ça va? 𝄞\nNo.")
    #expect(decoded.encoding == (isLittle ? .utf16LittleEndian : .utf16BigEndian))
  }

  @Test func `is read from Windows-1252 when the bytes look like prose`() throws {
    let bytes =
      Array("They met in a small caf".utf8) + [0xE9, 0x20, 0x93] + Array("Aurora".utf8) + [0x94]
    let decoded = try decodeDocument(bytes)
    #expect(decoded.text.text == "They met in a small café “Aurora”")
    #expect(decoded.encoding == .latin1)
  }

  @Test(arguments: [
    ([], AnchoringError.emptyFile), ([0xEF, 0xBB, 0xBF], .emptyFile),
    ([0x61, 0x62, 0x00, 0x63], .binary(offset: 2)),
    (Array("\n <!DOCTYPE HTML><p>x".utf8), .markup(offset: 2)),
    (Array("ab".utf8) + [0xC3, 0x28, 0x01], .undecodable(offset: 2)),
    ([0xFF, 0xFE, 0x00, 0xDC], .malformedUTF16(offset: 2)),
    ([0xFF, 0xFE, 0x61], .malformedUTF16(offset: 2)),
  ]) func `is refused with the place and a remedy`(bytes: [UInt8], expected: AnchoringError) {
    #expect(throws: expected) { try decodeDocument(bytes) }
    #expect(expected.description.hasSuffix("nothing was taken in."))
  }

  @Test func `may speak of HTML without being HTML`() throws {
    #expect(throws: Never.self) { try decodeDocument(Array("The tag <html> opens a page.".utf8)) }
  }
}
