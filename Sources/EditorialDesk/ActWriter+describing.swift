import AnnotationSync
import ClaimModel
import ClaimStore

extension ActWriter {
  /// Says what is known of a document; what is not said stays as it was.
  ///
  /// - Parameter isInstead: whether it replaces what others have said.
  /// - Returns: what of others' it has replaced, a phrase each, safe to show.
  /// - Throws: ``DeskError/nothingToDo(_:remedy:)`` where others have said otherwise and it does not.
  mutating func describe(
    _ id: DocumentID, _ details: Desk.DocumentDetails, instead isInstead: Bool
  ) throws -> [String] {
    if details.isEmpty { return [] }
    let before = try view.state(of: id.text, .document)?.facet(.description)?.shown?.with
    let others = try before.map { try contradicted(by: details, $0, of: id) } ?? []
    guard isInstead || others.isEmpty else {
      let each = others.map { "its \($0.key) is \($0.said), and not “\($0.new)”" }
      throw DeskError.nothingToDo(
        visible(
          "Of document \(id.short) somebody else says otherwise: \(each.joined(separator: "; "))."),
        remedy: "that can stand: leave the option out; or replace it on purpose, with --instead. "
          + "Nothing was changed.")
    }
    let members = details.members.map { key, value in (key, value ?? before?[key]) }
    try writeIfNew(OperationDraft(.documentDescribe, on: id.text, with: .members(members)))
    return others.map { visible("its \($0.key) was \($0.said); it is “\($0.new)” now") }
  }

  /// What others have said of a document that somebody says otherwise: the member, their words with who said them
  /// when, and the new words.
  private func contradicted(
    by details: Desk.DocumentDetails, _ before: JSONValue, of id: DocumentID
  ) throws -> [(key: String, said: String, new: String)] {
    let authors = try authors(ofDescription: id)
    return details.members.compactMap { key, new in
      guard let new = new?.string, let old = before[key]?.string, !old.isEmpty,
        ExactText(old) != ExactText(new), let author = authors[key], author.by != by
      else { return nil }
      return (key, "“\(old)”, as \(author.by) said, \(shownTime(author.at)) UTC", new)
    }
  }

  /// Who first gave each member of a document's description the words that it has, of those whose work counts.
  private func authors(ofDescription id: DocumentID) throws -> [String: AnnotationSync.Operation] {
    let roster = try view.roster()
    var said: [String: AnnotationSync.Operation] = [:]
    for (operation, _) in try view.history(of: id.text, .document)
    where operation.knownKind == .documentDescribe {
      // What is said anew has what others said before beside it.
      for member in operation.with.members ?? []
      where said[member.key]?.with[member.key] != member.value {
        said[member.key] = operation
      }
    }
    return try said.mapValues { try view.original(of: $0) }.filter {
      try roster.isEmpty || view.isProven($0.value, by: roster)
    }
  }
}
