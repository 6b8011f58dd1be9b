import AnnotationSync
public import ClaimModel
import GRDB

/// What an annotator has seen of what others say of one wording, having given a verdict on it or on another.
public struct WordsSeen: Hashable, Sendable {
  public let claim: ClaimID
  public let judged: JudgedMark
}

extension Store {
  /// Remembers that the annotator looked at the others' verdicts on a claim, on this desk only.
  public func reveal(_ claim: ClaimID, to annotator: Annotator) throws {
    try reveal([claim], to: annotator)
  }

  /// Remembers that the annotator looked at the others' verdicts on these claims, on this desk only.
  ///
  /// - Parameter words: those of them that they have rated, with the words that the verdicts are on.
  public func reveal(
    _ claims: [ClaimID], words: [WordsSeen] = [], to annotator: Annotator
  ) throws {
    // Most cards were seen before: nothing is written to say it again.
    let new = try read { view in
      try view.unrevealed(claims, to: annotator)
    }
    guard !new.isEmpty || !words.isEmpty else { return }
    try write { db in
      for claim in new {
        try db.execute(
          sql: "INSERT OR IGNORE INTO reveal VALUES (?, ?)",
          arguments: [claim.text, annotator.name])
      }
      for seen in words {
        try db.execute(
          sql: "INSERT OR IGNORE INTO look VALUES (?, ?, ?)",
          arguments: [seen.claim.text, annotator.name, seen.judged.text])
      }
    }
  }
}

extension StoreView {
  // Who looked under one name looked under all that a reader takes for it.

  /// Whether the annotator has looked at the others' verdicts on a claim, whatever it said then.
  public func isRevealed(_ claim: ClaimID, to annotator: Annotator) throws -> Bool {
    try unrevealed([claim], to: annotator).isEmpty
  }

  /// Those of some claims on which the annotator has not looked at the others' verdicts, in their order.
  public func unrevealed(_ claims: [ClaimID], to annotator: Annotator) throws -> [ClaimID] {
    // Most claims nobody has looked at.
    let anybody = try BulkStatement(db, "SELECT 1 FROM reveal WHERE claim = ? LIMIT 1")
    return try claims.filter { claim in
      guard try anybody.firstInt(.text(claim.text)) != nil else { return true }
      let names = try String.fetchAll(
        db.cachedStatement(sql: "SELECT annotator FROM reveal WHERE claim = ?"),
        arguments: [claim.text])
      return !names.contains { Annotator(recorded: $0).isLike(annotator) }
    }
  }

  /// Whether the annotator, who has rated a claim, has seen what others say of these words of it.
  public func hasSeen(_ words: WordsSeen, by annotator: Annotator) throws -> Bool {
    try String.fetchAll(
      db.cachedStatement(sql: "SELECT annotator FROM look WHERE claim = ? AND judged = ?"),
      arguments: [words.claim.text, words.judged.text]
    ).contains { Annotator(recorded: $0).isLike(annotator) }
  }

  /// What the annotator would see of some claims, and has not: verdicts of others on what these say now, where
  /// they have rated the claim themselves, be it in other words.
  public func wordsUnseen(of claims: [ClaimID], by annotator: Annotator) throws -> [WordsSeen] {
    // Who has rated nothing has nothing to say again.
    guard try count(of: annotator).verdicts > 0 else { return [] }
    let own = Facet(.verdict, annotator.name)
    return try claims.compactMap { id in
      guard let number = try number(of: id.text, .claim) else { return nil }
      let claim = ClaimReading(name: id.text, rows: try facetRows(of: number))
      let verdicts = claim.verdicts.map(\.facet)
      guard verdicts.count > 1, verdicts.contains(own) else { return nil }
      let former = claim.formerVerdicts
      guard verdicts.contains(where: { $0 != own && !former.contains($0) }) else { return nil }
      let words = WordsSeen(claim: id, judged: claim.judgedMark)
      return try hasSeen(words, by: annotator) ? nil : words
    }
  }
}

extension Claim {
  /// What stands of it, as looks are remembered.
  public var wordsSeen: WordsSeen {
    WordsSeen(claim: id, judged: JudgedMark(wording: wording, speaker: claimant))
  }
}
