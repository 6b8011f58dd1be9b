import AnnotationSync
public import ClaimModel
import ClaimStore
import Foundation
import TextAnchoring

extension Desk {
  /// Merges annotation files: the order makes no difference, and a file may come again.
  ///
  /// - Parameter isDryRun: whether to say what would come and change nothing.
  public func merge(_ paths: [String], isDryRun: Bool = false, longestList: Int = .max) throws
    -> MergeReport
  {
    let sources = try paths.map { try InputFile.mergeSource($0) }
    return try store.merge(sources, dryRun: isDryRun, longestList: longestList)
  }

  /// Gives the annotation file of the desk, line by line with line ends: by chain, then place, then
  /// name; byte for byte the same on every desk with the same operations.
  ///
  /// - Parameter onlyMine: only what this device wrote.
  public func share(onlyMine: Bool = false, _ body: (UnsafeRawBufferPointer) throws -> Void) throws
  {
    let device = onlyMine ? try identity().device : nil
    try store.read { view in
      var buffer: [UInt8] = []
      buffer.reserveCapacity(1 << 18)
      try view.forEachLine(ofDevice: device) { line in
        buffer.append(contentsOf: line)
        buffer.append(0x0A)
        if buffer.count >= 1 << 17 {
          try buffer.withUnsafeBytes { try body($0) }
          buffer.removeAll(keepingCapacity: true)
        }
      }
      try buffer.withUnsafeBytes { try body($0) }
    }
  }

  /// Writes the annotation file at once: it is the old one or the new one, never half of either.
  ///
  /// - Returns: the number of bytes.
  public func share(to path: String, onlyMine: Bool = false) throws -> Int {
    var bytes: [UInt8] = []
    try share(onlyMine: onlyMine) { bytes.append(contentsOf: $0) }
    try AtomicFile.write(bytes, to: path)
    return bytes.count
  }

  /// Writes a file of text at once.
  public func write(_ text: String, to path: String) throws {
    try AtomicFile.write(Array(text.utf8), to: path)
  }

  /// A facet that waits for somebody who knows both sides.
  public struct Conflict: Sendable {
    public let entity: String
    public let facet: Facet
    /// One for each content, greatest name first; the first is the one shown.
    public let heads: [Head]

    /// One side of it.
    public struct Head: Sendable {
      public let operation: OperationID
      public let by: Annotator
      public let at: String
      /// What it says; `nil` when it takes something back.
      public let value: String?
    }
  }

  /// What is contested, in byte order of entity and facet.
  ///
  /// - Parameter entity: only of this entity; `nil` for the whole desk.
  public func conflicts(of entity: String? = nil) throws -> [Conflict] {
    try store.read { view in
      try view.contests().filter { entity == nil || $0.entity == entity }.map { contest in
        Conflict(
          entity: contest.entity, facet: contest.facet,
          heads: try view.heads(of: contest.entity, facet: contest.facet).distinctContents.map {
            Conflict.Head(operation: $0.id, by: $0.by, at: $0.at, value: $0.conflictValue)
          })
      }
    }
  }

  /// Ends a conflict: writes again what the chosen head says, knowing all of them.
  ///
  /// - Parameter choice: which head, from 1 as ``conflicts(of:)`` lists them.
  /// - Returns: what stands now.
  public func resolve(_ entity: String, _ facet: Facet, choosing choice: Int) throws -> String {
    try act { act in
      let heads = try act.view.heads(of: entity, facet: facet)
      guard facet.isContested(by: heads) else {
        throw DeskError.nothingToDo(
          "'\(visible(facet.text))' is not contested there.",
          remedy: "list what is with `stet conflicts`; nothing was changed.")
      }
      let sides = heads.distinctContents
      guard sides.indices.contains(choice - 1), let kind = sides[choice - 1].knownKind else {
        throw DeskError.nothingToDo(
          "There is no side \(choice).", remedy: "choose 1 to \(sides.count); nothing was changed.")
      }
      if facet.kind == .verdict, heads[0].by != act.by {
        throw DeskError.nothingToDo(
          "A verdict belongs to its annotator.",
          remedy: "ask \(visible(facet.key ?? "them")) to give it anew; nothing was changed.")
      }
      let chosen = sides[choice - 1]
      try act.write(
        OperationDraft(
          kind.rewriting, on: chosen.rewriteTarget ?? entity, with: chosen.with,
          over: heads.map(\.id)))
      return chosen.conflictValue ?? "–"
    }
  }

  /// Checks the desk: what ``ClaimStore/Store/verify()`` checks, and that the text kept of each document
  /// is what its bytes say.
  public func verify() throws -> Integrity {
    let report = try store.verify()
    let texts = try changedTexts().map { id in
      ("text-changed", id.text, "the text kept of it is not what its bytes say")
    }
    return Integrity(
      operations: report.operations, chains: report.chains, quarantined: report.quarantined,
      problems: report.problems.map { ($0.kind, $0.entity, $0.detail) } + texts)
  }

  private func changedTexts() throws -> [DocumentID] {
    try store.read { view in
      try view.documents().map(\.id).filter { id in
        guard let bytes = try view.bytes(of: id), let text = try view.text(of: id) else {
          return false
        }
        let read = (try? decodeDocument(bytes))?.text.text
        return !(read?.utf8.elementsEqual(text.utf8) ?? false)
      }
    }
  }

  /// What checking a desk came to.
  public struct Integrity: Sendable {
    public let operations: Int
    public let chains: Int
    /// Lines that were left out of merges.
    public let quarantined: Int
    public let problems: [(kind: String, entity: String, detail: String)]
  }
}

extension AnnotationSync.Operation {
  /// What one side of a conflict says, in full where a word would not do.
  var conflictValue: String? {
    switch knownKind {
    case .claimAttribute: Attribution(self)?.summary
    case .verdictGive, .documentAdd, .documentDescribe, .evidenceGive, .rulingGive:
      with.canonicalText
    case .documentText, .documentOrigin, .claimAdd, .claimWord, .claimDecide, .claimTag, .claimSame,
      .evidenceWithdraw, .evidenceRestore, .verdictWithdraw, .rulingWithdraw, .queryAsk,
      .queryAnswer, .noteAdd, .noteWithdraw, .publish, .deskScale, .deskPolicy, .rosterAdmit,
      .rosterRevoke, .seal, nil:
      value
    }
  }
}
