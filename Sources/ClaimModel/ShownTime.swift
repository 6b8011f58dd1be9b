/// A wall clock as people read it everywhere: `2026-11-22 16:15`, in UTC.
///
/// - Parameter at: as an operation has it, UTC with milliseconds; of anything else, at most 16 characters
///   are shown. Not made safe to show.
public func shownTime(_ at: String) -> String {
  let day = at.prefix(10)
  let rest = at.dropFirst(10)
  return rest.first == "T" ? "\(day) \(rest.dropFirst().prefix(5))" : String(at.prefix(16))
}
