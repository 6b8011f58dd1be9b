extension Scale {
  /// How many grades a scale from a file may have, and how long a grade's meaning may be, in scalars.
  public static let most = (grades: 64, name: 32, meaning: 200)

  /// Words that no scale from a file may have as a grade: what an adjudicator says instead of one.
  static let reserved = [Ruling.noVerdict, "nothing"]

  /// Reads a scale from a small file.
  ///
  /// ```text
  /// scale: city
  /// # number, name, meaning; truest first, those off the scale last
  /// 2  tick      Checked, and right as it stands.
  /// 0  wrong     Not so.
  /// -  on-hold   Nothing was found yet.
  /// ```
  ///
  /// - Throws: ``ModelError/malformedRule(line:reason:remedy:)`` with the line, from 1.
  public init(text: String) throws(ModelError) {
    let lines = try RuleLine.all(of: text)
    guard let first = lines.first, let pair = first.pair, pair.key == "scale" else {
      throw .malformedRule(
        line: lines.first?.number ?? 1, reason: "The file does not begin with the scale's name.",
        remedy: "begin with a line such as `scale: city`")
    }
    guard Self.isName(pair.value) else {
      throw first.fault("'\(visible(pair.value))' is no name for a scale.", Self.naming)
    }
    var grades: [Grade] = []
    for line in lines.dropFirst() {
      let grade = try Self.grade(line)
      try Self.check(grade, follows: grades, on: line)
      grades.append(grade)
    }
    let last = lines.last?.number ?? 1
    guard grades.count(where: { $0.value != nil }) >= 2 else {
      throw .malformedRule(
        line: last, reason: "The scale '\(pair.value)' has fewer than two grades with a number.",
        remedy: "give it at least two lines such as `1 right It is so.`")
    }
    self.init(pair.value, grades)
  }

  private static let naming =
    "take 1 to \(most.name) small letters of a to z, digits and hyphens, a letter first"

  /// Whether a word may name a scale or a grade.
  static func isName(_ word: String) -> Bool {
    guard let first = word.utf8.first, (0x61...0x7A).contains(first),
      word.utf8.count <= most.name
    else { return false }
    return word.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
    }
  }

  private static func grade(_ line: RuleLine) throws(ModelError) -> Grade {
    let words = line.words(3)
    guard words.count == 3 else {
      throw line.fault(
        "A grade has a number, a name and a meaning.",
        "write a line such as `2 true It is so.`, with `-` for a grade off the scale")
    }
    let value: Int?
    if words[0] == "-" {
      value = nil
    } else if let number = Int(words[0]), (-1_000...1_000).contains(number) {
      value = number
    } else {
      throw line.fault(
        "'\(visible(words[0]))' is no number of a grade.",
        "give a whole number from -1000 to 1000, or `-` for a grade off the scale")
    }
    guard isName(words[1]) else {
      throw line.fault("'\(visible(words[1]))' is no name for a grade.", naming)
    }
    guard words[2].unicodeScalars.count <= most.meaning else {
      throw line.fault(
        "The meaning is longer than \(most.meaning) characters.", "say it in one sentence")
    }
    return Grade(name: words[1], value: value, meaning: words[2])
  }

  private static func check(
    _ grade: Grade, follows grades: [Grade], on line: RuleLine
  ) throws(ModelError) {
    if grades.contains(where: { $0.name == grade.name }) {
      throw line.fault("The grade '\(grade.name)' stands there twice.", "take one of them out")
    }
    if reserved.contains(grade.name) {
      throw line.fault("'\(grade.name)' is a word of `rule`.", "give the grade another name")
    }
    if grades.count == most.grades {
      throw line.fault("The scale has more than \(most.grades) grades.", "take some of them out")
    }
    guard let last = grades.last, let value = grade.value else { return }
    guard let before = last.value else {
      throw line.fault(
        "A grade with a number stands behind one without.",
        "put the grades off the scale at the end")
    }
    guard value < before else {
      throw line.fault(
        "\(value) does not follow \(before): the truest grade comes first, and each number once.",
        "order the lines by their numbers, the greatest first")
    }
  }

  /// The scale as a file that ``init(text:)`` reads; ends with a line end.
  public var text: String {
    let width = grades.map(\.name.count).max() ?? 0
    let lines = grades.map { grade in
      let number = grade.value.map { "\($0)" } ?? "-"
      let name = grade.name + String(repeating: " ", count: width - grade.name.count)
      return "\(number)  \(name)  \(grade.meaning)"
    }
    return (["scale: \(name)"] + lines).joined(separator: "\n") + "\n"
  }
}
