import GRDB
import GRDBSQLite

/// Whether the work in hand goes on; it throws where somebody asked to stop.
public typealias GoingOn = @Sendable () throws -> Void

/// Asks between the steps of a long piece of work whether it goes on.
///
/// Also asked is SQLite, which stops in the middle of a statement; the transaction is taken back then.
final class Interruption {
  // A class because SQLite keeps a pointer to it.
  private let goesOn: GoingOn
  private var steps = 0

  /// How many of SQLite's instructions there are between two questions: about a millisecond's.
  private static let instructions: Int32 = 20_000

  init(_ goesOn: @escaping GoingOn) { self.goesOn = goesOn }

  /// Asks at each 256th call.
  func step() throws {
    steps &+= 1
    if steps & 255 == 0 { try goesOn() }
  }

  /// Does something that SQLite leaves off where it does not go on.
  ///
  /// - Throws: what the question threw, where that was why SQLite stopped.
  func watching<Result>(_ db: Database, _ work: () throws -> Result) throws -> Result {
    let owner = Unmanaged.passUnretained(self).toOpaque()
    sqlite3_progress_handler(
      db.sqliteConnection, Self.instructions,
      { owner in
        guard let owner else { return 0 }
        let watch = Unmanaged<Interruption>.fromOpaque(owner).takeUnretainedValue()
        return (try? watch.goesOn()) == nil ? 1 : 0
      }, owner)
    defer { sqlite3_progress_handler(db.sqliteConnection, 0, nil, nil) }
    do {
      let result = try work()
      try goesOn()
      return result
    } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
      try goesOn()
      throw error
    }
  }
}
