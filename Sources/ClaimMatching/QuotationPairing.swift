import ClaimModel

/// Finds the quotations of two documents that give one utterance.
struct QuotationPairing {
  private typealias Quotation = (quotation: ComparedClaim.Quotation, text: MatchedText)
  private let a: [Quotation]
  private let b: [Quotation]

  init(_ a: [ClaimComparer.Side], _ b: [ClaimComparer.Side]) {
    self.a = Self.distinct(a)
    self.b = Self.distinct(b)
  }

  /// One utterance each, in order of place.
  var pairs: [Comparison.QuotePair] {
    let holders = StemHolders(b.map(Self.stems))
    return a.flatMap { item in
      holders.nearest(to: Self.stems(item)).filter { $0.shared >= 2 }.compactMap { index, _ in
        let alignment = align(item.text, b[index].text)
        return alignment.same
          ? Comparison.QuotePair(a: item.quotation, b: b[index].quotation, alignment: alignment)
          : nil
      }
    }
  }

  /// Each quotation once, though several claims may hold it.
  private static func distinct(_ sides: [ClaimComparer.Side]) -> [Quotation] {
    var seen: Set<ComparedClaim.Quotation> = []
    return sides.flatMap(\.quotations).filter { seen.insert($0.quotation).inserted }
      .sorted { $0.quotation.span < $1.quotation.span }
  }

  private static func stems(_ item: Quotation) -> Set<String> {
    Set(item.text.words.filter(\.isContent).map { WordStem.stem($0.key) })
  }
}
