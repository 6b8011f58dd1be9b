public import AnnotationSync
public import ClaimModel

extension SigningKey {
  /// A key for tests, another one for each number.
  public static func forTests(_ number: UInt8) throws -> SigningKey {
    guard let key = SigningKey(seed: [UInt8](repeating: number, count: seedLength)) else {
      throw QuarantineReason.notAnOperation
    }
    return key
  }
}

extension Editor {
  /// Where the editor's chain ends now; `nil` before the first operation.
  public var head: Seal.Head? {
    stamp.previous.map { Seal.Head(chain: stamp.chain, operation: $0) }
  }

  /// Writes the next operation, signed with a key.
  public mutating func write(
    _ kind: OperationKind, on entity: String?, with members: JSONValue,
    over heads: [Operation] = [],
    signedWith key: SigningKey
  ) throws -> Operation {
    let draft = OperationDraft(kind, on: entity, with: members, over: heads.map(\.id))
    return try append(draft.line(stamp, signedWith: key))
  }

  /// Seals the chain.
  ///
  /// - Parameter others: the heads of other chains that the editor has seen.
  public mutating func seal(
    witnessing others: [Seal.Head] = [], signedWith key: SigningKey
  ) throws -> Operation {
    guard let last = stamp.previous,
      let draft = Seal.draft(of: stamp.chain, endingWith: last, witnessing: others, key: key)
    else { throw QuarantineReason.notAnOperation }
    return try write(draft)
  }
}
