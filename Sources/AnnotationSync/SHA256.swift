import CCrypto
public import ClaimModel

/// The SHA-256 of some bytes (FIPS 180-4).
public struct SHA256: Hashable, Sendable {
  /// The 32 bytes of the hash.
  public let bytes: [UInt8]

  /// Hashes bytes that lie together.
  public init(of bytes: UnsafeRawBufferPointer) {
    self.bytes = [UInt8](unsafeUninitializedCapacity: 32) { hash, count in
      stet_sha256(bytes.baseAddress, bytes.count, hash.baseAddress)
      count = 32
    }
  }

  /// The first 24 bytes of the hash of bytes that lie together, as a name has them.
  static func words(of bytes: UnsafeRawBufferPointer) -> (UInt64, UInt64, UInt64) {
    var hash: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    withUnsafeMutableBytes(of: &hash) {
      stet_sha256(
        bytes.baseAddress, bytes.count, $0.baseAddress?.assumingMemoryBound(to: UInt8.self))
    }
    return (UInt64(bigEndian: hash.0), UInt64(bigEndian: hash.1), UInt64(bigEndian: hash.2))
  }

  public init(of bytes: [UInt8]) {
    self = bytes.withUnsafeBytes { SHA256(of: $0) }
  }

  /// Takes a hash that was kept; `nil` unless there are 32 bytes.
  public init?(recorded bytes: UnsafeRawBufferPointer) {
    guard bytes.count == 32 else { return nil }
    self.bytes = Array(bytes)
  }

  init(finished bytes: [UInt8]) { self.bytes = bytes }

  /// 64 lowercase hexadecimal digits.
  public var text: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

/// Hashes bytes that come in pieces.
public struct SHA256Stream: ~Copyable {
  private let context: OpaquePointer?

  public init() {
    context = EVP_MD_CTX_new()
    EVP_DigestInit_ex(context, EVP_sha256(), nil)
  }

  private init(copying other: borrowing SHA256Stream) {
    context = EVP_MD_CTX_new()
    EVP_MD_CTX_copy_ex(context, other.context)
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Another one that goes on from here.
  public borrowing func copy() -> SHA256Stream { SHA256Stream(copying: self) }

  /// Takes in the next bytes.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
  }

  /// The hash of all that came.
  public consuming func finish() -> SHA256 {
    let context = context
    return SHA256(
      finished: [UInt8](unsafeUninitializedCapacity: 32) { hash, count in
        EVP_DigestFinal_ex(context, hash.baseAddress, nil)
        count = 32
      })
  }
}

extension Identifier {
  /// The name that is the first 24 bytes of a hash.
  public init?(_ hash: SHA256) { self.init(bytes: hash.bytes.prefix(Self.byteCount)) }
}

extension DocumentID {
  /// The name of the document that has these bytes.
  public init?(naming bytes: [UInt8]) { self.init(SHA256(of: bytes).text) }
}

extension Identifier where Subject == Claim {
  /// The name of the claim that was first picked from this place, so that two editors who pick the
  /// same words mean the same claim without having met.
  public init?(naming document: DocumentID, span: TextSpan) {
    self.init(SHA256(of: Array("claim\n\(document)\n\(span.start)\n\(span.end)".utf8)))
  }
}
