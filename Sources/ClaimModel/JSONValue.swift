/// A JSON value, as operations carry and commands print it.
///
/// Objects keep their members in written order; ``canonicalText`` sorts them. Whole numbers are
/// within ±(2^53−1) in operations; `decimal` is only ever printed.
public enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case int(Int)
  /// A fraction, printed with at most six places.
  case decimal(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// One key and its value.
  public struct Member: Sendable {
    public let key: String
    public let value: JSONValue

    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// An object of the members that have a value.
  public static func members(_ members: [(String, JSONValue?)]) -> JSONValue {
    .object(members.compactMap { key, value in value.map { Member(key, $0) } })
  }

  /// The value of the member named `key`, by bytes; `nil` for other kinds and when there is none.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }

  /// The text of a string; `nil` for other kinds.
  public var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The number of a whole number; `nil` for other kinds.
  public var int: Int? {
    guard case .int(let number) = self else { return nil }
    return number
  }

  /// The truth of a truth value; `nil` for other kinds.
  public var bool: Bool? {
    guard case .bool(let truth) = self else { return nil }
    return truth
  }

  /// The elements of an array; `nil` for other kinds.
  public var array: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// The members of an object; `nil` for other kinds.
  public var members: [Member]? {
    guard case .object(let members) = self else { return nil }
    return members
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .int(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member($0, $1) })
  }
}

extension JSONValue: Equatable {
  /// Whether both have the same canonical bytes.
  public static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.canonicalBytes == rhs.canonicalBytes
  }
}
