import ClaimModel
import EditorialDesk

/// A claim as it is shown: on one screen, what is needed to decide about it.
///
/// The others' verdicts, and what would betray them, are left out until the person gave theirs.
struct Card: Sendable {
  let claim: Claim
  let numbers: Numbers
  let gate: Gate
  let me: Annotator
  let place: Desk.WalkPlace?
  let maySeeOthers: Bool
  let remembered: Set<EvidenceID>
  let proposal: Desk.Proposal?
  let appearances: [CardAppearance]
  /// What is contested of it and of what belongs to it.
  private let conflicts: [Desk.Conflict]

  /// - Parameter isWhole: whether every appearance is read, for ``wholeLines``.
  init(of id: ClaimID, in session: inout Session, whole isWhole: Bool = false) throws {
    let desk = session.desk
    let judged = try desk.judged(id)
    claim = judged.claim
    numbers = session.numbered(judged.claim)
    gate = judged.gate
    me = try desk.annotator()
    place = session.place
    maySeeOthers = try desk.maySeeOthers(on: judged.claim)
    remembered = Set(session.remembered)
    proposal = judged.claim.status == .candidate ? try desk.proposal(of: id) : nil
    conflicts = judged.claim.contested.isEmpty ? [] : try session.conflicts(on: judged.claim)
    let most = (isWhole ? CardMeasure.whole : CardMeasure.screen[0]).appearances
    appearances = try judged.claim.appearances.prefix(most).map { try CardAppearance($0, on: desk) }
  }

  private var others: [Verdict] { claim.verdicts.filter { $0.annotator != me } }

  /// Whether verdicts of others stand on the card.
  var showsOthers: Bool { maySeeOthers && !others.isEmpty }

  /// Whether there is something that the person may not see yet.
  private var hidesOthers: Bool { !maySeeOthers && !others.isEmpty }

  /// The card, no taller than a screen: what is cut is named in its last line.
  var lines: [Line] {
    var lines: [Line] = []
    for measure in CardMeasure.screen {
      lines = self.lines(in: measure)
      if lines.count <= Columns.height { break }
    }
    return lines
  }

  /// The card with nothing cut.
  var wholeLines: [Line] { lines(in: .whole) }

  private func lines(in measure: CardMeasure) -> [Line] {
    var left: [String] = []
    let lines =
      [heading] + wording(measure, &left) + places(measure, &left) + evidence(measure, &left)
      + attested(measure, &left) + own(measure) + otherVerdicts(measure, &left) + ruling(measure)
      + withdrawn(measure) + queries(measure, &left)
      + remarks(measure)
      + contested + uncounted(measure) + gateLine(measure)
    guard !left.isEmpty else { return lines }
    return lines + Line.field("more", "`show all`: \(left.joined(separator: ", "))", most: 1)
  }

  private var heading: Line {
    let number = place.map { "\($0.number)/\($0.count)" }
    let waits = hidesOthers && claim.ruling == nil && !claim.status.isPutAway
    let status = waits ? "waits for you" : claim.status.rawValue
    return Line(
      text: [claim.id.short, number, status].compactMap(\.self).joined(separator: "  "),
      tone: .heading)
  }

  private func wording(_ measure: CardMeasure, _ left: inout [String]) -> [Line] {
    var (lines, isCut) = Line.cutField("claim", claim.wording, most: measure.wording)
    if isCut { left.append("the whole wording") }
    if let attribution = claim.attribution, !attribution.summary.isEmpty {
      lines += Line.field(
        attribution.speaker == nil ? "came" : "said by", attribution.summary,
        most: measure.attribution)
    }
    if let proposal {
      let percent = Int((proposal.worth * 100).rounded())
      lines += Line.field(
        "worth", "\(percent) %: \(proposal.reasons.joined(separator: ", "))", most: 1)
    }
    return lines
  }

  private func places(_ measure: CardMeasure, _ left: inout [String]) -> [Line] {
    let shown = appearances.prefix(measure.appearances)
    let count = claim.appearances.count - shown.count
    if count > 0 { left.append(counted(count, "more place", "more places")) }
    return shown.flatMap { $0.lines(most: measure.paragraph) } + versions(measure)
  }

  /// What has to be said of the versions of its documents.
  private func versions(_ measure: CardMeasure) -> [Line] {
    claim.unplaced.prefix(measure.appearances).flatMap {
      Line.field("newer", "\($0.phrase) (`anchor`, `absent`)", most: 2, tone: .warning)
    }
      + claim.absences.prefix(measure.appearances).flatMap {
        Line.field("gone", $0.phrase, most: measure.remark)
      }
  }

  private func evidence(_ measure: CardMeasure, _ left: inout [String]) -> [Line] {
    let all = numbers.evidence(of: claim)
    let width = Columns.screen - Columns.label
    if all.count > measure.evidence { left.append("\(all.count - measure.evidence) more evidence") }
    // Where not all fit, what bears on the claim comes first.
    let bearing = all.filter(\.item.stance.bears) + all.filter { !$0.item.stance.bears }
    let shown = all.count > measure.evidence ? bearing : all
    return shown.prefix(measure.evidence).enumerated().flatMap { index, numbered in
      let mark = remembered.contains(numbered.item.id) ? " · to cite" : ""
      let number = "\(numbered.number) "
      let phrase = numbered.item.phrase(within: width - Columns.width(mark) - number.count)
      return Line.field(index == 0 ? "evidence" : " ", number + phrase + mark, most: 1)
    }
  }

