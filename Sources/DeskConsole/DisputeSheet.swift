import ClaimModel
public import EditorialDesk

/// A disputed claim as it is shown: what each side says, the sides beside one another.
public struct DisputeSheet: Sendable {
  private let dispute: Desk.Dispute

  /// How many sides stand beside one another; more go below.
  private static let abreast = 3
  private static let gap = 2

  public init(_ dispute: Desk.Dispute) { self.dispute = dispute }

  /// The lines, safe for a terminal, of at most 78 columns.
  public var lines: [String] { shownLines.map { $0.rendered(usesColour: false) } }

  var shownLines: [Line] {
    let claim = dispute.claim
    let heading = Line(
      text: "\(claim.id.short)  \(claim.status.rawValue)", tone: .heading)
    return [heading] + Line.field("claim", claim.wording, most: 3) + sides + ruling
  }

  private var sides: [Line] {
    guard !dispute.isHidden else {
      let count = dispute.claim.verdicts.count
      return Line.field(
        "verdicts", "\(count), hidden until you give yours, or ask to see them (reveal)")
    }
    let starts = stride(from: 0, to: dispute.sides.count, by: Self.abreast)
    return starts.flatMap { start in
      abreast(Array(dispute.sides[start..<min(start + Self.abreast, dispute.sides.count)]))
    }
  }

  /// Up to three sides in columns.
  private func abreast(_ sides: [Desk.Dispute.Side]) -> [Line] {
    let count = max(2, sides.count)
    let width = (Columns.screen - Self.gap * (count - 1)) / count
    let columns = sides.map { cells(of: $0, width) }
    let height = columns.map(\.count).max() ?? 0
    return (0..<height).map { row in
      var text = ""
      for (number, column) in columns.enumerated() {
        let cell = row < column.count ? column[row] : ""
        let isLast = number == columns.count - 1
        text += isLast ? cell : Columns.padded(cell, to: width + Self.gap)
      }
      while text.last == " " { text.removeLast() }
      return Line(text: text, tone: row == 0 ? .label : .plain)
    }
  }

  private func cells(of side: Desk.Dispute.Side, _ width: Int) -> [String] {
    Columns.wrap(side.rating, to: width, most: 3)
      + side.verdicts.flatMap { verdict in
        let sure = verdict.confidence.map { " \($0)" } ?? ""
        // One side may have said it on two scales.
        let said = verdict.ratingPhrase == side.rating ? nil : "said \(verdict.ratingPhrase)"
        let marks = [verdict.seen.rawValue] + [verdict.staleRemark, said].compactMap(\.self)
        let head = "\(verdict.annotator)\(sure), \(marks.joined(separator: ", "))"
        let reason = verdict.rationale.isEmpty ? "(no rationale)" : verdict.rationale
        return Columns.wrap(head, to: width, most: 3) + Columns.wrap(reason, to: width, most: 8)
          + cited(by: verdict).flatMap { Columns.wrap($0, to: width, most: 2) }
      }
  }

  private func cited(by verdict: Verdict) -> [String] {
    guard !verdict.evidence.isEmpty else { return ["· cites nothing"] }
    return verdict.evidence.map { id in
      guard let item = dispute.claim.evidence.first(where: { $0.id == id }) else {
        return "· \(id.short), which is not here"
      }
      let origin = item.origins.isEmpty ? "origin not named" : item.origins.joined(separator: ", ")
      return "· \(item.stance.rawValue) (\(origin)\(item.isPrimary ? ", primary" : ""))"
    }
  }

  private var ruling: [Line] {
    guard let ruling = dispute.claim.ruling else { return [] }
    let remark = ruling.remark.map { " (\($0))" } ?? ""
    return Line.field(
      "ruling", "\(ruling.ratingPhrase) by \(ruling.by)\(remark) — \(ruling.because)", most: 3,
      tone: .warning)
  }
}
