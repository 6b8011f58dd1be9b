/// What came of merging annotation files.
///
/// `lines` = `new` + `duplicate` + `quarantined.count` + `blank`, always.
public struct MergeReport: Sendable {
  /// The number of files read.
  public var files = 0
  /// The number of lines: those that a line feed ends, and a last one that is a whole operation.
  public var lines = 0
  /// Operations that the desk did not have.
  public var new = 0
  /// Operations that the desk had, or that came twice.
  public var duplicate = 0
  /// Lines of white space.
  public var blank = 0
  /// Lines that were left out, in the order in which they were read.
  public var quarantined = QuarantineList()
  /// What was noticed and kept nothing out.
  public var findings: [Finding] = []
  /// The whole desk's, in byte order of entity and facet; where it has a roster, what people contest whose
  /// work counts.
  public var contested: [Contested] = []
  /// What only people contest whose work does not count, in the same order; empty without a roster.
  public var contestedByOthers: [Contested] = []
  /// The whole desk's claims that annotators rate differently and nobody ruled on, in byte order; by what counts.
  ///
  /// Empty where there are too many to be named.
  public var disputed = NameList()
  /// How many claims are disputed.
  public var disputedCount = 0
  /// Claims that this merge brought something for, that could be called verified before it and cannot now; in byte
  /// order of name.
  public var unverified: [Unverified] = []
  /// Whether so much was brought that not every claim it is for was looked at: ``unverified`` may lack some then.
  public var isPartlyJudged = false

  public init() {}

  /// Whether every line is accounted for.
  public var addsUp: Bool { lines == new + duplicate + quarantined.count + blank }

  /// Whether something waits for a person: the command ends with status 3.
  public var needsPerson: Bool { !contested.isEmpty || !quarantined.isEmpty }

  /// A line that was left out.
  public struct Quarantined: Sendable {
    public let file: String
    /// From 1.
    public let line: Int
    /// In bytes from the start of the file.
    public let offset: Int
    public let reason: QuarantineReason

    public init(file: String, line: Int, offset: Int, reason: QuarantineReason) {
      self.file = file
      self.line = line
      self.offset = offset
      self.reason = reason
    }
  }

  /// Something noticed that kept nothing out.
  public struct Finding: Sendable {
    public let kind: FindingKind
    public let file: String
    /// The first line it concerns, from 1.
    public let line: Int
    /// In words, made safe to show.
    public let detail: String

    public init(kind: FindingKind, file: String, line: Int, detail: String) {
      self.kind = kind
      self.file = file
      self.line = line
      self.detail = visible(detail)
    }
  }

  /// A claim that could be called verified and cannot any more.
  public struct Unverified: Hashable, Sendable {
    public let claim: ClaimID
    /// How it stands now.
    public let status: Claim.Status
    /// The clauses of the policy that are not met now, in the policy's order.
    public let unmet: [Gate.Clause]

    public init(claim: ClaimID, status: Claim.Status, unmet: [Gate.Clause]) {
      self.claim = claim
      self.status = status
      self.unmet = unmet
    }

    /// How it stands now and what is not met, such as `open; not met: agreement, evidence`.
    public var phrase: String {
      let isPutAway = !status.stands
      let clauses = unmet.map(\.rawValue).joined(separator: ", ")
      return status.rawValue + (isPutAway || clauses.isEmpty ? "" : "; not met: \(clauses)")
    }
  }

  /// A facet that waits for somebody who knows both sides.
  public struct Contested: Hashable, Sendable {
    public let entity: String
    public let facet: Facet
    /// How many different contents stand against one another.
    public let heads: Int

    public init(entity: String, facet: Facet, heads: Int) {
      self.entity = entity
      self.facet = facet
      self.heads = heads
    }
  }
}
