extension Array {
  /// The elements of which `isKept` says so, in their order; the array itself where that are all of them.
  ///
  /// Nearly every time they are, and nothing is copied then, as `filter` does.
  @inlinable
  public func keeping<Failure: Error>(
    _ isKept: (Element) throws(Failure) -> Bool
  ) throws(Failure) -> [Element] {
    var at = 0
    while at < count, try isKept(self[at]) { at += 1 }
    if at == count { return self }
    var kept = Array(self[..<at])
    at += 1
    while at < count {
      if try isKept(self[at]) { kept.append(self[at]) }
      at += 1
    }
    return kept
  }

  /// The elements in order; the array itself where they stand so already, as nearly every time they do.
  ///
  /// - Parameter precedes: whether the first comes before the second, as for `sorted`.
  @inlinable
  public func arranged(by precedes: (Element, Element) -> Bool) -> [Element] {
    var at = 1
    while at < count, !precedes(self[at], self[at - 1]) { at += 1 }
    return at >= count ? self : sorted(by: precedes)
  }
}
