extension Scale {
  /// The scales that need no file, the standard one first.
  public static let builtIn = [standard, truthSix, averitec, ticks]

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

  /// Six grades from true to ridiculous, as fact-checking desks print them.
  ///
  /// **Source.** The names are those of the LIAR data set (Wang 2017), its `barely-true` under the name
  /// that its publisher has used since, `mostly-false`.
  public static let truthSix = Scale(
    "truth-six",
    [
      Grade(name: "true", value: 5, meaning: "Accurate, with nothing of weight missing."),
      Grade(name: "mostly-true", value: 4, meaning: "Accurate, but needs more to be understood."),
      Grade(name: "half-true", value: 3, meaning: "Partly accurate; leaves out what matters."),
      Grade(
        name: "mostly-false", value: 2, meaning: "Holds some truth, but ignores what is decisive."),
      Grade(name: "false", value: 1, meaning: "Not accurate."),
      Grade(name: "pants-on-fire", value: 0, meaning: "Not accurate, and absurd to say."),
      Grade(
        name: "unproven", value: nil,
        meaning: "What could be found neither bears it out nor refutes it."),
    ])

  /// The four labels of AVeriTeC; the two that name no direction are off the scale.
  ///
  /// **Source.** Schlichtkrull, Guo and Vlachos, "AVeriTeC", 2023: `Supported`, `Refuted`, `Not Enough
  /// Evidence`, `Conflicting Evidence/Cherrypicking`.
  public static let averitec = Scale(
    "averitec",
    [
      Grade(name: "supported", value: 1, meaning: "The evidence supports the claim."),
      Grade(name: "refuted", value: 0, meaning: "The evidence contradicts the claim."),
      Grade(
        name: "not-enough-evidence", value: nil,
        meaning: "Neither support nor contradiction was found."),
      Grade(
        name: "conflicting-evidence", value: nil,
        meaning: "The evidence speaks on both sides, or the claim picks from it."),
    ])

  /// The marks of a magazine's checking proof.
  public static let ticks = Scale(
    "ticks",
    [
      Grade(name: "tick", value: 2, meaning: "Checked against a source, and right as it stands."),
      Grade(name: "change", value: 1, meaning: "Right once the change in the rationale is made."),
      Grade(name: "wrong", value: 0, meaning: "Checked against a source, and not so."),
      Grade(
        name: "on-author", value: nil,
        meaning: "Rests on the writer's word; nothing else was found."),
    ])
}
