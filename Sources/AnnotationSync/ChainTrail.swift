public import ClaimModel

/// The lines of one chain by their names and links, as much as checking it needs.
///
/// Holds no line: a chain of a million operations fits in memory.
public struct ChainTrail: Sendable {
  public let chain: Chain
  var links: [Link] = []
  var seals: [Seal] = []
  private var isSorted = true

  /// One line: its place in the chain, its name and the name of the line before.
  struct Link: Sendable {
    let number: Int
    let id: OperationID
    let previous: OperationID?
    let place: Place?
  }

  /// Where a line stands in a file.
  public struct Place: Hashable, Sendable {
    public let file: String
    /// From 1.
    public let line: Int

    public init(file: String, line: Int) {
      self.file = file
      self.line = line
    }
  }

  /// Another chain's seal that names a head of this one.
  public struct Witness: Sendable {
    public let head: OperationID
    /// The chain that the seal stands in, and its number there.
    public let chain: Chain
    public let number: Int

    public init(head: OperationID, chain: Chain, number: Int) {
      self.head = head
      self.chain = chain
      self.number = number
    }
  }

  public init(_ chain: Chain) { self.chain = chain }

  /// Adds a line of the chain; they may come in any order, and one that came twice counts once.
  ///
  /// - Parameter place: where it stands; `nil` on a desk.
  public mutating func add(_ operation: Operation, at place: Place? = nil) {
    if let last = links.last, (last.number, last.id) >= (operation.number, operation.id) {
      isSorted = false
    }
    links.append(
      Link(
        number: operation.number, id: operation.id, previous: operation.previous, place: place))
    if let seal = Seal(operation) { seals.append(seal) }
  }

  /// The trail in order of number and name, each line once.
  func ordered() -> ChainTrail {
    guard !isSorted else { return self }
    var trail = self
    trail.links.sort { ($0.number, $0.id) < ($1.number, $1.id) }
    trail.links = trail.links.reduce(into: []) { kept, link in
      if kept.last?.id != link.id { kept.append(link) }
    }
    var known: Set<OperationID> = []
    trail.seals = seals.filter { known.insert($0.operation).inserted }
    trail.isSorted = true
    return trail
  }
}

/// Something that is not as it was written, or that is worth knowing.
public struct TrailFinding: Sendable {
  public let kind: Kind
  /// In words, with the place; made safe to show.
  public let detail: String

  init(_ kind: Kind, _ detail: String) {
    self.kind = kind
    self.detail = visible(detail)
  }

  /// What it is; raw values stand in JSON, never rename one.
  public enum Kind: String, CaseIterable, Sendable {
    /// A line is not the one that a later line follows.
    case changedLine = "changed-line"
    /// A line that a seal covers is not here.
    case dropped
    /// A line is here that is none of those that the chain's seal covers.
    case inserted
    /// The chain lacks its end, or more: a seal names a line of it that is not here.
    case cutOff = "cut-off"
    /// The chain's own seal covers another line than the one that somebody else's seal saw.
    case witnessConflict = "witness-conflict"
    /// A signature that does not fit.
    case sealBroken = "seal-broken"
    /// A line that no seal covers is not here.
    case gap
    /// Two different lines have one place.
    case equivocation
  }
}

/// What checking one chain came to.
public struct TrailReport: Sendable {
  public let chain: Chain
  public internal(set) var problems: [TrailFinding] = []
  /// How many seals have a signature that fits.
  public internal(set) var validSeals = 0
  /// How many seals have no signature.
  public internal(set) var unsignedSeals = 0
  /// How many seals fit, but by a device that is not on the roster with a key.
  public internal(set) var unprovenSeals = 0
  /// The number of the last line that a valid seal covers; 0 when there is no such seal.
  public internal(set) var sealedTo = 0
  /// How many lines come after it, seals left out.
  public internal(set) var unsealed = 0
  /// The key that the seals were made with; `nil` when there is no valid one.
  public internal(set) var key: VerifyingKey?

  init(_ chain: Chain) { self.chain = chain }
}
