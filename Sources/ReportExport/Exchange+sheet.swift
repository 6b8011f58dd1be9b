import ClaimModel
import TextAnchoring

/// Formats that keep annotations beside a text have no place for a claim that stands in none: such claims
/// go out in a text of their own, a paragraph each, and come back without a place.
extension Exchange {
  /// What the text of the claims without a place is called.
  static let sheetName = "claims-without-a-place"

  /// The exchange with the claims without a place in a text of their own; the same one when there are none.
  func withSheet() -> Exchange {
    guard claims.contains(where: \.places.isEmpty) else { return self }
    var exchange = self
    var text = ""
    var start = 0
    for index in claims.indices where claims[index].places.isEmpty {
      let (words, _) = ScalarText.plain(claims[index].words)
      let length = words.unicodeScalars.count
      var place = ExchangedPlace(
        document: Self.sheetName, spans: [TextSpan(start, start + length)].compactMap(\.self),
        exact: words)
      place.annotators = Exchange(claims: [claims[index]]).annotators
      exchange.claims[index].places = [place]
      if ExactText(words) == ExactText(claims[index].words) { exchange.claims[index].wording = nil }
      text += words + "\n\n"
      start += length + 2
    }
    exchange.documents.append(ExchangedDocument(key: Self.sheetName, text: text))
    return exchange
  }

  /// The exchange as it was before ``withSheet()``.
  func withoutSheet() -> Exchange {
    let name = ExactText(Self.sheetName)
    var exchange = self
    exchange.documents.removeAll { ExactText($0.key) == name }
    for index in claims.indices {
      guard let first = claims[index].places.first, ExactText(first.document) == name else {
        continue
      }
      exchange.claims[index].wording = claims[index].words
      exchange.claims[index].places = []
      exchange.claims[index].marks = []
    }
    return exchange
  }

  /// The exchange as a format has it that cannot tell two claims apart that begin with the same piece.
  func keepingOneClaimAPlace() -> (exchange: Exchange, losses: LossReport) {
    var exchange = self
    var losses = LossReport()
    var met: Set<ExchangedPlace> = []
    exchange.claims.removeAll { claim in
      guard let first = claim.places.first else { return false }
      let isTaken = !met.insert(
        ExchangedPlace(document: first.document, spans: Array(first.spans.prefix(1)), exact: "")
      ).inserted
      losses.note(Self.claimsAtOnePlace, isTaken ? 1 : 0)
      return isTaken
    }
    return (exchange, losses)
  }

  /// What a loss report calls claims whose place another one has already.
  static let claimsAtOnePlace = "claims at a place that another claim has too"
}
