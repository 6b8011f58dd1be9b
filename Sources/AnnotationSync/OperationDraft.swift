public import ClaimModel

/// An operation that somebody is about to write: what is done, not yet by whom and after what.
public struct OperationDraft: Sendable {
  public var kind: OperationKind
  /// The entity it is done to; `nil` for operations that make one.
  public var on: String?
  /// What is done, as an object; `{}` when there is nothing to say.
  public var with: JSONValue
  /// The operations it replaces; `nil` means the heads that its facet has on the desk.
  public var over: [OperationID]?
  /// The operations it takes back or brings back.
  public var marks: [Operation.Mark: [OperationID]]

  public init(
    _ kind: OperationKind, on: String? = nil, with: JSONValue, over: [OperationID]? = nil,
    marks: [Operation.Mark: [OperationID]] = [:]
  ) {
    self.kind = kind
    self.on = on
    self.with = with
    self.over = over
    self.marks = marks
  }

  /// Where in a chain, when and by whom an operation is written.
  public struct Stamp: Sendable {
    public var chain: Chain
    /// The place in the chain, from 1.
    public var number: Int
    /// The operation before it in the chain; `nil` for the first.
    public var previous: OperationID?
    /// Wall clock, in UTC with milliseconds: `2026-03-01T09:00:00.123Z`.
    public var at: String
    public var by: Annotator
    /// The first operation of the act, where there is one before.
    public var part: OperationID?
    /// Who brings it in from elsewhere, where that is not who it is by, or it is a verdict; `nil` where nobody
    /// does.
    public var broughtIn: Verdict.Bringing?

    public init(
      chain: Chain, number: Int, previous: OperationID?, at: String, by: Annotator,
      part: OperationID? = nil
    ) {
      self.chain = chain
      self.number = number
      self.previous = previous
      self.at = at
      self.by = by
      self.part = part
    }
  }

  /// The line of this operation: keys in the format's order, those of `with` sorted.
  public func line(_ stamp: Stamp) -> [UInt8] {
    var line: [UInt8] = Array(#"{"v":1,"dev":"#.utf8)
    JSONValue.write(stamp.chain.device, into: &line)
    line += Array(#","ep":\#(stamp.chain.epoch),"n":\#(stamp.number)"#.utf8)
    if let previous = stamp.previous { line += Array(#","prev":"\#(previous)""#.utf8) }
    line += Array(#","at":"#.utf8)
    JSONValue.write(stamp.at, into: &line)
    line += Array(#","by":"#.utf8)
    JSONValue.write(stamp.by.name, into: &line)
    line += Array(#","do":"\#(kind.rawValue)""#.utf8)
    if let on {
      line += Array(#","on":"#.utf8)
      JSONValue.write(on, into: &line)
    }
    Self.append(over ?? [], as: "over", to: &line)
    if let part = stamp.part { line += Array(#","part":"\#(part)""#.utf8) }
    for mark in [Operation.Mark.redo, .undo] {
      Self.append(marks[mark] ?? [], as: mark.rawValue, to: &line)
    }
    if let bringing = stamp.broughtIn {
      line += Array(#","brought":"#.utf8)
      line += bringing.value.canonicalBytes
    }
    line += Array(#","with":"#.utf8)
    line += with.canonicalBytes
    line.append(UInt8(ascii: "}"))
    return line
  }

  private static func append(_ names: [OperationID], as key: String, to line: inout [UInt8]) {
    guard !names.isEmpty else { return }
    let list = names.sorted().map { "\"\($0)\"" }.joined(separator: ",")
    line += Array(#","\#(key)":[\#(list)]"#.utf8)
  }
}
