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
  /// How annotators are named.
  public var people: PeopleNaming
  /// What stands for each person where initials are wanted; empty to take it from the claims.
  public var initials: Initials
  /// Where the report will lie on the web; `nil` when nobody said.
  public var address: String?
  /// Who publishes it; `nil` for the desk, by its name.
  public var publisher: String?

  public init(
    deskName: String, digest: String, operationCount: Int? = nil, policy: Policy, scale: Scale,
    documents: [DocumentID: SourceDocument], includesAll: Bool, selection: [String] = [],
    asOf: String? = nil, people: PeopleNaming = .names, initials: Initials = Initials(of: []),
    address: String? = nil, publisher: String? = nil
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
    self.initials = initials
    self.address = address
    self.publisher = publisher
  }

  /// The name of the desk as readers are told it: without the ending of its file.
  var readableName: String {
    deskName.hasSuffix(".stet") && deskName.utf8.count > 5 ? String(deskName.dropLast(5)) : deskName
  }

  /// The set of operations as `--at` takes it: their number and their digest, `127:2c51…`; the digest alone
  /// where the number is not known.
  var state: String { operationCount.map { "\($0):\(digest)" } ?? digest }

  /// The frame with initials for these people, unless it has some.
  func naming(_ people: Set<Annotator>) -> ReportFrame {
    guard initials == Initials(of: []) else { return self }
    var frame = self
    frame.initials = Initials(of: people)
    return frame
  }

  /// The grade of that name; `nil` for one that the scale does not have.
  func grade(_ name: String) -> Grade? { scale.grade(named: name) }
}
