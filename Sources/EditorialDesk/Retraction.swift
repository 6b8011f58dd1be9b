import AnnotationSync
import ClaimModel
import ClaimStore

/// The taking back of one act: what to write so that its facets say again what they said before.
///
/// Nothing is removed, so the same is written anew; an operation that was written so *stands for* the
/// one whose content it has. Undoing act after act works because what an `undo` wrote stands for the
/// act that it went back to.
struct Retraction {
  private let act: ActParts
  private let view: StoreView

  init(of act: [Operation], view: StoreView) {
    self.act = ActParts(act)
    self.view = view
  }

  /// The names by which a line that takes back or brings back a part of the act says what it answers.
  ///
  /// All parts; of a large act, as an import is, those on the same claim: each line would name very many else.
  func answered(by operation: Operation) -> [OperationID] { act.neighbours(of: operation) }

  /// The operations that write what stood before `operation`, a part of the act: more than one where it
  /// had settled a conflict; none when somebody has replaced it since, or it cannot be taken back.
  func drafts(for operation: Operation) throws -> [OperationDraft] {
    guard let target = operation.target, let kind = operation.knownKind else { return [] }
    let heads = try view.heads(of: target.entity, facet: target.facet)
    var (standing, parts) = ([operation.id], [operation])
    if !heads.contains(operation) {
      // Whoever brought it back: it is the same again.
      let original = try view.original(of: operation)
      standing = try heads.filter { try view.original(of: $0) == original }.map(\.id)
      parts = try act.parts(on: target).filter { try view.original(of: $0) == original }
    }
    guard !standing.isEmpty else { return [] }
    let before = try before(parts, within: act.parts(on: target), target)
    if kind == .claimDecide, !before.isEmpty, try keepsClaim(operation) { return [] }
    guard before.isEmpty else { return before.compactMap { rewriting($0, over: standing) } }
    if kind == .claimDecide {
      // What others have decided beside it stands: nothing is decided in their place.
      let others = try self.others(among: heads, but: standing)
      if !others.isEmpty { return others.compactMap { rewriting($0, over: heads.map(\.id)) } }
    }
    guard var draft = try clearing(operation, kind) else { return [] }
    // These three are taken back by way of another facet, but for a further place of a claim.
    if ![.claimAdd, .queryAsk, .publish].contains(kind) || draft.kind == .claimAdd {
      draft.over = standing
    }
    return [draft]
  }

  /// What writes an earlier operation anew.
  private func rewriting(_ earlier: Operation, over standing: [OperationID]) -> OperationDraft? {
    earlier.knownKind.map { kind in
      // A note comes back as a new one, which replaces nothing.
      OperationDraft(
        kind.rewriting, on: earlier.rewriteTarget, with: earlier.with,
        over: kind == .noteAdd ? [] : standing)
    }
  }

  /// The other sides of a conflict, of those whose work counts, each content once.
  private func others(
    among heads: [Operation], but standing: [OperationID]
  ) throws -> [Operation] {
    let (roster, own) = (try view.roster(), Set(standing))
    return try heads.filter {
      try !own.contains($0.id) && (roster.isEmpty || view.isProven($0, by: roster))
    }.distinctContents
  }

  /// What the parts of an act replaced, seen from before it: what the act itself wrote is left out.
  private func before(
    _ parts: [Operation], within act: [Operation], _ target: WriteTarget
  ) throws -> [Operation] {
    let replaced = Operation.replaced(by: parts, within: act)
    let roster = try view.roster()
    if roster.isEmpty { return try view.operations(named: replaced, of: target) }
    return try counted(replaced, target, roster)
  }

  /// What stood and counted: of what somebody wrote whose work does not count, what they had replaced in turn.
  ///
  /// Written anew by who undoes it would count as theirs.
  private func counted(
    _ replaced: [OperationID], _ target: WriteTarget, _ roster: Roster
  ) throws -> [Operation] {
    var (open, seen): ([OperationID], Set<OperationID>) = (replaced, Set(replaced))
    var found: [Operation] = []
    while !open.isEmpty, seen.count <= Self.mostReplaced {
      let written = try view.operations(named: open, of: target)
      open = []
      for operation in written {
        if try view.isProven(operation, by: roster) {
          found.append(operation)
        } else {
          open += operation.over.filter { seen.insert($0).inserted }
        }
      }
    }
    return found
  }

