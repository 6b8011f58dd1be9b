public import ClaimModel

/// What is known of the labels: their order, the numbers they stand for, and which have no place in it.
public struct LabelScale: Sendable {
  /// From one end of the scale to the other; the number is `nil` where only the place is known.
  let steps: [(label: ExactText, value: Double?)]
  /// Labels that have no place: they count as labels, and not where order or distance matters.
  let offScale: Set<ExactText>
  /// Whether a label that is not named has no place either; otherwise there is no order with it.
  let takesStrangersOff: Bool

  /// - Parameters:
  ///   - order: the labels from one end of the scale to the other; empty where they have none.
  ///     Labels that are numbers need no order.
  ///   - offScale: labels outside of that order, such as `unproven`.
  public init(order: [String] = [], offScale: [String] = []) {
    steps = order.map { (ExactText($0), nil) }
    self.offScale = Set(offScale.map { ExactText($0) })
    takesStrangersOff = false
  }

  /// The grades of a desk; those off its scale, and those it does not have, have no place.
  public init(_ scale: Scale) {
    steps = scale.grades.compactMap { grade in
      grade.value.map { (ExactText(grade.name), Double($0)) }
    }
    offScale = Set(scale.grades.filter { $0.value == nil }.map { ExactText($0.name) })
    takesStrangersOff = true
  }
}
