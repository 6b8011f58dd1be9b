import ClaimModel

/// What others have done on claims, by whom.
struct OthersWork {
  private var things: [Annotator: [String]] = [:]

  var isEmpty: Bool { things.isEmpty }

  /// Adds what somebody did, such as `a verdict`.
  mutating func add(_ thing: String, by person: Annotator) {
    if !things[person, default: []].contains(thing) { things[person, default: []].append(thing) }
  }

  mutating func add(_ other: OthersWork) {
    for (person, things) in other.things {
      for thing in things { add(thing, by: person) }
    }
  }

  /// How many people are named at most, and how many where there are more.
  private static let (mostNamed, fewNamed) = (6, 3)

  /// Who did what, such as `boris, chen worked on it (boris: a verdict; chen: a note, a tag)`; not made safe to show.
  var words: String {
    let all = things.keys.sorted()
    guard all.count <= Self.mostNamed else { return "\(Self.few(all)) worked on it" }
    let each = all.map { "\($0): \((things[$0] ?? []).joined(separator: ", "))" }
    return "\(Self.few(all)) worked on it (\(each.joined(separator: "; ")))"
  }

  /// The names of people; of very many the first few, and how many more there are.
  static func few(_ people: [Annotator]) -> String {
    let names = people.map(\.name)
    guard names.count > mostNamed else { return names.joined(separator: ", ") }
    return names.prefix(fewNamed).joined(separator: ", ") + " and \(names.count - fewNamed) more"
  }
}
