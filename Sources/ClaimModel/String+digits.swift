extension String {
  /// A number in at least so many digits, with zeros before it; capitals stand for the digits beyond 9.
  ///
  /// - Parameter number: 0 or more.
  public init(_ number: some BinaryInteger, digits: Int, radix: Int = 10) {
    let figures = String(number, radix: radix, uppercase: true)
    self = String(repeating: "0", count: Swift.max(0, digits - figures.utf8.count)) + figures
  }
}
