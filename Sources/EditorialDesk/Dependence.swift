import AnnotationSync
import ClaimModel
import ClaimStore

/// What others have built on acts that are taken back or brought back.
struct Dependence {
  private let me: Annotator
  private let device: String
  /// What brings back how it was.
  private let remedy: String
  /// Who has replaced what, by operation of the act.
  private var replaced: [String] = []
  /// What is left as it is, as others have built on it.
  private(set) var kept: [String] = []
  private let isUndo: Bool
  /// The claims of the act that is looked at last, as they were before it was taken back.
  private var before: [Claim] = []
  /// What that act itself wrote, which others have not built on it.
  private var parts: Set<ExactText> = []
  /// The facets of that act that nobody contested then.
  private var settled: [WriteTarget] = []

  init(by me: Annotator, device: String, mark: Operation.Mark) {
    self.me = me
    self.device = device
    isUndo = mark == .undo
    remedy = isUndo ? "`redo`" : "`undo`"
  }

  /// Why what was looked at stays as it is, in sentences.
  var reasons: [String] { replaced + kept.map { $0 + "." } }

  /// What stands in the way of everything, and that nothing was changed; `nil` where nothing does.
  var advice: String? {
    guard !reasons.isEmpty else { return nil }
    if replaced.isEmpty, let only = kept.first, kept.count == 1 {
      return visible("\(only); nothing was changed.")
    }
    return visible(reasons.prefix(3).joined(separator: " ") + " Nothing was changed.")
  }

  /// How many claims of an act are looked at for what rests on them: an import has very many.
  private static let mostClaims = 500

  /// Looks at an act before it is taken back.
  mutating func look(at act: [Operation], _ view: StoreView) throws {
    var names: [ClaimID] = []
    var met: Set<ClaimID> = []
    for operation in act {
      if let remark = try successor(of: operation, view), !replaced.contains(remark) {
        replaced.append(remark)
      }
      if let remark = try uncounted(replacedBy: operation, within: act, view) {
        replaced.append(remark)
      }
      guard let name = operation.on.flatMap({ ClaimID($0) }), met.insert(name).inserted else {
        continue
      }
      names.append(name)
    }
    let work = try isUndo ? Retraction(of: act, view: view).workOfOthers() : OthersWork()
    let remark = "The claim stays accepted: \(work.words); `reject` with a reason takes it off"
    if !work.isEmpty, !kept.contains(remark) { kept.append(remark) }
    parts = Set(
      act.flatMap { [$0.id.text, $0.target?.entity].compactMap(\.self) }.map { ExactText($0) })
    before = try names.prefix(Self.mostClaims).compactMap { try view.claim($0) }
    settled = try Set(act.compactMap(\.target)).filter { try !view.isContested($0) }.sorted {
      (ExactText($0.entity), $0.facet) < (ExactText($1.entity), $1.facet)
    }
  }

  /// What has to be said after the act was taken back.
  func remarks(_ view: StoreView) throws -> [String] {
    let pairs = try before.compactMap { claim in try view.claim(claim.id).map { (claim, $0) } }
    let claims = pairs.flatMap { consequences(of: $0, $1) } + strandedWork(pairs)
    let parts = try [replaced, kept.map { $0 + "." }, claims, contests(view)]
    return parts.flatMap(Self.few).map { visible($0) }
  }

  /// How many remarks of a kind are given at most, and how many where there are more.
  private static let (mostRemarks, fewRemarks) = (6, 3)

  /// The first few of very many remarks, alike ones once, and how many more there are.
  private static func few(_ remarks: [String]) -> [String] {
    var met: Set<String> = []
    let each = remarks.filter { met.insert($0).inserted }
    guard each.count > mostRemarks else { return each }
    return each.prefix(fewRemarks)
      + ["… and \(counted(each.count - fewRemarks, "remark")) more of this kind."]
  }

