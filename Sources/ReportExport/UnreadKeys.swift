import ClaimModel

/// The keys of other tools' records that nothing is read from: each is named and counted.
struct UnreadKeys {
  /// The most names that are told; values under further ones are counted together.
  static let mostNames = 40
  /// The most of a name that is told, in Unicode scalars.
  static let longestName = 40

  private var names: [ExactText] = []
  private var counts: [ExactText: Int] = [:]
  private var further = 0
  private var beyondFirst = 0

  /// Counts the values of an object under keys that are not known; what says nothing is not counted.
  ///
  /// - Parameter owner: what has the keys, in the plural, such as `records`.
  mutating func note(_ value: JSONValue?, of owner: String, known: Set<String>) {
    for member in value?.members ?? [] where !known.contains(member.key) && member.value.saysAny {
      let key = String(String.UnicodeScalarView(member.key.unicodeScalars.prefix(Self.longestName)))
      let name = ExactText("values of the key '\(visible(key))' of \(owner)")
      if let count = counts[name] {
        counts[name] = count + 1
      } else if names.count < Self.mostNames {
        names.append(name)
        counts[name] = 1
      } else {
        further += 1
      }
    }
  }

  /// Counts what stands in lists beyond their first element, of which alone is read.
  mutating func noteBeyondFirst(_ value: JSONValue?, _ keys: [String]) {
    beyondFirst += keys.reduce(0) { $0 + max(0, (value?[$1]?.array?.count ?? 0) - 1) }
  }

  /// What was counted, in the order in which it was met.
  var losses: LossReport {
    var losses = LossReport()
    for name in names { losses.note(name.text, counts[name] ?? 0) }
    losses.note("values of further keys", further)
    losses.note("elements of lists beyond the first, which alone is read", beyondFirst)
    return losses
  }
}

extension JSONValue {
  /// Whether there is anything in it.
  fileprivate var saysAny: Bool {
    switch self {
    case .null: false
    case .bool, .int, .decimal: true
    case .string(let text): text.filled != nil
    case .array(let elements): !elements.isEmpty
    case .object(let members): !members.isEmpty
    }
  }
}
