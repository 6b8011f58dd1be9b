import CCrypto
import ClaimModel

/// What a device's signatures are checked with: an Ed25519 public key (RFC 8032).
public struct VerifyingKey: Hashable, Sendable {
  /// The 32 bytes of the key.
  public let bytes: [UInt8]

  /// The number of bytes in a key.
  public static let length = 32
  /// The number of bytes in a signature.
  public static let signatureLength = 64

  /// - Returns: `nil` unless there are exactly 32 bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == Self.length else { return nil }
    self.bytes = bytes
  }

  /// Reads a key from its written form.
  ///
  /// - Returns: `nil` unless the text is 32 bytes in base64url without padding: 43 characters.
  public init?(_ text: String) {
    guard let bytes = Base64URL.decode(text) else { return nil }
    self.init(bytes: bytes)
  }

  /// The written form, 43 characters of base64url.
  public var text: String { Base64URL.encode(bytes) }

  /// What people read to each other to make sure that they mean the same key: the first 20 hexadecimal
  /// digits of its SHA-256, in groups of four.
  public var fingerprint: String {
    let digits = Array(SHA256(of: bytes).text.prefix(20))
    return stride(from: 0, to: digits.count, by: 4)
      .map { String(digits[$0..<min($0 + 4, digits.count)]) }.joined(separator: " ")
  }

  /// Whether the signature is this key's over exactly these bytes.
  public func accepts(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    guard signature.count == Self.signatureLength,
      let key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, bytes, bytes.count)
    else { return false }
    defer { EVP_PKEY_free(key) }
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    return EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1
      && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
  }
}

extension VerifyingKey: CustomStringConvertible {
  public var description: String { text }
}
