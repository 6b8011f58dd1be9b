/// Writes JSON member by member, without putting a value together first.
///
/// For what is written very often. Who writes gives the members of an object in byte order of their keys, which
/// is the one spelling of ``JSONValue/canonicalText``; white space and unnecessary escapes are never written.
public struct JSONWriter: Sendable {
  /// What was written, as UTF-8.
  public private(set) var bytes: [UInt8] = []
  /// Whether the next member or element has none before it.
  @usableFromInline var isFirst = true

  public init() { bytes.reserveCapacity(1_024) }

  /// Begins behind bytes that stand already.
  public init(after bytes: [UInt8]) { self.bytes = bytes }

  /// Writes an object.
  @inlinable
  public mutating func object(_ write: (inout JSONWriter) -> Void) {
    open(UInt8(ascii: "{"))
    write(&self)
    close(UInt8(ascii: "}"))
  }

  /// Writes an array of what `write` makes of each element.
  @inlinable
  public mutating func array<Element>(
    _ elements: [Element], _ write: (Element, inout JSONWriter) -> Void
  ) {
    open(UInt8(ascii: "["))
    for element in elements {
      separate()
      write(element, &self)
    }
    close(UInt8(ascii: "]"))
  }

  /// Writes the key of a member, whose value comes next.
  ///
  /// - Parameter key: letters, digits, `_` and `@`.
  public mutating func key(_ key: StaticString) {
    let (comma, count) = (isFirst ? 0 : 1, key.utf8CodeUnitCount)
    isFirst = false
    // Written very often, so at once: a comma behind the member before, the key between quotes, a colon.
    bytes.append(addingCapacity: comma + count + 3) { written in
      if comma == 1 { written.append(UInt8(ascii: ",")) }
      written.append(UInt8(ascii: "\""))
      for at in 0..<count { written.append(key.utf8Start[at]) }
      written.append(UInt8(ascii: "\""))
      written.append(UInt8(ascii: ":"))
    }
  }

  /// Writes a member that is a text; `null` for none.
  public mutating func member(_ key: StaticString, _ text: String?) {
    self.key(key)
    guard let text else { return word("null") }
    JSONValue.write(text, into: &bytes)
  }

  /// Writes a member that is a whole number; `null` for none.
  public mutating func member(_ key: StaticString, _ number: Int?) {
    self.key(key)
    guard let number else { return word("null") }
    bytes.append(contentsOf: String(number).utf8)
  }

  /// Writes a member that is a text, where there is one.
  public mutating func optional(_ key: StaticString, _ text: String?) {
    if let text { member(key, text) }
  }

  /// Writes a member that is a whole number, where there is one.
  public mutating func optional(_ key: StaticString, _ number: Int?) {
    if let number { member(key, number) }
  }

  /// Writes a member that is a truth value.
  public mutating func member(_ key: StaticString, _ truth: Bool) {
    self.key(key)
    word(truth ? "true" : "false")
  }

  /// Writes a member that is a name.
  public mutating func member<Subject: Entity>(_ key: StaticString, _ name: Identifier<Subject>) {
    self.key(key)
    self.name(name)
  }

  /// Writes a member that is any value.
  public mutating func member(_ key: StaticString, _ value: JSONValue) {
    self.key(key)
    self.value(value)
  }

  /// Writes a member that is a list of texts.
  public mutating func member(_ key: StaticString, _ texts: [String]) {
    self.key(key)
    array(texts) { $1.text($0) }
  }

  /// Writes a member that is a list of names.
  public mutating func member<Subject: Entity>(_ key: StaticString, _ names: [Identifier<Subject>])
  {
    self.key(key)
    array(names) { $1.name($0) }
  }

  /// Writes a member that is an object.
  @inlinable
  public mutating func member(_ key: StaticString, object write: (inout JSONWriter) -> Void) {
    self.key(key)
    object(write)
  }

  /// Writes a member that is an object made of something; `null` where there is nothing.
  @inlinable
  public mutating func member<Part>(
    _ key: StaticString, _ part: Part?, object write: (Part, inout JSONWriter) -> Void
  ) {
    self.key(key)
    guard let part else { return word("null") }
    object { write(part, &$0) }
  }

  /// Writes a member that is a list of objects, one for each element.
  @inlinable
  public mutating func member<Element>(
    _ key: StaticString, list elements: [Element], _ write: (Element, inout JSONWriter) -> Void
  ) {
    self.key(key)
    array(elements) { element, json in json.object { write(element, &$0) } }
  }

  /// Writes a text.
  public mutating func text(_ text: String) { JSONValue.write(text, into: &bytes) }

  /// Writes any value.
  public mutating func value(_ value: JSONValue) { value.write(into: &bytes) }

  /// Writes a name.
  public mutating func name<Subject: Entity>(_ name: Identifier<Subject>) {
    bytes.append(UInt8(ascii: "\""))
    name.appendText(to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  /// What was written, with everything escaped that a terminal could be misled by, see
  /// ``JSONValue/printedText``.
  public var printed: [UInt8] {
    var printed = bytes
    JSONValue.escapeHidden(in: &printed, from: 0)
    return printed
  }

  @usableFromInline
  mutating func word(_ word: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  @usableFromInline
  mutating func open(_ bracket: UInt8) {
    bytes.append(bracket)
    isFirst = true
  }

  @usableFromInline
  mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    isFirst = false
  }

  @usableFromInline
  mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
  }
}
