import AnnotationSync
import ClaimModel
import DeskTestSupport
import Testing

@Suite("A signing key")
struct SigningKeyTests {
  private func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = Array(hexadecimal)
    return stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0...($0 + 1)]), radix: 16)
    }
  }

  @Test(
    "signs as RFC 8032, section 7.1, says",
    arguments: [
      (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
      ),
      (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
      ),
      (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
      ),
    ])
  func signsAsTheStandardSays(
    seed: String, key: String, message: String, signature: String
  ) throws {
    let signing = try #require(SigningKey(seed: bytes(seed)))
    #expect(signing.verifyingKey.bytes == bytes(key))
    #expect(signing.signature(of: bytes(message)) == bytes(signature))
    #expect(signing.verifyingKey.accepts(bytes(signature), of: bytes(message)))
  }

  @Test func `accepts a signature over these bytes and no others`() throws {
    let key = try SigningKey.forTests(1)
    let signature = try #require(key.signature(of: [1, 2, 3]))
    #expect(key.verifyingKey.accepts(signature, of: [1, 2, 3]))
    #expect(!key.verifyingKey.accepts(signature, of: [1, 2, 4]))
    #expect(!key.verifyingKey.accepts([], of: [1, 2, 3]))
    #expect(try !SigningKey.forTests(2).verifyingKey.accepts(signature, of: [1, 2, 3]))
    for place in signature.indices {
      var forged = signature
      forged[place] ^= 1
      #expect(!key.verifyingKey.accepts(forged, of: [1, 2, 3]))
    }
  }

  @Test func `is made from 32 bytes and no other number`() {
    for count in [0, 31, 33] {
      #expect(SigningKey(seed: [UInt8](repeating: 7, count: count)) == nil)
    }
  }

  @Test func `has one way to be written`() throws {
    let key = try SigningKey.forTests(1).verifyingKey
    #expect(key.text.utf8.count == 43)
    #expect(VerifyingKey(key.text) == key)
    #expect(VerifyingKey(key.text + "=") == nil)
    #expect(VerifyingKey(String(key.text.dropLast())) == nil)
    #expect(VerifyingKey("") == nil)
    let last = try #require(key.text.last)
    let spellings = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
      .filter { VerifyingKey(key.text.dropLast() + String($0)) == key }
    #expect(spellings == String(last))
  }

  @Test func `has a fingerprint of five groups of four digits`() throws {
    let groups = try SigningKey.forTests(1).verifyingKey.fingerprint.split(separator: " ")
    #expect(groups.map(\.count) == [4, 4, 4, 4, 4])
    #expect(
      try SigningKey.forTests(1).verifyingKey.fingerprint
        != SigningKey.forTests(2).verifyingKey.fingerprint)
  }

  @Test(arguments: 0...7)
  func `is written in base64url, which comes back for any number of bytes`(count: Int) {
    let bytes = (0..<count).map { UInt8(250 - $0) }
    #expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes)
  }
}
