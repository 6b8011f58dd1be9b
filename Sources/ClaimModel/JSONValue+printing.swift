extension JSONValue {
  /// Appends the bytes of ``printedText``.
  public func appendPrinted(to bytes: inout [UInt8]) {
    let canonical = canonicalBytes
    guard canonical.contains(where: { $0 >= 0x7F }) else {
      bytes.append(contentsOf: canonical)
      return
    }
    bytes.append(contentsOf: printedText.utf8)
  }
}
