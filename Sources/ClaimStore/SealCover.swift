import AnnotationSync
import ClaimModel
import GRDB

/// Finds out which operations a valid seal covers: a later one of their chain, from which the names of
/// the lines before lead back to them.
///
/// The way from an operation to the next seal is walked once: what is found out holds for all lines on
/// it, and a chain is walked once at most, however many operations of it are asked for.
final class SealCover {
  // A class because what was found out in one state of the desk is kept for the next question.
  private struct Stretch {
    let numbers: ClosedRange<Int>
    let key: VerifyingKey
    let isCovered: Bool
  }

  private var stretches: [Int64: [Stretch]] = [:]
  private var lastChain: (chain: Chain, number: Int64)?
  private var reader = OperationReader()

  /// Whether a seal that the key signed covers the operation.
  ///
  /// - Parameter isAlone: whether no other line has its place in the chain.
  func covers(
    _ operation: Operation, by key: VerifyingKey, isAlone: Bool, in db: Database
  ) throws -> Bool {
    guard let chain = try number(of: operation.chain, in: db) else { return false }
    let known = stretches[chain]?.first {
      $0.key == key && $0.numbers.contains(operation.number)
    }
    if isAlone, let known { return known.isCovered }
    return try walk(from: operation, in: chain, key, db)
  }

  /// The chain's number on this desk; `nil` when the desk does not know it.
  func number(of chain: Chain, in db: Database) throws -> Int64? {
    if let last = lastChain, last.chain == chain { return last.number }
    let find = try BulkStatement(db, "SELECT number FROM chain WHERE device = ? AND epoch = ?")
    let number = try find.firstInt(.text(chain.device), .int(Int64(chain.epoch)))
    if let number { lastChain = (chain, number) }
    return number
  }

  private func walk(
    from operation: Operation, in chain: Int64, _ key: VerifyingKey, _ db: Database
  ) throws -> Bool {
    var way = Way(from: operation)
    let lines = try BulkStatement(
      db,
      """
      SELECT number, id, line FROM operation WHERE chain = ? AND number > ? ORDER BY number, id
      """)
    var isCovered = false
    try lines.scan(.int(chain), .int(Int64(operation.number))) { row in
      guard let number = row.int(0), let id = row.id(1), way.goes(to: Int(number)) else {
        return false
      }
      let line = try reader.read(row.bytes(2).bindMemory(to: UInt8.self))
      if way.take(line.previous, id) {
        isCovered = Seal(line)?.standing(admitted: key) == .valid(key)
      }
      return !isCovered
    }
    if way.isLinear {
      let last = isCovered ? way.number : way.last
      stretches[chain, default: []].append(
        Stretch(numbers: operation.number...last, key: key, isCovered: isCovered))
    }
    return isCovered
  }

  /// The lines after an operation, number by number, as far as they lead back to it.
  private struct Way {
    /// How many lines are looked at where a number was given more than once.
    private static let longestTangle = 10_000

    /// The number that is behind us.
    private(set) var number: Int
    /// Whether each number so far had one line, which named the one before it.
    private(set) var isLinear = true
    private var behind: Set<OperationID>
    private var ahead: Set<OperationID> = []
    private var tangle = 0

    init(from operation: Operation) {
      number = operation.number
      behind = [operation.id]
    }

    /// The last number that was reached.
    var last: Int { ahead.isEmpty ? number : number + 1 }

    /// Whether a line with that number may still lead back.
    mutating func goes(to next: Int) -> Bool {
      if next == number + 2, !ahead.isEmpty { (behind, ahead, number) = (ahead, [], number + 1) }
      if !isLinear { tangle += 1 }
      return next == number + 1 && tangle <= Self.longestTangle
    }

    /// Takes a line; `false` when it does not lead back.
    mutating func take(_ previous: OperationID?, _ id: OperationID) -> Bool {
      guard let previous, behind.contains(previous) else {
        isLinear = false
        return false
      }
      if !ahead.isEmpty { isLinear = false }
      ahead.insert(id)
      return true
    }
  }
}
