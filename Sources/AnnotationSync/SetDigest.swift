public import ClaimModel

/// The digest of a set of operations: equal on two desks that hold the same set.
///
/// SHA-256 over all operation ids, sorted by their bytes, laid end to end.
public func setDigest(of ids: some Sequence<OperationID>) -> SHA256 {
  var stream = SHA256Stream()
  for id in ids.sorted() { id.bytes.withUnsafeBytes { stream.update($0) } }
  return stream.finish()
}

/// The digest of what a set of operations comes to, whatever their dates and order.
///
/// SHA-256 over, for each entity in byte order of its name and each of its facets in byte order, a
/// line with the entity's name, a line with the facet, and a line for each distinct content of the
/// facet's heads: its SHA-256 in hexadecimal, sorted.
public struct StateDigest: ~Copyable {
  private var stream = SHA256Stream()

  public init() {}

  /// Takes the next facet; entities and facets must come in byte order.
  public mutating func add(entity: String, facet: Facet, heads: [Operation]) {
    guard !heads.isEmpty else { return }
    let contents = Set(heads.map { SHA256(of: $0.stateContent).text }).sorted()
    let lines = "\(Operation.key(entity))\n\(facet)\n" + contents.map { "\($0)\n" }.joined()
    Array(lines.utf8).withUnsafeBytes { stream.update($0) }
  }

  public consuming func finish() -> SHA256 { stream.finish() }
}

extension Operation {
  /// The content for the state digest: a ruling's list of what it judged is left out, because it names
  /// operations that only wrote a facet.
  var stateContent: [UInt8] {
    guard knownKind == .rulingGive, let members = with.members else { return content }
    let kept = JSONValue.object(members.filter { $0.key != "judged" })
    return Array(kind.utf8) + [0x0A] + kept.canonicalBytes
  }
}
