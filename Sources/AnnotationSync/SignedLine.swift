import ClaimModel

/// Lines that carry a signature of their own: those that say who belongs to the desk, and all that is
/// written where somebody does.
///
/// The signature stands as the member `sig` at the very end of the line. Signed is the line without
/// it, after the words `stet line 1` and a line feed.
public enum SignedLine {
  private static let domain = Array("stet line 1\n".utf8)
  private static let opening = Array(#","sig":""#.utf8)
  private static let closing = Array(#""}"#.utf8)
  /// The characters of a signature in base64url.
  private static let textLength = 86

  /// The line with its signature; `nil` when it cannot be signed.
  static func signing(_ line: [UInt8], with key: SigningKey) -> [UInt8]? {
    guard line.last == UInt8(ascii: "}"), let signature = key.signature(of: domain + line) else {
      return nil
    }
    return line.dropLast() + opening + Array(Base64URL.encode(signature).utf8) + closing
  }

  /// Whether the line ends with a signature of this key over the rest of it.
  public static func isSigned(_ line: [UInt8], by key: VerifyingKey) -> Bool {
    guard hasSignature(line) else { return false }
    let end = line.suffix(tail)
    let text = String(decoding: end.dropFirst(opening.count).prefix(textLength), as: UTF8.self)
    guard let signature = Base64URL.decode(text) else { return false }
    return key.accepts(signature, of: domain + line.dropLast(tail) + [UInt8(ascii: "}")])
  }

  /// Whether the line ends with a signature, whosoever it is and whether or not it holds.
  public static func hasSignature(_ line: [UInt8]) -> Bool {
    line.count > tail && line.suffix(closing.count).elementsEqual(closing)
      && line.suffix(tail).starts(with: opening)
  }

  /// The bytes that a signature takes at the end of a line.
  private static let tail = opening.count + textLength + closing.count
}

extension OperationDraft {
  /// The line of this operation, signed where there is a key; a seal has its own signature.
  public func line(_ stamp: Stamp, signedWith key: SigningKey?) -> [UInt8] {
    let plain = line(stamp)
    guard kind != .seal, let key else { return plain }
    return SignedLine.signing(plain, with: key) ?? plain
  }
}

extension OperationKind {
  /// Whether it says who belongs to the desk, or whose work counts.
  ///
  /// Where its writer was admitted with a key, it counts only in a line with a signature of its own.
  public var isOfRoster: Bool {
    switch self {
    case .rosterAdmit, .rosterRevoke, .rosterAccept: true
    case .documentAdd, .documentDescribe, .documentText, .documentOrigin, .passageMark, .claimAdd,
      .claimAbsent,
      .claimWord, .claimAttribute, .claimDecide, .claimTag, .claimSame, .evidenceGive,
      .evidenceWithdraw,
      .evidenceRestore, .verdictGive, .verdictWithdraw, .rulingGive, .rulingWithdraw, .queryAsk,
      .queryAnswer, .queryWaive, .noteAdd, .noteWithdraw, .publish, .publishWithdraw, .deskScale,
      .deskPolicy,
      .sourceAttest, .sourceWithdraw, .seal:
      false
    }
  }
}
