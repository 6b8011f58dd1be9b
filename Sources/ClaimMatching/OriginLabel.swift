import ClaimModel

/// The names of origins within the words by which a document gives its source.
enum OriginLabel {
  /// Words that say in which form something came and not from whom.
  private static let forms: Set<String> = [
    "statement", "statements", "readout", "readouts", "release", "press", "briefing", "spokesman",
    "spokeswoman", "spokesperson", "official", "officials", "office", "service", "agency", "news",
    "report", "reports", "administration", "senior", "source", "sources",
  ]

  /// The origins named in a label, as written there: `White House` and `Kremlin` in
  /// `statements from the White House and the Kremlin`.
  ///
  /// Words with a capital that stand together make a name; a label without any is a name as a whole.
  static func names(in label: String) -> [(key: String, text: String)] {
    let scalars = Array(label.unicodeScalars)
    var names: [[Word]] = []
    var last: Word?
    let words = Word.words(of: scalars).filter { $0.key != "'s" }
    for word in words {
      let isName =
        scalars[word.range.lowerBound].properties.isUppercase && word.isContent
        && !forms.contains(word.key)
      defer { last = isName ? word : nil }
      guard isName else { continue }
      if let last, scalars[last.range.upperBound..<word.range.lowerBound].allSatisfy(\.isJoint) {
        names[names.count - 1].append(word)
      } else {
        names.append([word])
      }
    }
    if names.isEmpty {
      let telling = words.filter { $0.isContent && !forms.contains($0.key) }
      if !telling.isEmpty { names = [telling] }
    }
    return names.compactMap { name in
      guard let first = name.first, let last = name.last else { return nil }
      let text = scalars[first.range.lowerBound..<last.range.upperBound]
      return (name.map(\.key).joined(separator: " "), String(String.UnicodeScalarView(text)))
    }
  }

  /// All names of a label as one key, by which labels are the same.
  static func key(of label: String) -> String {
    names(in: label).map(\.key).joined(separator: " + ")
  }

  /// The origins that both lists of labels name, each once as `a` writes it, in order of bytes.
  static func shared(_ a: [String], _ b: [String]) -> [String] {
    let known = Set(b.flatMap { names(in: $0) }.map(\.key))
    var shared: [String: ExactText] = [:]
    for name in a.flatMap({ names(in: $0) }) where known.contains(name.key) {
      let text = ExactText(name.text)
      shared[name.key] = min(shared[name.key] ?? text, text)
    }
    return shared.values.sorted().map(\.text)
  }
}

extension Unicode.Scalar {
  /// Whether the scalar may stand within a name.
  fileprivate var isJoint: Bool { self == " " || self == "-" || self == "." || isApostrophe }
}
