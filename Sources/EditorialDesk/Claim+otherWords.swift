import AnnotationSync
import ClaimMatching
import ClaimModel

extension Claim {
  /// Places of the claim, each with whether its words are others than those that are judged.
  ///
  /// Judged are the claim's wording and the words of the place that names it: the gate is about these. A place has
  /// other words where its own differ from both in more than typography and spelling; words that are only missing, or
  /// only added, at an end are others too, as “not” may be among them. Pieces of one place are taken together.
  func tellingOtherWords(at places: [Appearance]) -> [Appearance] {
    // Nearly all places have the wording as it is.
    guard places.contains(where: { $0.selector.exact != wording }) else { return places }
    let joined = tags.compactMap { ExchangeTag.pieces($0) }.compactMap { document, spans in
      let pieces = spans.compactMap { span in
        places.map(\.selector).first { $0.span == span && $0.document.short == document }
      }
      return pieces.count == spans.count ? pieces : nil
    }
    let whole = places.map { place in
      joined.first { $0.contains(place.selector) } ?? [place.selector]
    }
    let naming = whole.first { isNamed(by: $0) }
    let judged = [wording] + [naming].compactMap(\.self).map(Self.words).filter { $0 != wording }
    return zip(places, whole).map { place, pieces in
      var place = place
      let words = Self.words(of: pieces)
      place.isInOtherWords = pieces != naming && !judged.contains { $0.saysTheSame(as: words) }
      return place
    }
  }

  private func isNamed(by pieces: [Selector]) -> Bool {
    pieces.first.flatMap { ClaimID(naming: $0.document, pieces: pieces.map(\.span)) } == id
  }

  private static func words(of pieces: [Selector]) -> String {
    pieces.count == 1 ? pieces[0].exact : pieces.map(\.exact).joined(separator: " ")
  }
}

extension String {
  /// Whether both have the same words, be they set or spelled otherwise.
  fileprivate func saysTheSame(as other: String) -> Bool {
    if self == other { return true }
    guard figureSigns == other.figureSigns else { return false }
    switch align(self, other).relation {
    case .identical, .typographic, .spelling: return true
    case .truncated, .altered, .spliced, .different: return false
    }
  }

  /// The signs that are no words and make another figure of one, in order: currencies, minus, more or less than.
  private var figureSigns: [Unicode.Scalar] {
    let scalars = Array(unicodeScalars)
    return scalars.indices.compactMap { place in
      let scalar = scalars[place]
      if ["-", "‐", "‑", "–", "−"].contains(scalar) {
        // Between words or figures it is a hyphen or means “to”.
        let opens =
          place == 0
          || !scalars[place - 1].properties.isAlphabetic
            && scalars[place - 1].properties.numericType == nil
        let next = scalars[(place + 1)...].first
        return opens && next?.properties.numericType != nil ? "−" : nil
      }
      switch scalar.properties.generalCategory {
      case .currencySymbol, .mathSymbol: return scalar
      default: return nil
      }
    }
  }
}
