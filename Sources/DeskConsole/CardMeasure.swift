/// How much of a claim is shown on its card.
///
/// A card that is too tall for the screen is made anew with the next smaller measure.
struct CardMeasure: Sendable {
  /// Lines of the wording, and of the attribution.
  let wording: Int
  let attribution: Int
  /// Appearances, and lines of each one's paragraph.
  let appearances: Int
  let paragraph: Int
  let evidence: Int
  let verdicts: Int
  let queries: Int
  /// Lines of what is one remark: the last note, the tags, the gate.
  let remark: Int
  /// Lines of what is cut to one on a screen: an attestation, a verdict, a ruling.
  var saying = 1
  /// Whether queries are shown that were answered or waived.
  var showsSettled = false

  /// All there is, for `show all`; bounded against texts without end.
  static let whole = CardMeasure(
    wording: 200, attribution: 40, appearances: 100, paragraph: 60, evidence: 500, verdicts: 500,
    queries: 500, remark: 40, saying: 40, showsSettled: true)

  /// For a screen, the largest first; with the last one every card fits.
  static let screen = [
    CardMeasure(
      wording: 6, attribution: 2, appearances: 3, paragraph: 6, evidence: 9, verdicts: 6,
      queries: 4, remark: 2),
    CardMeasure(
      wording: 4, attribution: 2, appearances: 2, paragraph: 4, evidence: 6, verdicts: 4,
      queries: 3, remark: 2),
    CardMeasure(
      wording: 3, attribution: 2, appearances: 1, paragraph: 3, evidence: 4, verdicts: 3,
      queries: 2, remark: 1),
    CardMeasure(
      wording: 2, attribution: 1, appearances: 1, paragraph: 2, evidence: 3, verdicts: 2,
      queries: 1, remark: 1),
  ]
}
