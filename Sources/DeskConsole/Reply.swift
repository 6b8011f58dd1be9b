/// What the prompt answers to one line.
public struct Reply: Sendable {
  /// Lines to print, without line ends; empty when there is nothing to say.
  ///
  /// They are safe for a terminal as they are.
  public let lines: [String]
  /// Whether the person asked to leave the prompt.
  public let isLeaving: Bool

  /// - Parameter usesColour: whether headings, labels and warnings carry the escape sequences of
  ///   ECMA-48 that set them apart.
  init(_ lines: [Line], isLeaving: Bool = false, usesColour: Bool = false) {
    self.lines = lines.map { $0.rendered(usesColour: usesColour) }
    self.isLeaving = isLeaving
  }
}
