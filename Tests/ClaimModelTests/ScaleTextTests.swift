import ClaimModel
import Testing

/// What is wrong with a file, and on which line of it.
func fault(_ make: () throws(ModelError) -> Void) -> (line: Int, reason: String)? {
  do throws(ModelError) {
    try make()
    return nil
  } catch {
    guard case .malformedRule(let line, let reason, let remedy) = error else { return nil }
    #expect(remedy.count > 5)
    #expect(error.place == "line \(line)")
    return (line, reason)
  }
}

@Suite("A scale in a file")
struct ScaleTextTests {
  @Test(arguments: Scale.builtIn)
  func `is read as it was written`(scale: Scale) throws {
    #expect(try Scale(text: scale.text) == scale)
  }

  @Test func `passes over blank lines, remarks, tabs and the line ends of another system`() throws {
    let text =
      "# ours\r\n\r\n  scale:\tcity \r\n# the grades\r\n2\tright\tIt is so.\r\n-3 wrong It is not.\r\n"
    let scale = try Scale(text: text)
    #expect(scale.name == "city")
    #expect(scale.grades.map(\.name) == ["right", "wrong"])
    #expect(scale.grades.map(\.value) == [2, -3])
    #expect(scale.grades.map(\.meaning) == ["It is so.", "It is not."])
  }

  @Test(
    arguments: [
      ("", 1, "begin with the scale's name"),
      ("# nothing\n", 1, "begin with the scale's name"),
      ("1 a b\n", 1, "begin with the scale's name"),
      ("scale: City\n", 1, "'City' is no name"),
      ("scale: 1st\n", 1, "'1st' is no name"),
      ("scale:\n", 1, "'' is no name"),
      ("scale: a\n1 x\n", 2, "a number, a name and a meaning"),
      ("scale: a\nx right It is.\n", 2, "'x' is no number"),
      ("scale: a\n1001 right It is.\n", 2, "'1001' is no number"),
      ("scale: a\n99999999999999999999 right It is.\n", 2, "is no number"),
      ("scale: a\n1.5 right It is.\n", 2, "'1.5' is no number"),
      ("scale: a\n\n1 Right It is.\n", 3, "'Right' is no name"),
      ("scale: a\n1 right It is.\n0 right It is not.\n", 3, "'right' stands there twice"),
      ("scale: a\n1 right It is.\n1 wrong It is not.\n", 3, "1 does not follow 1"),
      ("scale: a\n1 right It is.\n2 wrong It is not.\n", 3, "2 does not follow 1"),
      ("scale: a\n- off It is.\n2 wrong It is not.\n", 3, "behind one without"),
      ("scale: a\n1 none It is.\n", 2, "a word of `rule`"),
      ("scale: a\n1 nothing It is.\n", 2, "a word of `rule`"),
      ("scale: a\n1 right It is.\n- off It is not.\n", 3, "fewer than two grades"),
      ("scale: a\n1 right \u{1B}[31mIt is.\n", 2, "cannot be seen"),
      ("scale: a\n1 right \u{202E}It is.\n", 2, "cannot be seen"),
      ("scale: a\n1 right \(String(repeating: "x", count: 201))\n", 2, "longer than 200"),
      (String(repeating: "#\n", count: 501), 501, "more than 500 lines"),
      ("scale: \(String(repeating: "x", count: 2_000))\n", 1, "longer than 1000"),
    ])
  func `is refused with its line where it cannot be read`(
    text: String, line: Int, reason: String
  ) throws {
    let found = fault { () throws(ModelError) in _ = try Scale(text: text) }
    #expect(found?.line == line)
    #expect(found?.reason.contains(reason) == true, "\(found?.reason ?? "nothing was refused")")
    #expect(found?.reason.unicodeScalars.contains("\u{1B}") == false)
  }

  @Test func `has at most 64 grades`() throws {
    let lines = (0...64).map { "\(100 - $0) grade-\($0) It is.\n" }
    let found = fault { () throws(ModelError) in
      _ = try Scale(text: "scale: long\n" + lines.joined())
    }
    #expect(found?.line == 66)
    let whole = "scale: long\n" + lines.dropLast().joined()
    #expect(try Scale(text: whole).grades.count == 64)
  }
}

@Suite("A rating")
struct RatingStandingTests {
  private func averitec(_ earlier: Scale.Earlier...) -> Scale {
    var scale = Scale.averitec
    scale.earlier = earlier
    return scale
  }

  @Test func `is the grade of its name on the scale it was given on`() throws {
    let grade = try Scale.standard.grade("true")
    #expect(Scale.standard.standing(of: "true", givenOn: nil) == .given(grade))
    #expect(Scale.standard.standing(of: "true", givenOn: "stet") == .given(grade))
    #expect(Scale.standard.standing(of: "supported", givenOn: nil) == .unknown)
  }

  @Test func `from another scale counts for nothing, even where that has a grade of its name`() {
    #expect(Scale.truthSix.standing(of: "true", givenOn: "stet") == .kept(from: "stet"))
    #expect(Scale.standard.standing(of: "true", givenOn: "truth-six").grade == nil)
  }

  @Test func `from a scale before counts as what the desk has said, and otherwise for nothing`() {
    let scale = averitec(.init(scale: "stet", grades: [.init("true", "supported")]))
    let supported = scale.standing(of: "true", givenOn: "stet")
    #expect(supported.grade?.name == "supported")
    #expect(supported.remark == "on the scale stet, counts as supported")
    #expect(scale.standing(of: "false", givenOn: "stet") == .kept(from: "stet"))
    #expect(scale.standing(of: "supported", givenOn: "averitec").grade?.name == "supported")
  }

  @Test func `that does not say its scale was given on the standard one, where that is spoken of`()
  {
    #expect(
      averitec(.init(scale: "stet", grades: [])).standing(of: "true", givenOn: nil).grade == nil)
    let unsaid = averitec().standing(of: "supported", givenOn: nil)
    #expect(unsaid.grade?.name == "supported")
  }

  @Test func `is counted as no grade that the scale does not have`() {
    let scale = averitec(.init(scale: "stet", grades: [.init("true", "splendid")]))
    #expect(scale.standing(of: "true", givenOn: "stet") == .kept(from: "stet"))
  }
}
