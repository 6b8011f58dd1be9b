import ClaimModel
import EditorialDesk

/// A claim as `stet show` prints it.
struct ClaimSheet {
  private let judged: Desk.Judged
  private let desk: Desk

  init(_ judged: Desk.Judged, desk: Desk) {
    self.judged = judged
    self.desk = desk
  }

  private var claim: Claim { judged.claim }

  func lines() throws -> [String] {
    var lines = [
      claim.wording, "  claim      \(claim.id)", "  status     \(claim.status.rawValue)",
    ]
    if let attribution = claim.attribution { lines.append("  said by    \(attribution.summary)") }
    for appearance in claim.appearances {
      let place = appearance.selector
      lines.append(
        "  appears    \(place.document.short) \(place.span)  \(appearance.anchor.rawValue)  “\(place.exact)”"
      )
    }
    for facet in claim.contested { lines.append("  CONTESTED  \(facet)") }
    for evidence in claim.evidence { lines.append("  evidence   \(Self.line(evidence))") }
    lines += try verdictLines()
    if let ruling = claim.ruling {
      lines.append(
        "  ruling     \(ruling.rating) by \(ruling.by)\(ruling.isStale ? " (stale)" : ""): \(ruling.because)"
      )
    }
    for query in claim.queries {
      lines.append(
        "  query      \(query.id.short) \(query.to): \(query.text) – \(query.answer ?? "open")")
    }
    for note in claim.notes { lines.append("  note       \(note.by): \(note.text)") }
    if !claim.tags.isEmpty { lines.append("  tags       \(claim.tags.joined(separator: " "))") }
    let unmet = judged.gate.unmet.map(\.clause.rawValue)
    lines.append(
      "  gate       " + (unmet.isEmpty ? "verified" : "not met: \(unmet.joined(separator: " "))"))
    return lines
  }

  private static func line(_ evidence: Evidence) -> String {
    let words = evidence.words.map { "“\(Output.cut($0, to: 60))”" } ?? evidence.url ?? ""
    let origin =
      evidence.origins.isEmpty ? "origin not named" : evidence.origins.joined(separator: ", ")
    return
      "\(evidence.id.short) \(evidence.stance.rawValue)  \(words)  (\(origin)\(evidence.isPrimary ? ", primary" : ""))"
  }

  private func verdictLines() throws -> [String] {
    let mayRead = try desk.maySeeOthers(on: claim)
    let annotator = try desk.annotator()
    let shown = claim.verdicts.filter { mayRead || $0.annotator == annotator }
    var lines = shown.map { verdict in
      let sure = verdict.confidence.map { " \($0) %" } ?? ""
      let marks = (verdict.isStale ? " (stale)" : "") + (verdict.isContested ? " (contested)" : "")
      return
        "  verdict    \(verdict.annotator): \(verdict.rating)\(sure), \(verdict.seen.rawValue)\(marks)  \(verdict.rationale)"
    }
    let hidden = claim.verdicts.count - shown.count
    if hidden > 0 {
      lines.append("  verdicts   \(hidden) of others, hidden until you give yours (--reveal)")
    }
    return lines
  }
}