  /// How many operations are gone back through at most: lines from outside are no endless work.
  private static let mostReplaced = 10_000

  /// An operation that leaves the facet as if nothing had been written.
  private func clearing(_ operation: Operation, _ kind: OperationKind) throws -> OperationDraft? {
    let addsClaim = operation.target.map { act.adds($0.entity) } ?? false
    let nothing: JSONValue = .object([])
    switch kind {
    case .verdictGive: return OperationDraft(.verdictWithdraw, on: operation.on, with: nothing)
    case .rulingGive: return OperationDraft(.rulingWithdraw, on: operation.on, with: nothing)
    case .evidenceGive:
      return OperationDraft(.evidenceWithdraw, on: operation.target?.entity, with: nothing)
    case .noteAdd:
      return OperationDraft(.noteWithdraw, on: operation.target?.entity, with: nothing)
    case .queryAsk:
      // What somebody else has answered is theirs.
      if try view.heads(of: operation.id.text, facet: Facet(.answer)).contains(where: {
        try view.original(of: $0).by != operation.by && $0.value?.isEmpty == false
      }) {
        return nil
      }
      return OperationDraft(
        .queryAnswer, on: operation.id.text, with: ["text": .string(Query.takenBack)])
    case .queryAnswer, .queryWaive:
      return OperationDraft(.queryAnswer, on: operation.on, with: ["text": ""])
    case .sourceAttest:
      return OperationDraft(
        .sourceWithdraw, on: operation.on,
        with: .members([("of", operation.with("of")), ("source", operation.with("source"))]))
    case .deskScale: return OperationDraft(kind, on: operation.on, with: Scale.standard.members)
    case .deskPolicy: return OperationDraft(kind, on: operation.on, with: Policy.standard.members)
    case .claimDecide:
      if try keepsClaim(operation) { return nil }
      // A claim that was there without a decision stood; one that the act added was a candidate.
      let before: Decision.Outcome = addsClaim ? .undecided : .accepted
      return operation.on.flatMap { ClaimID($0) }.map { .decision($0, before, because: "") }
    case .claimAdd where try isFurther(operation):
      return operation.selector.flatMap { selector in
        ClaimID(operation.on ?? "").map { .takingBack(selector, of: $0) }
      }
    case .claimAdd:
      guard operation.value != nil, let id = ClaimID(operation.on ?? operation.id.text),
        try view.claim(id)?.decision?.outcome != .undecided, try !othersDecided(operation, on: id),
        try !keepsClaim(operation)
      else { return nil }
      return .decision(id, .undecided, because: "")
    case .claimAttribute:
      // What came with the claim is the extractor's proposal, which the candidate keeps.
      return addsClaim ? nil : OperationDraft(kind, on: operation.on, with: nothing)
    case .claimAbsent:
      return OperationDraft(
        kind, on: operation.on,
        with: .members([("document", operation.with("document")), ("present", false)]))
    case .documentDescribe: return OperationDraft(kind, on: operation.on, with: nothing)
    case .passageMark:
      return PassageMark(operation).map {
        .unmark($0.selector.span, of: $0.selector.document.text)
      }
    case .claimWord: return try originalWording(operation)
    // Without the reason, which would set the line aside.
    case .rosterAccept: return OperationDraft(kind, on: operation.on, with: ["present": false])
    case .claimTag, .claimSame, .documentOrigin:
      var members = operation.with.members?.filter { $0.key != "present" } ?? []
      members.append(.init("present", false))
      return OperationDraft(kind, on: operation.on, with: .object(members))
    case .rosterAdmit: return OperationDraft(.rosterRevoke, on: operation.on, with: operation.with)
    case .publish:
      // What went out stays on record; what somebody has withdrawn since is theirs.
      let withdrawn = try view.heads(of: operation.id.text, facet: Facet(.withdrawal))
      guard !withdrawn.contains(where: { $0.value != nil }) else { return nil }
      return .withdrawal(of: PublicationID(operation.id), because: "taken back with undo")
    case .publishWithdraw:
      return operation.on.flatMap { PublicationID($0) }.map {
        .withdrawal(of: $0, because: "", isPresent: false)
      }
    case .documentAdd, .documentText, .evidenceWithdraw, .evidenceRestore, .verdictWithdraw,
      .rulingWithdraw, .noteWithdraw, .rosterRevoke, .sourceWithdraw, .seal:
      return nil
    }
  }

