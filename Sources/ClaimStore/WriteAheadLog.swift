import Dispatch
import GRDB
import GRDBSQLite
import Synchronization

/// The write-ahead log of a desk that somebody sits at: emptied into the desk's file beside their work.
///
/// SQLite has whoever fills it do that, who would wait until tens of megabytes are on the disk. Here
/// another connection does it while the person reads on; what was committed is durable before, in the log.
final class WriteAheadLog: Sendable {
  // A class because SQLite's hook points to it.
  private let path: String
  private let queue = DispatchQueue(label: "write-ahead log")
  private let isBusy = Mutex(false)

  /// From how many pages on it is emptied.
  private static let limit = 256
  /// From how many pages on the writer does it, because emptying it on the side does not keep up.
  private static let most = 4_096

  init(path: String) { self.path = path }

  /// Takes over from SQLite when the log is emptied that the connection writes.
  ///
  /// Lasts as long as the connection: this must live longer.
  func watch(_ db: Database) {
    sqlite3_wal_hook(
      db.sqliteConnection,
      { context, handle, _, pages in
        guard let context else { return SQLITE_OK }
        let log = Unmanaged<WriteAheadLog>.fromOpaque(context).takeUnretainedValue()
        log.grew(to: Int(pages), handle)
        return SQLITE_OK
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  private func grew(to pages: Int, _ handle: OpaquePointer?) {
    if pages >= Self.most {
      sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
    } else if pages >= Self.limit,
      isBusy.withLock({ wasBusy in
        defer { wasBusy = true }
        return !wasBusy
      })
    {
      queue.async { [self] in empty() }
    }
  }

  private func empty() {
    defer { isBusy.withLock { $0 = false } }
    // What fails is done after a later commit, or by the last one to close the desk.
    guard let side = try? DatabaseQueue(path: path, configuration: Store.configuration()) else {
      return
    }
    _ = try? side.writeWithoutTransaction { try $0.checkpoint(.passive) }
    try? side.close()
  }

  /// Waits until nothing is being done on the side.
  func settle() { queue.sync {} }
}
