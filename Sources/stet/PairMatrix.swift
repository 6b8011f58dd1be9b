import ClaimModel

/// Cohen's κ of each two annotators, as a matrix that fits 80 columns or as a list.
struct PairMatrix {
  /// Everybody who is in a pair, in order of names.
  private let people: [String]
  private let pairs: [Place: JSONValue]
  /// What is rated: claims or items.
  private let rated: String

  /// Two people, the first one before the second in ``people``.
  private struct Place: Hashable {
    let first: Int
    let second: Int
  }

  /// - Parameter pairs: as they stand in `agreement --json`.
  init(_ pairs: [JSONValue], of rated: String) {
    let named = pairs.flatMap { [Self.name($0, "a"), Self.name($0, "b")] }
    let people = Set(named.map { ExactText($0) }).sorted()
    let places = Dictionary(
      people.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    self.people = people.map(\.text)
    self.rated = rated
    self.pairs = Dictionary(
      pairs.compactMap { pair in
        guard let one = places[ExactText(Self.name(pair, "a"))],
          let other = places[ExactText(Self.name(pair, "b"))]
        else { return nil }
        return (Place(first: min(one, other), second: max(one, other)), pair)
      }, uniquingKeysWith: { first, _ in first })
  }

  private static func name(_ pair: JSONValue, _ key: String) -> String { pair[key]?.string ?? "" }

  /// How wide what is printed may be.
  private static let width = 80
  /// The most columns that a name takes beside a row.
  private static let longestName = 16

  /// The matrix: kappa below the diagonal, above it how many items it rests on; in blocks where there are many.
  var lines: [String] {
    guard !pairs.isEmpty else { return ["pairs", nobody] }
    return [
      "pairs: Cohen's kappa below the diagonal, above it how many \(rated) both rated",
      "(intervals and weighted kappas: --pairs --list)",
    ] + blocks + key(of: people.indices.filter { narrow($0) != people[$0] }) + reasons
  }

  private var nobody: String { "none: no two annotators rated one of the \(rated)" }

  private func number(_ person: Int) -> String { "\(person + 1)" }

  /// The name with its middle left out where it is long: what tells names apart is often at the end.
  private func narrow(_ person: Int) -> String {
    let name = people[person]
    guard name.count > Self.longestName else { return name }
    let half = (Self.longestName - 1) / 2
    return "\(name.prefix(half))…\(name.suffix(Self.longestName - 1 - half))"
  }

  private var blocks: [String] {
    let digits = number(people.count - 1).count
    let labels = people.indices.map { person in
      String(repeating: " ", count: digits - number(person).count)
        + "\(number(person)) \(narrow(person))"
    }
    let labelWidth = labels.map { visible($0).count }.max() ?? 0
    let cells = people.indices.map { row in people.indices.map { cell(row, $0) } }
    let widest = max(digits, cells.joined().map(\.count).max() ?? 0) + 1
    let across = max(1, (Self.width - labelWidth) / widest)
    return stride(from: 0, to: people.count, by: across).flatMap { start -> [String] in
      let columns = start..<min(start + across, people.count)
      func line(_ label: String, _ cells: [String]) -> String {
        // Safe to show before it is measured: what is made visible is longer.
        let shown = visible(label)
        return shown + String(repeating: " ", count: labelWidth - shown.count)
          + cells.map { String(repeating: " ", count: widest - $0.count) + $0 }.joined()
      }
      return [line("", columns.map(number))]
        + people.indices.map { row in line(labels[row], columns.map { cells[row][$0] }) }
    }.map(Self.trimmed)
  }

  private static func trimmed(_ line: String) -> String {
    String(line.prefix(line.count - line.reversed().prefix { $0 == " " }.count))
  }

  /// The kappa of two people; above the diagonal how many items both rated; a point where they share none.
  private func cell(_ row: Int, _ column: Int) -> String {
    guard row != column else { return "" }
    let place = Place(first: min(row, column), second: max(row, column))
    guard let kappa = pairs[place]?["figures"]?["cohen.unweighted"] else { return "·" }
    return row < column
      ? "\(kappa["items"]?.int ?? 0)" : AgreementSheet.number(kappa["value"])
  }

  /// The whole names of those that are shown otherwise.
  private func key(of people: [Int]) -> [String] {
    people.map { "\(number($0))  \(self.people[$0])" }
  }

  /// Why a kappa is missing, each reason once with the pairs that have it.
  private var reasons: [String] {
    found().flatMap { reason, places in
      // The points in the matrix say which they are.
      reason == unshared
        ? ["·  \(reason)"]
        : told(reason, places.map { "\(number($0.first))–\(number($0.second))" })
    }
  }

  private func told(_ reason: String, _ pairs: [String]) -> [String] {
    ["–  \(reason):"] + Self.wrapped(pairs, within: Self.width - 3)
  }

  private func found() -> [(reason: String, places: [Place])] {
    var found: [(reason: String, places: [Place])] = []
    for second in people.indices {
      for first in 0..<second {
        let pair = pairs[Place(first: first, second: second)]
        let kappa = pair?["figures"]?["cohen.unweighted"]
        guard let reason = pair == nil ? unshared : kappa?["undefined"]?.string else { continue }
        let place = Place(first: first, second: second)
        if let known = found.firstIndex(where: { $0.reason == reason }) {
          found[known].places.append(place)
        } else {
          found.append((reason, [place]))
        }
      }
    }
    return found
  }

  private var unshared: String { "none of the \(rated) was rated by both" }

  private static func wrapped(_ words: [String], within width: Int) -> [String] {
    words.reduce(into: [String]()) { lines, word in
      guard let last = lines.last else { return lines.append("   \(word)") }
      let isFull = last.count + word.count + 2 > width
      lines[lines.count - 1] = last + (isFull ? "," : ", \(word)")
      if isFull { lines.append("   \(word)") }
    }
  }
}

// MARK: - The list

extension PairMatrix {
  /// The pairs one below the other, with intervals; people by number where their names are long.
  var list: [[String]] {
    [["", rated, "differing", "seen", "kappa", "95 % interval", "linear", "quadratic"]]
      + ordered.map { place, pair in
        let figures = pair["figures"]
        let kappa = figures?["cohen.unweighted"]
        return [
          label(place), "\(kappa?["items"]?.int ?? 0)", "\(pair["differing"]?.int ?? 0)",
          AgreementSheet.number(figures?["percent_agreement"]?["value"]),
          AgreementSheet.number(kappa?["value"]), AgreementSheet.interval(kappa),
          AgreementSheet.number(figures?["cohen.linear"]?["value"]),
          AgreementSheet.number(figures?["cohen.quadratic"]?["value"]),
        ]
      }
  }

  /// What is said below the list: who the numbers are, and why something is missing.
  var listRemarks: [String] {
    guard !pairs.isEmpty else { return [nobody] }
    return (usesNumbers ? key(of: Array(people.indices)) : [])
      + found().filter { $0.reason != unshared }.flatMap { told($0.reason, $0.places.map(label)) }
  }

  private var ordered: [(Place, JSONValue)] {
    pairs.sorted { ($0.key.first, $0.key.second) < ($1.key.first, $1.key.second) }
  }

  /// The widest label with which the list fits.
  private static let widestLabel = 20

  private var usesNumbers: Bool {
    pairs.keys.contains { named($0).count > Self.widestLabel }
  }

  private func named(_ place: Place) -> String {
    "\(people[place.first]) – \(people[place.second])"
  }

  private func label(_ place: Place) -> String {
    usesNumbers ? "\(number(place.first)) – \(number(place.second))" : named(place)
  }
}
