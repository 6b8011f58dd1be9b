// Versions are documents that one place has said at different times. Which of them is the current one is
// worked out from what was recorded when they were taken in, so that every desk with the same operations
// says the same.

/// When a version of a document was taken in, for the order of versions.
///
/// **Order.** By the day on which it was retrieved, one that is not known first; then by the wall clock of
/// its first taking in; then by the document's name.
public struct VersionOrder: Hashable, Sendable {
  public let document: DocumentID
  /// `YYYY-MM-DD`; empty where nobody said a day of the calendar.
  public let retrieved: String
  /// UTC with milliseconds, as it stands in the operation; empty where nobody took it in.
  public let takenIn: String

  public init(_ document: SourceDocument) {
    self.document = document.id
    retrieved = document.retrieved ?? ""
    takenIn = document.takenIn ?? ""
  }

  public init(document: DocumentID, retrieved: String, takenIn: String) {
    self.document = document
    self.retrieved = retrieved
    self.takenIn = takenIn
  }
}

extension VersionOrder: Comparable {
  public static func < (lhs: Self, rhs: Self) -> Bool {
    // By bytes: what is read of a line may be any text.
    let (left, right) = (lhs.times, rhs.times)
    if left.0 != right.0 { return left.0 < right.0 }
    if left.1 != right.1 { return left.1 < right.1 }
    return lhs.document < rhs.document
  }

  private var times: (ExactText, ExactText) { (ExactText(retrieved), ExactText(takenIn)) }
}

extension SourceDocument {
  /// Whether the two are what one place has said at different times: they have the same address or, where
  /// one of them has none, the same title and outlet.
  public func isVersion(of other: SourceDocument) -> Bool {
    if let url = url.map({ ExactText($0) }), let theirs = other.url.map({ ExactText($0) }) {
      return url == theirs
    }
    guard let title = title.map({ ExactText($0) }) else { return false }
    return title == other.title.map { ExactText($0) }
      && outlet.map { ExactText($0) } == other.outlet.map { ExactText($0) }
  }

  /// The version of the document that is the current one: itself where none of the others is later.
  ///
  /// - Parameter others: any documents; those that are no versions of it are passed over.
  public func currentVersion(among others: some Sequence<SourceDocument>) -> DocumentID {
    let versions = others.filter { $0.isVersion(of: self) } + [self]
    return versions.map { VersionOrder($0) }.max()?.document ?? id
  }

  /// The day on which it was taken in, as `YYYY-MM-DD`; `nil` where nobody said.
  public var takenInOn: String? {
    retrieved ?? takenIn.map { String($0.prefix(10)) }.flatMap { CalendarDay(written: $0)?.text }
  }
}

extension CalendarDay {
  /// Reads `YYYY-MM-DD`; `nil` for anything else.
  public init?(written text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isPlain = text.utf8.allSatisfy { $0 == 0x2D || (0x30...0x39).contains($0) }
    guard isPlain, parts.map(\.utf8.count) == [4, 2, 2], let year = Int(parts[0]),
      let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year, month, day)
  }
}
