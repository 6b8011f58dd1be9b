public import ClaimModel

/// What the file of another tool calls somebody's mark: a number or a few letters that mean nothing elsewhere,
/// kept so that the tool has its own names back.
public struct MarkName: Hashable, Sendable {
  /// The format whose files have the name.
  public var tool: ExchangeFormat
  /// The document's ``ExchangedDocument/key``.
  public var document: String
  /// The pieces of the place that is marked.
  public var spans: [TextSpan]
  /// Whose mark it is; `nil` when nobody is named.
  public var annotator: String?
  /// As the format needs it to find the mark again: what it is called, after what its text, or also the work of
  /// one person, is called, each with a `/` behind it.
  public var name: String

  public init(
    tool: ExchangeFormat, document: String, spans: [TextSpan], annotator: String? = nil,
    name: String
  ) {
    self.tool = tool
    self.document = document
    self.spans = spans
    self.annotator = annotator
    self.name = name
  }
}

extension Exchange {
  /// What a loss report calls names of marks that do not go out.
  static let marksOfOthers = "names that marks have in the files of another tool"

  /// The exchange with those names of marks alone that files of one format can have.
  ///
  /// A claim that goes out under the names of a tool needs none of its own: it is named by its place. One that is
  /// not keeps its own name, by which it is found again.
  ///
  /// - Parameter tool: `nil` for a format whose files name no marks.
  func keepingMarks(of tool: ExchangeFormat?) -> (exchange: Exchange, losses: LossReport) {
    var exchange = self
    var losses = LossReport()
    for index in exchange.claims.indices where !exchange.claims[index].marks.isEmpty {
      let claim = exchange.claims[index]
      let own = claim.marks.filter { $0.tool == tool && claim.isMarked(at: $0) }
      let isKept = claim.isNamedByPlace && !own.isEmpty
      if isKept { exchange.claims[index].key = nil }
      exchange.claims[index].marks = isKept ? own : []
      losses.note(Self.marksOfOthers, claim.marks.count - (isKept ? own.count : 0))
    }
    return (exchange, losses)
  }
}

extension ExchangedClaim {
  /// Whether something of it lies where a mark is, in the claim's first document.
  fileprivate func isMarked(at mark: MarkName) -> Bool {
    guard let document = places.first?.document,
      ExactText(document) == ExactText(mark.document)
    else { return false }
    return (places + evidence.compactMap(\.place)).contains {
      ExactText($0.document) == ExactText(document) && $0.spans == mark.spans
    }
  }
}

/// Gives the marks of one file their names: to each the one that it has already, and to the others such as none
/// of them has.
struct MarkNaming {
  private var left: Set<String>
  private let kept: Set<String>
  /// How many marks could not have their name, as another one has it.
  private(set) var lost = 0

  /// - Parameter kept: the names that marks have already.
  init(kept: [String]) {
    self.kept = Set(kept)
    left = self.kept
  }

  /// The name of a mark: its own, where it has one that is free; else the first free one of `new`.
  ///
  /// - Parameter new: makes a name of how many were looked at before; a different one each time.
  mutating func name(_ own: String?, or new: () -> String) -> String {
    if let own {
      if left.remove(own) != nil { return own }
      lost += 1
    }
    var name = new()
    while kept.contains(name) { name = new() }
    return name
  }
}