  /// Whether an addition gave a place to a claim that was there without it.
  private func isFurther(_ operation: Operation) throws -> Bool {
    guard operation.value != nil, let target = operation.target, let place = operation.place,
      ClaimID(naming: place.document, span: place.span)?.text != target.entity,
      let state = try view.state(of: target.entity, .claim)
    else { return false }
    return (state.all(.appearance) + state.all(.existence)).contains { facet in
      // What the act takes back was there before it.
      facet.facet != target.facet
        && facet.heads.contains { !act.holds($0.id) || $0.value == nil }
    }
  }

  /// Whether somebody else has decided about the claim: that is theirs, whoever added it.
  private func othersDecided(_ operation: Operation, on claim: ClaimID) throws -> Bool {
    try view.heads(of: claim.text, facet: Facet(.decision)).contains { head in
      guard head.value != Decision.Outcome.undecided.rawValue else { return false }
      let meant = try view.original(of: head)
      // What `undo` wrote where nobody had decided before is nobody's decision.
      return meant.by != operation.by && !(meant == head && head.isMarked(.undo))
    }
  }

  /// Whether taking back what made a claim one to be checked would take it off the desk although others have worked
  /// on it since: that is theirs as well.
  private func keepsClaim(_ operation: Operation) throws -> Bool {
    try !work(needing: operation).isEmpty
  }

  /// What others have done on the claims that the act made to be checked, and what would be out of reach without them.
  func workOfOthers() throws -> OthersWork {
    var work = OthersWork()
    for operation in act.all { work.add(try self.work(needing: operation)) }
    return work
  }

  /// What stands of others' work on the claim that an operation of the act made to be checked; empty where it made
  /// none.
  private func work(needing operation: Operation) throws -> OthersWork {
    guard let name = operation.target?.entity, ClaimID(name) != nil,
      try isMaking(operation) || isReturn(operation)
    else { return OthersWork() }
    // What was done before is no work on what the act made of the claim, but of a claim that it added all is.
    let rows = try view.arrivals(on: name, .claim)
    let start = try isMaking(operation) ? 0 : rows[operation.id] ?? 0
    let roster = try view.roster()
    let who = operation.broughtIn?.by ?? operation.by
    var work = OthersWork()
    for (done, isReplaced) in try view.history(of: name, .claim)
    where !isReplaced && !act.holds(done.id) && rows[done.id] ?? 0 > start {
      guard let kind = done.knownKind, let what = try thing(done, kind) else { continue }
      let meant = try view.original(of: done)
      // What `undo` wrote where nothing had been written before is nobody's work.
      let isNobodys = meant == done && done.isMarked(.undo)
      guard !isNobodys, meant.by != who, try roster.isEmpty || view.isProven(done, by: roster)
      else { continue }
      work.add(what, by: meant.by)
    }
    return work
  }

  /// Whether an operation made the claim one to be checked, and did not only give it one more place.
  private func isMaking(_ operation: Operation) throws -> Bool {
    guard operation.isAcceptance(within: act) else { return false }
    return try operation.knownKind != .claimAdd || !isFurther(operation)
  }

  /// Whether an operation accepted a claim that was put away, or that nobody had accepted any more.
  private func isReturn(_ operation: Operation) throws -> Bool {
    guard operation.knownKind == .claimDecide, let target = operation.target,
      operation.value == Decision.Outcome.accepted.rawValue
    else { return false }
    return try before([operation], within: act.parts(on: target), target).contains {
      $0.value != Decision.Outcome.accepted.rawValue
    }
  }

