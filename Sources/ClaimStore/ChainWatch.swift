import AnnotationSync
import ClaimModel
import GRDB

/// What is known of the chains while files are merged, so that most lines need no look-up: files hold
/// chains in order, and a number is rarely given twice.
struct ChainWatch {
  private struct Known {
    /// The greatest number that the log had before the merge.
    let lastBefore: Int
    /// One bit for each number after that one, set when it came.
    var taken: [UInt64] = []
    /// The line of the chain that was read last, new or not.
    var previous: (number: Int, id: OperationID)?
  }

  /// How many numbers after the log's last one are held as bits; beyond that the log is asked.
  private static let window = 1 << 22

  private let countTwins: BulkStatement
  private let findOperation: BulkStatement
  private let findLast: BulkStatement
  private var known: [Int64: Known] = [:]

  init(db: Database) throws {
    countTwins = try BulkStatement(
      db, "SELECT count(*) FROM operation WHERE chain = ? AND number = ?")
    findOperation = try BulkStatement(
      db, "SELECT 1 FROM operation WHERE chain = ? AND number = ? AND id = ?")
    findLast = try BulkStatement(
      db,
      """
      SELECT number FROM operation WHERE chain = ?1 AND NOT (number = ?2 AND id = ?3)
      ORDER BY number DESC LIMIT 1
      """)
  }

  /// What a line is to its chain.
  struct Place {
    /// Whether another line has its number.
    let isTwin: Bool
    /// Whether the line before it is here, by what was read last.
    let followsWhatWasRead: Bool
  }

  /// Takes note of a line that is in the log now.
  mutating func pass(_ operation: Operation, chain: Int64, isNew: Bool) throws -> Place {
    var state = try known[chain] ?? begin(chain, with: operation, isNew: isNew)
    let follows = state.previous.map {
      $0.number + 1 == operation.number && $0.id == operation.previous
    }
    state.previous = (operation.number, operation.id)
    let isTwin = try isNew && take(operation.number, of: &state, chain: chain)
    known[chain] = state
    return Place(isTwin: isTwin, followsWhatWasRead: follows ?? false)
  }

  private func begin(
    _ chain: Int64, with operation: Operation, isNew: Bool
  ) throws -> Known {
    let own = isNew ? operation.number : 0
    let last = try findLast.firstInt(.int(chain), .int(Int64(own)), .id(operation.id))
    return Known(lastBefore: Int(last ?? 0))
  }

  /// Whether the number was taken already; it is now.
  private func take(_ number: Int, of state: inout Known, chain: Int64) throws -> Bool {
    let offset = number - state.lastBefore - 1
    guard (0..<Self.window).contains(offset) else {
      return try countTwins.firstInt(.int(chain), .int(Int64(number))) ?? 0 > 1
    }
    let (word, bit) = (offset / 64, UInt64(1) << UInt64(offset % 64))
    if word >= state.taken.count {
      let more = word + 1 - state.taken.count
      state.taken.append(contentsOf: [UInt64](repeating: 0, count: more + state.taken.count))
    }
    defer { state.taken[word] |= bit }
    return state.taken[word] & bit != 0
  }

  /// Whether the log has the operation that a line names as the one before it.
  func isHere(_ previous: OperationID?, chain: Int64, before number: Int) throws -> Bool {
    guard let previous else { return false }
    return try findOperation.firstInt(.int(chain), .int(Int64(number - 1)), .id(previous)) != nil
  }
}
