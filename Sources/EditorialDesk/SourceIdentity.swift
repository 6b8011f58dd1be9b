import ClaimModel

/// What is kept of a source: its first line is the name, others that begin with `name:` are further ones,
/// and the rest describes it.
struct SourceIdentity {
  let names: [WatchedName]

  init(_ text: String) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let marked = lines.dropFirst().compactMap { line -> Substring? in
      let line = line.drop(while: \.isWhitespace)
      return line.lowercased().hasPrefix(Self.mark) ? line.dropFirst(Self.mark.count) : nil
    }
    names = ([lines.first ?? ""] + marked).map { WatchedName(String($0)) }.filter { !$0.isEmpty }
  }

  private static let mark = "name:"

  /// Where in a text one of the names stands; see ``WatchedName/place(in:isCommon:)``.
  func place(in text: [FoldedWord], isCommon: (String) -> Bool = { _ in false }) -> Int? {
    for name in names {
      if let place = name.place(in: text, isCommon: isCommon) { return place }
    }
    return nil
  }

  /// Whether a text has one of the names as a whole.
  func isWhole(in text: [FoldedWord]) -> Bool { names.contains { $0.isWhole(in: text) } }
}
