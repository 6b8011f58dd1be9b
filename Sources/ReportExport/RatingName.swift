/// How labels of other tools are written as names of grades, and as labels again.
public enum RatingName {
  /// The longest label that is taken for a rating, in UTF-8 bytes; what is longer is a sentence.
  public static let longest = 80

  /// The label in lowercase with hyphens, as grades are named: `Pants on Fire!` is `pants-on-fire`.
  ///
  /// - Returns: `nil` for a label without a letter or digit, and for one that is too long.
  public static func of(_ label: String) -> String? {
    guard label.utf8.count <= longest else { return nil }
    var name = String.UnicodeScalarView()
    for scalar in label.lowercased().unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        name.append(scalar)
      } else if name.last.map({ $0 != "-" }) ?? false {
        name.append("-")
      }
    }
    if name.last == "-" { name.removeLast() }
    return name.isEmpty ? nil : String(name)
  }

  /// The grades of Stet's own scale and of corpora that are often met: labels of a text are ratings when
  /// they are named so.
  public static let known: Set<String> = [
    "true", "mostly-true", "half-true", "mostly-false", "barely-true", "false", "pants-fire",
    "pants-on-fire", "unproven", "satire", "supported", "supports", "refuted", "refutes",
    "not-enough-evidence", "not-enough-info", "conflicting-evidence-cherrypicking", "disputed",
    "misleading", "accurate", "inaccurate",
  ]
}