  /// What two people have said of it stands against one another again.
  private func contests(_ view: StoreView) throws -> [String] {
    try settled.filter(view.isContested).map { target in
      let heads = try view.heads(of: target.entity, facet: target.facet).distinctContents
      // Numbered as `resolve` wants them: what comes back may come in another order.
      let sides = try heads.enumerated().map { number, head in
        let isRating = [.ruling, .verdict].contains(target.facet.kind)
        let value = isRating ? OperationWords(head).said : head.sideWords
        let said = value.count > 60 ? value.prefix(59) + "…" : value
        return "\(number + 1) \(said) by \(try view.original(of: head).by)"
      }
      return
        "\(target.facet.text) is contested again: \(sides.joined(separator: ", ")); see `conflicts`."
    }
  }

  /// Says by whom the facet of an operation was written since; `nil` when nobody else has.
  private func successor(of operation: Operation, _ view: StoreView) throws -> String? {
    guard let target = operation.target else { return nil }
    if operation.knownKind == .queryAsk, isUndo { return try answerer(of: operation, view) }
    let heads = try view.heads(of: target.entity, facet: target.facet)
    guard !heads.contains(operation) else { return nil }
    // What others have brought back is as it was: nobody has replaced it.
    let meant = try view.original(of: operation)
    if try heads.contains(where: { try view.original(of: $0) == meant }) { return nil }
    let others = heads.filter { $0.by != me || $0.chain.device != device }.map(\.by)
    guard let other = others.first else { return try broughtBack(heads, target, view) }
    let who = other == me ? "you, on another device" : other.name
    let advice =
      other == me
      ? "undo it there, or write it anew here" : "write it anew, or ask \(other)"
    return "\(target.inWords) is left as \(who) wrote it since: \(advice)."
  }

  /// Says whose it is that the person has brought back since; `nil` where it is nobody else's.
  private func broughtBack(
    _ heads: [Operation], _ target: WriteTarget, _ view: StoreView
  ) throws -> String? {
    for head in heads.reversed() {
      let meant = try view.original(of: head)
      if meant.by != me {
        return
          "\(target.inWords) stands as \(meant.by) wrote it, \(shownTime(meant.at)), and you brought it back: "
          + "write it anew, or ask \(meant.by)."
      }
    }
    return nil
  }

  /// Says of what somebody took back that it cannot come back as it was, because its author's work does not count
  /// here; `nil` for anything else.
  private func uncounted(
    replacedBy operation: Operation, within act: [Operation], _ view: StoreView
  ) throws -> String? {
    let withdrawals: [OperationKind?] = [
      .evidenceWithdraw, .rulingWithdraw, .verdictWithdraw, .sourceWithdraw,
    ]
    let roster = try view.roster()
    guard isUndo, !roster.isEmpty, withdrawals.contains(operation.knownKind),
      let target = operation.target
    else { return nil }
    let before = try view.operations(
      named: Operation.replaced(by: [operation], within: act), of: target)
    guard let author = before.first?.by,
      try !before.contains(where: { try view.isProven($0, by: roster) })
    else { return nil }
    return
      "\(target.facet.text) stays taken back: \(author) is not on the roster, and what you bring back would count as "
      + "vouched for by you. Write it yourself where you can vouch for it, or admit \(author) and ask for it anew."
  }

  /// Says who has answered or waived a query since; `nil` when nobody else has.
  private func answerer(of query: Operation, _ view: StoreView) throws -> String? {
    let heads = try view.heads(of: query.id.text, facet: Facet(.answer))
    let filled = try heads.filter { $0.value?.isEmpty == false }.map { try view.original(of: $0) }
    guard let head = filled.first(where: { $0.by != me }) else { return nil }
    let verb = head.knownKind == .queryWaive ? "waived" : "answered"
    return "\(head.by) has \(verb) the query since: it stays."
  }

  private func consequences(of before: Claim, _ after: Claim) -> [String] {
    withdrawnPages(before, after) + withdrawnSupport(before, after) + staleVerdicts(before, after)
      + staleRuling(before, after)
  }

