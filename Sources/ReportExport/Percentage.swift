/// Whole percentages as people write them.
enum Percentage {
  /// `83`, `83 %`, `0.83` and `83.0` are 83; `nil` for what is none or not within 0…100.
  static func of(_ text: String) -> Int? {
    let digits = text.filter { !$0.isWhitespace && $0 != "%" }
    guard digits.utf8.count <= 12, digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }),
      let number = Double(digits)
    else { return nil }
    let isShare = digits.contains(".") && number <= 1 && !text.contains("%")
    let percentage = (isShare ? number * 100 : number).rounded()
    return (0...100).contains(percentage) ? Int(percentage) : nil
  }
}
