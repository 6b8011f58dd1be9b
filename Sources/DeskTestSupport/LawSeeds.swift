import Glibc

/// The seeds that a law is tried on: 1 and the numbers after it, or the one in `$STET_LAW_SEED`, by which
/// a case that failed is tried again alone.
///
/// - Parameter count: how many; `$STET_LAW_CASES`, where it is set, gives another number for all laws.
public func lawSeeds(_ count: UInt64) -> [UInt64] {
  if let chosen = number("STET_LAW_SEED") { return [chosen] }
  return Array(1...max(1, number("STET_LAW_CASES") ?? count))
}

/// Whether one seed was chosen: shares among cases mean nothing then.
public var isOneLawSeedChosen: Bool { number("STET_LAW_SEED") != nil }

private func number(_ variable: String) -> UInt64? {
  getenv(variable).flatMap { UInt64(String(cString: $0)) }
}
