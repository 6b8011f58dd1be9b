public import ClaimModel

/// What two quotations have to do with each other: one utterance or two, and what was changed.
///
/// With the sides swapped, the same is found with the sides swapped.
public struct Alignment: Hashable, Sendable {
  /// How the two differ as a whole.
  public let relation: Relation
  /// The longest row of words that both hold.
  public let run: Int
  /// What differs, in order of place; empty for texts that are identical or different.
  public let changes: [Change]

  public init(relation: Relation, run: Int, changes: [Change]) {
    self.relation = relation
    self.run = run
    self.changes = changes
  }

  /// Whether both give one utterance, however altered.
  public var same: Bool { relation != .different }

  /// How two quotations differ as a whole; raw values stand in JSON.
  public enum Relation: String, CaseIterable, Sendable {
    case identical
    /// The same words: quotation marks, dashes, spaces, capitals and punctuation differ.
    case typographic
    /// The same words, some spelled otherwise.
    case spelling
    /// Words are missing at the beginning or the end.
    case truncated
    /// Words were replaced, or each side lacks some of the other's.
    case altered
    /// Words are missing inside, or stand in another place.
    case spliced
    /// Two utterances.
    case different
  }

  /// One place where two quotations differ.
  public struct Change: Hashable, Sendable {
    public let op: Operation
    /// Where, in Unicode scalars of the one text; empty where it has nothing.
    public let a: Range<Int>
    /// Where, in Unicode scalars of the other text; empty where it has nothing.
    public let b: Range<Int>
    public let what: Kind

    public init(op: Operation, a: Range<Int>, b: Range<Int>, what: Kind) {
      self.op = op
      self.a = a
      self.b = b
      self.what = what
    }

    /// What the second text did; raw values stand in JSON.
    public enum Operation: String, CaseIterable, Sendable {
      /// It lacks what the first has.
      case cut
      /// It has what the first lacks.
      case added
      case changed
      /// It has the same words in another place.
      case moved
    }

    /// What was changed, the gravest first where several apply; raw values stand in JSON.
    public enum Kind: String, CaseIterable, Sendable {
      case negation, number, name, word, spelling, punctuation
    }

    /// The same change seen from the other side.
    var mirrored: Change {
      let mirroredOp: Operation =
        switch op {
        case .cut: .added
        case .added: .cut
        case .changed: .changed
        case .moved: .moved
        }
      return Change(op: mirroredOp, a: b, b: a, what: what)
    }
  }

  /// The same alignment seen from the other side.
  var mirrored: Alignment {
    Alignment(relation: relation, run: run, changes: changes.map(\.mirrored).sorted())
  }
}

extension Alignment.Change: Comparable {
  public static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.a.lowerBound, lhs.b.lowerBound, lhs.a.upperBound, lhs.b.upperBound)
      < (rhs.a.lowerBound, rhs.b.lowerBound, rhs.a.upperBound, rhs.b.upperBound)
  }
}

extension Alignment {
  /// A line that `align` prints.
  public func json() -> JSONValue {
    [
      "same": .bool(same),
      "relation": .string(relation.rawValue),
      "run": .int(run),
      "changes": .array(changes.map { $0.json() }),
    ]
  }
}

extension Alignment.Change {
  /// One of the `changes` of an alignment.
  func json() -> JSONValue {
    [
      "op": .string(op.rawValue),
      "a": [.int(a.lowerBound), .int(a.upperBound)],
      "b": [.int(b.lowerBound), .int(b.upperBound)],
      "what": .string(what.rawValue),
    ]
  }
}

/// Sets two quotations side by side.
///
/// **Unit.** Places are Unicode scalars of the texts given. The work is bounded: stretches of
/// thousands of words that share no telling word are not searched further.
public func align(_ a: String, _ b: String) -> Alignment {
  align(MatchedText(a), MatchedText(b))
}

/// Sets two texts side by side that have been taken apart before.
func align(_ a: MatchedText, _ b: MatchedText) -> Alignment {
  // One fixed order of the two makes the answer the same from both sides.
  b.scalars.lexicographicallyPrecedes(a.scalars)
    ? Aligner(b, a).alignment.mirrored : Aligner(a, b).alignment
}

/// A text with its words.
struct MatchedText: Sendable {
  let scalars: [Unicode.Scalar]
  let words: [Word]

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    words = Word.words(of: scalars)
  }
}
