/// A person who annotates, by the name that stands in their operations.
///
/// **Order.** By UTF-8 bytes.
public struct Annotator: Hashable, Sendable {
  private let exact: ExactText

  /// The longest name a person may take, in UTF-8 bytes.
  public static let longestName = 64

  /// Takes a name that a person chose here.
  ///
  /// - Throws: ``ModelError/impossibleAnnotator(_:)`` for a name that is empty, longer than 64
  ///   bytes, begins or ends in white space, or holds control characters.
  public init(_ name: String) throws(ModelError) {
    let scalars = name.unicodeScalars
    guard !name.isEmpty, name.utf8.count <= Self.longestName,
      let first = scalars.first, !first.properties.isWhitespace,
      let last = scalars.last, !last.properties.isWhitespace,
      scalars.allSatisfy({ !$0.isHiddenControl })
    else { throw .impossibleAnnotator(name) }
    exact = ExactText(name)
  }

  /// Takes a name as it stands in an operation; it may be anything that is not empty.
  public init(recorded name: String) { exact = ExactText(name) }

  /// The name as it was given, byte for byte.
  public var name: String { exact.text }
}

extension Annotator: Comparable {
  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.exact < rhs.exact }
}

extension Annotator: CustomStringConvertible {
  public var description: String { name }
}
