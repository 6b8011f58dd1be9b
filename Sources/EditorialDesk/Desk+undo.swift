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
    /// Where all of it was on one claim, its name and first words, such as `on gdRIcs78 “Rents rose”`;
    /// made safe to show.
    public let subject: String?
  }

  /// Takes back the person's latest act on this desk that still stands; deletes nothing.
  ///
  /// Each part of the act is answered by an operation that writes what stood before. A part that
  /// somebody has replaced since is left alone, and an act of which nothing is left is passed over.
  public func undo() throws -> Undone { try step(.undo) }

  /// Brings back what the latest `undo` took back.
  public func redo() throws -> Undone { try step(.redo) }

  private func step(_ mark: Operation.Mark) throws -> Undone {
    let device = try identity().device
    return try act { act in
      let own = try act.view.operations(ofDevice: device)
      let journal = Journal(own, of: act.by)
      var passedOver: [String] = []
      var dependence = Dependence(by: act.by, device: device, mark: mark)
      for target in (mark == .undo ? journal.done : journal.undone).reversed() {
        try dependence.look(at: target, act.view)
        let what = try Self.takeBack(target, of: own, mark, in: &act)
        guard !what.isEmpty else {
          passedOver += target.suffix(1).map { Self.words(for: $0) }
          continue
        }
        var met: Set<String> = []
        let each = what.filter { met.insert($0).inserted }
        let listed = each.count > Self.mostUndone ? Self.fewUndone : each.count
        return Undone(
          what: Array(each.prefix(listed)), more: each.count - listed, passedOver: passedOver,
          remarks: try dependence.remarks(act.view) + Self.rules(after: target, act.view),
          claim: try target.lazy.compactMap { try act.view.claim(of: $0) }.first,
          place: target.lazy.compactMap(Undone.Place.init).first,
          subject: try Self.subject(of: target, act.view))
      }
      throw DeskError.nothingToDo(
        mark == .undo ? "There is nothing to undo." : "There is nothing to redo.",
        remedy: dependence.kept.first.map { "\($0); nothing was changed." }
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
    let retraction = Retraction(of: target, own: own, view: act.view)
    var what: [String] = []
    for operation in target.reversed() {
      let drafts = try retraction.drafts(for: operation)
      for var draft in drafts {
        draft.marks = [mark: target.map(\.id)]
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
    func told(_ what: String, _ name: String, _ isBuiltIn: Bool) -> String {
      "The desk's \(what) is now \(visible(name))\(isBuiltIn ? ", as it is built in" : "")."
    }
    let kinds = Set(act.compactMap(\.knownKind))
    let (scale, policy) = (try view.scale(), try view.policy())
    return [
      kinds.contains(.deskScale) ? told("scale", scale.name, scale == .standard) : nil,
      kinds.contains(.deskPolicy)
        ? told("policy", policy.name, policy.asksSame(as: .standard)) : nil,
    ].compactMap(\.self)
  }

  /// How many characters of a claim are given.
  private static let longestSubject = 48

  /// The one claim that an act was on; `nil` where there were several, or none.
  private static func subject(of act: [Operation], _ view: StoreView) throws -> String? {
    let claims = try Set(act.compactMap { try view.claim(of: $0) })
    guard let id = claims.first, claims.count == 1, let claim = try view.claim(id) else {
      return nil
    }
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

  /// - Parameter person: whose acts; an act is a person's who wrote any part of it: an import brings other
  ///   people's work.
  init(_ operations: [Operation], of person: Annotator) {
    // A seal is no act of a person.
    for act in Self.acts(operations.filter { $0.knownKind != .seal }) {
      guard act.contains(where: { $0.by == person }) else { continue }
      guard let first = act.first else { continue }
      let (undoes, redoes) = (first.marked(.undo), first.marked(.redo))
      if !undoes.isEmpty {
        if Self.remove(undoes, from: &done) { undone.append(act) }
      } else if !redoes.isEmpty {
        if Self.remove(redoes, from: &undone) { done.append(act) }
      } else {
        // What was taken in or read stands still: it is no act that can be undone.
        let still: [OperationKind?] = [.documentAdd, .documentText]
        guard act.contains(where: { !still.contains($0.knownKind) }) else { continue }
        done.append(act)
        undone = []
      }
    }
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
