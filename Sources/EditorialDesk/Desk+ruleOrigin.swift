import AnnotationSync
import ClaimModel
import ClaimStore

extension Desk {
  /// What holds for a whole desk and may be set anew.
  public enum Rule: Sendable {
    case scale, policy

    /// What people call it.
    var word: String { self == .scale ? "scale" : "policy" }

    var facet: Facet { Facet(self == .scale ? .scale : .policy) }

    fileprivate var kind: OperationKind { self == .scale ? .deskScale : .deskPolicy }
  }

  /// What tells the desk's scale or policy from others of its name: who set it and when, and who gave the name to
  /// one that says something else; in sentences, made safe to show.
  ///
  /// Empty where the desk has the one that is built in.
  public func remarks(on rule: Rule) throws -> [String] {
    try store.read { view in
      let heads = try view.heads(of: "desk", facet: rule.facet).distinctContents
      guard let shown = heads.first else { return [] }
      guard heads.count == 1 else {
        return ["The \(rule.word) is contested: this is one of \(heads.count) that were set."]
      }
      let author = try view.original(of: shown)
      let namesakes = try view.namesakes(of: author, rule)
      return ["Set by \(Self.author(of: author))."]
        + namesakes.prefix(3).map {
          "One of this name that says something else was set by \(Self.author(of: $0)): give one of them another name."
        }
    }
  }

  /// Who wrote an operation, and when.
  static func author(of operation: Operation) -> String {
    "\(visible(operation.by.name)), \(visible(shownTime(operation.at))) UTC"
  }
}

extension StoreView {
  /// The latest operation of each other scale or policy that has the same name, the latest first.
  fileprivate func namesakes(
    of shown: AnnotationSync.Operation, _ rule: Desk.Rule
  ) throws -> [AnnotationSync.Operation] {
    let name = shown.with("name")?.string ?? ""
    let all = try deskOperations(after: LogPosition(row: 0), limit: 10_000)
    // What earlier ratings count as on a scale makes it no other scale.
    func said(by operation: AnnotationSync.Operation) -> [UInt8] {
      (rule == .scale ? operation.with("grades") ?? operation.with : operation.with).canonicalBytes
    }
    var contents = Set([said(by: shown)])
    return all.reversed().filter { other in
      other.knownKind == rule.kind && ExactText(other.with("name")?.string ?? "") == ExactText(name)
        && contents.insert(said(by: other)).inserted
    }
  }
}
