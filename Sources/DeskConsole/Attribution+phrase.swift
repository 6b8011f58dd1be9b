import ClaimModel

extension Attribution {
  /// Reads a chain as it is written in one line: `an official (unnamed), to reporters, by briefing,
  /// through a wire agency, in The Courier, on 2017-01-28`.
  ///
  /// The reverse of ``Attribution/summary``. A part that opens with no known word belongs to the
  /// part before it, so that `Sergei Lavrov, the Russian foreign minister` is one speaker.
  init(phrase: String) {
    self.init()
    var (key, parts) = (Key.speaker, [Key: [String]]())
    for part in phrase.split(separator: ",", omittingEmptySubsequences: true) {
      let words = part.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if words.isEmpty { continue }
      if words == "unnamed" {
        isUnnamed = true
      } else if let (named, rest) = Key.opening(words), parts[named] == nil {
        key = named
        parts[key] = [rest]
      } else {
        parts[key, default: []].append(words)
      }
    }
    for (key, words) in parts { self[key] = words.joined(separator: ", ") }
    let mark = " (unnamed)"
    if let speaker, speaker.hasSuffix(mark) {
      self.speaker = String(speaker.dropLast(mark.count))
      isUnnamed = true
    }
  }

  private enum Key: String, CaseIterable {
    case speaker
    case addressee = "to"
    case channel = "by"
    case intermediary = "through"
    case outlet = "in"
    case madeOn = "on"

    /// The part that the words are, and what follows the opening word.
    static func opening(_ words: String) -> (Key, String)? {
      let parts = words.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, let key = Key(rawValue: String(parts[0])), key != .speaker else {
        return nil
      }
      // `on condition of anonymity` is no date.
      if key == .madeOn, !(parts[1].first?.isNumber ?? false) { return nil }
      return (key, String(parts[1]))
    }
  }

  private subscript(key: Key) -> String? {
    get {
      switch key {
      case .speaker: speaker
      case .addressee: addressee
      case .channel: channel
      case .intermediary: intermediary
      case .outlet: outlet
      case .madeOn: madeOn
      }
    }
    set {
      switch key {
      case .speaker: speaker = newValue
      case .addressee: addressee = newValue
      case .channel: channel = newValue
      case .intermediary: intermediary = newValue
      case .outlet: outlet = newValue
      case .madeOn: madeOn = newValue
      }
    }
  }
}
