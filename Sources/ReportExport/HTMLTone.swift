import ClaimModel

/// How a rating looks: one of five colours from the truest to the falsest grade, or one for grades off the
/// scale; and a dial, which tells the same by its shape.
struct HTMLTone {
  /// 5 the truest, 1 the falsest, 0 off the scale or unknown.
  let number: Int

  init(_ rating: String?, in frame: ReportFrame) {
    let values = frame.scale.grades.compactMap(\.value)
    guard let value = rating.flatMap({ frame.grade($0) })?.value, let least = values.min(),
      let most = values.max(), most > least
    else {
      number = 0
      return
    }
    let share = Double(value - least) / Double(most - least)
    number = share >= 1 ? 5 : share >= 0.7 ? 4 : share >= 0.4 ? 3 : share > 0 ? 2 : 1
  }

  var name: StaticString {
    switch number {
    case 5: "t5"
    case 4: "t4"
    case 3: "t3"
    case 2: "t2"
    case 1: "t1"
    default: "t0"
    }
  }
}

/// The dials of a scale: as many boxes as it has grades on it, filled up to the grade.
struct HTMLDials {
  private let values: [Int]

  /// More boxes could not be told apart.
  private static let mostBoxes = 12

  init(_ scale: Scale) { values = Set(scale.grades.compactMap(\.value)).sorted() }

  /// How many boxes are filled; `nil` where there is no dial.
  private func rank(_ grade: Grade?) -> Int? {
    guard values.count <= Self.mostBoxes else { return nil }
    return grade?.value.flatMap { values.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
  }

  /// The drawings that ``use(_:in:)`` refers to.
  func definitions(in html: inout HTMLText) {
    guard values.count <= Self.mostBoxes else { return }
    html.raw(#"<svg width="0" height="0" aria-hidden="true" focusable="false"><defs>"#)
    for rank in 0...values.count {
      html.raw(#"<symbol id="dial-"#)
      html.plain(rank)
      html.raw(#"" viewBox="0 0 "#)
      html.plain(values.count * 20 - 4)
      html.raw(#" 20" preserveAspectRatio="xMinYMid meet">"#)
      for box in 0..<values.count {
        html.raw(
          #"<rect y="2" width="14" height="16" rx="2" stroke="currentColor" stroke-width="2""#)
        html.raw(box < rank ? #" fill="currentColor""# : #" fill="none""#)
        if rank == 0 { html.raw(#" stroke-dasharray="3 3""#) }
        html.raw(#" x=""#)
        html.plain(1 + box * 20)
        html.raw(#""/>"#)
      }
      html.raw("</symbol>")
    }
    html.raw("</defs></svg>\n")
  }

  /// The dial of a grade; nothing where there is none.
  func use(_ grade: Grade?, in html: inout HTMLText) {
    guard let rank = rank(grade) else { return }
    html.raw(##"<svg class="dial" aria-hidden="true" focusable="false"><use href="#dial-"##)
    html.plain(rank)
    html.raw(#""/></svg>"#)
  }
}
