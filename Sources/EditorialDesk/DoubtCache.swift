import ClaimStore
import Synchronization

/// Which claims of a desk are doubted, as far as its log was gone through: so that a desk with a roster is
/// not gone through for each line at the prompt.
final class DoubtCache: Sendable {
  // A class because a desk is a value, and what one of its copies has found out is for all of them.
  private let names = Mutex(DoubtedNames())

  /// What is known now; nothing that is found with it is kept.
  var known: DoubtedNames { names.withLock { $0 } }

  /// Keeps what was found out by going on from ``known``, once the desk has come to be as it was then.
  func keep(_ found: DoubtedNames) { names.withLock { $0 = found } }

  /// Notes how much of it the desk's file keeps now.
  func noteKept(_ found: DoubtedNames) { names.withLock { $0.noteKept(as: found) } }

  /// The claims on which somebody wrote whose work does not count.
  func claims(in view: StoreView) throws -> DoubtedClaims {
    try names.withLock { try view.doubtedClaims(&$0) }
  }
}
