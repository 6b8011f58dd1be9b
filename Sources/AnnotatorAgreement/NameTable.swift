/// Names, numbered from 0 in the order in which they first come, told apart by their bytes.
struct NameTable: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// For each place of the hash table the number of a name plus one, or 0; its length is a power of two.
  private var slots: [Int32] = Array(repeating: 0, count: 64)

  var count: Int { ends.count }
  /// What all names take together, in bytes.
  var byteCount: Int { bytes.count }

  /// The number of a name; the name is added where it is new.
  mutating func number(of name: UnsafeBufferPointer<UInt8>) -> Int {
    var slot = firstSlot(of: name)
    while slots[slot] != 0 {
      let known = Int(slots[slot]) - 1
      if holds(name, at: known) { return known }
      slot = (slot + 1) & (slots.count - 1)
    }
    bytes.append(contentsOf: name)
    ends.append(bytes.count)
    slots[slot] = Int32(ends.count)
    if ends.count * 2 > slots.count { grow() }
    return ends.count - 1
  }

  mutating func number(of name: String) -> Int {
    var name = name
    return name.withUTF8 { number(of: $0) }
  }

  /// The bytes of the name with that number.
  func bytes(of number: Int) -> ArraySlice<UInt8> {
    bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
  }

  func name(_ number: Int) -> String { String(decoding: bytes(of: number), as: UTF8.self) }

  /// The numbers of all names, sorted by the bytes of the names.
  var sortedNumbers: [Int] {
    (0..<count).sorted { bytes(of: $0).lexicographicallyPrecedes(bytes(of: $1)) }
  }

  private func holds(_ name: UnsafeBufferPointer<UInt8>, at number: Int) -> Bool {
    let start = number == 0 ? 0 : ends[number - 1]
    guard ends[number] - start == name.count else { return false }
    for offset in 0..<name.count where bytes[start + offset] != name[offset] { return false }
    return true
  }

  // The seed of Swift's hash differs from run to run, so that nobody can prepare names that collide;
  // the numbers do not depend on it.
  private func firstSlot(of name: UnsafeBufferPointer<UInt8>) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(name))
    return hasher.finalize() & (slots.count - 1)
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    bytes.withUnsafeBufferPointer { all in
      var start = 0
      for (number, end) in ends.enumerated() {
        var slot = firstSlot(of: UnsafeBufferPointer(rebasing: all[start..<end]))
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(number + 1)
        start = end
      }
    }
  }
}
