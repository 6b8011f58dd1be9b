import CCrypto

/// What a secret is sealed with so that only who has the key can read it: AES-256-GCM (NIST SP 800-38D).
///
/// Made from 32 random bytes that come from outside. A sealed text that was changed, or that stands for
/// something else than it was sealed for, cannot be opened.
public struct SealingKey: Sendable {
  /// The 32 bytes.
  public let bytes: [UInt8]

  /// The number of bytes in a key.
  public static let length = 32
  /// The number of bytes that must be new at random for each sealing.
  public static let nonceLength = 12
  private static let tagLength = 16

  /// - Returns: `nil` unless there are exactly 32 bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == Self.length else { return nil }
    self.bytes = bytes
  }

  /// Seals some bytes.
  ///
  /// - Parameters:
  ///   - nonce: ``nonceLength`` bytes that were never used with this key.
  ///   - purpose: what it stands for; it can be opened for that alone.
  /// - Returns: the sealed bytes and their tag, 16 bytes more than there were; `nil` when libcrypto refused.
  public func sealed(_ plain: [UInt8], nonce: [UInt8], for purpose: [UInt8]) -> [UInt8]? {
    let context = EVP_CIPHER_CTX_new()
    defer { EVP_CIPHER_CTX_free(context) }
    var sealed = [UInt8](repeating: 0, count: plain.count)
    var tag = [UInt8](repeating: 0, count: Self.tagLength)
    var count: Int32 = 0
    guard nonce.count == Self.nonceLength,
      EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), nil, bytes, nonce) == 1,
      EVP_EncryptUpdate(context, nil, &count, purpose, Int32(purpose.count)) == 1,
      EVP_EncryptUpdate(context, &sealed, &count, plain, Int32(plain.count)) == 1,
      Int(count) == plain.count, EVP_EncryptFinal_ex(context, nil, &count) == 1,
      EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Int32(tag.count), &tag) == 1
    else { return nil }
    return sealed + tag
  }

  /// Opens what was sealed.
  ///
  /// - Returns: `nil` when another key sealed it, for something else, or it was changed.
  public func opened(_ sealed: [UInt8], nonce: [UInt8], for purpose: [UInt8]) -> [UInt8]? {
    guard nonce.count == Self.nonceLength, sealed.count >= Self.tagLength else { return nil }
    let context = EVP_CIPHER_CTX_new()
    defer { EVP_CIPHER_CTX_free(context) }
    let length = sealed.count - Self.tagLength
    var (plain, tag) = ([UInt8](repeating: 0, count: length), Array(sealed[length...]))
    var count: Int32 = 0
    guard EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), nil, bytes, nonce) == 1,
      EVP_DecryptUpdate(context, nil, &count, purpose, Int32(purpose.count)) == 1,
      EVP_DecryptUpdate(context, &plain, &count, sealed, Int32(length)) == 1,
      Int(count) == length,
      EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32(tag.count), &tag) == 1,
      EVP_DecryptFinal_ex(context, nil, &count) == 1
    else { return nil }
    return plain
  }
}
