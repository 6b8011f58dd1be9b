import ClaimModel

extension Operation {
  /// The name of an evidence or a note that was brought from elsewhere: it follows from what it is, so
  /// that the same one brought to two desks is one.
  ///
  /// `with` says by `elsewhere` that it was brought: on the first line is its author's name, or nothing
  /// where nobody was named there; on a second line a number tells it from others that are like it.
  ///
  /// - Returns: `nil` where `with` does not say so, or names somebody else: nobody can make another's
  ///   evidence his own.
  func nameElsewhere(_ kind: EntityKind) -> String? {
    guard kind == .evidence || kind == .note, let on, let said = text("elsewhere") else {
      return nil
    }
    let person = said.utf8.prefix { $0 != UInt8(ascii: "\n") }
    guard person.isEmpty || person.elementsEqual(by.name.utf8) else { return nil }
    let head = Array("\(kind.rawValue) elsewhere\n\(on)\n".utf8)
    return OperationID(SHA256(of: head + with.canonicalBytes))?.text
  }
}
