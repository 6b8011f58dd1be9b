import ClaimStore

extension Desk {
  /// Seals what this device wrote on the desk: signs the head of its chain, and names the heads of every
  /// chain on the desk.
  ///
  /// - Returns: `false` when there is nothing of ours after the last seal, and so nothing was written.
  @discardableResult
  public func seal() throws -> Bool {
    // Who has no identity wrote nothing; to make one may not be possible where nobody writes.
    guard try Identity.existing(in: surroundings) != nil else { return false }
    let identity = try identity()
    return try store.seal(
      by: identity.annotator, at: surroundings.timestamp, keeper: identity)
  }

  /// Seals before something is shared; a desk that may only be read is shared as it is.
  ///
  /// Where nobody has written anything yet there is nothing to seal, and no identity is made for it.
  func sealWhereAllowed() throws {
    guard try Identity.existing(in: surroundings) != nil else { return }
    do {
      try seal()
    } catch let error as StoreError where error.isOfReadOnlyDesk {
      return
    }
  }
}
