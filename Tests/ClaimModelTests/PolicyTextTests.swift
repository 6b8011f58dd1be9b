import ClaimModel
import DeskTestSupport
import Testing

@Suite("A policy in a file")
struct PolicyTextTests {
  /// A policy drawn by chance.
  static func random(_ seed: UInt64) throws -> Policy {
    var generator = SeededGenerator(seed: seed)
    var policy = Policy.standard
    policy.name = ["city", "stet", "night-desk"].randomElement(using: &generator) ?? "city"
    policy.blindVerdicts = Int.random(in: 1...100, using: &generator)
    policy.independentOrigins = Int.random(in: 1...100, using: &generator)
    policy.primaryDocumentSuffices = Bool.random(using: &generator)
    policy.requiresRuling = Bool.random(using: &generator)
    policy.acceptsWaivers = Bool.random(using: &generator)
    policy.attestations = Int.random(in: 0...3, using: &generator)
    policy.requiresRoster = Bool.random(using: &generator)
    policy.adjudicators = try [
      "Amara O.", "chidi", "żółć", "Roe, Dana", "\"Bee\"", ",", "anybody", "a \"b\", c",
      String(repeating: "ł,", count: 21),
    ].filter { _ in
      Bool.random(using: &generator)
    }.map { try Annotator($0) }.sorted()
    return policy
  }

  @Test(arguments: lawSeeds(40))
  func `is read as it was written`(seed: UInt64) throws {
    let policy = try Self.random(seed)
    #expect(try Policy(text: policy.text) == policy, "seed \(seed)")
  }

  @Test func `names people with commas in quotation marks, and many on lines of their own`() throws
  {
    let text = """
      policy: city
      who-may-rule: "Roe, Dana", chidi
      who-may-rule: "The ""night"" desk"
      """
    let policy = try Policy(text: text)
    #expect(policy.adjudicators.map(\.name) == ["Roe, Dana", "The \"night\" desk", "chidi"])
    #expect(policy.text.contains(#""Roe, Dana", "The ""night"" desk", chidi"#))
    var many = policy
    many.adjudicators = (1...40).map { Annotator(recorded: "person number \($0)") }.sorted()
    #expect(try Policy(text: many.text).adjudicators == many.adjudicators)
  }

  @Test func `sets nothing by a name that somebody recorded with line ends`() throws {
    var policy = Policy.standard
    policy.adjudicators = [Annotator(recorded: "eve\nblind-verdicts: 1")]
    policy.name = "a\nruling: always"
    let lines = policy.text.split(separator: "\n").map { $0.prefix { $0 != ":" } }
    #expect(lines.map(String.init) == Policy.Setting.allCases.map(\.rawValue))
  }

  @Test func `is the standard one where it says nothing else, but for the name`() throws {
    let policy = try Policy(text: "# ours\npolicy: city\n")
    #expect(policy.asksSame(as: .standard))
    #expect(policy.name == "city")
    #expect(try Policy(text: Policy.standard.text) == .standard)
  }

  @Test(
    arguments: [
      ("", 1, "no name"),
      ("blind-verdicts: 2\n", 1, "no name"),
      ("policy: City Desk\n", 1, "is no name for a policy"),
      ("policy: a\nruling\n", 2, "no colon"),
      ("policy: a\n\nblind: 2\n", 3, "'blind' is no setting"),
      ("policy: a\nblind-verdicts: 2\nblind-verdicts: 3\n", 3, "set twice"),
      ("policy: a\nblind-verdicts: 0\n", 2, "'0' is no number"),
      ("policy: a\nblind-verdicts: 101\n", 2, "'101' is no number"),
      ("policy: a\nindependent-origins: two\n", 2, "'two' is no number"),
      ("policy: a\nindependent-origins: -1\n", 2, "'-1' is no number"),
      ("policy: a\nprimary-document: yes\n", 2, "'yes' is no choice"),
      ("policy: a\nruling: sometimes\n", 2, "'sometimes' is no choice"),
      ("policy: a\nwaived-queries:\n", 2, "'' is no choice"),
      ("policy: a\nunnamed-sources: 0\n", 2, "'0' is no number"),
      ("policy: a\nroster: yes\n", 2, "'yes' is no choice"),
      ("policy: a\npeople: all\n", 2, "'all' is no choice"),
      ("policy: a\nwho-may-rule: amara,,bela\n", 2, "'' is not an annotator's name"),
      ("policy: a\nwho-may-rule: names: amara, bela\n", 2, "'names:' is not to be written"),
      ("policy: a\nwho-may-rule: \"amara, bela\n", 2, "not closed"),
      ("policy: a\nwho-may-rule: \"amara\" bela\n", 2, "is not an annotator's name"),
      ("policy: a\nwho-may-rule: amara\nwho-may-rule: anybody\n", 3, "Others are named"),
      ("policy: a\nwho-may-rule:\n", 2, "'' is not an annotator's name"),
      ("policy: a\nwho-may-rule: \(String(repeating: "x", count: 65))\n", 2, "is not an annotator"),
    ])
  func `is refused with its line where it cannot be read`(
    text: String, line: Int, reason: String
  ) throws {
    let found = fault { () throws(ModelError) in _ = try Policy(text: text) }
    #expect(found?.line == line)
    #expect(found?.reason.contains(reason) == true, "\(found?.reason ?? "nothing was refused")")
  }

  @Test func `says each of its settings in the words of a clause`() throws {
    let policy = try Policy(
      text: """
        policy: strict
        blind-verdicts: 3
        independent-origins: 4
        primary-document: does-not-suffice
        ruling: always
        who-may-rule: chidi, dana
        waived-queries: block
        unnamed-sources: never-alone
        roster: required
        people: initials
        """)
    #expect(policy.people == .initials)
    let words = policy.words.map(\.text).joined(separator: " ")
    for phrase in [
      "At least 3 annotators", "at least 4 independent origins.",
      "On a grade of the scale, a ruling",
      "by chidi or dana", "a waiver is none", "cited beside it.", "has a roster, and all",
    ] {
      #expect(words.contains(phrase), "\(phrase)")
    }
  }
}
