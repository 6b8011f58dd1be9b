import AnnotationSync
public import ClaimModel
import ClaimStore

extension Desk {
  /// What has come since that holds for the whole desk: another scale, another policy, who is on the roster.
  ///
  /// - Parameters:
  ///   - position: what came before it is known.
  ///   - own: behind it, what this device wrote itself is no news.
  /// - Returns: sentences without a full stop, with who and when; safe to show.
  public func ruleNews(since position: LogPosition, ownSince own: LogPosition) throws -> [String] {
    let device = try identity().device
    return try store.read { view in
      let operations = try view.deskOperations(after: position, limit: Self.mostRuleNews).filter {
        try $0.chain.device != device || !view.came($0, after: own)
      }
      let rules = try [OperationKind.deskScale, .deskPolicy].compactMap { kind in
        try operations.last { $0.knownKind == kind }.map { try view.ruleNews($0) }
      }
      let people = operations.filter { $0.knownKind?.isOfRoster ?? false }
      let more = people.count - Self.mostPeopleNews
      return rules + people.suffix(Self.mostPeopleNews).map(Self.rosterNews)
        + (more > 0 ? ["\(more) more changes of the roster: `stet roster` shows it"] : [])
    }
  }

  private static let mostRuleNews = 1_000
  private static let mostPeopleNews = 3

  private static func rosterNews(_ operation: Operation) -> String {
    let whose = operation.on.map { " of \(visible($0))" } ?? ""
    return "roster: \(visible(OperationWords(operation).phrase))\(whose) (\(author(of: operation)))"
  }
}

extension StoreView {
  /// What an operation that set the scale or the policy has made of the desk.
  fileprivate func ruleNews(_ operation: Operation) throws -> String {
    let isScale = operation.knownKind == .deskScale
    let (what, name) =
      try isScale ? ("scale", scale().name) : ("policy", policy().name)
    let author = Desk.author(of: operation)
    let roster = try roster()
    guard try roster.isEmpty || isProven(operation, by: roster) else {
      let said = operation.with("name")?.string ?? ""
      return "the \(what) `\(visible(said))` was set by somebody whose work does not count here, "
        + "and is not the desk's (\(author))"
    }
    let facet = Facet(isScale ? .scale : .policy)
    if try heads(of: "desk", facet: facet).distinctContents.count > 1 {
      return "the \(what) is contested: see `conflicts all` (\(author))"
    }
    return "the \(what) is now `\(visible(name))` (\(author))"
  }
}
