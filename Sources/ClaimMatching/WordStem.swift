/// What is left of an English word when its common endings are taken off.
enum WordStem {
  /// The stem of a word in lowercase: `topics` gives `topic`, `ranged` and `range` give `rang`.
  ///
  /// Light on purpose: words of different meaning seldom share a stem.
  static func stem(_ word: String) -> String {
    var bytes = Array(word.utf8)
    guard bytes.count > 3, bytes.allSatisfy({ (0x61...0x7A).contains($0) }) else { return word }
    for ending in endings where bytes.count >= ending.count + 3 && bytes.ends(with: ending) {
      bytes.removeLast(ending.count)
      if ending == Array("ies".utf8) || ending == Array("ied".utf8) {
        bytes.append(UInt8(ascii: "y"))
      }
      if let last = bytes.last, bytes.count > 3, bytes[bytes.count - 2] == last,
        !"lsz".utf8.contains(last), ending.count > 1
      {
        bytes.removeLast()
      }
      break
    }
    if bytes.count > 3, bytes.last == UInt8(ascii: "e") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let endings = ["ingly", "edly", "ing", "ied", "ies", "ed", "ly", "es", "s"].map {
    Array($0.utf8)
  }
}

extension [UInt8] {
  fileprivate func ends(with ending: [UInt8]) -> Bool {
    // A word that ends in ss is no plural.
    if ending == [0x73], dropLast().last == 0x73 { return false }
    return suffix(ending.count).elementsEqual(ending)
  }
}
