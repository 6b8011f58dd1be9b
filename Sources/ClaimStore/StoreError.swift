public import ClaimModel

/// Why the desk's file could not be opened, read or written.
public enum StoreError: ActionableError, Equatable {
  case noSuchDesk(path: String)
  case alreadyThere(path: String)
  /// A file that is no SQLite database, or one of another program.
  case notADesk(path: String, reason: String)
  case madeByNewerVersion(path: String, found: Int, known: Int)
  /// - Parameter by: who writes; `nil` when that cannot be found.
  case locked(path: String, by: LockHolder?)
  case readOnly(path: String)
  case diskFull(path: String)
  /// The disk failed, perhaps in the very moment of the commit: what was written may be found later.
  case diskFailed(path: String, reason: String)
  /// The desk is whole and can be read, but SQLite cannot make its files beside it: a full disk, mostly.
  case onlyReadable(path: String, reason: String)
  case failed(path: String, reason: String)

  /// Whether the desk can be read as it is, and not be written to.
  public var isOfReadOnlyDesk: Bool {
    switch self {
    case .readOnly, .onlyReadable: true
    case .noSuchDesk, .alreadyThere, .notADesk, .madeByNewerVersion, .locked, .diskFull,
      .diskFailed,
      .failed:
      false
    }
  }

  /// Whether it comes of where the desk lies, and not of what is in it.
  var isOfPlace: Bool {
    switch self {
    case .readOnly, .diskFull, .diskFailed: true
    case .noSuchDesk, .alreadyThere, .notADesk, .madeByNewerVersion, .locked, .onlyReadable,
      .failed:
      false
    }
  }

  /// The same, said of a change that was never begun.
  var ofWriting: StoreError {
    switch self {
    // Beside a desk that can be read whole, what fails is making the files that a change needs.
    case .diskFailed(let path, let reason): .onlyReadable(path: path, reason: reason)
    case .noSuchDesk, .alreadyThere, .notADesk, .madeByNewerVersion, .locked, .readOnly, .diskFull,
      .onlyReadable, .failed:
      self
    }
  }

  public var problem: String {
    switch self {
    case .noSuchDesk: "There is no desk here."
    case .alreadyThere: "There is something of that name already."
    case .notADesk(_, let reason): "That is not a desk: \(reason)."
    case .madeByNewerVersion(_, let found, let known):
      "The desk was made by a newer version of stet (schema \(found); this one knows \(known))."
    case .locked(_, let holder?):
      "The desk is in use by \(visible(holder.program)) (process \(holder.process)), "
        + "which did not finish in time."
    case .locked(_, nil): "Another program is writing to the desk and did not finish in time."
    case .readOnly: "The desk cannot be written to."
    case .diskFull: "There is no room left on the disk."
    case .diskFailed(_, let reason): "The disk could not be read or written: \(reason)."
    case .onlyReadable(_, let reason):
      "The desk can be read, but not changed: nothing can be written beside it (\(reason))."
    case .failed(_, let reason): "SQLite could not go on: \(reason)."
    }
  }

  public var place: String? {
    switch self {
    case .noSuchDesk(let path), .alreadyThere(let path), .notADesk(let path, _),
      .madeByNewerVersion(let path, _, _), .locked(let path, _), .readOnly(let path),
      .diskFull(let path), .diskFailed(let path, _), .onlyReadable(let path, _),
      .failed(let path, _):
      visible(path)
    }
  }

  public var remedy: String {
    switch self {
    case .noSuchDesk: "make one with `stet new FILE`, or name another with --desk."
    case .alreadyThere: "choose another name; nothing was changed."
    case .notADesk: "name a file made by `stet new`; the file was not changed."
    case .madeByNewerVersion: "update stet; the desk was not changed."
    case .locked: "wait for the other program, then say it again; nothing was changed."
    case .readOnly: "ask for the right to write to the file and its folder; nothing was changed."
    case .diskFull: "make room, then say it again; nothing was changed."
    case .diskFailed:
      "look after the disk; this change may have been recorded: see with `stet verify` and `stet log` "
        + "before you say it again."
    case .onlyReadable: "make room on the disk, then say it again; nothing was changed."
    case .failed: "run `stet verify`; nothing was changed by this command."
    }
  }
}
