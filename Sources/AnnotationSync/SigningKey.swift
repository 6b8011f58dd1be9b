import CCrypto

/// What a device signs with: an Ed25519 key (RFC 8032).
///
/// Made from 32 random bytes that come from outside, and never shown: whoever has them can sign in
/// the device's name.
public struct SigningKey: Sendable {
  /// The 32 bytes that the key is made from.
  public let seed: [UInt8]
  /// What others check its signatures with.
  public let verifyingKey: VerifyingKey

  /// The number of bytes in a seed.
  public static let seedLength = 32

  /// - Returns: `nil` unless there are exactly 32 bytes, or when libcrypto knows no Ed25519.
  public init?(seed: [UInt8]) {
    guard seed.count == Self.seedLength, let key = Self.key(seed) else { return nil }
    defer { EVP_PKEY_free(key) }
    var bytes = [UInt8](repeating: 0, count: VerifyingKey.length)
    var count = bytes.count
    guard EVP_PKEY_get_raw_public_key(key, &bytes, &count) == 1,
      let verifyingKey = VerifyingKey(bytes: bytes)
    else { return nil }
    self.seed = seed
    self.verifyingKey = verifyingKey
  }

  /// Signs some bytes.
  ///
  /// - Returns: 64 bytes, the same each time; `nil` when libcrypto refused.
  public func signature(of message: [UInt8]) -> [UInt8]? {
    guard let key = Self.key(seed) else { return nil }
    defer { EVP_PKEY_free(key) }
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    var signature = [UInt8](repeating: 0, count: VerifyingKey.signatureLength)
    var count = signature.count
    guard EVP_DigestSignInit(context, nil, nil, nil, key) == 1,
      EVP_DigestSign(context, &signature, &count, message, message.count) == 1,
      count == signature.count
    else { return nil }
    return signature
  }

  private static func key(_ seed: [UInt8]) -> OpaquePointer? {
    EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, seed.count)
  }
}
