public import ClaimModel

extension Desk {
  /// Which of a person's acts `undo` and `redo` may leave as they are to get to one before them.
  public enum Passing: Sendable {
    /// None but these, by the name of each one's first operation.
    case only(Set<OperationID>)
    /// Any that others have replaced or built on.
    case all

    /// Stops before the first.
    public static let none = Passing.only([])

    /// Those of some acts that the person has not agreed to pass over.
    func unknown(_ acts: [PassedOver.Act]) -> [PassedOver.Act] {
      switch self {
      case .only(let known): acts.filter { !known.contains($0.name) }
      case .all: []
      }
    }
  }
}

/// That the latest act cannot be taken back or brought back, and another one would be in its place.
public struct PassedOver: ActionableError, Equatable {
  /// An act that others have replaced or built on.
  public struct Act: Hashable, Sendable {
    /// Its first operation.
    public let name: OperationID
    /// What it was, in a few words; made safe to show.
    public let words: String
  }

  /// Those that would be left as they are, the latest first.
  public let acts: [Act]
  /// Who has replaced them or built on them; in sentences, made safe to show.
  public let reasons: [String]
  /// What would come in their place, with what it is on; made safe to show.
  public let next: String
  /// Whether it is about `undo`, and not `redo`.
  public let isUndo: Bool

  public var problem: String {
    let words = acts.map(\.words).joined(separator: "; ")
    let why =
      reasons.isEmpty
      ? "it was replaced since, or stands in place of what does not count on this desk."
      : reasons.joined(separator: " ")
    return "Your latest act (\(words)) is not \(isUndo ? "taken back" : "brought back"): \(why)"
  }

  public var remedy: String { advice.words { $0.atShell } }

  public var advice: Remedy {
    let verb = isUndo ? "takes back" : "brings back"
    return
      "\(isUndo ? .undoFurther : .redoFurther) \(verb) what comes next: \(next). Nothing was changed."
  }
}
