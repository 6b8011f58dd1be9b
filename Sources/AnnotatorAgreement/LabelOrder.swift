import ClaimModel

/// The labels that were given, in their order, with the distances between them.
struct LabelOrder: Sendable {
  /// Those with a place first, in order of the scale; the others by bytes.
  let labels: [ExactText]
  /// How many have a place.
  let placed: Int
  /// Why the labels are in no order; `nil` where they are.
  let noOrder: String?
  /// The place of each label that has one, counted on the whole scale; for weighted κ.
  let places: [Double]
  /// The number each label with a place stands for.
  let values: [Double]

  init(labels given: some Collection<ExactText>, scale: LabelScale) {
    var steps: [ExactText: (place: Int, value: Double?)] = [:]
    for (place, step) in scale.steps.enumerated() where steps[step.label] == nil {
      steps[step.label] = (place, step.value)
    }
    let inPlay = given.filter { !scale.offScale.contains($0) }
    let strangers = inPlay.filter { steps[$0] == nil }.sorted()
    let off = given.filter { scale.offScale.contains($0) }.sorted()
    let numbers = inPlay.compactMap { label in Self.number(label.text).map { (label, $0) } }
    let areNumbers = numbers.count == inPlay.count

    if scale.steps.isEmpty, areNumbers {
      let sorted = numbers.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
      self.init(
        placed: sorted.map(\.0), others: off, places: sorted.indices.map { Double($0) },
        values: sorted.map(\.1), noOrder: nil)
      return
    }
    let onScale = inPlay.compactMap { label in steps[label].map { (label, $0.place, $0.value) } }
      .sorted { $0.1 < $1.1 }
    var written: [ExactText: Double] = [:]
    if areNumbers { for (label, number) in numbers { written[label] = number } }
    self.init(
      placed: onScale.map(\.0), others: strangers + off, places: onScale.map { Double($0.1) },
      values: onScale.map { $0.2 ?? written[$0.0] ?? Double($0.1) },
      noOrder: Self.reason(scale, stranger: strangers.first))
  }

  private init(
    placed: [ExactText], others: [ExactText], places: [Double], values: [Double], noOrder: String?
  ) {
    labels = placed + others
    self.placed = noOrder == nil ? placed.count : 0
    self.places = places
    self.values = values
    self.noOrder = noOrder
  }

  private static func reason(_ scale: LabelScale, stranger: ExactText?) -> String? {
    if scale.takesStrangersOff { return nil }
    if scale.steps.isEmpty { return "the labels are in no order: give one" }
    return stranger.map { "'\(visible($0.text))' is not in the order given" }
  }

  /// The number a label is written as, in plain decimal notation.
  private static func number(_ label: String) -> Double? {
    let isPlain = label.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D }
    guard isPlain, label.utf8.count <= 15 else { return nil }
    return Double(label)
  }
}
