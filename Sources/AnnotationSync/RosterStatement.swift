public import ClaimModel

/// One person at one device: what a roster admits and revokes.
public struct RosterDevice: Hashable, Comparable, Sendable {
  public let annotator: Annotator
  let name: ExactText

  public init(annotator: Annotator, device: String) {
    self.annotator = annotator
    name = ExactText(device)
  }

  /// The device's name, as it stands in `dev`.
  public var device: String { name.text }

  public static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.annotator, lhs.name) < (rhs.annotator, rhs.name)
  }
}

/// What one operation says of a device: that it is admitted, or that it is no longer.
struct RosterStatement: Sendable {
  let operation: OperationID
  let line: [UInt8]
  let chain: Chain
  let number: Int
  let writer: RosterDevice
  /// Whom it is about.
  let subject: RosterDevice
  let isAdmission: Bool
  /// From which epoch on it holds.
  let epoch: Int
  /// The key of an admission; `nil` when it names none that can be used.
  let key: VerifyingKey?
  /// The name of the person, as a chief would say it; may be empty.
  let name: String
  /// What a revocation leaves proven: the last number of an epoch, by epoch.
  let kept: [Int: Int]
  /// Whether it claims an authority of its own, as it names no admission that lets its writer say so.
  let isFounding: Bool
  let over: [OperationID]

  /// Reads an admission or revocation; `nil` when the operation is neither.
  init?(_ operation: Operation) {
    guard let kind = operation.knownKind, kind == .rosterAdmit || kind == .rosterRevoke,
      let on = operation.on, let device = operation.text("device")
    else { return nil }
    self.operation = operation.id
    line = operation.line
    chain = operation.chain
    number = operation.number
    writer = RosterDevice(annotator: operation.by, device: operation.chain.device)
    subject = RosterDevice(annotator: Annotator(recorded: on), device: device)
    isAdmission = kind == .rosterAdmit
    epoch = operation.with("epoch")?.int ?? 1
    key = operation.text("key").flatMap { VerifyingKey($0) }
    name = operation.text("name") ?? ""
    isFounding = operation.text("under") == nil
    over = operation.over
    let pairs = (operation.with("kept")?.members ?? []).compactMap { member in
      Int(member.key).flatMap { epoch in member.value.int.map { (epoch, $0) } }
    }
    kept = Dictionary(pairs, uniquingKeysWith: min)
  }

  /// Whether an admission says the same of its device as another one.
  func agrees(with other: RosterStatement) -> Bool { epoch == other.epoch && key == other.key }

  /// Whether a revocation leaves the operation at that place proven.
  func leaves(_ number: Int, in epoch: Int) -> Bool {
    epoch < self.epoch || number <= kept[epoch] ?? 0
  }

  /// Whether the line was signed by the key, where there is one to ask for.
  func isSigned(by key: VerifyingKey?) -> Bool {
    key.map { SignedLine.isSigned(line, by: $0) } ?? true
  }
}

/// What the statements that count come to for one device.
struct RosterStanding: Sendable {
  /// The admissions that no later one replaces.
  let admissions: [RosterStatement]
  /// The revocations that no admission was written over.
  let revocations: [RosterStatement]

  /// - Parameter statements: those that count, all on one device.
  init(_ statements: [RosterStatement]) {
    let over = Dictionary(
      statements.map { ($0.operation, $0.over) }, uniquingKeysWith: { first, _ in first })
    let replaced = Self.reached(
      from: statements.filter(\.isAdmission).flatMap(\.over), through: over)
    let standing = statements.filter { $0.isAdmission && !replaced.contains($0.operation) }
    let lifted = Self.reached(from: standing.flatMap(\.over), through: over)
    admissions = standing
    revocations = statements.filter { !$0.isAdmission && !lifted.contains($0.operation) }
  }

  /// What these replaced, and what those replaced in turn.
  private static func reached(
    from names: [OperationID], through over: [OperationID: [OperationID]]
  ) -> Set<OperationID> {
    var seen: Set<OperationID> = []
    var open = names
    while let name = open.popLast() {
      if seen.insert(name).inserted { open += over[name] ?? [] }
    }
    return seen
  }

  /// Whether two admissions say different things: nobody knows which one holds, so none does.
  var isContested: Bool {
    guard let first = admissions.first else { return false }
    return !admissions.allSatisfy { $0.agrees(with: first) }
  }

  /// The admission that holds; `nil` when there is none, or more than one that differ.
  var admission: RosterStatement? { isContested ? nil : admissions.first }

  /// Whether the operation at that place is proven.
  func proves(_ number: Int, in epoch: Int) -> Bool {
    guard let admission, admission.epoch <= epoch else { return false }
    return revocations.allSatisfy { $0.leaves(number, in: epoch) }
  }
}
