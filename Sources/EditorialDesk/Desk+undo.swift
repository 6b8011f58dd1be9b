import AnnotationSync
public import ClaimModel
import ClaimStore

extension Desk {
  /// What `undo` or `redo` came to.
  public struct Undone: Sendable {
    /// The operations taken back or brought back, in a few words each, alike ones once, made safe to show.
    public let what: [String]
    /// How many more there were than the first few, which ``what`` holds.
    public let more: Int
    /// Later acts that were passed over because others have replaced them since, the latest first.
    public let passedOver: [String]
    /// What others have built on it: who has replaced what was left alone, whose work rests now on what is
    /// no longer so, and what to do; in sentences, made safe to show.
    public let remarks: [String]
    /// The claim it was about; `nil` when it was about something else.
    public let claim: ClaimID?
    /// The first place in a document that it was about: a passage that was marked, or words that were picked.
    public let place: Place?

    /// A stretch of a document.
    public struct Place: Sendable {
      public let document: DocumentID
      public let span: TextSpan
    }
    /// Where all of it was on one claim, its name and first words, such as `on gdRIcs78 “Rents rose”`; where it was on
    /// several, on how many.
    ///
    /// Made safe to show.
    public let subject: String?
    /// Whether it was on more than one claim.
    public let isOnSeveral: Bool
  }

  /// Takes back the person's latest act on this desk that still stands; deletes nothing.
  ///
  /// Each part of the act is answered by an operation that writes what stood before. A part that
  /// somebody has replaced since is left alone. An act of which nothing is left is passed over only where the
  /// person agreed to that: what comes before it may be nothing they have in mind.
  ///
  /// - Parameter passing: the acts that they agreed to leave as they are.
  /// - Throws: ``PassedOver`` where another one stands in the way.
  public func undo(passing: Passing = .none) throws -> Undone { try step(.undo, passing) }

  /// Brings back what the latest `undo` took back.
  ///
  /// - Parameter passing: as for ``undo(passing:)``.
  /// - Throws: as ``undo(passing:)``.
  public func redo(passing: Passing = .none) throws -> Undone { try step(.redo, passing) }

  private func step(_ mark: Operation.Mark, _ passing: Passing) throws -> Undone {
    let identity = try identity()
    let device = identity.device
    return try act { act in
      let own = try act.view.operations(
        ofDevice: device, last: identity.begunChain(for: act.view))
      let journal = Journal(own, of: act.by)
      var passed: [PassedOver.Act] = []
      var dependence = Dependence(by: act.by, device: device, mark: mark)
      for target in (mark == .undo ? journal.done : journal.undone).reversed() {
        let reasons = dependence.reasons
        try dependence.look(at: target, act.view)
        let what = try Self.takeBack(target, of: own, mark, in: &act)
        guard !what.isEmpty else {
          passed += target.prefix(1).map { first in
            PassedOver.Act(name: first.id, words: target.last.map(Self.words) ?? "")
          }
          continue
        }
        let claims = try Set(target.compactMap { try act.view.claim(of: $0) })
        let subject = try Self.subject(of: claims, act.view)
        let unknown = passing.unknown(passed)
        guard unknown.isEmpty else {
          // Thrown within the act: what was written of the next one is not kept.
          throw PassedOver(
            acts: unknown, reasons: reasons.map { visible($0) },
            next: (what.prefix(1) + [subject].compactMap(\.self)).joined(separator: " "),
            isUndo: mark == .undo)
        }
        var met: Set<String> = []
        let each = what.filter { met.insert($0).inserted }
        let listed = each.count > Self.mostUndone ? Self.fewUndone : each.count
        return Undone(
          what: Array(each.prefix(listed)), more: each.count - listed,
          passedOver: passed.map(\.words),
          remarks: try dependence.remarks(act.view) + Self.rules(after: target, act.view),
          claim: try target.lazy.compactMap { try act.view.claim(of: $0) }.first,
          place: target.lazy.compactMap(Undone.Place.init).first,
          subject: subject, isOnSeveral: claims.count > 1)
      }
      throw DeskError.nothingToDo(
        mark == .undo ? "There is nothing to undo." : "There is nothing to redo.",
        remedy: dependence.advice.map { Remedy($0) }
          ?? "see \(.showHistory) for what was done, and by whom since; nothing was changed.")
    }
  }

  /// How many different parts of an act are listed at most, and how many where there are more.
  private static let (mostUndone, fewUndone) = (6, 3)

  /// Answers each part of an act that still stands.
  ///
  /// - Returns: what was taken back; empty when others have replaced all of it.
  private static func takeBack(
    _ target: [Operation], of own: [Operation], _ mark: Operation.Mark, in act: inout ActWriter
  ) throws -> [String] {
    let retraction = Retraction(of: target, view: act.view)
    var what: [String] = []
    var isMarked = false
    for operation in target.reversed() {
      let drafts = try retraction.drafts(for: operation)
      for var draft in drafts {
        // The first line names the act, whatever it is on.
        let first = isMarked ? [] : target.prefix(1).map(\.id)
        let answered = retraction.answered(by: operation)
        draft.marks = [mark: first.filter { !answered.contains($0) } + answered]
        isMarked = true
        // What an import brought is taken back in the name of whose it is.
        let written = try act.write(draft, by: operation.by)
        if mark == .redo {
          what.append(words(for: question(broughtBackBy: written, own) ?? written))
        }
      }
      if mark == .undo, !drafts.isEmpty { what.append(words(for: operation)) }
    }
    return what
  }

