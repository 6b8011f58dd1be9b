public import ClaimModel

/// What stands for each person's name where a report shows initials: the first letters of the words of the
/// name, in capitals, and different for different people.
///
/// Two whose first letters are the same are told apart by more letters of the first word, `Am` and `An`, and
/// where a few do not do, by a number: `A1`, `A2`. No name is ever written out whole, but one of one letter.
///
/// **Order.** Depends on who the people are and on nothing else.
public struct Initials: Hashable, Sendable {
  private let known: [Annotator: String]

  /// The most letters of a first word that are shown.
  private static let mostLetters = 3

  /// - Parameter people: all of whom a report of the desk may speak.
  public init(of people: some Sequence<Annotator>) {
    var known: [Annotator: String] = [:]
    // One person's initials are not another's name.
    var taken = Set(people.map(\.name).filter { $0.unicodeScalars.count > 1 })
    let groups = Dictionary(grouping: Set(people)) { Self.letters(of: $0, 1) }
    for (first, group) in groups.sorted(by: { ExactText($0.key) < ExactText($1.key) }) {
      let group = group.sorted()
      let forms = (1...Self.mostLetters).lazy.map { count in
        group.map { Self.letters(of: $0, count) }
      }
      let distinct = forms.first { forms in
        Set(forms).count == forms.count
          && zip(forms, group).allSatisfy { form, person in
            !taken.contains(form) && !Self.isName(form, of: person, among: group)
          }
      }
      let chosen = distinct ?? Self.numbered(first, group.count, besides: taken)
      taken.formUnion(chosen)
      for (person, form) in zip(group, chosen) { known[person] = form }
    }
    self.known = known
  }

  /// The initials of a person; of one who was not among the people, the plain first letters.
  public func of(_ person: Annotator) -> String { known[person] ?? Self.letters(of: person, 1) }

  /// Whose initials are what, by the initials in byte order.
  ///
  /// - Parameter people: of whom it is asked.
  func key(of people: Set<Annotator>) -> [(initials: String, name: String)] {
    people.map { (of($0), $0.name) }.sorted { ExactText($0.0) < ExactText($1.0) }
  }

  /// Whether what would stand for a person is their name: only where initials are short of it by nothing.
  private static func isName(
    _ form: String, of person: Annotator, among group: [Annotator]
  ) -> Bool {
    let name = person.name.lowercased()
    return form.lowercased() == name && (group.count > 1 || name.unicodeScalars.count > 1)
  }

  private static func numbered(
    _ first: String, _ count: Int, besides taken: Set<String>
  ) -> [String] {
    var (forms, number) = ([String](), 1)
    while forms.count < count {
      let form = "\(first)\(number)"
      if !taken.contains(form) { forms.append(form) }
      number += 1
    }
    return forms
  }

  /// The first `count` letters of the first word and the first of each other; `?` for a name that has no
  /// letters.
  private static func letters(of person: Annotator, _ count: Int) -> String {
    let words = person.name.split { !$0.isLetter && !$0.isNumber }
    guard let first = words.first else { return "?" }
    let lead = first.prefix(1).uppercased() + first.prefix(count).dropFirst().lowercased()
    return lead + words.dropFirst().compactMap(\.first).map { String($0).uppercased() }.joined()
  }
}
