import ClaimModel
import ClaimStore

extension Desk {
  /// What is said of documents that claims appear in and that are not here, a sentence for each, at most `most`:
  /// such claims can neither be read in their paragraphs nor placed again.
  public func absencePhrases(most: Int) throws -> [String] {
    try store.read { view in
      let absent = try view.absentDocuments(limit: most + 1)
      return try absent.prefix(most).map { one in
        let many = one.claims == StoreView.AbsentDocument.mostClaims ? " or more" : ""
        let title = try view.document(one.document).title.map { " “\(visible($0))”" } ?? ""
        return "\(one.claims)\(many) \(one.claims == 1 ? "claim appears" : "claims appear") in "
          + "\(one.document.short)\(title), which is not here: `ingest` it, or ask for the annotation "
          + "file with its text"
      } + (absent.count > most ? ["and in further documents that are not here"] : [])
    }
  }
}
