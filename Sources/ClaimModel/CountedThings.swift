/// Counts things in words: `1 claim`, `2 claims`, `3 queries`.
///
/// - Parameter many: the word for several; `nil` for the word for one with an `s`.
public func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
  "\(count) \(count == 1 ? one : many ?? one + "s")"
}
