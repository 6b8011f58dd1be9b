import AnnotationSync
public import ClaimModel

/// How a claim or a document came to say what it says, facet by facet.
public struct Explanation: Sendable {
  /// Its name.
  public let entity: String
  /// `claim` or `document`.
  public let kind: String
  /// Its own facets first, in byte order, then those of its evidence, queries, notes and so on.
  public let facets: [Story]
  /// Operations on it that are kept and have no effect, by chain, place and name.
  public let notUnderstood: [Written]

  /// One operation as it is told.
  public struct Written: Sendable {
    public let operation: OperationID
    public let by: Annotator
    /// The wall clock of who wrote it; shown, never compared.
    public let at: String
    /// Written `device/epoch`.
    public let chain: String
    public let number: Int
    /// What was done, such as `verdict.give`.
    public let act: String
    /// What was written, as people call it: `verdict`.
    public let thing: String
    /// What it says, in a sentence; `nil` when it takes something back.
    public let value: String?
    /// Whether the reader may not see yet what it says: another's verdict, before giving one.
    public let isHidden: Bool
    /// The operations on the facet that its author had seen and replaced.
    public let over: [OperationID]
    /// Whose contents `undo` or `redo` brought back with it; `nil` for others.
    public let broughtBack: HistoryEntry.Origin?

    init(
      _ operation: AnnotationSync.Operation, from original: AnnotationSync.Operation? = nil,
      isHidden: Bool = false
    ) {
      broughtBack = original.map { .init(operation: $0.id, by: $0.by, at: $0.at) }
      self.operation = operation.id
      by = operation.by
      at = operation.at
      chain = operation.chain.description
      number = operation.number
      act = operation.kind
      thing = OperationWords(operation).thing
      value = operation.told
      over = operation.over
      self.isHidden = isHidden
    }
  }

  /// What happened to one facet.
  public struct Story: Sendable {
    /// The claim or document, or what belongs to it.
    public let entity: String
    /// Such as `claim`, `evidence`, `query`, `note`.
    public let kind: String
    public let facet: Facet
    /// Whether two different contents stand.
    public let isContested: Bool
    /// In causal order.
    public let entries: [Entry]
    /// Operations that others say they replace and that are not here yet, in byte order.
    public let awaited: [Awaited]

    init(_ story: FacetStory, hiding: Set<Annotator>) {
      entity = story.entity
      kind = story.kind.rawValue
      facet = story.facet
      isContested = story.isContested
      entries = story.entries.map { entry in
        let isHidden = story.facet.kind == .verdict && hiding.contains(entry.operation.by)
        return Entry(
          written: Written(entry.operation, from: entry.original, isHidden: isHidden),
          replacedBy: entry.replacedBy.map { Written($0, isHidden: isHidden) })
      }
      awaited = story.awaited.map { Awaited(operation: $0.id, namedBy: $0.namedBy) }
    }
  }

  /// One operation on a facet.
  public struct Entry: Sendable {
    public let written: Written
    /// Those that replaced it, in causal order; empty when it stands.
    public let replacedBy: [Written]

    /// Whether nothing that is here replaces it.
    public var stands: Bool { replacedBy.isEmpty }
  }

  /// An operation that is known by name alone.
  public struct Awaited: Sendable {
    public let operation: OperationID
    /// Who names it, in causal order.
    public let namedBy: [OperationID]
  }

  /// Whether a facet of it waits for somebody who knows both sides.
  public var isContested: Bool { facets.contains(where: \.isContested) }
}

extension AnnotationSync.Operation {
  /// What it says, with what stands behind a word: a verdict's rationale, an evidence's quotation.
  fileprivate var told: String? {
    guard let value else { return nil }
    switch knownKind {
    case .verdictGive:
      let sure = with("confidence")?.int.map { " \($0) %" } ?? ""
      return value + sure + said(["rationale"])
    case .rulingGive, .claimDecide, .claimAbsent, .passageMark, .sourceAttest:
      return value + said(["because"])
    case .evidenceGive, .evidenceRestore: return value + said(["exact", "quote", "url", "title"])
    case .claimAttribute, .documentAdd, .documentDescribe: return conflictValue
    case .documentText, .documentOrigin, .claimAdd, .claimWord, .claimTag, .claimSame,
      .evidenceWithdraw, .verdictWithdraw, .rulingWithdraw, .queryAsk, .queryAnswer, .queryWaive,
      .noteAdd, .noteWithdraw, .publish, .publishWithdraw, .deskScale, .deskPolicy, .rosterAdmit,
      .rosterRevoke,
      .rosterAccept, .sourceWithdraw, .seal, nil:
      return value
    }
  }

  /// The first of these members that has words, behind a colon; empty when none has.
  private func said(_ keys: [StaticString]) -> String {
    let words = keys.lazy.compactMap { self.with($0)?.string }.first { !$0.isEmpty }
    return words.map { ": \($0)" } ?? ""
  }
}
