import ClaimModel
public import EditorialDesk

/// How far the work has come, for a person to read.
public struct ProgressSheet: Sendable {
  /// How many documents and people are listed; more are counted.
  public static let most = (documents: 8, people: 8)

  private let progress: Desk.Progress
  private let titles: [String]

  /// Looks up the titles of the documents that are listed.
  public init(_ progress: Desk.Progress, of desk: Desk) throws {
    self.progress = progress
    titles = try progress.documents.map {
      try $0.document.map { try desk.document($0).phrase } ?? "in no document"
    }
  }

  /// The lines, each safe to print.
  public var text: [String] { lines.map { $0.rendered(usesColour: false) } }

  var lines: [Line] {
    let outcomes =
      progress.hidesOutcomes
      ? Line.field(
        "settled",
        "hidden: you have not rated some of the few claims that others have; "
          + "\(counted(progress.facts, "fact", "facts")) in all") : settled
    return outcomes + Line.field("claims", claims) + Line.field("waiting", waiting)
      + (progress.hidesOutcomes ? [] : documents) + people
  }

  private var settled: [Line] {
    let settled = progress.facts - progress.left
    return Line.field(
      "settled",
      "\(Self.bar(settled, of: progress.facts, wide: 30)) \(settled) of "
        + "\(counted(progress.facts, "fact", "facts")), \(progress.left) left")
      + verified
  }

  private var verified: [Line] {
    guard let verified = progress.verified else {
      return Line.field("verified", "not counted on so large a desk: see `queue unverified`")
    }
    let others = progress.unverified ?? 0
    return Line.field(
      "verified",
      counted(verified, "claim", "claims")
        + (others > 0 ? "; \(others) settled and not verified: see `queue unverified`" : ""))
  }

  private var claims: String {
    let counts = progress.tally.filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }
    return counts.isEmpty ? "none yet" : counts.joined(separator: ", ")
  }

  private var waiting: String {
    let others = [
      (progress.contested, "contested"), (progress.stale, "to rule on again"),
      (progress.misplaced, "to place again"),
      (progress.queries, progress.queries == 1 ? "open query" : "open queries"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return ([counted(progress.candidates, "candidate", "candidates")] + others)
      .joined(separator: ", ")
  }

  private var documents: [Line] {
    let listed = zip(progress.documents, titles).flatMap { document, title in
      Line.field(
        Self.bar(document.facts - document.left, of: document.facts, wide: 10),
        "\(document.left) of \(document.facts) left: \(title)", wide: 12, most: 1)
    }
    let more = progress.documentCount - titles.count
    return listed
      + (more > 0 ? Line.plain("and \(counted(more, "document", "documents")) with less left") : [])
  }

  private var people: [Line] {
    let listed = zip(progress.verdicts, progress.waiting).prefix(Self.most.people).flatMap {
      Line.field(
        "\($0.annotator)", "\(counted($0.count, "verdict", "verdicts")), \($1.count) to give",
        wide: 12, most: 1)
    }
    let more = progress.verdicts.count - Self.most.people
    return listed + (more > 0 ? Line.plain("and \(more) more people") : [])
  }

  private static func bar(_ done: Int, of whole: Int, wide width: Int) -> String {
    let filled = whole == 0 ? 0 : done * width / whole
    return String(repeating: "=", count: filled) + String(repeating: ".", count: width - filled)
  }
}