  /// What is on record as withdrawn now: taking back a record takes back no page.
  private func withdrawnPages(_ before: Claim, _ after: Claim) -> [String] {
    let standing = Set(before.standingPublications.map(\.id))
    return after.withdrawnPublications.filter { standing.contains($0.id) }.map {
      "Version \($0.edition) stays on record as withdrawn: what can be read at \($0.url) is for you to take "
        + "down or correct."
    }
  }

  /// Whose verdicts cite evidence that is gone.
  private func withdrawnSupport(_ before: Claim, _ after: Claim) -> [String] {
    let gone = Set(before.evidence.map(\.id)).subtracting(after.evidence.map(\.id))
    return after.verdicts.filter { $0.annotator != me && !gone.isDisjoint(with: $0.evidence) }.map {
      "\($0.annotator) cites evidence that is withdrawn now: tell them, or \(remedy)."
    }
  }

  /// Whose verdicts judged another wording or speaker than stand now.
  private func staleVerdicts(_ before: Claim, _ after: Claim) -> [String] {
    let fresh = Set(before.verdicts.filter { !$0.isStale }.map(\.annotator))
    return after.verdicts.compactMap { verdict in
      guard verdict.annotator != me, fresh.contains(verdict.annotator) else { return nil }
      return verdict.staleRemark.map {
        "\(verdict.annotator)'s verdict is \($0) now: ask for it anew, or \(remedy)."
      }
    }
  }

  private func staleRuling(_ before: Claim, _ after: Claim) -> [String] {
    guard let ruling = before.ruling, !ruling.isStale, after.ruling?.isStale ?? false else {
      return []
    }
    return ["The ruling by \(ruling.by) is stale now: ask for it anew, or \(remedy)."]
  }

  /// What others did on claims that stand no longer.
  private func strandedWork(_ claims: [(before: Claim, after: Claim)]) -> [String] {
    let stranded = claims.filter { $0.before.status.stands && !$0.after.status.stands }.map {
      others(on: $0.before)
    }.filter { !$0.isEmpty }
    guard !stranded.isEmpty else { return [] }
    let people = Set(stranded.joined()).sorted()
    let what = stranded.count == 1 ? "the claim" : "\(stranded.count) of the claims"
    return [
      "\(OthersWork.few(people)) worked on \(what): that is kept, and counts again after \(remedy) or `accept`."
    ]
  }

  /// Who else has worked on a claim; of an import, what it brought itself is taken back with it.
  private func others(on claim: Claim) -> Set<Annotator> {
    let work: [(by: Annotator, name: String)] =
      claim.verdicts.map { ($0.annotator, $0.operation.text) }
      + claim.evidence.map { ($0.by, $0.id.text) } + claim.queries.map { ($0.by, $0.id.text) }
      + claim.notes.map { ($0.by, $0.id.text) }
    let others = work.filter { $0.by != me && !parts.contains(ExactText($0.name)) }
    return Set(others.map(\.by))
  }
}

extension WriteTarget {
  /// What it is, where the written form of its facet would be no words; not made safe to show.
  fileprivate var inWords: String {
    guard let key = facet.key else { return facet.text }
    switch facet.kind {
    case .same:
      // Said on both of them.
      let names = [entity, key].map { String($0.prefix(10)) }.sorted()
      return "what was said of \(names[0]) and \(names[1]) being one"
    case .passage: return "the mark of the sentence"
    case .appearance: return "the place of the claim"
    case .absence: return "whether \(key.prefix(10)) has the claim"
    case .tag: return "the tag \(key)"
    case .origin: return "the origin \(key)"
    case .attestation: return "the word of \(key) on the source"
    case .verdict: return "the verdict of \(key)"
    default: return facet.text
    }
  }
}

extension StoreView {
  /// Whether two of what stands on the facet differ.
  fileprivate func isContested(_ target: WriteTarget) throws -> Bool {
    try target.facet.isContested(by: heads(of: target.entity, facet: target.facet))
  }
}
