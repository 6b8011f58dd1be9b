/// One rung of a scale: what an annotator may say of a claim.
public struct Grade: Hashable, Sendable {
  /// The word that is typed and printed, in lowercase with hyphens.
  public let name: String
  /// The place on the scale, higher is truer; `nil` for a grade off the scale, such as `unproven`.
  public let value: Int?
  /// What the grade means, in one sentence.
  public let meaning: String

  public init(name: String, value: Int?, meaning: String) {
    self.name = name
    self.value = value
    self.meaning = meaning
  }
}

/// The desk's ordered list of grades.
///
/// **Order.** Truest first, grades off the scale last.
public struct Scale: Hashable, Sendable {
  public let name: String
  public let grades: [Grade]

  /// - Throws: ``ModelError/impossibleScale(_:)`` unless there are two grades or more, on the scale, with
  ///   names that differ.
  public init(name: String, grades: [Grade]) throws(ModelError) {
    guard grades.count(where: { $0.value != nil }) >= 2 else {
      throw .impossibleScale("'\(name)' has fewer than two grades on it")
    }
    guard Set(grades.map { ExactText($0.name) }).count == grades.count else {
      throw .impossibleScale("'\(name)' has one grade twice")
    }
    self.init(name, grades)
  }

  private init(_ name: String, _ grades: [Grade]) {
    self.name = name
    self.grades = grades
  }

  /// The grade of that name.
  ///
  /// - Throws: ``ModelError/ratingNotOnScale(_:scale:)``.
  public func grade(_ name: String) throws(ModelError) -> Grade {
    guard let grade = grades.first(where: { $0.name.utf8.elementsEqual(name.utf8) }) else {
      throw .ratingNotOnScale(name, scale: self)
    }
    return grade
  }

  /// The scale of a desk that has chosen no other.
  public static let standard = Scale(
    "stet",
    [
      Grade(
        name: "true", value: 4, meaning: "The claim is accurate and nothing of weight is missing."),
      Grade(name: "mostly-true", value: 3, meaning: "Accurate, but needs a clarification."),
      Grade(name: "half-true", value: 2, meaning: "Partly accurate; leaves out what matters."),
      Grade(name: "mostly-false", value: 1, meaning: "Holds some truth, but misleads."),
      Grade(name: "false", value: 0, meaning: "The claim is not accurate."),
      Grade(
        name: "unproven", value: nil,
        meaning: "What could be found neither bears it out nor refutes it."),
      Grade(name: "satire", value: nil, meaning: "Not meant as a statement of fact."),
    ])
}
