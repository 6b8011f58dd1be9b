import AnnotationSync
import Testing

@Suite("A key that seals")
struct SealingKeyTests {
  private let nonce = [UInt8](repeating: 7, count: SealingKey.nonceLength)

  private func key(_ byte: UInt8 = 1) throws -> SealingKey {
    try #require(SealingKey(bytes: [UInt8](repeating: byte, count: SealingKey.length)))
  }

  @Test func `gives back what it sealed, to nobody else and for nothing else`() throws {
    let plain = Array("Quentin Zobrist".utf8)
    let sealed = try #require(try key().sealed(plain, nonce: nonce, for: [1]))
    #expect(sealed.count == plain.count + 16)
    #expect(try key().opened(sealed, nonce: nonce, for: [1]) == plain)
    #expect(try key(2).opened(sealed, nonce: nonce, for: [1]) == nil)
    #expect(try key().opened(sealed, nonce: nonce, for: [2]) == nil)
    #expect(try key().opened(sealed, nonce: nonce.map { $0 + 1 }, for: [1]) == nil)
  }

  @Test func `opens nothing that was changed or cut`() throws {
    let sealed = try #require(try key().sealed([1, 2, 3], nonce: nonce, for: []))
    for place in sealed.indices {
      var changed = sealed
      changed[place] ^= 1
      #expect(try key().opened(changed, nonce: nonce, for: []) == nil)
      #expect(try key().opened(Array(sealed[..<place]), nonce: nonce, for: []) == nil)
    }
  }

  @Test func `seals nothing at all as well`() throws {
    let sealed = try #require(try key().sealed([], nonce: nonce, for: []))
    #expect(try key().opened(sealed, nonce: nonce, for: []) == [])
  }

  @Test func `agrees with the standard's test case 14`() throws {
    // NIST's submission of GCM, test case 14: a key, nonce and block of zeros.
    let zeros = try key(0)
    let sealed = zeros.sealed(
      [UInt8](repeating: 0, count: 16), nonce: [UInt8](repeating: 0, count: 12), for: [])
    #expect(
      sealed == [
        0xCE, 0xA7, 0x40, 0x3D, 0x4D, 0x60, 0x6B, 0x6E, 0x07, 0x4E, 0xC5, 0xD3, 0xBA, 0xF3, 0x9D,
        0x18, 0xD0, 0xD1, 0xC8, 0xA7, 0x99, 0x99, 0x6B, 0xF0, 0x26, 0x5B, 0x98, 0xB5, 0xD4, 0x8A,
        0xB9, 0x19,
      ])
  }

  @Test func `is made of 32 bytes and no other number`() {
    #expect(SealingKey(bytes: []) == nil && SealingKey(bytes: [1]) == nil)
  }
}
