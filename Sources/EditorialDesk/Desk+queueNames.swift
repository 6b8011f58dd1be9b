import ClaimModel

extension Desk.Task.Kind {
  /// The words by which a person may call the queue; the first is its name.
  public var names: [String] {
    switch self {
    case .contested: ["contested"]
    case .disputed: ["disputed", "disputes"]
    case .staleRuling: ["stale-ruling", "stale"]
    case .query: ["query", "queries"]
    case .orphan: ["re-anchoring", "orphan"]
    case .unverified: ["unverified"]
    case .yours: ["yours"]
    case .open: ["open"]
    case .candidate: ["candidate", "candidates"]
    }
  }

  /// What the queue is called to people; ``rawValue`` stands in JSON.
  public var name: String { names[0] }

  /// The queues that a word, in full or shortened, may mean; case makes no difference.
  ///
  /// - Returns: one when it is clear, none when no name begins so.
  public static func called(_ word: String) -> [Self] {
    let typed = Array(word.lowercased().utf8)
    let exact = allCases.filter { $0.names.contains { $0.utf8.elementsEqual(typed) } }
    guard exact.isEmpty, !typed.isEmpty else { return exact }
    return allCases.filter { $0.names.contains { $0.utf8.starts(with: typed) } }
  }

  /// The queue that a word, in full or shortened, means.
  ///
  /// - Throws: ``DeskError/unknownWord(_:kind:known:)`` when it means none, or may mean several.
  public init(called word: String) throws {
    let meant = Self.called(word)
    guard let kind = meant.first, meant.count == 1 else {
      let typed = Array(word.lowercased().utf8)
      let known =
        meant.isEmpty
        ? Self.allCases.map(\.name)
        : meant.map { kind in kind.names.first { $0.utf8.starts(with: typed) } ?? kind.name }
      throw DeskError.unknownWord(word, kind: "queue", known: known)
    }
    self = kind
  }
}
