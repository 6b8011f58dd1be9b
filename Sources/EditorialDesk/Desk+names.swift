import AnnotationSync
public import ClaimModel
import ClaimStore

extension Desk {
  /// The claim whose name is, or begins with, `text`.
  ///
  /// - Throws: ``DeskError/unknownName(_:kind:)`` and ``DeskError/ambiguousName(_:kind:matches:)``.
  public func claimID(_ text: String) throws -> ClaimID {
    try store.read { try $0.claimID(text) }
  }

  /// The document whose name is, or begins with, `text`.
  public func documentID(_ text: String) throws -> DocumentID {
    try store.read { try $0.documentID(text) }
  }
}

extension StoreView {
  func claimID(_ text: String) throws -> ClaimID { try named(text, .claim) { ClaimID($0) } }

  func documentID(_ text: String) throws -> DocumentID {
    try named(text, .document) { DocumentID($0) }
  }

  func evidenceID(_ text: String) throws -> EvidenceID {
    try named(text, .evidence) { EvidenceID($0) }
  }

  func queryID(_ text: String) throws -> QueryID { try named(text, .query) { QueryID($0) } }

  private func named<Name>(
    _ text: String, _ kind: EntityKind, _ read: (String) -> Name?
  ) throws -> Name {
    guard let name = read(try unique(text, kind)) else {
      throw DeskError.unknownName(text, kind: kind.rawValue)
    }
    return name
  }

  /// The one name of that kind that begins with `text`.
  func unique(_ text: String, _ kind: EntityKind) throws -> String {
    guard !text.isEmpty else { throw DeskError.unknownName(text, kind: kind.rawValue) }
    let matches = try names(of: kind, beginningWith: text)
    if matches.contains(where: { $0.utf8.elementsEqual(text.utf8) }) { return text }
    guard let match = matches.first else {
      throw DeskError.unknownName(text, kind: kind.rawValue)
    }
    guard matches.count == 1 else {
      throw DeskError.ambiguousName(
        text, kind: kind.rawValue, matches: matches.prefix(5).map { String($0.prefix(12)) })
    }
    return match
  }
}
