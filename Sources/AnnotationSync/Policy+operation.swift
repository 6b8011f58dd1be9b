public import ClaimModel

extension Policy {
  private enum Member: String, CaseIterable {
    case name
    case blindVerdicts = "blind_verdicts"
    case independentOrigins = "independent_origins"
    case primaryDocumentSuffices = "primary_document_suffices"
    case rulingRequired = "ruling_required"
    case adjudicators = "who_may_rule"
    case waivedQueriesPass = "waived_queries_pass"
    case attestations
    case rosterRequired = "roster_required"
    case people
  }

  /// The policy that an operation sets; `nil` when it holds none that can be used.
  ///
  /// A member that this version does not know, or that has a value it cannot use, is not passed over: the
  /// policy then has ``notUnderstood``, and verifies nothing.
  public init?(_ operation: Operation) {
    guard operation.knownKind == .deskPolicy else { return nil }
    self.init(members: operation.with)
    self.operation = operation.id
  }

  /// The policy that the members of such an operation say, likewise.
  public init?(members with: JSONValue) {
    guard let blind = with["blind_verdicts"]?.int, let origins = with["independent_origins"]?.int,
      let primary = with["primary_document_suffices"]?.bool, blind >= 1, origins >= 1
    else { return nil }
    self.init(
      blindVerdicts: blind, independentOrigins: origins, primaryDocumentSuffices: primary)
    for member in with.members ?? [] {
      guard let known = Member(rawValue: member.key), take(known, member.value) else {
        notUnderstood.append("'\(visible(member.key))' is not understood here")
        continue
      }
    }
  }

  /// - Returns: whether the value can be used.
  private mutating func take(_ member: Member, _ value: JSONValue) -> Bool {
    switch member {
    case .blindVerdicts, .independentOrigins, .primaryDocumentSuffices: return true
    case .name: return set(\.name, value.string)
    case .rulingRequired: return set(\.requiresRuling, value.bool)
    case .waivedQueriesPass: return set(\.acceptsWaivers, value.bool)
    case .rosterRequired: return set(\.requiresRoster, value.bool)
    case .people: return set(\.people, value.string.flatMap { PeopleNaming(rawValue: $0) })
    case .attestations: return set(\.attestations, value.int.flatMap { $0 >= 0 ? $0 : nil })
    case .adjudicators:
      let names = value.array?.compactMap { $0.string.map { Annotator(recorded: $0) } }
      guard let names, names.count == value.array?.count else { return false }
      adjudicators = Set(names).sorted()
      return true
    }
  }

  private mutating func set<Value>(
    _ setting: WritableKeyPath<Policy, Value>, _ value: Value?
  ) -> Bool {
    guard let value else { return false }
    self[keyPath: setting] = value
    return true
  }

  /// The members of the operation that sets this policy; what is as in the standard policy is left out,
  /// but for what every version knows.
  public var members: JSONValue {
    let standard = Policy.standard
    func unlessStandard<Value: Equatable>(
      _ setting: KeyPath<Policy, Value>, _ value: JSONValue
    ) -> JSONValue? {
      self[keyPath: setting] == standard[keyPath: setting] ? nil : value
    }
    return .members([
      ("attestations", unlessStandard(\.attestations, .int(attestations))),
      ("blind_verdicts", .int(blindVerdicts)),
      ("independent_origins", .int(independentOrigins)),
      ("name", unlessStandard(\.name, .string(name))),
      ("people", unlessStandard(\.people, .string(people.rawValue))),
      ("primary_document_suffices", .bool(primaryDocumentSuffices)),
      ("roster_required", unlessStandard(\.requiresRoster, .bool(requiresRoster))),
      ("ruling_required", unlessStandard(\.requiresRuling, .bool(requiresRuling))),
      ("waived_queries_pass", unlessStandard(\.acceptsWaivers, .bool(acceptsWaivers))),
      (
        "who_may_rule",
        unlessStandard(\.adjudicators, .array(adjudicators.map { .string($0.name) }))
      ),
    ])
  }

  /// The policy of a desk by what was said of the desk itself: the standard one where nothing was.
  ///
  /// Where policy or scale are contested, nothing is verified until somebody who knows both sides has
  /// chosen.
  public init(of desk: EntityState?) {
    self = desk?.facet(.policy)?.shown.flatMap { Policy($0) } ?? .standard
    for kind in [Facet.Kind.policy, .scale] where desk?.facet(kind)?.isContested ?? false {
      notUnderstood.append(
        "the desk's \(kind.rawValue) is contested: its conflict waits to be resolved")
    }
  }
}
