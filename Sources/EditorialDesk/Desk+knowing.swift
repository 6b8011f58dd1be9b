import AnnotationSync
public import ClaimModel
import ClaimStore

extension Desk {
  /// Where the log ends now: who reads the desk after this knows at least what came before.
  public func logEnd() throws -> LogPosition { try store.read { try $0.logEnd() } }

  /// The facets of an entity that the annotator wrote after `position` without knowing what somebody else
  /// had written, in byte order.
  ///
  /// Both sides of what the annotator brought back themselves are nobody else's news.
  public func contested(since position: LogPosition, on entity: String) throws -> [Facet] {
    let annotator = try annotator()
    return try store.read { view in
      try view.contestedFacets(of: entity).filter { facet in
        let heads = try view.heads(of: entity, facet: facet)
        let own = try heads.filter { try $0.by == annotator && view.came($0, after: position) }
        return !own.isEmpty && own.distinctContents.count < heads.distinctContents.count
      }
    }
  }
}
