public import ClaimModel

/// The devices that a desk has admitted, worked out from the admissions and revocations on it.
///
/// A desk without an admission has no roster, and believes everybody.
public struct Roster: Sendable {
  /// Whether nobody was ever admitted: the desk has no roster.
  public let isEmpty: Bool
  /// Who founded a roster, in order of people and devices: one where all is well.
  public let foundings: [Founding]
  /// How many admissions and revocations there are that do not count, as nobody who counts wrote them,
  /// or that were replaced.
  public let ignored: Int
  /// The founding that this desk decided for; `nil` when it did not.
  public let trusted: Founding?

  private let standings: [RosterDevice: RosterStanding]
  private var accepted: Set<OperationID> = []
  private var vouched: Set<OperationID> = []
  private var twins: Set<OperationID> = []

  /// A device that founded a roster: it says who belongs to the desk without having been admitted.
  public struct Founding: Hashable, Comparable, Sendable {
    public let device: RosterDevice
    /// What its statements are signed with; `nil` when they are not signed.
    public let key: VerifyingKey?

    public init(device: RosterDevice, key: VerifyingKey?) {
      self.device = device
      self.key = key
    }

    public static func < (lhs: Self, rhs: Self) -> Bool {
      (lhs.device, ExactText(lhs.key?.text ?? "")) < (rhs.device, ExactText(rhs.key?.text ?? ""))
    }
  }

  /// The roster of a desk that has none.
  public init() { self.init([]) }

  /// Works a roster out from operations in any order; those of other kinds are passed over.
  ///
  /// - Parameters:
  ///   - operations: all admissions and revocations there are, replaced ones too.
  ///   - trusted: the founding that this desk decided for; `nil` when it did not.
  public init(_ operations: some Sequence<Operation>, trusting trusted: Founding? = nil) {
    let named = Dictionary(
      operations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let statements = named.values.compactMap { RosterStatement($0) }
    let reading = RosterReading(statements, trusting: trusted)
    standings = reading.standings
    foundings = reading.foundings
    ignored = reading.ignored
    self.trusted = trusted
    // Without a founding there is no roster: one that was taken back leaves none behind, and a stranger's
    // admission that refers to one that is not here makes none.
    isEmpty = reading.foundings.isEmpty && trusted == nil
  }

  /// Whether more than one device founded a roster, and the desk has not decided for one of them: then
  /// nobody is proven.
  public var isDisputed: Bool {
    if isEmpty { return false }
    guard let trusted else { return foundings.count > 1 }
    return !foundings.contains(trusted)
  }

  /// The founding that holds; `nil` in a dispute, and where there is none.
  public var founding: Founding? {
    isDisputed ? nil : trusted ?? foundings.first
  }

  /// The roster as it holds for some operations.
  ///
  /// - Parameters:
  ///   - accepted: those among them that somebody proven accepted, see ``isAccepted(by:)``.
  ///   - vouched: those among them that their author's key vouches for, by their own signature or by that of
  ///     a seal that covers them.
  ///   - twins: those among them that share their place in a chain with another line which is as well
  ///     vouched for.
  public func knowing(
    accepted: Set<OperationID>, vouched: Set<OperationID> = [], twins: Set<OperationID>
  ) -> Roster {
    var roster = self
    roster.accepted = accepted
    roster.vouched = vouched
    roster.twins = twins
    return roster
  }

  /// The same roster, where somebody proven accepted these operations too.
  public func accepting(_ operations: Set<OperationID>) -> Roster {
    var roster = self
    roster.accepted.formUnion(operations)
    return roster
  }

  /// Whether the author was admitted for that place in the chain, whoever wrote the line.
  public func proves(_ author: Annotator, _ number: Int, _ chain: Chain) -> Bool {
    standing(author, chain)?.proves(number, in: chain.epoch) ?? false
  }

  /// Whether the author may be believed to be who the operations say: the device is admitted for that
  /// annotator from this epoch or an earlier one and was not revoked, or the desk has no roster.
  public func proves(_ author: Annotator, on chain: Chain) -> Bool {
    isEmpty || standing(author, chain)?.proves(Int.max, in: chain.epoch) ?? false
  }

  /// Whether the operation counts: its author is proven and wrote it, or somebody proven accepted it.
  public func proves(_ operation: Operation) -> Bool {
    if isEmpty || accepted.contains(operation.id) { return true }
    return !twins.contains(operation.id) && isAdmitted(operation)
      && (vouched.contains(operation.id) || vouches(for: operation) != false)
  }

  /// Whether the author's key signed the line itself; `nil` where the author was admitted without a
  /// key, or not at all.
  public func vouches(for operation: Operation) -> Bool? {
    key(of: operation.by, on: operation.chain).map { SignedLine.isSigned(operation.line, by: $0) }
  }

  func isAdmitted(_ operation: Operation) -> Bool {
    proves(operation.by, operation.number, operation.chain)
  }

  private func standing(_ author: Annotator, _ chain: Chain) -> RosterStanding? {
    standings[RosterDevice(annotator: author, device: chain.device)]
  }

  /// The key that a device was admitted with for a person; `nil` when it was not, or without a key.
  public func key(of author: Annotator, on chain: Chain) -> VerifyingKey? {
    standing(author, chain)?.admission?.key
  }
}

extension Roster {
  /// One device as it stands on the roster.
  public struct Entry: Sendable {
    public let device: RosterDevice
    public let state: State
    /// From which epoch on it is admitted.
    public let epoch: Int
    /// What its seals are checked with; `nil` when it was admitted without a key.
    public let key: VerifyingKey?
    /// What the chief calls the person; may be empty.
    public let name: String
    /// Who admitted it.
    public let admittedBy: Annotator
    /// The operation that admitted it.
    public let admission: OperationID
  }

  /// How a device stands; raw values stand in JSON.
  public enum State: String, Sendable {
    case admitted, revoked
    /// It was admitted twice, with different keys or epochs: nothing of it is proven.
    case contested
  }

  /// All devices that were admitted by statements that count, in order of people and devices.
  public var entries: [Entry] {
    standings.sorted { $0.key < $1.key }.compactMap { device, standing in
      guard let admission = standing.admissions.max(by: { $0.operation < $1.operation }) else {
        return nil
      }
      let state: State =
        standing.isContested ? .contested : standing.revocations.isEmpty ? .admitted : .revoked
      return Entry(
        device: device, state: state, epoch: admission.epoch,
        key: standing.isContested ? nil : admission.key, name: admission.name,
        admittedBy: admission.writer.annotator, admission: admission.operation)
    }
  }

  /// The entry of one device; `nil` when it is not on the roster.
  public func entry(_ annotator: Annotator, device: String) -> Entry? {
    let wanted = RosterDevice(annotator: annotator, device: device)
    return entries.first { $0.device == wanted }
  }
}
