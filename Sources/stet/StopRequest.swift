import EditorialDesk
import Foundation

/// Ctrl-C while a command runs that can be left off: the first asks it to stop, and it does so as soon as
/// it may, with the desk as it was; the second ends the program at once, which does no harm either.
enum StopRequest {
  // Written by a signal handler, which may call nothing.
  nonisolated(unsafe) private static var isAsked: sig_atomic_t = 0

  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// From now on signals that would end the program only ask; those that it was started to ignore, as by
  /// `nohup`, stay ignored.
  static func listen() {
    for signal in signals {
      var (action, former) = (sigaction(), sigaction())
      sigaction(signal, nil, &former)
      let handler = unsafeBitCast(former.__sigaction_handler.sa_handler, to: Int.self)
      guard handler != unsafeBitCast(SIG_IGN, to: Int.self) else { continue }
      action.__sigaction_handler.sa_handler = { _ in StopRequest.isAsked = 1 }
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
      sigaction(signal, &action, nil)
      // A program may be started with signals kept back: then nobody could ask.
      withUnsafeTemporaryAllocation(of: sigset_t.self, capacity: 1) { room in
        guard let set = room.baseAddress else { return }
        sigemptyset(set)
        sigaddset(set, signal)
        pthread_sigmask(SIG_UNBLOCK, set, nil)
      }
    }
  }

  /// What the process finds around it, for work that asks whether to stop.
  static var surroundings: Surroundings {
    listen()
    var surroundings = Surroundings.ofProcess
    surroundings.isInterrupted = { isAsked != 0 }
    return surroundings
  }
}