  /// What somebody's work on a claim is called; `nil` for what is none, or was taken back.
  private func thing(_ operation: Operation, _ kind: OperationKind) throws -> String? {
    guard let value = operation.value else { return nil }
    switch kind {
    case .verdictGive: return "a verdict"
    case .rulingGive: return "a ruling"
    case .evidenceGive, .evidenceRestore: return "evidence"
    case .queryAsk:
      let answers = try view.heads(of: operation.id.text, facet: Facet(.answer))
      return answers.contains { $0.value == Query.takenBack } ? nil : "a query"
    case .queryAnswer, .queryWaive:
      return value.isEmpty || value == Query.takenBack ? nil : "an answer"
    case .noteAdd: return "a note"
    case .claimWord: return "other words"
    case .claimAttribute: return value.isEmpty ? nil : "who said it"
    case .claimTag: return "a tag"
    case .claimSame: return "that it is the same as another"
    case .claimAbsent: return "where it is not"
    case .sourceAttest: return "their word on the source"
    case .publish: return "a publication"
    case .claimAdd:
      // The place that names the claim is the act's own, whoever wrote it once more.
      let isNaming =
        operation.place.map {
          ClaimID(naming: $0.document, span: $0.span)?.text == operation.target?.entity
        }
      return isNaming ?? true ? nil : "a place"
    case .claimDecide, .documentAdd, .documentDescribe, .documentText, .documentOrigin,
      .passageMark,
      .evidenceWithdraw, .verdictWithdraw, .rulingWithdraw, .noteWithdraw, .publishWithdraw,
      .deskScale, .deskPolicy, .rosterAdmit, .rosterRevoke, .rosterAccept, .sourceWithdraw, .seal:
      return nil
    }
  }

  private func originalWording(_ operation: Operation) throws -> OperationDraft? {
    guard let name = operation.on, let state = try view.state(of: name, .claim),
      let words = ClaimAssembly(
        claim: EntityState(name: name, facets: state.facets.filter { $0.facet.kind != .wording }),
        children: [], roster: Roster(), originsOfDocument: [:]
      ).assembled()?.wording
    else { return nil }
    return OperationDraft(.claimWord, on: name, with: ["wording": .string(words)])
  }
}

/// The parts of one act, as they are looked for.
private struct ActParts {
  /// In their order.
  let all: [Operation]
  private let order: [OperationID]
  private let names: Set<OperationID>
  private let added: Set<ExactText>
  private let given: Set<ExactText>
  private var byTarget: [WriteTarget: [Operation]] = [:]
  /// By the claim, or what else they are on.
  private var bySubject: [ExactText: [OperationID]] = [:]
  /// How many parts are named at most, beside those on the same facet.
  private static let mostNamed = 256

  init(_ act: [Operation]) {
    all = act
    order = act.map(\.id)
    names = Set(order)
    added = Set(
      act.lazy.filter { $0.knownKind == .claimAdd }.compactMap(\.target)
        .map { ExactText($0.entity) })
    given = Set(
      act.lazy.filter { $0.knownKind == .evidenceGive }.compactMap(\.target)
        .map { ExactText($0.entity) })
    for operation in act {
      guard let target = operation.target else { continue }
      byTarget[target, default: []].append(operation)
      bySubject[Self.subject(of: target), default: []].append(operation.id)
    }
  }

  private static func subject(of target: WriteTarget) -> ExactText {
    ExactText(target.parent ?? target.entity)
  }

  func holds(_ name: OperationID?) -> Bool { name.map(names.contains) ?? false }

  /// Whether it gives the evidence, whose name may be none of an operation where an import brought it.
  func gives(_ evidence: EvidenceID?) -> Bool {
    evidence.map { given.contains(ExactText($0.text)) } ?? false
  }

  /// Whether it adds the claim of that name.
  func adds(_ entity: String) -> Bool { added.contains(ExactText(entity)) }

  func parts(on target: WriteTarget) -> [Operation] { byTarget[target] ?? [] }

  /// All parts of a small act; of a large one those on the same claim, the operation's own facet first.
  func neighbours(of operation: Operation) -> [OperationID] {
    if order.count <= Self.mostNamed { return order }
    guard let target = operation.target else { return [operation.id] }
    let own = parts(on: target).map(\.id)
    let others = (bySubject[Self.subject(of: target)] ?? []).filter { !own.contains($0) }
    return own + others.prefix(Self.mostNamed)
  }
}

extension Operation {
  /// Whether it makes a claim of what was none, or accepts the one that its act makes.
  fileprivate func isAcceptance(within act: ActParts) -> Bool {
    if knownKind == .claimAdd { return value != nil }
    return knownKind == .claimDecide && value == Decision.Outcome.accepted.rawValue
      && (target.map { act.adds($0.entity) } ?? false)
  }

  /// What an operation that writes the same again is on: the evidence for the operation that gave it,
  /// the claim for the one that added it.
  var rewriteTarget: String? {
    knownKind == .evidenceGive ? target?.entity : on ?? target?.entity
  }
}
