/// A place in a desk's log: what stands before it was on the desk when somebody looked.
///
/// Only of this desk, and in the order in which operations came to it: nothing that is shared, and no rule
/// of merging, rests on it.
public struct LogPosition: Hashable, Comparable, Sendable {
  /// The row of the last operation before it; 0 where there is none.
  public let row: Int64

  public init(row: Int64) { self.row = row }

  public static func < (left: LogPosition, right: LogPosition) -> Bool { left.row < right.row }
}
