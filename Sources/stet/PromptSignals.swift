import CEdit
import EditorialDesk
import Foundation

/// The signals that would end the program while the prompt is open.
///
/// They are kept back and read like input, so that none comes in the middle of an act: an act is one
/// transaction, and what ends the prompt comes after it.
final class PromptSignals {
  // A class because it owns a descriptor.
  private let descriptor: Int32
  private let held: sigset_t
  /// Those that act at once while a command runs: the terminal is as usual then.
  private let passing: sigset_t

  /// - Parameter editsLines: whether the terminal is in the prompt's hands while a line is typed, so that
  ///   also what would stop the program must wait.
  /// - Throws: ``EditorialDesk/DeskError`` where the system has no such descriptor left.
  init(editsLines: Bool) throws {
    let editing = [SIGQUIT, SIGTSTP, SIGWINCH]
    held = Self.set([SIGINT, SIGTERM, SIGHUP, SIGPIPE] + (editsLines ? editing : []))
    passing = Self.set(editsLines ? [SIGQUIT, SIGTSTP] : [])
    var mask = held
    pthread_sigmask(SIG_BLOCK, &mask, nil)
    descriptor = signalfd(-1, &mask, Int32(SFD_CLOEXEC | SFD_NONBLOCK))
    guard descriptor >= 0 else {
      throw DeskError.unreadable(path: "signals", reason: String(cString: strerror(errno)))
    }
  }

  deinit { close(descriptor) }

  private static func set(_ signals: [Int32]) -> sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in signals { sigaddset(&set, signal) }
    return set
  }

  /// What there is to read.
  enum Event {
    case input
    case signal(Int32)
  }

  /// Waits until there is input, or its end, or a signal; signals first.
  func wait(for input: Int32) -> Event {
    while true {
      var waiting = [
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: input, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&waiting, 2, -1) > 0 else { continue }
      if let signal = next() { return .signal(signal) }
      if waiting[1].revents != 0 { return .input }
    }
  }

  /// The next signal that came; `nil` when none did.
  func next() -> Int32? {
    var record = signalfd_siginfo()
    let size = MemoryLayout<signalfd_siginfo>.size
    return read(descriptor, &record, size) == size ? Int32(record.ssi_signo) : nil
  }

  /// Whether a signal is kept back that asks the prompt, or what runs at it, to stop.
  static func isAsked() -> Bool {
    var pending = sigset_t()
    sigpending(&pending)
    return [SIGINT, SIGTERM, SIGHUP].contains { sigismember(&pending, $0) == 1 }
  }

  /// Runs a command: what stops or kills the program from the keyboard is not kept back meanwhile.
  func whileBusy<Result>(_ body: () throws -> Result) rethrows -> Result {
    var passing = passing
    pthread_sigmask(SIG_UNBLOCK, &passing, nil)
    defer { pthread_sigmask(SIG_BLOCK, &passing, nil) }
    return try body()
  }

  /// Ends the program as the signal would have, so that who started it sees what ended it.
  func end(by signal: Int32) -> Never {
    fflush(nil)
    Foundation.signal(signal, SIG_DFL)
    var mask = Self.set([signal])
    kill(getpid(), signal)
    pthread_sigmask(SIG_UNBLOCK, &mask, nil)
    _exit(128 + signal)
  }
}
