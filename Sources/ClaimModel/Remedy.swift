/// What the reader of an error can do next.
///
/// A command in it is named by what it does, because the shell and the prompt spell it differently:
/// `Remedy("see \(.showClaim); nothing was changed.")`.
public struct Remedy: Hashable, Sendable {
  /// What a remedy sends its reader to.
  public enum Command: Hashable, Sendable, CaseIterable {
    case listClaims, listDocuments, listQueries, listConflicts, listEvidence
    case showClaim, showHistory, rate
    case anchor, anchorNearest, absent
    case accept, publishAddress, publishChange, attributeUnnamed, offerUnnamed
    case undoFurther, redoFurther
    case answerInstead, waiveInstead

    /// What is typed at the shell.
    public var atShell: String {
      switch self {
      case .listClaims: "stet claims"
      case .listDocuments: "stet document list"
      case .listQueries: "stet queue query"
      case .listConflicts: "stet conflicts"
      case .listEvidence, .showClaim: "stet show CLAIM"
      case .showHistory: "stet log"
      case .rate: "stet rate"
      case .anchor: "stet claim anchor CLAIM \"WORDS\""
      case .anchorNearest: "stet claim anchor CLAIM --nearest"
      case .absent: "stet claim absent CLAIM"
      case .accept: "stet claim accept CLAIM"
      case .publishAddress: "stet publish CLAIM --url URL"
      case .publishChange: "stet publish CLAIM --change KIND --because WHY"
      case .attributeUnnamed: "stet claim attribute CLAIM --speaker SPEAKER --unnamed"
      case .undoFurther: "stet undo --further"
      case .redoFurther: "stet redo --further"
      case .answerInstead: "stet query answer QUERY TEXT --instead"
      case .waiveInstead: "stet query waive QUERY WHY --instead"
      case .offerUnnamed: "stet evidence add CLAIM STANCE --unnamed"
      }
    }
  }

  fileprivate enum Part: Hashable, Sendable {
    case words(String)
    case command(Command)
  }

  private var parts: [Part]

  public init(_ words: String) { parts = [.words(words)] }

  /// The remedy in words, each command between backticks.
  ///
  /// - Parameter spelling: what is typed for a command.
  public func words(_ spelling: (Command) -> String) -> String {
    parts.map { part in
      switch part {
      case .words(let words): words
      case .command(let command): "`\(spelling(command))`"
      }
    }.joined()
  }

  public static func + (first: Remedy, second: Remedy) -> Remedy {
    var sum = first
    sum.parts += second.parts
    return sum
  }
}

extension Remedy: ExpressibleByStringInterpolation {
  public init(stringLiteral words: String) { self.init(words) }

  public init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }

  /// Words, values in words, and commands.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var parts: [Part] = []

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ words: String) { parts.append(.words(words)) }

    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      parts.append(.words(value.description))
    }

    public mutating func appendInterpolation(_ command: Command) { parts.append(.command(command)) }
  }
}
