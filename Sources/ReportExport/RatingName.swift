/// How labels of other tools are written as names of grades.
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
    "not-enough-evidence", "not-enough-info", "conflicting-evidence",
    "conflicting-evidence-cherrypicking", "disputed", "misleading", "accurate", "inaccurate",
  ]

  /// Labels of corpora that a built-in scale has a grade for under another name.
  ///
  /// **Source.** AVeriTeC, 2023, with and without the hyphen of its last word; LIAR (Wang 2017), whose
  /// publisher has called `barely-true` `mostly-false` since 2011.
  private static let renamed = [
    "conflicting-evidence-cherrypicking": "conflicting-evidence",
    "conflicting-evidence-cherry-picking": "conflicting-evidence",
    "barely-true": "mostly-false", "pants-fire": "pants-on-fire",
  ]

  /// Labels of corpora that mean what a grade of AVeriTeC's scale means.
  ///
  /// **Source.** FEVER (Thorne et al. 2018); CLIMATE-FEVER (Diggelmann et al. 2020), where a claim is
  /// disputed that has evidence on both sides.
  private static let alike = [
    "supports": "supported", "refutes": "refuted", "not-enough-info": "not-enough-evidence",
    "disputed": "conflicting-evidence",
  ]

  /// The grade that a rating from elsewhere means.
  ///
  /// - Parameter grades: the names of the desk's grades: what is one of them stays as it is, and a label is
  ///   taken for a grade that is only like it where the desk has that grade.
  static func grade(_ rating: String, among grades: Set<String>) -> String {
    if grades.contains(rating) { return rating }
    if let grade = renamed[rating] { return grade }
    return alike[rating].flatMap { grades.contains($0) ? $0 : nil } ?? rating
  }
}
