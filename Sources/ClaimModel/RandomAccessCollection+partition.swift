extension RandomAccessCollection {
  /// Where the elements begin that are `beyond` a border; `endIndex` when none is.
  ///
  /// **Order.** Those that are not beyond it come first. Found in as many steps as the count has binary digits.
  @inlinable
  public func partitioningIndex(where beyond: (Element) -> Bool) -> Index {
    var (low, count) = (startIndex, count)
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if beyond(self[middle]) {
        count = half
      } else {
        low = index(after: middle)
        count -= half + 1
      }
    }
    return low
  }
}
