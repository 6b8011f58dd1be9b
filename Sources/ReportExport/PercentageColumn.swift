/// How a column of a sheet writes percentages, told by all of its cells.
struct PercentageColumn {
  /// Whether `1` is all of it: the column has fractions, and nothing above 1.
  private let isOfFractions: Bool
  private let hasDecimalComma: Bool

  /// - Parameter hasDecimalComma: whether a comma may stand before decimals, as where cells are apart by
  ///   something else.
  init(_ cells: [String], hasDecimalComma: Bool) {
    self.hasDecimalComma = hasDecimalComma
    let numbers = cells.map { cell -> Double? in
      let text = Self.plain(cell, hasDecimalComma)
      return text.contains("%") ? nil : Double(text)
    }
    let isSmall = numbers.allSatisfy { $0.map { (0...1).contains($0) } ?? false }
    isOfFractions = isSmall && numbers.contains { $0.map { $0 > 0 && $0 < 1 } ?? false }
  }

  /// The whole percentage of a cell; `nil` when it is none.
  func percentage(_ cell: String) -> Int? {
    let text = Self.plain(cell, hasDecimalComma)
    return isOfFractions && text == "1" ? 100 : Percentage.of(text)
  }

  private static func plain(_ cell: String, _ hasDecimalComma: Bool) -> String {
    let text = cell.trimmedOfSpace
    guard hasDecimalComma, !text.contains(".") else { return text }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    return parts.count == 2 ? parts.joined(separator: ".") : text
  }
}
