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

  /// How many columns the labels take.
  static let field = 13

  private var claim: Claim { judged.claim }

  func lines() throws -> [String] {
    let isBlind = try !hidden().isEmpty
    let waits = isBlind && !claim.status.isPutAway
    let status = waits ? "waits for your verdict" : claim.status.rawValue
    var lines = [claim.wording, "  claim      \(claim.id)", "  status     \(status)"]
    if let attribution = claim.attribution { lines.append("  said by    \(attribution.summary)") }
    for appearance in claim.appearances {
      let place = appearance.selector
      let reader = appearance.readBy.map { " as \($0)'s desk read it" } ?? ""
      let others = appearance.isInOtherWords ? " in other words" : ""
      lines.append(
        "  appears    \(place.document.short) \(place.span)  \(appearance.anchor.rawValue)\(others)\(reader)  "
          + "“\(place.exact)”")
      if appearance.anchor == .documentAbsent, !(place.prefix + place.suffix).isEmpty {
        lines.append("             \(place.prefix)«\(place.exact)»\(place.suffix)")
      }
    }
    for version in claim.unplaced {
      lines.append("  newer      \(version.document.short)  \(version.phrase)")
    }
    for absence in claim.absences {
      lines.append("  gone       \(absence.document.short)  \(absence.phrase)")
    }
    let maySee = try desk.maySeeOthers(on: claim)
    let strangers = claim.uncounted.filter {
      maySee || ![.verdict, .ruling].contains($0.facet.kind)
    }
    for saying in strangers {
      lines.append(
        "  STRANGER   \(saying.by), by a device not on the roster, says \(saying.said)"
          + saying.remarkInBrackets)
    }
    for facet in claim.contested { lines.append("  CONTESTED  \(facet)") }
    for evidence in claim.evidence { lines.append("  evidence   \(Self.line(evidence))") }
    lines += claim.attestationPhrases.map { "  source     \($0)" }
    lines += try verdictLines()
    if let ruling = claim.ruling {
      lines.append(
        "  ruling     \(ruling.ratingPhrase) by \(ruling.by)\(ruling.remark.map { " (\($0))" } ?? ""): \(ruling.because)"
      )
    }
    lines += try claim.withdrawalPhrases(among: shown()).map { "  withdrawn  \($0)" }
    lines += try queryLines()
    for publication in claim.publications { lines += Self.lines(publication) }
    for note in claim.notes { lines.append("  note       \(note.by): \(note.text)") }
    if !claim.sameAs.isEmpty {
      lines.append("  same as    \(claim.sameAs.map(\.short).joined(separator: " "))")
    }
    if !claim.tags.isEmpty { lines.append("  tags       \(claim.tags.joined(separator: " "))") }
    lines.append("  gate       \(isBlind ? "hidden until you give your verdict" : gate)")
    return lines
  }

  private static func line(_ evidence: Evidence) -> String {
    let words = evidence.words.map { "“\(Output.cut($0, to: 60))”" } ?? evidence.url ?? ""
    let origin =
      evidence.origins.isEmpty ? "origin not named" : evidence.origins.joined(separator: ", ")
    return
      "\(evidence.id.short) \(evidence.stance.rawValue)  \(words)  (\(origin)\(evidence.isPrimary ? ", primary" : ""))"
  }

  private static func lines(_ publication: Publication) -> [String] {
    let head =
      "  published  version \(publication.edition) of \(publication.at.prefix(10)), "
      + "\(publication.change.rawValue)  \(publication.url)"
    return [head] + (publication.withdrawal.map { ["             \($0.phrase)"] } ?? [])
  }

  private var gate: String {
    let unmet = judged.gate.unmet.map(\.clause.rawValue)
    return unmet.isEmpty ? "verified" : "not met: \(unmet.joined(separator: " "))"
  }

  /// The verdicts that the annotator may not see yet.
  private func hidden() throws -> [Verdict] {
    guard try !desk.maySeeOthers(on: claim) else { return [] }
    let annotator = try desk.annotator()
    return claim.verdicts.filter { $0.annotator != annotator }
  }

  /// The verdicts that the annotator may see.
  private func shown() throws -> [Verdict] {
    let hidden = try hidden()
    return claim.verdicts.filter { !hidden.contains($0) }
  }

  /// The queries with what became of them; both sides of a contested answer.
  private func queryLines() throws -> [String] {
    let conflicts = try desk.conflicts(of: claim.queries.map(\.id.text)).filter {
      $0.facet.kind == .answer
    }
    return claim.queries.flatMap { query in
      let head =
        "  query      \(query.id.short)\(query.to.isEmpty ? "" : " \(query.to)"): \(query.text)"
      let conflict = conflicts.first { ExactText($0.entity) == ExactText(query.id.text) }
      guard let conflict else { return ["\(head) – \(query.outcome)"] }
      let sides = (1...conflict.heads.count).map { "               \(conflict.sidePhrase($0))" }
      return ["\(head) – the answer is contested"] + sides
    }
  }

  private func verdictLines() throws -> [String] {
    let hidden = try hidden()
    var lines = try shown().map { verdict in
      let sure = verdict.confidence.map { " \($0) %" } ?? ""
      let marks =
        (verdict.isStale ? " (stale)" : "") + (verdict.isContested ? " (contested)" : "")
        + (verdict.broughtIn.map { " (\(visible($0.phrase)))" } ?? "")
      return
        "  verdict    \(verdict.annotator): \(verdict.ratingPhrase)\(sure), \(verdict.seen.rawValue)\(marks)  \(verdict.rationale)"
    }
    if !hidden.isEmpty {
      lines.append("  verdicts   \(hidden.count) of others, hidden until you give yours (--reveal)")
    }
    return lines
  }
}