  /// The query that stands again because what took it back was taken back; `nil` for other operations.
  private static func question(
    broughtBackBy written: Operation, _ own: [Operation]
  ) -> Operation? {
    guard written.knownKind == .queryAnswer, written.value?.isEmpty ?? true else { return nil }
    return own.first { $0.knownKind == .queryAsk && $0.id.text == written.on }
  }

  /// What holds for the whole desk now, where the act was about that.
  private static func rules(after act: [Operation], _ view: StoreView) throws -> [String] {
    let kinds = Set(act.compactMap(\.knownKind))
    return try [OperationKind.deskScale, .deskPolicy].filter(kinds.contains).compactMap {
      try rule($0, view)
    }
  }

  /// Which scale or policy the desk has now; `nil` where that is contested, which is said elsewhere.
  private static func rule(_ kind: OperationKind, _ view: StoreView) throws -> String? {
    let isScale = kind == .deskScale
    let heads = try view.heads(of: "desk", facet: Facet(isScale ? .scale : .policy))
    guard heads.distinctContents.count < 2 else { return nil }
    let (scale, policy) = (try view.scale(), try view.policy())
    let name = isScale ? scale.name : policy.name
    let standard = isScale ? Scale.standard.name : Policy.standard.name
    let isBuiltIn =
      ExactText(name) == ExactText(standard)
      && (isScale ? scale == .standard : policy.asksSame(as: .standard))
    // Two may have one name: whose it is tells them apart.
    let author = try heads.first.map { try view.original(of: $0) }
    let origin =
      isBuiltIn
      ? ", as it is built in"
      : author.map { ", as \($0.by) set it, \(shownTime($0.at)) UTC" } ?? ""
    return visible("The desk's \(isScale ? "scale" : "policy") is now \(name)\(origin).")
  }

  /// How many characters of a claim are given.
  private static let longestSubject = 48

  /// The one claim that an act was on, or on how many it was; `nil` where there was none.
  private static func subject(of claims: Set<ClaimID>, _ view: StoreView) throws -> String? {
    if claims.count > 1 { return "on \(claims.count) claims" }
    guard let id = claims.first, let claim = try view.claim(id) else { return nil }
    let words = claim.wording.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let cut = words.count > longestSubject ? words.prefix(longestSubject - 1) + "…" : words[...]
    return "on \(id.short) “\(visible(String(cut)))”"
  }

  private static func words(for operation: Operation) -> String {
    visible(OperationWords(operation).phrase)
  }
}

extension Desk.Undone.Place {
  /// `nil` for an operation that is on no place of a document.
  fileprivate init?(_ operation: Operation) {
    let selector = PassageMark(operation)?.selector ?? operation.selector
    guard operation.knownKind == .passageMark || operation.knownKind == .claimAdd, let selector
    else { return nil }
    self.init(document: selector.document, span: selector.span)
  }
}

/// What a person has done on a desk, act by act, and what of it was taken back.
private struct Journal {
  /// The acts that were not taken back, in order.
  private(set) var done: [[Operation]] = []
  /// The acts of undoing that were not taken back themselves, in order.
  private(set) var undone: [[Operation]] = []
  /// The acts that take back or bring back some of which is further on in the order: chains of one device are
  /// read one behind the other, however they went on side by side.
  private var ahead: [OperationID: [Operation]] = [:]

  /// - Parameter person: whose acts; an act is a person's who wrote any part of it or brought it in: an import may
  ///   bring other people's work alone.
  init(_ operations: [Operation], of person: Annotator) {
    // A seal is no act of a person.
    for act in Self.acts(operations.filter { $0.knownKind != .seal })
    where act.contains(where: { $0.by == person || $0.broughtIn?.by == person }) {
      take(act)
    }
  }

  private mutating func take(_ act: [Operation]) {
    guard let first = act.first else { return }
    let (undoes, redoes) = (first.marked(.undo), first.marked(.redo))
    if !undoes.isEmpty {
      if Self.remove(undoes, from: &done) { return addUndone(act) }
      for name in undoes { ahead[name] = act }
    } else if !redoes.isEmpty {
      if Self.remove(redoes, from: &undone) { return addDone(act) }
      for name in redoes { ahead[name] = act }
    } else {
      // What was taken in or read stands still: it is no act that can be undone.
      let still: [OperationKind?] = [.documentAdd, .documentText]
      guard act.contains(where: { !still.contains($0.knownKind) }) else { return }
      undone = []
      addDone(act)
    }
  }

  /// Adds an act that stands, unless one that was read before takes it back.
  private mutating func addDone(_ act: [Operation]) {
    guard let later = answer(to: act) else { return done.append(act) }
    addUndone(later)
  }

  /// Adds an act of undoing, unless one that was read before brings back what it took.
  private mutating func addUndone(_ act: [Operation]) {
    guard let later = answer(to: act) else { return undone.append(act) }
    addDone(later)
  }

  private mutating func answer(to act: [Operation]) -> [Operation]? {
    let later = act.compactMap { ahead[$0.id] }.first
    // Each is an answer once, so that no two that name each other go round for ever.
    for operation in act { ahead[operation.id] = nil }
    return later
  }

  /// Removes the act that holds one of these operations; `false` when there is none.
  private static func remove(_ names: [OperationID], from acts: inout [[Operation]]) -> Bool {
    let named = Set(names)
    guard let index = acts.lastIndex(where: { $0.contains { named.contains($0.id) } }) else {
      return false
    }
    acts.remove(at: index)
    return true
  }

  private static func acts(_ operations: [Operation]) -> [[Operation]] {
    operations.reduce(into: []) { acts, operation in
      if let part = operation.part, acts.last?.first?.id == part {
        acts[acts.count - 1].append(operation)
      } else {
        acts.append([operation])
      }
    }
  }
}
