public import ClaimModel

/// What an exchange could not carry: each kind of thing, named and counted.
public struct LossReport: Hashable, Sendable {
  /// In the order in which they were noted; each kind once, none with a count of 0.
  public private(set) var entries: [Entry] = []

  /// So many things of one kind.
  public struct Entry: Hashable, Sendable {
    /// In the plural, for people: `texts of documents`.
    public let what: String
    /// At least 1.
    public let count: Int
  }

  public init() {}

  /// Notes that so many things are lost; nothing when there are none.
  public mutating func note(_ what: String, _ count: Int = 1) {
    guard count > 0 else { return }
    if let index = entries.firstIndex(where: { $0.what.utf8.elementsEqual(what.utf8) }) {
      entries[index] = Entry(what: what, count: entries[index].count + count)
    } else {
      entries.append(Entry(what: what, count: count))
    }
  }

  /// Notes all that another report has.
  public mutating func note(_ other: LossReport) {
    for entry in other.entries { note(entry.what, entry.count) }
  }

  public var isEmpty: Bool { entries.isEmpty }

  /// How many things of a kind were lost.
  public func count(of what: String) -> Int {
    entries.first { $0.what.utf8.elementsEqual(what.utf8) }?.count ?? 0
  }

  /// The array `lost` of `import --json` and `export --json`.
  public var json: JSONValue {
    .array(entries.map { ["what": .string($0.what), "count": .int($0.count)] })
  }
}
