import ClaimModel

/// The labels that were given, in their order, with the distances between them.
struct LabelOrder {
  /// In order of the scale; those that are not on it last, by bytes.
  let labels: [ExactText]
  let index: [ExactText: Int]
  /// Why the labels are in no order; `nil` where they are.
  let noOrder: String?
  /// The number each label stands for; `nil` where there is neither a number nor an order.
  let values: [Double]?

  init(labels given: [String], order: [String]) {
    let used = Set(given.map { ExactText($0) })
    var places: [ExactText: Int] = [:]
    for (place, label) in order.map({ ExactText($0) }).enumerated() where places[label] == nil {
      places[label] = place
    }
    let numbers = Dictionary(
      used.compactMap { label in Self.number(label.text).map { (label, $0) } }
    ) { first, _ in first }
    let areNumbers = numbers.count == used.count
    let strangers = used.filter { places[$0] == nil }.sorted()
    labels = used.sorted { left, right in
      if let a = places[left], let b = places[right] { return a < b }
      if places[left] != nil || places[right] != nil { return places[left] != nil }
      if let a = numbers[left], let b = numbers[right], a != b { return a < b }
      return left < right
    }
    index = Dictionary(labels.enumerated().map { ($1, $0) }) { first, _ in first }
    if order.isEmpty {
      noOrder = areNumbers ? nil : "the labels are in no order: give one"
    } else {
      noOrder = strangers.first.map { "'\(visible($0.text))' is not in the order given" }
    }
    if areNumbers {
      values = labels.map { numbers[$0] ?? 0 }
    } else {
      values = noOrder == nil ? labels.map { Double(places[$0] ?? 0) } : nil
    }
  }

  /// The number a label is written as, in plain decimal notation.
  private static func number(_ label: String) -> Double? {
    let isPlain = label.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D }
    guard isPlain, label.utf8.count <= 15 else { return nil }
    return Double(label)
  }
}
