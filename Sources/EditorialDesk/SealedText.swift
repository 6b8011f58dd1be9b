import AnnotationSync
import ClaimModel

/// Who a source is, as it lies in its file: a heading, a nonce of 12 bytes, and the sealed words with their
/// tag.
///
/// Sealed are the number of bytes, in four with the greatest first, the words in UTF-8, and zeros up to a
/// multiple of 1,024 bytes, so that the length tells nothing. A file can be opened for its own label only.
enum SealedText {
  private static let heading = Array("stet-source/1\n".utf8)
  private static let step = 1 << 10

  /// Whether the bytes are sealed at all; before sources were sealed, files held their plain words.
  static func isSealed(_ file: [UInt8]) -> Bool { file.starts(with: heading) }

  static func seal(_ words: String, of label: SourceLabel, with key: SealingKey) -> [UInt8]? {
    let text = Array(words.utf8)
    var plain = (0..<4).map { UInt8(truncatingIfNeeded: text.count >> (24 - 8 * $0)) } + text
    plain += [UInt8](repeating: 0, count: (step - plain.count % step) % step)
    let nonce = SourceKey.random(SealingKey.nonceLength)
    return key.sealed(plain, nonce: nonce, for: purpose(label)).map { heading + nonce + $0 }
  }

  /// - Returns: `nil` when the key is another one, or the file was changed or stands under another label.
  static func open(_ file: [UInt8], of label: SourceLabel, with key: SealingKey) -> String? {
    let start = heading.count + SealingKey.nonceLength
    guard isSealed(file), file.count > start else { return nil }
    let nonce = Array(file[heading.count..<start])
    guard let plain = key.opened(Array(file[start...]), nonce: nonce, for: purpose(label)),
      plain.count >= 4
    else { return nil }
    let count = plain.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    return String(validating: plain.dropFirst(4).prefix(count), as: UTF8.self)
  }

  private static func purpose(_ label: SourceLabel) -> [UInt8] { heading + Array(label.text.utf8) }
}
