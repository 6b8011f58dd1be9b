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

  /// Who did what, such as `boris, chen worked on it (boris: a verdict; chen: a note, a tag)`; not made safe to show.
  var words: String {
    let people = things.keys.sorted()
    let each = people.map { "\($0): \((things[$0] ?? []).joined(separator: ", "))" }
    return
      "\(people.map(\.name).joined(separator: ", ")) worked on it (\(each.joined(separator: "; ")))"
  }
}
