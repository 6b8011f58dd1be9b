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

  /// How many appearances, evidences and so on are shown; more are counted.
  static let most = (appearances: 2, evidence: 5, verdicts: 3, queries: 2, contested: 2)

  init(of id: ClaimID, in session: inout Session) throws {
    let desk = session.desk
    let judged = try desk.judged(id)
    claim = judged.claim
    numbers = session.numbered(judged.claim)
    gate = judged.gate
    me = try desk.annotator()
    place = session.place
    maySeeOthers = try desk.maySeeOthers(on: judged.claim)
    remembered = Set(session.remembered)
    proposal = judged.claim.isCandidate ? try desk.proposal(of: id) : nil
    appearances = try judged.claim.appearances.prefix(Self.most.appearances).map {
      try CardAppearance($0, on: desk)
    }
  }

  private var others: [Verdict] { claim.verdicts.filter { $0.annotator != me } }

  /// Whether verdicts of others stand on the card.
  var showsOthers: Bool { maySeeOthers && !others.isEmpty }

  /// Whether there is something that the person may not see yet.
  private var hidesOthers: Bool { !maySeeOthers && !others.isEmpty }

  var lines: [Line] {
    [heading] + wording + appearances.flatMap(\.lines) + moreAppearances + evidence + own
      + otherVerdicts + ruling + queries + remarks + contested + gateLine
  }

  private var heading: Line {
    let number = place.map { "\($0.number)/\($0.count)" }
    let status = hidesOthers && claim.ruling == nil ? "waits for you" : claim.status.rawValue
    return Line(
      text: [claim.id.short, number, status].compactMap(\.self).joined(separator: "  "),
      tone: .heading)
  }

  private var wording: [Line] {
    var lines = Line.field("claim", claim.wording, most: 3)
    if let attribution = claim.attribution, !attribution.summary.isEmpty {
      lines += Line.field(attribution.speaker == nil ? "came" : "said by", attribution.summary)
    }
    if let proposal {
      let percent = Int((proposal.worth * 100).rounded())
      lines += Line.field(
        "worth", "\(percent) %: \(proposal.reasons.joined(separator: ", "))", most: 1)
    }
    return lines
  }

  private var moreAppearances: [Line] {
    let count = claim.appearances.count - appearances.count
    return count > 0 ? Line.field(" ", "and \(count) more places: `context` shows them") : []
  }

  private var evidence: [Line] {
    let all = numbers.evidence(of: claim)
    let width = Columns.screen - Columns.label
    let shown = all.prefix(Self.most.evidence).enumerated().flatMap { index, numbered in
      let mark = remembered.contains(numbered.item.id) ? " · to cite" : ""
      let number = "\(numbered.number) "
      let phrase = numbered.item.phrase(within: width - Columns.width(mark) - number.count)
      return Line.field(index == 0 ? "evidence" : " ", number + phrase + mark, most: 1)
    }
    let count = all.count - Self.most.evidence
    return shown + (count > 0 ? Line.field(" ", "and \(count) more: `show evidence`") : [])
  }

  private var own: [Line] {
    claim.verdicts.filter { $0.annotator == me }.flatMap { verdict in
      Line.field(
        "yours", verdict.phrase + (verdict.isStale ? " (on another wording)" : ""), most: 1)
    }
  }

  private var otherVerdicts: [Line] {
    guard !others.isEmpty else { return [] }
    guard maySeeOthers else {
      let count = others.count == 1 ? "1 verdict" : "\(others.count) verdicts"
      return Line.field("others", "\(count), hidden until you give yours")
    }
    let shown = others.prefix(Self.most.verdicts).enumerated().flatMap { index, verdict in
      Line.field(
        index == 0 ? "others" : " ", "\(verdict.annotator): \(verdict.phrase)", most: 1)
    }
    let count = others.count - Self.most.verdicts
    return shown + (count > 0 ? Line.field(" ", "and \(count) more") : [])
  }

  private var ruling: [Line] {
    guard let ruling = claim.ruling else { return [] }
    let mark = ruling.isStale ? " (stale)" : ""
    return Line.field(
      "ruling", "\(ruling.rating) by \(ruling.by)\(mark) — \(ruling.because)", most: 1,
      tone: ruling.isStale ? .warning : .label)
  }

  private var queries: [Line] {
    let open = numbers.queries(of: claim).filter { $0.item.answer == nil }
    let count = open.count - Self.most.queries
    return open.prefix(Self.most.queries).flatMap { number, query in
      Line.field("query", "\(number) \(query.phrase)", most: 1)
    } + (count > 0 ? Line.field(" ", "and \(count) more open") : [])
  }

  private var remarks: [Line] {
    let tags =
      claim.tags.isEmpty ? [] : Line.field("tags", claim.tags.joined(separator: ", "), most: 1)
    guard let last = claim.notes.last else { return tags }
    let count = claim.notes.count > 1 ? "(\(claim.notes.count)) " : ""
    return tags + Line.field("notes", "\(count)\(last.text) — \(last.by)", most: 1)
  }

  private var contested: [Line] {
    guard !claim.contested.isEmpty else { return [] }
    let names = claim.contested.map(\.text).joined(separator: ", ")
    return Line.field("contested", "\(names): see `conflicts`", most: 1, tone: .warning)
  }

  private var gateLine: [Line] {
    Line.field("gate", GateSummary(gate, hidesVerdicts: hidesOthers).text)
  }
}

/// One place where the claim is made, in its sentence.
struct CardAppearance: Sendable {
  let source: String
  let remark: String
  /// What stands before the words of the claim, the words, and what stands behind them.
  let before: String
  let words: String
  let after: String

  init(_ appearance: Appearance, on desk: Desk, sentences: Int = 1) throws {
    let selector = appearance.selector
    source = try desk.document(selector.document).phrase
    remark = appearance.remark
    guard appearance.anchor == .anchored else {
      (before, words, after) = (selector.prefix, selector.exact, selector.suffix)
      return
    }
    let passage = try desk.passage(around: selector, sentences: sentences)
    (before, words, after) = (passage.before, passage.words, passage.after)
  }

  /// The source with what has to be said of it, on one line: of the two it is the source that is cut.
  var heading: String {
    let room = Columns.screen - Columns.label - Columns.width(visible(remark))
    return remark.isEmpty ? source : Columns.cut(source, to: max(20, room)) + remark
  }

  var lines: [Line] {
    let start = Columns.cutStart(before, to: 90).spaced(endOf: before)
    let end = Columns.cut(after, to: 60).spaced(startOf: after)
    return Line.field("in", heading, most: 1)
      + Line.field(" ", "\(start)«\(Columns.cutInside(words, to: 150))»\(end)", most: 4)
  }
}

extension Appearance {
  /// What has to be said of the place; empty when all is well.
  fileprivate var remark: String {
    switch anchor {
    case .anchored: readBy.map { " (as \($0)'s desk read it)" } ?? ""
    case .orphan: " (not found again at its place)"
    case .documentAbsent: " (not on this desk)"
    }
  }
}

extension String {
  /// The text with a space behind it where `original` ends with white space.
  fileprivate func spaced(endOf original: String) -> String {
    original.last?.isWhitespace ?? false ? self + " " : self
  }

  /// The text with a space before it where `original` begins with white space.
  fileprivate func spaced(startOf original: String) -> String {
    original.first?.isWhitespace ?? false ? " " + self : self
  }
}
