public import ClaimModel

/// What a report says beside its claims: of which desk it is, in which state, by which rules.
public struct ReportFrame: Sendable {
  public var deskName: String
  /// The digest of the set of operations that the report was made of, in hexadecimal.
  public var digest: String
  /// How many operations those are; `nil` when it is not known.
  public var operationCount: Int?
  public var policy: Policy
  public var scale: Scale
  /// What is known of the documents that the claims and their evidence point into.
  public var documents: [DocumentID: SourceDocument]
  /// Whether claims that are not verified are shown too, set apart and marked as such.
  public var includesAll: Bool
  /// Which claims were asked for, one sentence each; empty for all of the desk.
  public var selection: [String]
  /// As of which earlier state the report was made, in a sentence; `nil` for the state of the desk.
  public var asOf: String?
  public var people: PeopleNaming
  /// Where the report will lie on the web; `nil` when nobody said.
  public var address: String?

  public init(
    deskName: String, digest: String, operationCount: Int? = nil, policy: Policy, scale: Scale,
    documents: [DocumentID: SourceDocument], includesAll: Bool, selection: [String] = [],
    asOf: String? = nil, people: PeopleNaming = .names, address: String? = nil
  ) {
    self.deskName = deskName
    self.digest = digest
    self.operationCount = operationCount
    self.policy = policy
    self.scale = scale
    self.documents = documents
    self.includesAll = includesAll
    self.selection = selection
    self.asOf = asOf
    self.people = people
    self.address = address
  }

  /// The grade of that name; `nil` for one that the scale does not have.
  func grade(_ name: String) -> Grade? {
    scale.grades.first { $0.name.utf8.elementsEqual(name.utf8) }
  }
}
