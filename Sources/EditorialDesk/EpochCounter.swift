import ClaimModel
import Foundation

/// The greatest epoch that this home has given out: none is given twice.
///
/// It is written before an epoch is used, and one process at a time may take one. Where the counter
/// cannot be trusted (it is lost, or this home is a copy of another one, which goes on counting too),
/// the next epoch is drawn at random far above all that are known.
struct EpochCounter {
  private let home: String

  init(home: String) { self.home = home }

  private var path: String { home + "/epochs.json" }

  /// Begins counting from 0 in a home that is just being made.
  func begin() throws { try write(0) }

  /// How far a leap goes: past what another copy of this home will ever count to.
  private static let leap = 1 << 20..<1 << 40
  /// Above this the numbers of the format come to their end, and no leap is made from there.
  private static let highest = 1 << 52

  /// Gives out an epoch.
  ///
  /// - Parameters:
  ///   - known: the greatest epoch of this device that is known otherwise.
  ///   - isSure: whether nothing speaks against counting on.
  ///   - isTaken: whether an epoch is in use on the desk.
  func next(above known: Int, isSure: Bool, isTaken: (Int) throws -> Bool) throws -> Int {
    try Self.alone(in: home) {
      let file = MarkedFile(reading: path)
      let last = file?.members["last"]?.int
      if isSure, let last, file?.isOriginal ?? false, known <= last, try !isTaken(last + 1) {
        try write(last + 1)
        return last + 1
      }
      let greatest = max(last ?? 0, known)
      // An epoch near the end of all numbers was forged: it must not lead there.
      let start = greatest < Self.highest ? greatest : 0
      var epoch = start + Int.random(in: Self.leap)
      while try isTaken(epoch) { epoch = start + Int.random(in: Self.leap) }
      try write(epoch)
      return epoch
    }
  }

  private func write(_ last: Int) throws { try MarkedFile.write([("last", .int(last))], to: path) }

  /// Does something that no other process with this home does at the same time.
  static func alone<Result>(in home: String, _ work: () throws -> Result) throws -> Result {
    let path = home + "/lock"
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else {
      throw DeskError.cannotWrite(path: path, reason: String(cString: strerror(errno)))
    }
    defer { close(file) }
    while flock(file, LOCK_EX) != 0 {
      guard errno == EINTR else {
        throw DeskError.cannotWrite(path: path, reason: String(cString: strerror(errno)))
      }
    }
    return try work()
  }
}
