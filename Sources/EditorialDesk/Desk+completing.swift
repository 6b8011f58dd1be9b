import AnnotationSync
public import ClaimModel
import ClaimStore
import Foundation

extension Desk {
  /// Claims and candidates whose names begin so, in byte order.
  ///
  /// - Parameter limit: how many at most.
  public func claimNames(beginningWith text: String, limit: Int) throws -> [ClaimID] {
    try store.read { view in
      try view.names(of: .claim, beginningWith: text, limit: limit).prefix(limit)
        .compactMap { ClaimID($0) }
    }
  }

  /// The words of claims and candidates, in the same order, with nothing else of them read; empty where there is
  /// no claim of that name.
  public func wordings(of claims: [ClaimID]) throws -> [String] {
    try store.read { view in
      let doubts = try self.doubts.claims(in: view)
      return try claims.map { id in
        if let wording = try doubts.wording(of: id) ?? view.wording(of: id) { return wording }
        return try view.candidates(claim: id, includingDecided: true).first?.wording ?? ""
      }
    }
  }

  /// Tags in use, in byte order; on a large desk those of the claims that were met last.
  public func recentTags() throws -> [String] { try store.read { try $0.recentTags() } }

  /// All tags in use, in byte order.
  public func tags() throws -> [String] { try store.read { try $0.recentTags(entities: .max) } }

  /// Files and folders that a path may mean whose last part is only begun; folders end with `/`, in byte
  /// order.
  ///
  /// Hidden ones are left out unless the part begins with a full stop.
  ///
  /// - Parameter limit: how many at most.
  /// - Returns: nothing where there is no such folder or it cannot be read.
  public func paths(beginningWith path: String, limit: Int) -> [String] {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let begun = path.dropFirst(folder.count)
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)
    return (names ?? []).filter { name in
      name.utf8.starts(with: begun.utf8) && (!name.hasPrefix(".") || begun.hasPrefix("."))
    }.map { ExactText($0) }.sorted().prefix(limit).map { name in
      let path = folder + name.text
      return isFolder(path) ? path + "/" : path
    }
  }
}

extension StoredCandidate {
  /// The words of the candidate.
  fileprivate var wording: String? {
    (try? JSONValue(parsing: Array(body.utf8)))?["text"]?.string
  }
}
