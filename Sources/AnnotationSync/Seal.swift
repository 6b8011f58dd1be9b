public import ClaimModel

/// A signature over the head of a chain, and over the heads of every other chain that its writer's
/// desk had: for those it is a witness.
///
/// A seal proves that whoever holds the key had exactly these lines, and with them all that they name
/// as the lines before them. It proves nothing about lines that came later, about whether what they
/// say is true, or about who held the device.
public struct Seal: Sendable {
  public let operation: OperationID
  /// The chain that it stands in, which it seals.
  public let chain: Chain
  /// Its own place in the chain: what it signs ends one before.
  public let number: Int
  public let by: Annotator
  /// The heads that it names, in order of chains written as text; its own chain's among them.
  public let heads: [Head]
  /// The key that it says it was signed with; `nil` when it names none.
  public let key: VerifyingKey?
  private let previous: OperationID?
  private let on: String?
  private let signature: [UInt8]?
  private let isWhole: Bool

  /// The last operation of a chain as somebody had it.
  public struct Head: Sendable {
    public let chain: Chain
    public let operation: OperationID

    public init(chain: Chain, operation: OperationID) {
      self.chain = chain
      self.operation = operation
    }
  }

  /// Reads a seal; `nil` when the operation is none.
  public init?(_ operation: Operation) {
    guard operation.knownKind == .seal else { return nil }
    self.operation = operation.id
    chain = operation.chain
    number = operation.number
    by = operation.by
    previous = operation.previous
    on = operation.on
    key = operation.text("key").flatMap { VerifyingKey($0) }
    signature = operation.with("signature").map {
      $0.string.flatMap { Base64URL.decode($0) } ?? []
    }
    let members = operation.with("heads")?.members ?? []
    heads = members.compactMap { member in
      guard let chain = Chain(written: member.key),
        let head = member.value.string.flatMap({ OperationID($0) })
      else { return nil }
      return Head(chain: chain, operation: head)
    }
    isWhole = heads.count == members.count
  }

  /// What a seal is worth by itself.
  public enum Standing: Hashable, Sendable {
    /// It carries no signature: an older tool wrote it, and it proves nothing.
    case unsigned
    /// Its signature fits, and this key made it.
    case valid(VerifyingKey)
    /// It says that it was signed, and was not; why, in words.
    case broken(String)
  }

  /// Checks the signature.
  ///
  /// - Parameter admitted: the key that the writer's device was admitted with; `nil` where there is none.
  public func standing(admitted: VerifyingKey?) -> Standing {
    guard let signature else { return .unsigned }
    guard let key = key ?? admitted else { return .broken("it names no key") }
    if let admitted, admitted != key {
      return .broken(
        "its key (\(key.fingerprint)) is not the one on the roster (\(admitted.fingerprint))")
    }
    guard isWhole, on.map({ $0.utf8.elementsEqual(chain.description.utf8) }) ?? false else {
      return .broken("it names something that is no chain's head, or is on another chain")
    }
    guard let previous, heads.contains(where: { $0.chain == chain && $0.operation == previous })
    else { return .broken("the line before it is not the one that it signed") }
    guard key.accepts(signature, of: Self.signedBytes(chain: chain, heads: heads)) else {
      return .broken("its signature does not fit what it says")
    }
    return .valid(key)
  }

  /// What is signed: `stet seal 1`, the chain, and for each head its chain and its operation, each on a
  /// line of its own; heads in byte order of their chains.
  static func signedBytes(chain: Chain, heads: [Head]) -> [UInt8] {
    let written = heads.map { (ExactText($0.chain.description), $0.operation) }
      .sorted { $0.0 < $1.0 }
    let lines =
      ["stet seal 1", Operation.key(chain.description)]
      + written.flatMap { [Operation.key($0.0.text), $0.1.text] }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }
}

extension Seal {
  /// How many bytes of heads one seal holds at most: a line has room for 1 MiB.
  private static let largest = 1 << 19

  /// Heads of other chains in portions that each fit in one seal, in byte order of chains; one empty
  /// portion where there are none.
  ///
  /// A chain whose name alone would fill a line is left out: nobody but a forger has one.
  public static func portions(of heads: [Head], except own: Chain) -> [[Head]] {
    var portions: [[Head]] = [[]]
    var size = 0
    let named = heads.filter { $0.chain != own }.map { (ExactText($0.chain.description), $0) }
    for (name, head) in named.sorted(by: { $0.0 < $1.0 }) {
      // An escape takes up to six bytes for one.
      let room = 6 * name.text.utf8.count + 40
      guard room <= largest else { continue }
      if size + room > largest {
        portions.append([])
        size = 0
      }
      portions[portions.count - 1].append(head)
      size += room
    }
    return portions
  }

  /// The operation that seals a chain; `nil` when it cannot be signed.
  ///
  /// - Parameters:
  ///   - last: the chain's last operation, which the seal will follow.
  ///   - others: the heads of other chains that it witnesses.
  public static func draft(
    of chain: Chain, endingWith last: OperationID, witnessing others: [Head], key: SigningKey
  ) -> OperationDraft? {
    let heads = others + [Head(chain: chain, operation: last)]
    guard let signature = key.signature(of: signedBytes(chain: chain, heads: heads)) else {
      return nil
    }
    let named = JSONValue.object(
      heads.map { JSONValue.Member($0.chain.description, .string($0.operation.text)) })
    return OperationDraft(
      .seal, on: chain.description,
      with: [
        "heads": named, "key": .string(key.verifyingKey.text),
        "signature": .string(Base64URL.encode(signature)),
      ], over: [])
  }
}

extension Chain {
  /// Reads `device/epoch`; `nil` when the text is not written so.
  public init?(written text: String) {
    let bytes = Array(text.utf8)
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")), slash > 0 else { return nil }
    let digits = bytes[(slash + 1)...]
    guard let first = digits.first, first != UInt8(ascii: "0"),
      digits.allSatisfy({ (0x30...0x39).contains($0) }),
      let epoch = Int(String(decoding: digits, as: UTF8.self))
    else { return nil }
    self.init(device: String(decoding: bytes[..<slash], as: UTF8.self), epoch: epoch)
  }
}
