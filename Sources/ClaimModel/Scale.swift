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
  /// What becomes of ratings that were given on scales from before this one, in byte order of their
  /// names; empty when the scale says nothing of earlier ones.
  public var earlier: [Earlier] = []

  /// A scale from before, and which of its grades count as which of this one.
  public struct Earlier: Hashable, Sendable {
    /// The earlier scale's name.
    public let scale: String
    /// In byte order of the old names; a rating that is not among them is kept as it was given and
    /// counts for nothing.
    public let grades: [Change]

    public init(scale: String, grades: [Change]) {
      self.scale = scale
      self.grades = grades.sorted { ExactText($0.old) < ExactText($1.old) }
    }
  }

  /// One grade of an earlier scale and the grade of this one that it counts as.
  public struct Change: Hashable, Sendable {
    public let old: String
    public let new: String

    public init(_ old: String, _ new: String) {
      self.old = old
      self.new = new
    }
  }

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

  /// Makes one of the scales that are built in, which are known to be whole.
  init(_ name: String, _ grades: [Grade]) {
    self.name = name
    self.grades = grades
  }

  /// The grade of that name; `nil` for one that the scale does not have.
  public func grade(named name: String) -> Grade? {
    grades.first { ExactText($0.name) == ExactText(name) }
  }

  /// The grade of that name.
  ///
  /// - Throws: ``ModelError/ratingNotOnScale(_:scale:)``.
  public func grade(_ name: String) throws(ModelError) -> Grade {
    guard let grade = grade(named: name) else { throw .ratingNotOnScale(name, scale: self) }
    return grade
  }
}
