import TextAnchoring

/// A stretch between quotation marks.
struct Quotation {
  /// Tokens, the marks included.
  let range: Range<Int>
  /// Whether the closing mark is missing, as in a paragraph whose quotation goes on in the next.
  let isOpenEnded: Bool
  let wordCount: Int

  private init(_ range: Range<Int>, of tokens: [Token], isOpenEnded: Bool = false) {
    self.range = range
    self.isOpenEnded = isOpenEnded
    wordCount = range.count { tokens[$0].isWord }
  }

  /// The quotations of one paragraph, in order, without overlaps.
  ///
  /// A stray mark costs what is left of its paragraph at most. Apostrophes are no marks: a single
  /// mark opens only after a space and closes only before none.
  static func all(in tokens: [Token], of scalars: [Unicode.Scalar]) -> [Quotation] {
    var found: [Quotation] = []
    var open: (index: Int, isSingle: Bool)?
    for (index, token) in tokens.enumerated() where !token.isWord {
      let role = Mark(token, tokens, index, scalars)
      if let started = open {
        let closes = started.isSingle ? role == .closesSingle : role.closesDouble
        if closes {
          found.append(Quotation(started.index..<index + 1, of: tokens))
          open = nil
        } else if role == .opensDouble {
          // Either the outer quotation was never closed, or a single mark was an apostrophe.
          open = (index, false)
        }
      } else if role.opensDouble {
        open = (index, false)
      } else if role == .opensSingle, closesSoon(index, tokens, scalars) {
        open = (index, true)
      }
    }
    if let open, !open.isSingle,
      open.index == 0 || tokens[open.index - 1].lower == ":" || isAfterStop(open.index, tokens)
    {
      found.append(Quotation(open.index..<tokens.count, of: tokens, isOpenEnded: true))
    }
    return found
  }

  private static func isAfterStop(_ index: Int, _ tokens: [Token]) -> Bool {
    let before = tokens[index - 1].lower
    return before == "." || before == "," || before == "?" || before == "!"
  }

  /// Whether a single mark has its partner within reach; if not, it is an apostrophe.
  private static func closesSoon(
    _ index: Int, _ tokens: [Token], _ scalars: [Unicode.Scalar]
  ) -> Bool {
    for other in tokens.indices.dropFirst(index + 1).prefix(80) where !tokens[other].isWord {
      let role = Mark(tokens[other], tokens, other, scalars)
      if role == .closesSingle { return true }
      if role == .opensSingle { return false }
    }
    return false
  }

  /// What a mark can do where it stands.
  private enum Mark {
    case opensDouble, closesDouble, eitherDouble, opensSingle, closesSingle, none

    var opensDouble: Bool { self == .opensDouble || self == .eitherDouble }
    var closesDouble: Bool { self == .closesDouble || self == .eitherDouble }

    init(_ token: Token, _ tokens: [Token], _ index: Int, _ scalars: [Unicode.Scalar]) {
      if token.lower == "''" {
        self = .eitherDouble
        return
      }
      let scalar = scalars[token.start]
      let spaceBefore =
        token.start == 0
        || !scalars[token.start - 1].isWordPart
          && !Mark.endsWords(scalars[token.start - 1])
      let wordAfter = token.end < scalars.count && scalars[token.end].isWordPart
      switch scalar {
      case "“", "«", "„": self = .opensDouble
      case "”", "»": self = .closesDouble
      case "\"": self = .eitherDouble
      case "‘": self = .opensSingle
      case "’": self = wordAfter ? .none : .closesSingle
      case "'": self = wordAfter && spaceBefore ? .opensSingle : wordAfter ? .none : .closesSingle
      default: self = .none
      }
    }

    private static func endsWords(_ scalar: Unicode.Scalar) -> Bool {
      scalar == "." || scalar == "," || scalar == "!" || scalar == "?" || scalar == "%"
    }
  }
}
