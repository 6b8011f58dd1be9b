extension Policy {
  /// What a line of a policy's file may set; raw values stand in files, never rename one.
  public enum Setting: String, CaseIterable, Sendable {
    case name = "policy"
    case blindVerdicts = "blind-verdicts"
    case independentOrigins = "independent-origins"
    case primaryDocument = "primary-document"
    case ruling
    case adjudicators = "who-may-rule"
    case waivers = "waived-queries"
    case attestations = "unnamed-sources"
    case roster
    case people
  }

  /// Reads a policy from a small file: one setting a line, in any order; one that is not there is as in
  /// the standard policy, but for the name.
  ///
  /// ```text
  /// policy: city
  /// blind-verdicts: 2
  /// who-may-rule: chidi, "Dana Roe, night desk"
  /// ```
  ///
  /// A name that holds a comma or a quotation mark stands in quotation marks, those within it twice;
  /// `who-may-rule` may stand several times.
  ///
  /// - Throws: ``ModelError/malformedRule(line:reason:remedy:)`` with the line, from 1.
  public init(text: String) throws(ModelError) {
    self = .standard
    var isSet: Set<Setting> = []
    let lines = try RuleLine.all(of: text)
    for line in lines {
      guard let pair = line.pair else {
        throw line.fault(
          "The line has no colon.", "write a setting and its value, such as `blind-verdicts: 2`")
      }
      guard let setting = Setting(rawValue: pair.key) else {
        let known = Setting.allCases.map(\.rawValue).joined(separator: ", ")
        throw line.fault("'\(visible(pair.key))' is no setting.", "use one of: \(known)")
      }
      guard isSet.insert(setting).inserted || setting == .adjudicators else {
        throw line.fault("'\(setting.rawValue)' is set twice.", "take one of the lines out")
      }
      try take(setting, pair.value, on: line)
    }
    guard isSet.contains(.name) else {
      throw .malformedRule(
        line: lines.first?.number ?? 1, reason: "The policy has no name.",
        remedy: "add a line such as `policy: city`")
    }
  }

  private mutating func take(
    _ setting: Setting, _ value: String, on line: RuleLine
  ) throws(ModelError) {
    switch setting {
    case .name:
      guard Scale.isName(value) else {
        throw line.fault(
          "'\(visible(value))' is no name for a policy.",
          "take up to \(Scale.most.name) small letters, digits and hyphens, a letter first")
      }
      name = value
    case .blindVerdicts: blindVerdicts = try Self.count(value, from: 1, on: line)
    case .independentOrigins: independentOrigins = try Self.count(value, from: 1, on: line)
    case .primaryDocument:
      primaryDocumentSuffices = try Self.choice(value, "suffices", "does-not-suffice", on: line)
    case .ruling: requiresRuling = try Self.choice(value, "always", "when-disputed", on: line)
    case .adjudicators: try takePeople(value, on: line)
    case .waivers: acceptsWaivers = try Self.choice(value, "pass", "block", on: line)
    case .attestations:
      attestations =
        value == "never-alone" ? 0 : try Self.count(value, from: 1, on: line, "never-alone")
    case .roster: requiresRoster = try Self.choice(value, "required", "when-there", on: line)
    case .people:
      guard let naming = PeopleNaming(rawValue: value) else {
        throw line.fault(
          "'\(visible(value))' is no choice here.", "write `names`, `initials` or `roles`")
      }
      people = naming
    }
  }

  private static func count(
    _ value: String, from least: Int, on line: RuleLine, _ word: String? = nil
  ) throws(ModelError) -> Int {
    guard let number = Int(value), (least...greatestCount).contains(number) else {
      let other = word.map { ", or `\($0)`" } ?? ""
      throw line.fault(
        "'\(visible(value))' is no number here.",
        "give a whole number from \(least) to \(greatestCount)\(other)")
    }
    return number
  }

  private static func choice(
    _ value: String, _ yes: String, _ no: String, on line: RuleLine
  ) throws(ModelError) -> Bool {
    guard value == yes || value == no else {
      throw line.fault("'\(visible(value))' is no choice here.", "write `\(yes)` or `\(no)`")
    }
    return value == yes
  }

  /// The policy as a file that ``init(text:)`` reads, every setting in it; ends with a line end.
  public var text: String {
    Setting.allCases.flatMap { setting in
      values(of: setting).map { "\(setting.rawValue): \($0)\n" }
    }.joined()
  }

  /// What the file says of a setting: more than one line for many names.
  private func values(of setting: Setting) -> [String] {
    switch setting {
    case .name: [visible(name)]
    case .blindVerdicts: ["\(blindVerdicts)"]
    case .independentOrigins: ["\(independentOrigins)"]
    case .primaryDocument: [primaryDocumentSuffices ? "suffices" : "does-not-suffice"]
    case .ruling: [requiresRuling ? "always" : "when-disputed"]
    case .adjudicators: peopleLines
    case .waivers: [acceptsWaivers ? "pass" : "block"]
    case .attestations: [attestations == 0 ? "never-alone" : "\(attestations)"]
    case .roster: [requiresRoster ? "required" : "when-there"]
    case .people: [people.rawValue]
    }
  }
}
