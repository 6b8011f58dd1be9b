import AnnotationSync
import ClaimModel
import ClaimStore

extension ActWriter {
  /// Says what is known of a document; what is not said stays as it was.
  ///
  /// - Parameter isInstead: whether it replaces what others have said.
  mutating func describe(
    _ id: DocumentID, _ details: Desk.DocumentDetails, instead isInstead: Bool
  ) throws {
    if details.isEmpty { return }
    let before = try view.state(of: id.text, .document)?.facet(.description)?.shown?.with
    if let before, !isInstead { try checkDescription(of: id, before, details) }
    let members = details.members.map { key, value in (key, value ?? before?[key]) }
    try writeIfNew(OperationDraft(.documentDescribe, on: id.text, with: .members(members)))
  }

  /// Refuses to replace what others have said, unless it is said on purpose.
  private func checkDescription(
    of id: DocumentID, _ before: JSONValue, _ details: Desk.DocumentDetails
  ) throws {
    let authors = try authors(ofDescription: id)
    let others = details.members.compactMap { key, new -> String? in
      guard let new = new?.string, let old = before[key]?.string, !old.isEmpty,
        ExactText(old) != ExactText(new), let author = authors[key], author.by != by
      else { return nil }
      return
        "its \(key) is “\(old)”, as \(author.by) said, \(shownTime(author.at)) UTC, and not “\(new)”"
    }
    guard !others.isEmpty else { return }
    throw DeskError.nothingToDo(
      visible(
        "Of document \(id.short) somebody else says otherwise: \(others.joined(separator: "; "))."),
      remedy: "that can stand: leave the option out; or replace it on purpose, with --instead. "
        + "Nothing was changed.")
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
