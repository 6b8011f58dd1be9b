public import ClaimModel

extension SourceDocument {
  /// Puts together what the log says of a document; `nil` when the entity's name is no document's.
  ///
  /// What was corrected by hand goes before what was said when it was taken in; of several takings in,
  /// the one by the annotator first in byte order speaks.
  public init?(_ state: EntityState) {
    guard let id = DocumentID(state.name) else { return nil }
    self.init(id: id)
    let takingIn = state.all(.takingIn).compactMap(\.shown)
    let sayings = [state.facet(.description)?.shown].compactMap(\.self) + takingIn
    func said(_ key: StaticString) -> String? {
      sayings.lazy.compactMap { $0.with(key)?.string }.first { !$0.isEmpty }
    }
    title = said("title")
    url = said("url")
    outlet = said("outlet")
    author = said("author")
    published = said("published")
    retrieved = takingIn.compactMap { $0.text("retrieved") }
      .filter { CalendarDay(written: $0) != nil }.min()
    takenIn = takingIn.map { ExactText($0.at) }.min()?.text
    mediaType = said("media_type") ?? ""
    byteCount = takingIn.lazy.compactMap { $0.with("bytes")?.int }.first
    origins = state.present(.origin, "origin")
  }
}
