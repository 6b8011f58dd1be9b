import ArgumentParser
import ClaimModel
import EditorialDesk

/// `stet policy …`: what must be met for a claim to be called verified.
struct PolicyCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy",
    abstract: "Show or change what must be met for a claim to be called verified.",
    discussion: """
      Example:
        stet policy
        stet policy show --as-file > city.policy
        stet policy set city.policy
      """,
    subcommands: [Show.self, Set.self, Check.self], defaultSubcommand: Show.self)

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Show the desk's policy, clause by clause.",
      discussion: """
        With --as-file, a file that `stet policy set` reads.

        Example:
          stet policy
        """)

    @Flag(help: "Print it as a file that `stet policy set` reads.") var asFile = false
    @OptionGroup var desk: DeskOptions
    @OptionGroup var output: JSONOption

    func run() throws {
      let desk = try desk.open()
      let policy = try desk.policy()
      if output.json { return Output.json(policy.json) }
      if asFile { return Output.text(String(policy.text.dropLast())) }
      RuleLines.show(RuleSheet(policy), remarks: try desk.remarks(on: .policy))
    }
  }

  struct Set: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "set",
      abstract: "Give the desk another policy, from a small file.",
      discussion: """
        A setting and its value on each line; what is not there is as in the standard
        policy. Rulings that were given before say from then on that the policy was
        another one.

          policy: city
          blind-verdicts: 2
          independent-origins: 2
          primary-document: suffices           or does-not-suffice
          ruling: when-disputed                or always
          who-may-rule: anybody                or those named: chidi, "Roe, Dana"
          waived-queries: pass                 or block
          unnamed-sources: 2                   people who attest; or never-alone
          roster: when-there                   or required
          people: names                        in reports; or initials, or roles

        Example:
          stet policy set city.policy
        """)

    @Argument(help: "The file, or - for standard input.", completion: .file()) var file: String
    @OptionGroup var desk: DeskOptions

    func run() throws {
      let policy = try Desk.policy(fromFile: file)
      let desk = try desk.open()
      let isCounted = try desk.setPolicy(policy)
      Output.line("the desk's policy is \(policy.name)")
      for remark in try desk.remarks(on: .policy).dropFirst() { Output.aside(remark) }
      if !isCounted { RuleLines.tellUncounted() }
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Run a policy, the desk's or that of a file, and change nothing.",
      discussion: """
        For one claim, each clause with its reason; for the whole desk, how many
        claims do not meet each clause. The status is 3 when a claim is not
        verified.

        Example:
          stet policy check --file stricter.policy
        """)

    @Argument(
      help: "The claim, by name or its beginning; all of them without it.",
      completion: DeskCompletion.claims)
    var claim: String?
    @Option(
      help: "A file with a policy, or - for standard input; the desk's without it.",
      completion: .file())
    var file: String?
    @OptionGroup var desk: DeskOptions
    @OptionGroup var output: JSONOption

    func validate() throws {
      // No name of a claim has a dot or a slash.
      guard let claim, file == nil, claim.contains(where: { $0 == "." || $0 == "/" }) else {
        return
      }
      throw ValidationError("'\(visible(claim))' is no claim. A file is given with --file.")
    }

    func run() throws {
      let policy = try file.map { try Desk.policy(fromFile: $0) }
      let desk = try desk.open()
      guard let claim else { return try checkAll(desk, policy) }
      let id = try desk.claimID(Name.plain(claim))
      let judged = try policy.map { try desk.judged(id, under: $0) } ?? desk.judged(id)
      try GateLines(judged).show(from: desk, asJSON: output.json)
      if !judged.isVerified { throw ExitCode.needsPerson }
    }

    private func checkAll(_ desk: Desk, _ policy: Policy?) throws {
      let trial = try desk.trial(of: policy)
      if output.json {
        Output.json([
          "claims": .int(trial.claims), "verified": .int(trial.verified),
          "unmet": .array(
            trial.unmet.map { ["clause": .string($0.clause.rawValue), "claims": .int($0.count)] }),
        ])
      } else {
        Output.line("\(trial.verified) of \(counted(trial.claims, "claim", "claims")) verified")
        Output.table(
          trial.unmet.map { clause, count in
            ["  \(clause.rawValue)", count == 0 ? "met by all" : "not met by \(count)"]
          })
      }
      if trial.verified < trial.claims { throw ExitCode.needsPerson }
    }
  }
}
