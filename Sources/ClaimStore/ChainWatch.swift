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
    /// Whether a number came that is too far on to be held as a bit: then the log is asked.
    var isSparse = false
    /// How many numbers came: bits are held for about as many.
    var count = 0
    /// The line of the chain that was read last, new or not.
    var previous: (number: Int, id: OperationID)?
  }

  /// How far a number may leap, in words of 64, before the log is asked rather than bits kept: a forged
  /// number must not cost memory.
  private static let leap = 256

  private let countTwins: BulkStatement
  private let findOperation: BulkStatement
  private let findLast: BulkStatement
  private var known: [Int64: Known] = [:]
  // The chain of the line that was read last; it is not in `known` meanwhile.
  private var current: (chain: Int64, state: Known)?

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
    if current?.chain != chain { try turn(to: chain, with: operation, isNew: isNew) }
    let previous = current?.state.previous
    current?.state.previous = (operation.number, operation.id)
    let isTwin = try isNew && take(operation.number, chain: chain)
    return Place(
      isTwin: isTwin,
      followsWhatWasRead: previous.map {
        $0.number + 1 == operation.number && $0.id == operation.previous
      } ?? false)
  }

  private mutating func turn(to chain: Int64, with operation: Operation, isNew: Bool) throws {
    if let current { known[current.chain] = current.state }
    current = nil
    if let state = known.removeValue(forKey: chain) {
      current = (chain, state)
    } else {
      let own = isNew ? operation.number : 0
      let last = try findLast.firstInt(.int(chain), .int(Int64(own)), .id(operation.id))
      current = (chain, Known(lastBefore: Int(last ?? 0)))
    }
  }

  /// Whether the number was taken already; it is now.
  private mutating func take(_ number: Int, chain: Int64) throws -> Bool {
    let offset = number - (current?.state.lastBefore ?? 0) - 1
    let (word, bit) = (offset / 64, UInt64(1) << UInt64(max(offset, 0) % 64))
    let count = current?.state.taken.count ?? 0
    current?.state.count += 1
    let lines = current?.state.count ?? 0
    // Bits are for numbers that follow one another: each line pays for a word of them at most.
    if word >= lines + Self.leap {
      current?.state.isSparse = true
      current?.state.taken = []
    }
    if offset < 0 || current?.state.isSparse ?? true {
      return try countTwins.firstInt(.int(chain), .int(Int64(number))) ?? 0 > 1
    }
    if word >= count {
      let more = [UInt64](repeating: 0, count: word + 1 + min(count, lines + Self.leap) - count)
      current?.state.taken.append(contentsOf: more)
    }
    let wasTaken = (current?.state.taken[word] ?? 0) & bit != 0
    current?.state.taken[word] |= bit
    return wasTaken
  }

  /// Whether the log has the operation that a line names as the one before it.
  func isHere(_ previous: OperationID?, chain: Int64, before number: Int) throws -> Bool {
    guard let previous else { return false }
    return try findOperation.firstInt(.int(chain), .int(Int64(number - 1)), .id(previous)) != nil
  }
}
