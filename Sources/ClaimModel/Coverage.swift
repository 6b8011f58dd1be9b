/// How much of a document's content was checked, sentence by sentence.
///
/// Boilerplate is left out, and so is what has neither letter nor digit. Coverage says what was looked at;
/// it adds nothing to what the gate calls verified.
public struct Coverage: Hashable, Sendable {
  /// In order of place.
  public let sentences: [Sentence]
  /// How many blocks of boilerplate were left out.
  public let boilerplate: Int

  public init(sentences: [Sentence], boilerplate: Int) {
    self.sentences = sentences
    self.boilerplate = boilerplate
  }

  /// One sentence of the content.
  public struct Sentence: Hashable, Sendable {
    /// From 1, in order of place: the same on every desk that has the document.
    public let number: Int
    public let span: TextSpan
    /// The words as they stand.
    public let text: String
    /// What the block is that it stands in, as `stet text` calls it: `headline`, `body`.
    public let kind: String
    /// Whether it is the first sentence of its block.
    public let opensBlock: Bool
    public let state: PassageMark.State
    /// What makes it stand so; `nil` for one that nobody has looked at.
    public let reason: Reason?

    public init(
      number: Int, span: TextSpan, text: String, kind: String, opensBlock: Bool,
      state: PassageMark.State, reason: Reason?
    ) {
      self.number = number
      self.span = span
      self.text = text
      self.kind = kind
      self.opensBlock = opensBlock
      self.state = state
      self.reason = reason
    }
  }

  /// What makes a sentence stand as it does.
  public enum Reason: Hashable, Sendable {
    /// It holds claims that stand, in order of place.
    case claims([ClaimID])
    /// Somebody said so.
    case mark(PassageMark)
    /// People have said different things of it, unaware of each other: it is open.
    case contested
    /// The sentence stands in another version of the document with the same words, and was done there.
    case carried(from: DocumentID)
  }

  /// A claim that stands, where it is made.
  public struct Placed: Hashable, Sendable {
    public let claim: ClaimID
    public let span: TextSpan

    public init(claim: ClaimID, span: TextSpan) {
      self.claim = claim
      self.span = span
    }
  }

  /// Words that stand in another version of the document.
  public struct Former: Hashable, Sendable {
    public let text: String
    /// What was done about them there, or that they are open again; `nil` where nobody said anything.
    public let state: PassageMark.State?
    public let document: DocumentID

    public init(text: String, state: PassageMark.State?, document: DocumentID) {
      self.text = text
      self.state = state
      self.document = document
    }
  }

  /// How many sentences stand so.
  public func count(_ state: PassageMark.State) -> Int { sentences.count { $0.state == state } }

  /// The sentence of that number; `nil` when there is none.
  public func sentence(_ number: Int) -> Sentence? {
    sentences.indices.contains(number - 1) ? sentences[number - 1] : nil
  }
}

extension PassageMark.State {
  /// How it stands in the margin of a printed article, one column wide.
  public var sign: String {
    switch self {
    case .ticked: "✓"
    case .exempt: "–"
    case .open: "·"
    }
  }
}
