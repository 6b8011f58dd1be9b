/// What one operation says of a claim or of what belongs to it: one side of a contest, or what somebody said
/// whose work does not count.
public struct Saying: Hashable, Sendable {
  public let operation: OperationID
  public private(set) var facet: Facet
  public var by: Annotator
  /// What is said, in words without a person's name: a rating with its confidence, a wording, a chain of
  /// attribution; `taken back` where it says that nothing stands.
  ///
  /// As it was written: not yet made safe to show.
  public let said: String
  /// Why, in its author's words; may be empty.
  public let because: String
  /// The evidence that it is on; `nil` where it is on something else.
  public let evidence: EvidenceID?
  /// Whether it says that nothing stands.
  public let takesBack: Bool
  /// Who on the roster has set it aside; `nil` when nobody did, and where its author is on the roster.
  public var setAside: SettingAside?
  /// Whether people on the roster have accepted it and set it aside unaware of each other: it counts for nothing
  /// and waits.
  public var isAcceptanceContested = false

  public init(
    operation: OperationID, facet: Facet, by: Annotator, said: String, because: String = "",
    evidence: EvidenceID? = nil, takesBack: Bool = false
  ) {
    self.operation = operation
    self.facet = facet
    self.by = by
    self.said = said
    self.because = because
    self.evidence = evidence
    self.takesBack = takesBack
  }

  /// The same about a facet that is written otherwise: the name of a person may stand in it.
  public func retold(_ facet: Facet) -> Saying {
    var told = self
    told.facet = facet
    return told
  }

  /// What is said and by whom, such as `false 80 % by amara`.
  var reason: GateReason { "\(said) by \(by)" }
}

/// A facet that several people, or one person on several devices, wrote unaware of each other, with all that
/// they wrote.
public struct Contest: Hashable, Sendable {
  public let facet: Facet
  /// One for each content, two or more, in order of author and words: which operation has the greater name
  /// makes no difference.
  public private(set) var sides: [Saying]

  /// - Parameter sides: in any order.
  public init(facet: Facet, sides: [Saying]) {
    self.facet = facet
    self.sides = sides.sorted { left, right in
      let (one, other) = (left.order, right.order)
      return one == other ? left.operation < right.operation : one < other
    }
  }

  /// The contest with its authors named otherwise.
  ///
  /// - Parameter facet: what it is about, where a name stands in that too.
  public func retold(_ facet: Facet, _ side: (Saying) -> Saying) -> Contest {
    Contest(facet: facet, sides: sides.map(side))
  }

  /// All sides in one line, such as `verdict:amara (true by amara, or false by amara)`.
  var reason: GateReason { "\(facet) (\(sides.map(\.reason).joined(separator: ", or ")))" }
}

extension Saying {
  /// What sides are sorted by before the names of operations.
  fileprivate var order: (Annotator, ExactText, ExactText) {
    (by, ExactText(said), ExactText(because))
  }
}

extension Claim {
  /// Whether two rulings were written unaware of each other, or one beside its withdrawal.
  public var isRulingContested: Bool {
    ruling?.isContested ?? false || contested.contains { $0.kind == .ruling }
  }

  /// The verdicts that count: their annotators wrote one, or the same on every device.
  public var countedVerdicts: [Verdict] {
    verdicts.contains(where: \.isContested) ? verdicts.filter { !$0.isContested } : verdicts
  }

  /// The facets of verdicts that are contested: none of their sides counts.
  public var contestedVerdicts: [Facet] {
    let known = contested.filter { $0.kind == .verdict }
    return known
      + verdicts.filter(\.isContested).map { Facet(.verdict, $0.annotator.name) }
      .filter { !known.contains($0) }
  }
}
