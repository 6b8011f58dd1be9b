/// What the figures of a table rest on: all labels, or those with a place in the order.
struct RatingBases {
  private(set) var whole = AgreementFigure.Basis(items: 0, annotators: 0, pairable: 0, offScale: 0)
  private(set) var placed = AgreementFigure.Basis(items: 0, annotators: 0, pairable: 0, offScale: 0)

  init(_ table: RatingTable) {
    var inWhole = [Bool](repeating: false, count: table.annotators.count)
    var inPlaced = inWhole
    let limit = Int32(table.order.placed)
    for item in 0..<table.itemCount {
      let entries = table.entries(of: item)
      let onScale = entries.reduce(0) { $0 + ($1.label < limit ? 1 : 0) }
      if entries.count > 1 {
        whole.items += 1
        whole.pairable += entries.count
        for entry in entries { inWhole[Int(entry.annotator)] = true }
      }
      guard onScale > 1 else { continue }
      placed.items += 1
      placed.pairable += onScale
      for entry in entries where entry.label < limit { inPlaced[Int(entry.annotator)] = true }
    }
    whole.annotators = inWhole.count { $0 }
    placed.annotators = inPlaced.count { $0 }
    if table.order.noOrder == nil {
      placed.offScale = table.entries.count { $0.label >= limit }
    }
  }
}
