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
  func claimID(_ text: String) throws -> ClaimID {
    let name = try unique(text, .claim)
    guard let id = ClaimID(name) else { throw DeskError.unknownName(text, kind: "claim") }
    return id
  }

  func documentID(_ text: String) throws -> DocumentID {
    let name = try unique(text, .document)
    guard let id = DocumentID(name) else { throw DeskError.unknownName(text, kind: "document") }
    return id
  }

  func evidenceID(_ text: String) throws -> EvidenceID {
    let name = try unique(text, .evidence)
    guard let id = EvidenceID(name) else { throw DeskError.unknownName(text, kind: "evidence") }
    return id
  }

  func queryID(_ text: String) throws -> QueryID {
    let name = try unique(text, .query)
    guard let id = QueryID(name) else { throw DeskError.unknownName(text, kind: "query") }
    return id
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
