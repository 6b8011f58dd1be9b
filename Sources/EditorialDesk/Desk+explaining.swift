import AnnotationSync
import ClaimModel
import ClaimStore

extension Desk {
  /// Says for each facet of a claim or document what stands, what was replaced, and by whom.
  ///
  /// - Parameters:
  ///   - name: its name, or the beginning of it.
  ///   - paths: annotation files that are taken as merged; nothing of them stays.
  public func explain(_ name: String, merging paths: [String] = []) throws -> Explanation {
    let annotator = try annotator()
    guard !paths.isEmpty else {
      return try store.read { try $0.explanation(of: name, to: annotator) }
    }
    return try store.trial(merging: MergeInput(paths).sources) {
      try $0.explanation(of: name, to: annotator)
    }
  }
}

extension StoreView {
  fileprivate func explanation(of name: String, to annotator: Annotator) throws -> Explanation {
    let (full, kind) = try explained(name)
    let operations = try history(of: full, kind).map(\.operation)
    let stories = FacetStory.all(of: operations)
    func isOwn(_ story: FacetStory) -> Bool {
      story.kind == kind && ExactText(story.entity) == ExactText(full)
    }
    let hidden = try hidden(in: stories, on: full, from: annotator)
    return Explanation(
      entity: full, kind: kind.rawValue,
      facets: (stories.filter(isOwn) + stories.filter { !isOwn($0) }).map {
        Explanation.Story($0, hiding: hidden)
      },
      notUnderstood: try notUnderstood(on: full, kind).map { Explanation.Written($0) })
  }

  private func explained(_ name: String) throws -> (String, EntityKind) {
    do {
      return (try claimID(name).text, .claim)
    } catch DeskError.unknownName {
      do {
        return (try documentID(name).text, .document)
      } catch DeskError.unknownName {
        throw DeskError.unknownName(name, kind: "claim")
      }
    }
  }

  /// Who gave verdicts that the annotator may not see before giving one.
  private func hidden(
    in stories: [FacetStory], on name: String, from annotator: Annotator
  ) throws -> Set<Annotator> {
    let verdicts = stories.filter { $0.facet.kind == .verdict }
    let givers = Set(verdicts.flatMap { $0.entries.map(\.operation.by) })
    guard let id = ClaimID(name), let claim = try claim(id), !claim.isOpen(to: annotator),
      try !isRevealed(claim, to: annotator)
    else { return [] }
    return givers.subtracting([annotator])
  }
}
