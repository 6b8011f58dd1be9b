/// A text that is compared and sorted by its bytes.
///
/// Swift's `String` calls two spellings of one letter equal (canonical equivalence). Names that come
/// from annotation files must not be merged by that, so they are held as this type.
///
/// **Order.** By UTF-8 bytes, which is also the order of Unicode scalars.
public struct ExactText: Sendable {
  public let text: String

  public init(_ text: String) { self.text = text }
}

extension ExactText: Hashable {
  public static func == (lhs: Self, rhs: Self) -> Bool {
    var (left, right) = (lhs.text, rhs.text)
    return left.utf8.count == right.utf8.count
      && left.withUTF8 { one in
        right.withUTF8 { isSame(UnsafeRawBufferPointer(one), UnsafeRawBufferPointer($0)) }
      }
  }

  public func hash(into hasher: inout Hasher) {
    // All at once: a merge hashes millions of short names.
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension ExactText: Comparable {
  public static func < (lhs: Self, rhs: Self) -> Bool {
    var (left, right) = (lhs.text, rhs.text)
    return left.withUTF8 { one in
      right.withUTF8 { precedes(UnsafeRawBufferPointer(one), UnsafeRawBufferPointer($0)) }
    }
  }
}

extension ExactText: CustomStringConvertible {
  public var description: String { text }
}

extension ExactText: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self.init(value) }
}