  private func attested(_ measure: CardMeasure, _ left: inout [String]) -> [Line] {
    let all = claim.attestationPhrases
    let most = measure.saying == 1 ? 3 : all.count
    if all.count > most { left.append(counted(all.count - most, "more source", "more sources")) }
    return all.prefix(most).flatMap {
      Line.field("source", $0, most: measure.saying)
    }
  }

  private func own(_ measure: CardMeasure) -> [Line] {
    claim.verdicts.filter { $0.annotator == me }.flatMap { verdict in
      Line.field(
        "yours", verdict.phrase + (verdict.staleRemark.map { " (\($0))" } ?? ""),
        most: measure.saying)
    }
  }

  private func otherVerdicts(_ measure: CardMeasure, _ left: inout [String]) -> [Line] {
    guard !others.isEmpty else { return [] }
    guard maySeeOthers else {
      return Line.field(
        "others",
        "\(counted(others.count, "verdict", "verdicts")), hidden until you give yours")
    }
    let count = others.count - measure.verdicts
    if count > 0 { left.append(counted(count, "more verdict", "more verdicts")) }
    return others.prefix(measure.verdicts).enumerated().flatMap { index, verdict in
      Line.field(
        index == 0 ? "others" : " ",
        "\(verdict.annotator): \(verdict.phrase)"
          + (verdict.broughtIn.map { " (\($0.phrase))" } ?? ""), most: measure.saying
      )
    }
  }

  private func ruling(_ measure: CardMeasure) -> [Line] {
    guard let ruling = claim.ruling else { return [] }
    let mark = ruling.remark.map { " (\($0))" } ?? ""
    return Line.field(
      "ruling", "\(ruling.ratingPhrase) by \(ruling.by)\(mark) — \(ruling.because)",
      most: measure.saying,
      tone: ruling.isStale ? .warning : .label)
  }

  private func queries(_ measure: CardMeasure, _ left: inout [String]) -> [Line] {
    let all = numbers.queries(of: claim).filter { !$0.item.isTakenBack }
    let shown = measure.showsSettled ? all : all.filter(\.item.isOpen)
    let count = shown.count - measure.queries
    if count > 0 { left.append(counted(count, "more open query", "more open queries")) }
    let settled = measure.showsSettled ? nil : claim.settledQueriesPhrase
    return shown.prefix(measure.queries).flatMap { number, query in
      let conflict = conflicts.first { $0.facet.kind == .answer && $0.concerns(query) }
      return Line.field(
        "query", "\(number) \(query.wholePhrase(contestedAs: conflict))", most: measure.saying)
    } + (settled.map { Line.field("queries", "\($0): `show all`", most: 1) } ?? [])
  }

  /// Evidence that was withdrawn and on which something rests still that the person may see.
  private func withdrawn(_ measure: CardMeasure) -> [Line] {
    let readers = maySeeOthers ? claim.verdicts : claim.verdicts.filter { $0.annotator == me }
    return claim.withdrawalPhrases(among: readers).prefix(measure.queries).flatMap {
      Line.field("withdrawn", $0, most: measure.saying, tone: .warning)
    }
  }

  private func remarks(_ measure: CardMeasure) -> [Line] {
    let same =
      claim.sameAs.isEmpty
      ? []
      : Line.field(
        "same as", claim.sameAs.map(\.short).joined(separator: ", "), most: measure.remark)
    let tags =
      same
      + (claim.tags.isEmpty
        ? [] : Line.field("tags", claim.tags.joined(separator: ", "), most: measure.remark))
    guard let last = claim.notes.last else { return tags }
    let count = claim.notes.count > 1 ? "(\(claim.notes.count)) " : ""
    return tags + Line.field("notes", "\(count)\(last.text) — \(last.by)", most: measure.remark)
  }

  private var contested: [Line] {
    guard !claim.contested.isEmpty else { return [] }
    func names(_ facets: [Facet]) -> String { facets.map(\.text).joined(separator: ", ") }
    let counted = conflicts.filter(\.isCounted)
    if counted.isEmpty, !conflicts.isEmpty {
      return Line.field(
        "contested",
        "\(names(conflicts.map(\.facet))): only by people whose work does not count here",
        most: 2)
    }
    let plain = counted.count == 1 ? counted[0].plainPhrase : nil
    return Line.field(
      "contested", "\(names(claim.contested)): \(plain ?? "see `conflicts`")", most: 2,
      tone: .warning)
  }

  /// What people say whose work does not count; their verdicts only to who may see others'.
  private func uncounted(_ measure: CardMeasure) -> [Line] {
    claim.uncounted.filter { maySeeOthers || ![.verdict, .ruling].contains($0.facet.kind) }
      .prefix(measure.queries).flatMap { saying in
        Line.field(
          "stranger",
          "\(saying.by), by a device not on the roster, says \(saying.said)"
            + saying.remarkInBrackets,
          most: measure.saying,
          tone: .warning)
      }
  }

  private func gateLine(_ measure: CardMeasure) -> [Line] {
    guard claim.status != .candidate else {
      return Line.field("gate", "not run: accept or reject the candidate first", most: 1)
    }
    return Line.field(
      "gate", GateSummary(gate, hidesVerdicts: hidesOthers).text, most: measure.remark)
  }
}
