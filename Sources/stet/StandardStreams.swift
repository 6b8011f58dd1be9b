import Foundation

/// Standard input, output and error.
enum StandardStreams {
  /// Sees to it that all three are open: the next file to be opened would take the place of one that is
  /// not, and be read or written as it.
  ///
  /// What stands in for a closed one can neither be read from nor written to, so that a lost output is
  /// still told of.
  static func occupy() {
    for descriptor in STDIN_FILENO...STDERR_FILENO {
      guard fcntl(descriptor, F_GETFD) == -1, errno == EBADF else { continue }
      // The lowest number that is free is given: all below it are open by now.
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
