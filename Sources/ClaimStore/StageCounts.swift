/// How many claims stand how, and how many of their queries are open.
public struct StageCounts: Hashable, Sendable {
  // One place for each stage, in their order, and one for the queries.
  private var numbers = SIMD16<Int32>()

  private static let queriesAt = ClaimStage.allCases.count

  init() {}

  /// How many claims are at a stage.
  public internal(set) subscript(stage: ClaimStage) -> Int {
    get { Int(numbers[stage.place]) }
    set { numbers[stage.place] = Int32(clamping: newValue) }
  }

  /// How many queries on claims that stand are open.
  public internal(set) var queries: Int {
    get { Int(numbers[Self.queriesAt]) }
    set { numbers[Self.queriesAt] = Int32(clamping: newValue) }
  }

  /// How many claims are at one of the stages for which `isWanted` holds.
  public func sum(where isWanted: (ClaimStage) -> Bool) -> Int {
    ClaimStage.allCases.reduce(0) { $0 + (isWanted($1) ? self[$1] : 0) }
  }

  var isZero: Bool { self == StageCounts() }

  static func += (left: inout Self, right: Self) { left.numbers &+= right.numbers }
}

extension ClaimStage {
  fileprivate var place: Int {
    switch self {
    case .undecided: 0
    case .open: 1
    case .agreed: 2
    case .disputed: 3
    case .ruled: 4
    case .stale: 5
    case .rejected: 6
    case .retracted: 7
    }
  }
}
