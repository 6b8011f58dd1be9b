import AnnotationSync
import ClaimModel
import ClaimStore

/// The taking back of one act: what to write so that its facets say again what they said before.
///
/// Nothing is removed, so the same is written anew; an operation that was written so *stands for* the
/// one whose content it has. Undoing act after act works because what an `undo` wrote stands for the
/// act that it went back to.
struct Retraction {
  private let act: [Operation]
  private let view: StoreView

  init(of act: [Operation], view: StoreView) {
    self.act = act
    self.view = view
  }

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
      parts = try act.filter { try $0.target == target && view.original(of: $0) == original }
    }
    guard !standing.isEmpty else { return [] }
    let before = try before(parts, within: act, target)
    guard before.isEmpty else {
      return before.compactMap { earlier in
        earlier.knownKind.map { kind in
          // A note comes back as a new one, which replaces nothing.
          OperationDraft(
            kind.rewriting, on: earlier.rewriteTarget, with: earlier.with,
            over: kind == .noteAdd ? [] : standing)
        }
      }
    }
    guard var draft = try clearing(operation, kind) else { return [] }
    // These three are taken back by way of another facet, but for a further place of a claim.
    if ![.claimAdd, .queryAsk, .publish].contains(kind) || draft.kind == .claimAdd {
      draft.over = standing
    }
    return [draft]
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
    let addsClaim = act.contains {
      $0.knownKind == .claimAdd && $0.target?.entity == operation.target?.entity
    }
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
    let own = Set(act.map(\.id))
    return (state.all(.appearance) + state.all(.existence)).contains { facet in
      // What the act takes back was there before it.
      facet.facet != target.facet
        && facet.heads.contains { !own.contains($0.id) || $0.value == nil }
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

  /// Whether taking back the addition or the acceptance would take a claim off the desk on which others have
  /// worked since: that is theirs as well.
  private func keepsClaim(_ operation: Operation) throws -> Bool {
    try !Self.others(needing: act, view).isEmpty && operation.isAcceptance(within: act)
  }

  /// Those who have worked on the claims that an act added or accepted, besides who did that; in byte order.
  static func others(needing act: [Operation], _ view: StoreView) throws -> [Annotator] {
    let accepted = act.filter { $0.isAcceptance(within: act) }
    let workers = try accepted.flatMap { operation in
      let claim = try operation.target.flatMap { ClaimID($0.entity) }.flatMap { try view.claim($0) }
        .map { try view.namingAuthors(of: $0) }
      return claim?.workers.filter { $0 != operation.by } ?? []
    }
    return Set(workers).sorted()
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

extension Claim {
  /// Who has given a verdict, a ruling or evidence on it, or asked about it, of what stands.
  fileprivate var workers: [Annotator] {
    verdicts.map(\.annotator) + evidence.map(\.by) + queries.map(\.by)
      + (ruling.map { [$0.by] } ?? [])
  }
}

extension Operation {
  /// Whether it makes a claim of what was none, or accepts the one that its act makes.
  fileprivate func isAcceptance(within act: [Operation]) -> Bool {
    if knownKind == .claimAdd { return value != nil }
    return knownKind == .claimDecide && value == Decision.Outcome.accepted.rawValue
      && act.contains { $0.knownKind == .claimAdd && $0.target?.entity == target?.entity }
  }

  /// What an operation that writes the same again is on: the evidence for the operation that gave it,
  /// the claim for the one that added it.
  var rewriteTarget: String? {
    knownKind == .evidenceGive ? target?.entity : on ?? target?.entity
  }
}
