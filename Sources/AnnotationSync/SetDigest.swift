public import ClaimModel

/// The digest of a set of operations: equal on two desks that hold the same set.
///
/// SHA-256 over all operation ids, sorted by their bytes, laid end to end.
public func setDigest(of ids: some Sequence<OperationID>) -> SHA256 {
  var digest = SetDigest()
  var names = Array(ids)
  digest.add(&names)
  return digest.finish()
}

/// The digest of a set of operations, taken in parts.
public struct SetDigest: ~Copyable {
  private var stream = SHA256Stream()

  public init() {}

  /// Takes the next part; every name in it must come after those of the parts before it.
  ///
  /// - Parameter names: in any order; sorted afterwards.
  public mutating func add(_ names: inout [OperationID]) {
    names.withUnsafeMutableBufferPointer { sortByBytes($0) }
    var piece: [UInt8] = []
    piece.reserveCapacity(1 << 16)
    for name in names {
      name.withRawBytes { piece.append(contentsOf: $0) }
      guard piece.count > 1 << 16 - OperationID.byteCount else { continue }
      piece.withUnsafeBytes { stream.update($0) }
      piece.removeAll(keepingCapacity: true)
    }
    piece.withUnsafeBytes { stream.update($0) }
  }

  public consuming func finish() -> SHA256 { stream.finish() }
}

extension Identifier where Subject == OperationSubject {
  /// Which of `parts` parts of all names this one is in, from 0; parts follow one another in the order of
  /// names.
  public func part(of parts: Int) -> Int { (Int(words.0 >> 48) * parts) >> 16 }
}

/// Sorts names in place: first into parts by their leading bits, which hashes fill evenly, then each.
private func sortByBytes(_ names: UnsafeMutableBufferPointer<OperationID>) {
  var names = names
  guard names.count > 1 << 10 else { return names.sort() }
  let bits = 12
  var ends = [Int](repeating: 0, count: 1 << bits)
  for name in names { ends[Int(name.words.0 >> UInt64(64 - bits))] += 1 }
  var starts = ends
  var sum = 0
  for part in ends.indices {
    starts[part] = sum
    sum += ends[part]
    ends[part] = sum
  }
  var next = starts
  for part in ends.indices {
    while next[part] < ends[part] {
      let home = Int(names[next[part]].words.0 >> UInt64(64 - bits))
      if home != part { names.swapAt(next[part], next[home]) }
      next[home] += 1
    }
  }
  for part in ends.indices { names[starts[part]..<ends[part]].sort() }
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
