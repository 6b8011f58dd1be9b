public import ClaimModel

/// A text with one stretch set between ⟦ and ⟧.
///
/// Lets a test show a span where it is instead of counting offsets.
public struct MarkedText: Sendable {
  /// The text without the marks.
  public let text: String
  /// The stretch that was between them.
  public let span: TextSpan

  public init(_ marked: String) throws {
    let scalars = Array(marked.unicodeScalars)
    guard let open = scalars.firstIndex(of: "⟦"), let close = scalars.firstIndex(of: "⟧") else {
      throw MissingMarks(text: marked)
    }
    text = String(String.UnicodeScalarView(scalars.filter { $0 != "⟦" && $0 != "⟧" }))
    span = try TextSpan(start: open, end: close - 1)
  }

  struct MissingMarks: Error { let text: String }
}
